import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import type { Module } from "../model/book.ts";
import { objectiveBlocks, objectivesOf, objectiveUses } from "../schedule/objectives.ts";
import { placeOfValue } from "../source/place-of.ts";
import type { Check } from "./check.ts";

/** Blocks name objectives that exist; every objective is practised, and tested where the module has a test bank. */
export const objectives: Check = {
  module(module) {
    checkKnown(module);
    const uses = new Map(objectiveUses(module).map((use) => [use.objective.number, use]));
    for (const lesson of module.lessons) {
      for (const { number, text } of objectivesOf(lesson)) {
        const use = uses.get(number);
        const place = (): ReturnType<typeof placeOfValue> => placeOfValue(lesson.file, "objectives", text);
        const short = number.slice(number.indexOf(".") + 1);
        if (use?.practised.length === 0)
          report(lesson.file, "objective-unserved", { number, short }, place());
        if (module.bank && use && use.assessed.length + use.tested.length === 0) {
          report(lesson.file, "objective-untested", { number }, place());
        }
      }
    }
  },
};

function checkKnown({ lessons, bank, file, introduction }: Module): void {
  const all = lessons.flatMap(objectivesOf).map(({ number }) => number);
  const unread = lessons.filter(({ matter }) => matter.unread === true && matter.objectives.length === 0);
  const sessions = new Set(unread.map(({ number }) => String(number)));
  for (const lesson of lessons) {
    const own = objectivesOf(lesson).map(({ number }) => number);
    checkText(
      { file: lesson.file, tree: lesson.tree, session: lesson.number },
      { all, offered: own, unread: sessions },
    );
  }
  if (bank) checkText({ ...bank, session: undefined }, { all, offered: all, unread: sessions });
  checkText({ file, tree: introduction, session: undefined }, { all, offered: all, unread: sessions });
}

interface KnownObjectives {
  /** Numbers of all objectives of the module. */
  all: readonly string[];
  /** Those that a message names. */
  offered: readonly string[];
  /** Numbers of sessions whose objectives could not be read, which was said. */
  unread: ReadonlySet<string>;
}

interface CheckedText {
  file: VFile;
  tree: Module["introduction"];
  session: number | undefined;
}

function checkText({ file, tree, session }: CheckedText, { all, offered, unread }: KnownObjectives): void {
  for (const { block, numbers } of objectiveBlocks(tree, session)) {
    for (const number of numbers) {
      if (all.includes(number) || unread.has(number.split(".")[0] ?? "")) continue;
      const known = offered.length > 0 ? offered.join(", ") : "–";
      report(file, "objective-unknown", { number, known }, block.position?.start);
    }
  }
}
