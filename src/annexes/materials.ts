import type { Element } from "hast";
import { h } from "hastscript";
import { SKIP, visitParents } from "unist-util-visit-parents";
import type { Block } from "../model/nodes.ts";
import type { Part } from "../render/book.ts";
import { titleOf } from "../render/session.ts";
import { wordsOf } from "../render/words.ts";
import { copiesOf } from "../schedule/copies.ts";
import { sumSupplies, type Need } from "../schedule/supplies.ts";
import type { PartAnnex } from "./annex.ts";
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
    cards: (count: number) => `satu set, ${count} kartu`,
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
    cards: (count: number) => `a set of ${count} cards`,
    others: "Other materials",
  },
} as const;

/** What to buy and to copy for a whole module, for classes of several sizes. The guide only. */
export const materials: PartAnnex = {
  name: "materials",
  title: { en: "Materials and copies", id: "Bahan dan salinan" },
  place: "front",
  render(part, level) {
    if (part.edition.plan !== "shown") return [];
    const { lessons, language } = part.module;
    const { participants, groupSize } = part.config.schedule;
    const text = words[language];
    const needs = sumSupplies(
      lessons.map(({ number, matter }) => ({ session: number, supplies: matter.supplies })),
      { participants, groupSize },
    );
    const copies = looseSheets(part);
    const counted = needs.length + copies.length > 0;
    return [
      ...(counted ? [h("p", text.lead(groupSize))] : []),
      ...(needs.length > 0 ? [h(`h${level}`, text.counted), needsTable(needs, part)] : []),
      ...(copies.length > 0 ? [h(`h${level}`, text.copies), copiesTable(copies, part)] : []),
      ...othersOf(part, level, needs.length > 0),
    ];
  },
};

function needsTable(needs: readonly Need[], part: Part): Element {
  const text = words[part.module.language];
  const { participants, groupSize } = part.config.schedule;
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
  return h("table.materials", [headOf(text.material, part), h("tbody", [groups, ...rows])]);
}

/** A loose sheet and how many of it are needed; of the cards of one role play, the set. */
interface Copies {
  /** The sheet, or the role play that the cards belong to. */
  block: Block;
  /** Cards in the set; 0 for a sheet. */
  cards: number;
  session: number;
  per: "participant" | "group";
}

/** Loose sheets, in order. */
function looseSheets({ sessions }: Part): Copies[] {
  const copies: Copies[] = [];
  for (const { lesson, tree } of sessions) {
    visitParents(tree, "block", (block, ancestors) => {
      const per = copiesOf(block);
      if (per === undefined) return undefined;
      const parent = ancestors.at(-1);
      const isCard = block.name === "role-card" && parent?.type === "block";
      const set = isCard ? copies.find((each) => each.block === parent) : undefined;
      const { pieces = 1 } = block.attributes;
      if (set) set.cards += pieces;
      else {
        copies.push({
          block: isCard ? parent : block,
          cards: isCard ? pieces : 0,
          session: lesson.number,
          per,
        });
      }
      return SKIP;
    });
  }
  return copies;
}

function copiesTable(copies: readonly Copies[], part: Part): Element {
  const { language } = part.module;
  const { participants, groupSize } = part.config.schedule;
  const text = words[language];
  const rows = copies.map(({ block, cards, session, per }) => {
    const name = blockName(block, language);
    const title = titleOf(block);
    return h("tr", [
      h("td", [
        h("b", name),
        title === "" || title === name ? "" : ` ${title}`,
        ...(cards > 0 ? [" ", h("span.unit", `(${text.cards(cards)})`)] : []),
      ]),
      ...participants.map((count) =>
        h("td.amount", String(per === "group" ? Math.ceil(count / groupSize) : count)),
      ),
      h("td.sessions", String(session)),
    ]);
  });
  return h("table.materials", [headOf(text.sheet, part), h("tbody", rows)]);
}

function headOf(first: string, { module: { language }, config: { schedule } }: Part): Element {
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
function othersOf({ module: { lessons, language } }: Part, level: number, afterCounted: boolean): Element[] {
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
