import { h } from "hastscript";
import { beforeNotes, shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

const columns = {
  id: ["Apa yang akan kami lakukan", "Siapa", "Kapan", "Tanda berhasil"],
  en: ["What we will do", "Who", "When", "Sign of success"],
};

/** An action plan (rencana tindak lanjut): a table of who, what and when. */
export const actionPlan: BlockSpec = {
  name: "action-plan",
  words: { en: "action-plan", id: "rtl" },
  doc: {
    en: "An action plan: a blank table of what, who and when.",
    id: "Rencana tindak lanjut: tabel kosong apa, siapa, dan kapan.",
  },
  audience: "everyone",
  label: { en: "Action plan", id: "RTL" },
  attributes: ["id", "title", "lines", "objectives"],
  writeIn: (block) => block.attributes.lines ?? 4,
  render: (block, children, context) => {
    const heads = columns[context.language];
    const rows = context.policy.answers === "lines" ? (block.writeIn ?? 0) : 0;
    const table = h("table.fill", [
      h(
        "thead",
        h(
          "tr",
          heads.map((head) => h("th", { scope: "col" }, head)),
        ),
      ),
      h(
        "tbody",
        Array.from({ length: rows }, () =>
          h(
            "tr",
            heads.map(() => h("td")),
          ),
        ),
      ),
    ]);
    return [
      shell(block, beforeNotes(children, rows > 0 ? [table] : []), context, {
        untitled: { en: "Our action plan", id: "Rencana tindak lanjut" },
      }),
    ];
  },
};
