import { h } from "hastscript";
import { beforeNotes, shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A rule of law in plain words, with its citation. */
export const law: BlockSpec = {
  name: "law",
  words: { en: "law", id: "hukum" },
  doc: {
    en: "A rule of law in plain words, with where it stands; the guide adds when that was checked.",
    id: "Aturan hukum dengan kata sederhana serta sumbernya; panduan menambah kapan sumber itu dicek.",
  },
  audience: "everyone",
  label: { en: "The law", id: "Dasar hukum" },
  attributes: ["id", "source", "checked"],
  required: ["source"],
  render: (block, children, context) => {
    const { source = "", checked } = block.attributes;
    const word = context.language === "id" ? "dicek" : "checked";
    const date =
      checked !== undefined && context.policy.plan === "shown"
        ? h("span.checked", ` · ${word} ${checked}`)
        : null;
    const citation = h("p.citation", [h("cite", source), date]);
    return [shell(block, beforeNotes(children, [citation]), context, { tag: "div" })];
  },
};
