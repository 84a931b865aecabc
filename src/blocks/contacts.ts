import type { Element } from "hast";
import { h } from "hastscript";
import { beforeNotes, shell } from "./markup.ts";
import type { BlockContext, BlockSpec } from "./spec.ts";

const texts = {
  id: {
    lead: "Dilengkapi setempat sebelum sesi:",
    heads: ["Nama atau lembaga", "Cara menghubungi", "Jam"],
    guide: "Peserta mendapat baris kosong untuk kontak setempat. Siapkan isinya sebelum sesi.",
  },
  en: {
    lead: "To be filled in locally before the session:",
    heads: ["Name or office", "How to reach them", "Hours"],
    guide: "Participants get blank rows for local contacts. Have them ready before the session.",
  },
};

/** Where to find help: what is known, and room for what only the place knows. */
export const contacts: BlockSpec = {
  name: "contacts",
  words: { en: "contacts", id: "kontak" },
  doc: {
    en: "Where to find help: a list, and blank rows for what is filled in locally. Numbers are never made up.",
    id: "Tempat mencari bantuan: daftar, dan baris kosong untuk diisi setempat. Nomor tidak boleh dikarang.",
  },
  audience: "everyone",
  label: { en: "Contacts", id: "Kontak bantuan" },
  attributes: ["id", "lines"],
  parents: ["safeguard", "handout"],
  writeIn: (block) => block.attributes.lines ?? 2,
  render: (block, children, context) => [
    shell(block, beforeNotes(children, blankRows(block.writeIn ?? 0, context)), context, { tag: "div" }),
  ],
};

function blankRows(count: number, { language, policy }: BlockContext): Element[] {
  if (count === 0) return [];
  const { lead, heads, guide } = texts[language];
  if (policy.answers === "shown") return [h("p.contacts-lead", guide)];
  const row = (): Element =>
    h(
      "tr",
      heads.map(() => h("td")),
    );
  return [
    h("p.contacts-lead", lead),
    h("table.fill", [
      h("thead", [
        h(
          "tr",
          heads.map((head) => h("th", { scope: "col" }, head)),
        ),
      ]),
      h("tbody", Array.from({ length: count }, row)),
    ]),
  ];
}
