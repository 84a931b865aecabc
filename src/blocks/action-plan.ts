import type { Element } from "hast";
import { h } from "hastscript";
import type { Block } from "../model/nodes.ts";
import { beforeNotes, shell } from "./markup.ts";
import type { BlockContext, BlockSpec } from "./spec.ts";

const columns = {
  id: ["Apa yang akan kami lakukan", "Siapa", "Kapan", "Tanda berhasil"],
  en: ["What we will do", "Who", "When", "Sign of success"],
};

const criteria = {
  id: {
    title: "Ciri rencana yang baik",
    items: [
      "Aksi dapat dilihat orang lain dan selesai pada tanggalnya.",
      "Ada satu nama penanggung jawab. Ia hadir dan setuju.",
      "Ada tanggal, bukan “secepatnya”.",
      "Ada tanda berhasil yang dapat ditunjukkan.",
      "Tidak membahayakan orang dan tidak memakai cerita korban.",
    ],
  },
  en: {
    title: "Signs of a good plan",
    items: [
      "The action can be seen by others and is done by its date.",
      "One person answers for it, is in the room, and has agreed.",
      "It has a date, not “as soon as possible”.",
      "It has a sign of success that can be shown.",
      "It endangers nobody and uses no survivor’s story.",
    ],
  },
};

/** What a facilitator looks for in a plan, unless the writer says it in a note. */
function criteriaFor(block: Block, { policy, language }: BlockContext): Element[] {
  const hasNote = block.children.some((child) => child.type === "block" && child.name === "facilitator");
  if (policy.plan !== "shown" || hasNote) return [];
  const { title, items } = criteria[language];
  return [
    h("aside.criteria", [
      h("p.criteria-title", title),
      h(
        "ul",
        items.map((item) => h("li", item)),
      ),
    ]),
  ];
}

/** An action plan (rencana tindak lanjut): a table of who, what and when. */
export const actionPlan: BlockSpec = {
  name: "action-plan",
  words: { en: "action-plan", id: "rtl" },
  doc: {
    en: "An action plan: a blank table of what, who and when, or of other `columns`; the guide has signs of a good plan.",
    id: "Rencana tindak lanjut: tabel kosong apa, siapa, dan kapan, atau `kolom` lain; panduan memuat ciri rencana yang baik.",
  },
  audience: "everyone",
  label: { en: "Follow-up plan", id: "RTL" },
  attributes: ["id", "title", "lines", "columns", "objectives"],
  writeIn: (block) => block.attributes.lines ?? 4,
  render: (block, children, context) => {
    const heads = block.attributes.columns ?? columns[context.language];
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
      shell(
        block,
        [...beforeNotes(children, rows > 0 ? [table] : []), ...criteriaFor(block, context)],
        context,
        {
          untitled: { en: "Our follow-up plan", id: "Rencana tindak lanjut" },
        },
      ),
    ];
  },
};
