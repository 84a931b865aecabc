import type { Element } from "hast";
import { h } from "hastscript";
import { visit } from "unist-util-visit";
import { blockSpec } from "../blocks/index.ts";
import type { Block } from "../model/nodes.ts";
import type { Book } from "../render/book.ts";
import { titleOf } from "../render/session.ts";
import { wordsOf } from "../render/words.ts";
import { sumSupplies, type Need } from "../schedule/supplies.ts";
import type { Annex } from "./annex.ts";
import { blockName } from "./block-name.ts";

const words = {
  id: {
    lead: (group: number) =>
      `Jumlah untuk seluruh modul, dengan kelompok berisi ${group} orang. Yang dipakai lagi dihitung sekali: sebanyak yang diperlukan satu sesi.`,
    counted: "Bahan berjumlah",
    material: "Bahan",
    for: (participants: number) => `${participants} peserta`,
    groups: "Kelompok",
    sessions: "Sesi",
    reused: "dipakai lagi",
    copies: "Lembar untuk difotokopi",
    sheet: "Lembar",
    others: "Bahan lain",
  },
  en: {
    lead: (group: number) =>
      `Amounts for the whole module, with ${group} people to a group. What is used again counts once: as much as one session needs.`,
    counted: "Counted materials",
    material: "Material",
    for: (participants: number) => `${participants} people`,
    groups: "Groups",
    sessions: "Session",
    reused: "used again",
    copies: "Sheets to copy",
    sheet: "Sheet",
    others: "Other materials",
  },
} as const;

/** What to buy and to copy for a whole module, for classes of several sizes. The guide only. */
export const materials: Annex = {
  name: "materials",
  title: { en: "Materials and copies", id: "Bahan dan salinan" },
  place: "front",
  render(book, level) {
    if (book.edition.plan !== "shown") return [];
    const { lessons, language } = book.module;
    const { participants, groupSize } = book.config.schedule;
    const text = words[language];
    const needs = sumSupplies(
      lessons.map(({ number, matter }) => ({ session: number, supplies: matter.supplies })),
      { participants, groupSize },
    );
    const copies = copiesOf(book);
    const counted = needs.length + copies.length > 0;
    return [
      ...(counted ? [h("p", text.lead(groupSize))] : []),
      ...(needs.length > 0 ? [h(`h${level}`, text.counted), needsTable(needs, book)] : []),
      ...(copies.length > 0 ? [h(`h${level}`, text.copies), copiesTable(copies, book)] : []),
      ...othersOf(book, level, needs.length > 0),
    ];
  },
};

function needsTable(needs: readonly Need[], book: Book): Element {
  const text = words[book.module.language];
  const { participants, groupSize } = book.config.schedule;
  const rows = needs.map(({ name, unit, amounts, sessions, reused }) => {
    const notes = [unit, reused ? text.reused : ""].filter(Boolean).join(", ");
    return h("tr", [
      h("td", notes === "" ? name : [name, " ", h("span.unit", `(${notes})`)]),
      ...amounts.map((amount) => h("td.amount", String(amount))),
      h("td.sessions", sessions.join(", ")),
    ]);
  });
  const groups = h("tr.groups", [
    h("th", { scope: "row" }, text.groups),
    ...participants.map((count) => h("td.amount", String(Math.ceil(count / groupSize)))),
    h("td"),
  ]);
  return h("table.materials", [headOf(text.material, book), h("tbody", [groups, ...rows])]);
}

/** A loose sheet and how many of it are needed. */
interface Copies {
  block: Block;
  session: number;
  per: "participant" | "group";
}

/** Loose sheets: each with its number of copies, by type of block. */
function copiesOf({ sessions }: Book): Copies[] {
  const copies: Copies[] = [];
  for (const { lesson, tree } of sessions) {
    visit(tree, "block", (block) => {
      const spec = blockSpec(block.name);
      const mayBeSeparate = spec?.attributes.includes("separate") === true;
      const loose = mayBeSeparate ? block.attributes.separate === true : spec?.copies !== undefined;
      if (loose) copies.push({ block, session: lesson.number, per: spec?.copies ?? "participant" });
    });
  }
  return copies;
}

function copiesTable(copies: readonly Copies[], book: Book): Element {
  const { language } = book.module;
  const { participants, groupSize } = book.config.schedule;
  const rows = copies.map(({ block, session, per }) => {
    const name = blockName(block, language);
    const title = titleOf(block);
    return h("tr", [
      h("td", [h("b", name), title === "" || title === name ? "" : ` ${title}`]),
      ...participants.map((count) =>
        h("td.amount", String(per === "group" ? Math.ceil(count / groupSize) : count)),
      ),
      h("td.sessions", String(session)),
    ]);
  });
  return h("table.materials", [headOf(words[language].sheet, book), h("tbody", rows)]);
}

function headOf(first: string, { module: { language }, config: { schedule } }: Book): Element {
  const text = words[language];
  return h("thead", [
    h("tr", [
      h("th", { scope: "col" }, first),
      ...schedule.participants.map((count) => h("th.amount", { scope: "col" }, text.for(count))),
      h("th.sessions", { scope: "col" }, text.sessions),
    ]),
  ]);
}

/** Materials without an amount, by session. */
function othersOf({ module: { lessons, language } }: Book, level: number, afterCounted: boolean): Element[] {
  const items = lessons.flatMap(({ number, matter }) => {
    const counted = new Set(matter.supplies.map(({ text }) => text));
    const plain = matter.materials.filter((each) => !counted.has(each));
    if (plain.length === 0) return [];
    return [
      h("section.other-materials", [
        h(`h${afterCounted ? level + 1 : level}`, `${wordsOf(language).session} ${number}`),
        h(
          "ul.checklist",
          plain.map((each) => h("li", each)),
        ),
      ]),
    ];
  });
  if (items.length === 0) return [];
  return [...(afterCounted ? [h(`h${level}`, words[language].others)] : []), h("div.others", items)];
}
