import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Nodes } from "mdast";
import { toString } from "mdast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { blockSpec } from "../blocks/index.ts";
import type { Language } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import { renderOptionsOf, type Part } from "../render/book.ts";
import { renderTree } from "../render/render-tree.ts";
import { titleOf } from "../render/session.ts";
import { wordsOf } from "../render/words.ts";
import type { PartAnnex } from "./annex.ts";
import { blockName } from "./block-name.ts";

/** Words of what is asked that the key repeats. */
const askedWords = 12;

/** Exercises of one session, or of one test. */
interface Group {
  /** "Sesi 2", "Tes 1". */
  label: string;
  title: string;
  exercises: Block[];
  /** Language of the session. */
  written: Language;
}

/** Every answer in one place, by session and number, tests last. For editions that show answers. */
export const answerKey: PartAnnex = {
  name: "answer-key",
  title: { en: "Answer key", id: "Kunci jawaban" },
  place: "back",
  render(part, level) {
    if (part.edition.answers !== "shown") return [];
    return groupsOf(part).flatMap(({ label, title, exercises, written }) => {
      const entries = exercises.flatMap((exercise) => entryOf(exercise, part, { level, written }));
      const lang = written === part.module.language ? {} : { lang: written };
      return entries.length === 0
        ? []
        : [
            h(`h${level}.key-group`, [h("span.label", label), " ", h("span.title", lang, title)]),
            h("dl.key-list", lang, entries),
          ];
    });
  },
};

function groupsOf({ sessions, module: { language } }: Part): Group[] {
  const { session } = wordsOf(language);
  const tests: Group[] = [];
  const groups = sessions.map(({ lesson, tree }): Group => {
    const exercises: Block[] = [];
    const { written } = lesson;
    visit(tree, "block", (block) => {
      if (block.name === "test") {
        tests.push({
          label: blockName(block, language),
          title: titleOf(block),
          exercises: itemsOf(block),
          written,
        });
        return SKIP;
      }
      if (block.number !== undefined && blockSpec(block.name)?.key) exercises.push(block);
      return undefined;
    });
    return { label: `${session} ${lesson.number}`, title: lesson.matter.title, exercises, written };
  });
  return [...groups, ...tests];
}

function itemsOf(test: Block): Block[] {
  return test.children.filter(
    (child): child is Block => child.type === "block" && blockSpec(child.name)?.key !== undefined,
  );
}

/** Number, page and a few words of the task, then the answer. */
function entryOf(
  exercise: Block,
  part: Part,
  { level, written }: { level: number; written: Language },
): Element[] {
  const language = exercise.written ?? written;
  const key = blockSpec(exercise.name)?.key?.(exercise, language) ?? [];
  const answer = renderTree(
    { type: "root", children: key.flatMap(bare) },
    { ...renderOptionsOf(part, level, "answer-key"), language },
  );
  if (exercise.anchor === undefined || answer.length === 0) return [];
  const asked = askedIn(exercise);
  const lang = language === written ? {} : { lang: language };
  return [
    h("dt", lang, [
      h("a", { href: `#${exercise.anchor}` }, blockName(exercise, language)),
      " ",
      asked === "" ? null : h("span.key-asked", asked),
      ...pageOf(exercise.anchor, part),
    ]),
    h("dd", lang, answer),
  ];
}

function pageOf(anchor: string, { print, module }: Part): (ElementContent | string)[] {
  if (!print) return [];
  const { page } = wordsOf(module.language);
  const number = h("span.page-number", { dataPageOf: anchor }, "00");
  return [" ", h("span.key-page", [`${page}\u00a0`, number])];
}

/** The first words of the task: the title, or the first passage of text. */
function askedIn(exercise: Block): string {
  const title = titleOf(exercise);
  const words = (title === "" ? firstPassage(exercise) : title).split(/\s+/).filter(Boolean);
  return words.length <= askedWords ? words.join(" ") : `${words.slice(0, askedWords).join(" ")} …`;
}

function firstPassage(exercise: Block): string {
  const task = exercise.children.find(({ type }) => type === "paragraph");
  if (task) return textOf(task).trim();
  let found = "";
  visit(exercise, (node) => {
    if (found !== "" || (node.type === "block" && node !== exercise)) return SKIP;
    if (node.type === "paragraph") found = textOf(node).trim();
    return undefined;
  });
  return found;
}

/** The text of a passage with dots in the place of blanks. */
function textOf(node: Nodes): string {
  if (node.type === "blank") return "…";
  return "children" in node ? node.children.map(textOf).join("") : toString(node);
}

/** A copy without what may stand in a book only once: anchors, notes, captions with their numbers. */
function bare<T extends Nodes>(node: T): T[] {
  if (node.type === "footnoteReference" || node.type === "footnoteDefinition" || node.type === "tableCaption")
    return [];
  if (node.type === "termUse") return node.children.flatMap((child) => bare(child)) as T[];
  const copy = { ...node };
  if ("anchor" in copy) delete copy.anchor;
  if (copy.type === "block" && copy.cited) copy.cited = bare(copy.cited)[0] ?? copy.cited;
  if (copy.type === "figure") delete copy.number;
  if ("children" in copy)
    copy.children = copy.children.flatMap((child: Nodes) => bare(child)) as typeof copy.children;
  return [copy];
}
