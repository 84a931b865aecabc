import type { Element } from "hast";
import { h } from "hastscript";
import type { Localized } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import { beforeNotes, shell } from "./markup.ts";
import type { BlockContext, BlockSpec } from "./spec.ts";

const checkedWord: Localized = { en: "checked", id: "dicek" };
const pitfallWord: Localized = { en: "Pitfall", id: "Jebakan" };

/** A rule of law in plain words, with its citation. */
export const law: BlockSpec = {
  name: "law",
  words: { en: "law", id: "hukum" },
  doc: {
    en: 'A rule of law in plain words, with where it stands: plain words, or citations such as "@uu-21-2000 ps 28; @uu-1-2026". The guide adds when that was checked, and the pitfalls.',
    id: 'Aturan hukum dengan kata sederhana serta sumbernya: kata biasa, atau kutipan seperti "@uu-21-2000 ps 28; @uu-1-2026". Panduan menambah kapan sumber itu dicek, dan jebakannya.',
  },
  audience: "everyone",
  label: { en: "The law", id: "Dasar hukum" },
  attributes: ["id", "source", "checked"],
  required: ["source"],
  render: (block, children, context) => [
    shell(block, beforeNotes(children, sourceOf(block, context)), context, { tag: "div" }),
  ],
};

/** The citation as a small line, and in the guide the date and the pitfalls. */
function sourceOf(block: Block, context: BlockContext): Element[] {
  const { language, policy } = context;
  if (!block.cited) return [];
  const { text, anchor, checked, founded, pitfalls } = context.cite(block.cited);
  const cite = h("cite", { id: anchor }, text);
  if (policy.plan !== "shown") return [h("p.citation", [cite])];
  const date = block.attributes.checked ?? checked;
  return [
    h("p.citation", [
      cite,
      date === undefined ? null : h("span.checked", ` · ${checkedWord[language]} ${date}`),
      founded === undefined ? null : h("span.checked", ` · ${founded}`),
    ]),
    ...pitfalls.map(({ of, text: pitfall }) =>
      h("p.pitfall-note", [h("b", `${pitfallWord[language]} ${of}`), " ", pitfall]),
    ),
  ];
}
