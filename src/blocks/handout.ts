import type { ElementContent } from "hast";
import { h } from "hastscript";
import { visit } from "unist-util-visit";
import type { Block } from "../model/nodes.ts";
import { handOutNote, prepareHandOut } from "./hand-out.ts";
import { shell } from "./markup.ts";
import { miniature } from "./miniature.ts";
import type { BlockContext, BlockSpec } from "./spec.ts";

/** Blocks that only those who lead can see, by class. */
const notes: ReadonlySet<unknown> = new Set(["facilitator", "talking-points", "say", "ask"]);

/** A sheet to hand out, on a page of its own. */
export const handout: BlockSpec = {
  name: "handout",
  words: { en: "handout", id: "bahan-bagikan" },
  doc: {
    en: "A sheet to hand out, on a page of its own in the participant's book, or with `separate` in the sheets file; the guide shows a small picture of it.",
    id: "Lembar untuk dibagikan, di halaman sendiri dalam buku peserta, atau dengan `terpisah` di berkas lembar lepas; panduan menampilkan gambar kecilnya.",
  },
  audience: "everyone",
  audienceOf: ({ attributes }) => (attributes.separate === true ? "holder" : "everyone"),
  copies: "participant",
  label: { en: "Handout", id: "Bahan Bagikan" },
  attributes: ["id", "title", "separate", "when", "objectives"],
  required: ["title"],
  numbered: { within: "module", style: "plain" },
  sheet: true,
  prepare: prepareHandOut,
  render: (block, children, context) => [
    shell(block, context.policy.plan === "shown" ? inGuide(block, children, context) : children, context),
  ],
};

/** The guide has a small picture of the sheet with the notes beside it; what holds answers stands in full as well. */
function inGuide(block: Block, children: ElementContent[], context: BlockContext): ElementContent[] {
  const asHandedOut: BlockContext = { ...context, policy: { answers: "lines", plan: "none" } };
  const page = miniature(shell(block, context.handedOut(), asHandedOut));
  const beside = children.filter(isNote);
  const source = handOutNote(context, block.attributes.separate === true ? "loose" : "bound");
  const rest = children.filter((child) => child.type === "element" && !isNote(child));
  return [
    h("div.hand-out", [page, h("div.beside", [...source, ...beside])]),
    ...(holdsAnswers(block) ? [h("div.in-full", rest)] : []),
  ];
}

/** Whether there is more in it than its holder reads: then a picture alone would withhold it from those who lead. */
function holdsAnswers(block: Block): boolean {
  let found = false;
  visit(block, (node) => {
    if (node === block) return undefined;
    if (node.type === "block" && notes.has(node.name)) return "skip";
    found ||= node.type === "blank" || node.type === "block";
    return undefined;
  });
  return found;
}

function isNote(child: ElementContent): boolean {
  const classes = child.type === "element" ? child.properties.className : undefined;
  return Array.isArray(classes) && classes.some((name) => notes.has(name));
}
