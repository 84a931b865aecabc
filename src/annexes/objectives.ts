import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Block } from "../model/nodes.ts";
import type { Part } from "../render/book.ts";
import { wordsOf } from "../render/words.ts";
import { objectivesOf, objectiveUses, testUseName, type TestUse } from "../schedule/objectives.ts";
import type { PartAnnex } from "./annex.ts";
import { blockLink } from "./block-name.ts";
import { walkBlocks } from "../transforms/walk.ts";

const words = {
  id: {
    objective: "Tujuan: peserta dapat\u00a0…",
    practised: "Dilatih dalam",
    assessed: "Diuji dengan",
    none: "belum ada",
  },
  en: {
    objective: "Objective: participants can\u00a0…",
    practised: "Practised in",
    assessed: "Tested by",
    none: "none yet",
  },
} as const;

/** Every objective with the activities that practise it and the test items that assess it. The guide only. */
export const objectives: PartAnnex = {
  name: "objectives",
  title: { en: "Objectives, activities and test items", id: "Tujuan, kegiatan, dan soal" },
  place: "back",
  render(part) {
    if (part.edition.plan !== "shown") return [];
    const uses = new Map(objectiveUses(part.module, part.sessions).map((use) => [use.objective.number, use]));
    if ([...uses.values()].every(({ practised, assessed }) => practised.length + assessed.length === 0))
      return [];
    const { language, lessons, bank } = part.module;
    const text = words[language];
    const columns = bank ? 4 : 3;
    const anchors = anchorsIn(part);
    const named = (blocks: readonly Block[]): ElementContent[] => listed(blocks, part, anchors);
    const testedBy = (tests: readonly TestUse[]): ElementContent[] =>
      tests.length === 0
        ? [h("span.none", text.none)]
        : [{ type: "text", value: tests.map((each) => testUseName(each, language)).join("; ") }];
    const bodies = lessons.flatMap((lesson) => {
      const rows = objectivesOf(lesson).map(({ number, text: objective }) =>
        h("tr", [
          h("th.number", { scope: "row" }, number),
          h("td", objective),
          h("td", named(uses.get(number)?.practised ?? [])),
          bank ? h("td", testedBy(uses.get(number)?.tested ?? [])) : null,
        ]),
      );
      if (rows.length === 0) return [];
      const session = `${wordsOf(language).session} ${lesson.number} · ${lesson.matter.title}`;
      return [
        h("tbody", [
          h("tr.session-row", [h("th", { scope: "rowgroup", colSpan: columns }, session)]),
          ...rows,
        ]),
      ];
    });
    const heads = [
      h("th", { scope: "col", colSpan: 2 }, text.objective),
      h("th", { scope: "col" }, text.practised),
      bank ? h("th", { scope: "col" }, text.assessed) : null,
    ];
    return [h("table.objective-matrix", [h("thead", [h("tr", heads)]), ...bodies])];
  },
};

/** Names of blocks, each once, with commas; a dash and a word where there are none. */
function listed(
  blocks: readonly Block[],
  { module: { language } }: Part,
  anchors: ReadonlySet<string>,
): ElementContent[] {
  if (blocks.length === 0) return [h("span.none", words[language].none)];
  return blocks.flatMap((block, index) => [
    ...(index > 0 ? [{ type: "text" as const, value: ", " }] : []),
    blockLink(block, language, anchors),
  ]);
}

function anchorsIn({ sessions }: Part): Set<string> {
  const anchors = new Set<string>();
  for (const { tree } of sessions) {
    walkBlocks(tree, ({ anchor }) => {
      if (anchor !== undefined) anchors.add(anchor);
    });
  }
  return anchors;
}
