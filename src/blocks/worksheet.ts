import { h } from "hastscript";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A worksheet on a page of its own. */
export const worksheet: BlockSpec = {
  name: "worksheet",
  words: { en: "worksheet", id: "lembar-kerja" },
  doc: {
    en: "A page to write on, with its number through the whole module.",
    id: "Halaman untuk diisi, bernomor urut di seluruh modul.",
  },
  audience: "everyone",
  label: { en: "Worksheet", id: "Lembar Kerja" },
  attributes: ["id", "title", "anonymous", "objectives"],
  required: ["title"],
  numbered: { within: "module", style: "plain" },
  sheet: true,
  render: (block, children, context) => {
    const [name, date] = context.language === "id" ? ["Nama", "Tanggal"] : ["Name", "Date"];
    const nameLine = h("p.name-line", [h("span.blank.wide", name), " ", h("span.blank", date)]);
    const signed = context.policy.answers === "lines" && block.attributes.anonymous !== true;
    return [shell(block, signed ? [nameLine, ...children] : children, context)];
  },
};
