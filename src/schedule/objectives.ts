import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Lesson, Module } from "../model/book.ts";
import type { Language } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import { walkBlocks } from "../transforms/walk.ts";

/** An objective of a session, numbered in its module. */
export interface Objective {
  /** "2.1": session and place in the session's list. */
  number: string;
  text: string;
}

/** Where an objective is practised, and where it is assessed. */
export interface ObjectiveUse {
  objective: Objective;
  /** Blocks of the lessons that name it. */
  practised: Block[];
  /** Items of the test bank that name it. */
  assessed: Block[];
  /** The same items as tests print them. */
  tested: TestUse[];
}

/** Tests with their items that check an objective. */
export interface TestUse {
  tests: Block[];
  /** Numbers of the items; none where a test as a whole checks it. */
  items: string[];
}

/** A block with the full numbers of the objectives that it names. */
interface NamingBlock {
  block: Block;
  numbers: string[];
}

/** The objectives of a session with their numbers. */
export function objectivesOf({ number, matter }: Pick<Lesson, "number" | "matter">): Objective[] {
  return matter.objectives.map((text, index) => ({ number: objectiveNumber(index + 1, number), text }));
}

/** The full number of an objective as a block names it: "1" is that of its own session, "2.1" is full already. */
function objectiveNumber(written: string | number, session: number | undefined): string {
  const text = String(written);
  return text.includes(".") || session === undefined ? text : `${session}.${text}`;
}

/** Blocks of a text that name objectives, in order; `session` is undefined in a test bank. */
export function objectiveBlocks(tree: Root, session: number | undefined): NamingBlock[] {
  const found: NamingBlock[] = [];
  walkBlocks(tree, (block) => {
    const numbers = block.attributes.objectives?.map((written) => objectiveNumber(written, session));
    if (numbers) found.push({ block, numbers });
    // A test holds copies of the bank's items.
    return block.name === "test" ? false : undefined;
  });
  return found;
}

/**
 * Every objective of a module with the blocks that practise it and the test items that assess it, in order.
 * `sessions` are the trees to look in: a book gives its own, so that nothing is collected from what it withholds.
 */
export function objectiveUses(
  { lessons, bank }: Pick<Module, "lessons" | "bank">,
  sessions: readonly { lesson: Lesson; tree: Root }[] = lessons.map((lesson) => ({
    lesson,
    tree: lesson.tree,
  })),
): ObjectiveUse[] {
  const named = sessions.flatMap(({ lesson, tree }) => objectiveBlocks(tree, lesson.number));
  const practised = named.filter(({ block }) => block.name !== "test");
  const assessed = bank ? objectiveBlocks(bank.tree, undefined) : [];
  const naming = (all: typeof practised, number: string): Block[] =>
    all.filter(({ numbers }) => numbers.includes(number)).map(({ block }) => block);
  const tests = sessions
    .flatMap(({ tree }) => testsIn(tree))
    .map((block) => ({
      block,
      numbers: named.find((each) => each.block === block)?.numbers ?? [],
    }));
  return lessons.flatMap(objectivesOf).map((objective) => ({
    objective,
    practised: naming(practised, objective.number),
    assessed: naming(assessed, objective.number),
    tested: testUses(tests, objective.number),
  }));
}

/** What checks an objective, in words: "Pra-tes dan Pascates soal 1, 3". */
export function testUseName({ tests, items }: TestUse, language: Language): string {
  const titles = tests.map((test) => test.attributes.title ?? toString(test.title ?? []));
  const title = titles.join(language === "id" ? " dan " : " and ");
  if (items.length === 0) return title;
  const item = language === "id" ? "soal" : items.length > 1 ? "items" : "item";
  return `${title} ${item}\u00a0${items.join(", ")}`.trim();
}

function testsIn(tree: Root): Block[] {
  const tests: Block[] = [];
  walkBlocks(tree, (block) => {
    if (block.name === "test") tests.push(block);
  });
  return tests;
}

/** Tests that check an objective, by their items or as a whole; those with the same items stand together. */
function testUses(tests: readonly NamingBlock[], objective: string): TestUse[] {
  const uses: TestUse[] = [];
  for (const { block, numbers } of tests) {
    const items = itemsFor(block, objective);
    if (items.length === 0 && !numbers.includes(objective)) continue;
    const same = uses.find((use) => use.items.join() === items.join());
    if (same) same.tests.push(block);
    else uses.push({ tests: [block], items });
  }
  return uses;
}

function itemsFor(test: Block, objective: string): string[] {
  return test.children.flatMap((child) => {
    if (child.type !== "block" || child.number === undefined) return [];
    return child.attributes.objectives?.includes(objective) === true ? [child.number] : [];
  });
}
