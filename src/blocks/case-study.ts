import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A case from a workplace. */
export const caseStudy: BlockSpec = {
  name: "case",
  words: { en: "case", id: "kasus" },
  doc: { en: "A story from a workplace.", id: "Cerita dari tempat kerja." },
  audience: "everyone",
  label: { en: "Case", id: "Kasus" },
  attributes: ["id", "title", "objectives"],
  required: ["title"],
  render: (block, children, context) => [shell(block, children, context)],
};
