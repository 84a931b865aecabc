import type { Conversion } from "./conversion.ts";
import type { RuledPage } from "./options.ts";
import { pointsPerMillimetre, type PressBoxes } from "./page-boxes.ts";
import { numberText } from "./values.ts";

/** Where nothing else is asked for. */
const usual: RuledPage = { left: 20, right: 20, top: 25, bottom: 25, pitch: 8 };

/** Thickness of a line to write on, in points: what a photocopier keeps. */
const thickness = 0.6;

/** Content of a page that the source does not have; `index` counts from 0, which is a right-hand page. */
export function newPageContent(
  { options, ink }: Conversion,
  kind: "blank" | "ruled",
  { boxes, index }: { boxes: PressBoxes; index: number },
): string {
  if (kind === "blank") return "";
  const rules = options.pad?.ruled ?? usual;
  const isLeftHand = index % 2 === 1;
  const [left, bottom, right, top] = boxes.trim;
  const from = left + (isLeftHand ? rules.right : rules.left) * pointsPerMillimetre;
  const to = right - (isLeftHand ? rules.left : rules.right) * pointsPerMillimetre;
  const pitch = Math.max(1, rules.pitch) * pointsPerMillimetre;
  const lowest = bottom + rules.bottom * pointsPerMillimetre;
  const lines: string[] = [];
  for (let y = top - rules.top * pointsPerMillimetre - pitch; y >= lowest - 0.01; y -= pitch)
    lines.push(`${place(from)} ${place(y)} m ${place(to)} ${place(y)} l S`);
  // As gray as the lines to write on in books: full black so thin would have to overprint (GWG 2022, 4.10).
  const colour = ink.channels === 1 ? "0 G" : "0 0 0 .68 K";
  return `/Artifact BMC\nq ${colour} ${thickness} w 0 J [] 0 d\n${lines.join("\n")}\nQ\nEMC`;
}

function place(value: number): string {
  return numberText(Math.round(value * 1000) / 1000);
}
