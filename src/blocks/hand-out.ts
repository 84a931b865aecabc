import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Paragraph } from "mdast";
import type { Localized } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import type { BlockContext } from "./spec.ts";

/** What the guide says about getting a sheet to people. */
const notes = {
  bound: {
    en: "In the participant’s book, on a page of its own.",
    id: "Ada di buku peserta, di halaman sendiri.",
  },
  loose: {
    en: "A loose sheet: print one for each participant from the sheets file.",
    id: "Lembar lepas: cetak satu untuk setiap peserta dari berkas lembar lepas.",
  },
  observer: {
    en: "A loose sheet: print one for each group from the sheets file, more where several observe.",
    id: "Lembar lepas: cetak satu untuk setiap kelompok dari berkas lembar lepas, lebih bila pengamatnya beberapa orang.",
  },
  form: {
    en: "In the participant’s book; to collect it, print one for each participant from the sheets file.",
    id: "Ada di buku peserta; untuk dikumpulkan, cetak satu untuk setiap peserta dari berkas lembar lepas.",
  },
} satisfies Record<string, Localized>;

/** Turns `when` into a note to the facilitator: an anchor into a reference, with its number and page, other words as they are. */
export function prepareHandOut(block: Block): void {
  const { when } = block.attributes;
  if (when === undefined) return;
  const { position } = block;
  const at = position ? { position } : {};
  const paragraph: Paragraph = {
    type: "paragraph",
    children: [
      /^[a-z][a-z0-9-]*$/.test(when)
        ? { type: "crossReference", target: when, ...at }
        : { type: "text", value: when },
    ],
  };
  // Only this note has the attribute: a writer's cannot.
  block.children.unshift({
    type: "block",
    name: "facilitator",
    attributes: { when },
    children: [paragraph],
    ...at,
  });
}

/** A line for the guide: where the sheet comes from. */
export function handOutNote({ policy, language }: BlockContext, kind: keyof typeof notes): Element[] {
  return policy.plan === "shown" ? [h("p.hand-out-note", notes[kind][language])] : [];
}

/** A line for the guide: how many cards to cut. */
export function cardNote({ policy, language }: BlockContext, block: Block): Element[] {
  const cards = block.children.reduce(
    (sum, child) =>
      child.type === "block" && child.name === "role-card" ? sum + (child.attributes.pieces ?? 1) : sum,
    0,
  );
  if (cards === 0 || policy.plan !== "shown") return [];
  const text = {
    en: `Role cards: cut one set of ${cards} for each group from the sheets file.`,
    id: `Kartu peran: gunting satu set, ${cards} kartu, untuk setiap kelompok dari berkas lembar lepas.`,
  };
  return [h("p.hand-out-note", text[language])];
}

/** Puts content before the first card, or nowhere where there is none. */
export function beforeCards(children: ElementContent[], content: readonly Element[]): ElementContent[] {
  const at = children.findIndex(
    ({ properties }: ElementContent & { properties?: Element["properties"] }) =>
      Array.isArray(properties?.className) && properties.className.includes("role-card"),
  );
  return at === -1 ? children : [...children.slice(0, at), ...content, ...children.slice(at)];
}
