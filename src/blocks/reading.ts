import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A text to read. */
export const reading: BlockSpec = {
  name: "reading",
  words: { en: "reading", id: "bacaan" },
  doc: { en: "A text of one or two pages to read.", id: "Bacaan satu sampai dua halaman." },
  audience: "everyone",
  label: { en: "Reading", id: "Bacaan" },
  attributes: ["id", "title"],
  required: ["title"],
  render: (block, children, context) => [shell(block, children, context, { tag: "article" })],
};
