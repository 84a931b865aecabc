import type { Nodes } from "mdast";
import { blockSpec } from "../blocks/index.ts";
import { report } from "../diagnostics/report.ts";
import type { Language, Localized } from "../model/language.ts";
import type { Module, ModuleBank } from "../model/book.ts";
import type { Block, TestKind } from "../model/nodes.ts";
import { walk, walkBlocks } from "./walk.ts";

/** Types of blocks that are test items. */
const itemNames: ReadonlySet<string> = new Set(["choice", "true-false", "matching", "fill-in", "question"]);

const titles: Record<TestKind, Localized> = {
  pre: { en: "Pre-test", id: "Pra-tes" },
  post: { en: "Post-test", id: "Pascates" },
};

/**
 * Puts the items of a module's bank into its tests, before anything is numbered. What stands in a test is a copy without
 * places: whatever is wrong with it is said once, where it is written.
 */
export function insertTests({ bank, lessons }: Module): void {
  const items = bank ? readBank(bank) : [];
  const printed = new Set<Block>();
  for (const { tree, file, written } of lessons) {
    walkBlocks(tree, (block) => {
      if (block.name !== "test") return undefined;
      const { kind } = block.attributes;
      if (kind === undefined) return false;
      const own = items.filter(({ attributes: { forTest } }) => forTest === undefined || forTest === kind);
      if (own.length === 0) report(file, "test-bank", {}, block.position?.start);
      for (const item of own) printed.add(item);
      const notes = block.children.findIndex((child) => child.type === "block");
      block.children.splice(
        notes === -1 ? block.children.length : notes,
        0,
        ...own.map((item) => copyOf(item, written, bank)),
      );
      if (!block.title) block.attributes.title ??= titles[kind][written];
      return false;
    });
  }
  for (const item of items) {
    if (bank && !printed.has(item)) report(bank.file, "bank-unused", {}, item.position?.start);
  }
}

/** Whether a block is a copy of a test item: what is wrong with it is said where the item is written. */
export function isCopy(node: Nodes): boolean {
  return node.type === "block" && node.position === undefined;
}

/** The items of a bank, in order. Other text in it is for its writers and is not printed. */
function readBank({ tree, file }: ModuleBank): Block[] {
  walk(tree, (node) => {
    if (node.type !== "footnoteReference") return;
    const what = { en: "a footnote", id: "Catatan kaki" };
    const expected = { en: "the reason itself", id: "alasannya sendiri" };
    report(file, "bank-item", { what, expected }, node);
  });
  const items: Block[] = [];
  walkBlocks(tree, (block) => {
    if (itemNames.has(block.name)) items.push(block);
    else
      report(file, "bank-item", { what: wordsOf(block.name), expected: knownItems() }, block.position?.start);
    return false;
  });
  for (const item of items) {
    if (!item.attributes.objectives) report(file, "bank-objective", {}, item.position?.start);
  }
  return items;
}

function wordsOf(name: string): Localized {
  return blockSpec(name)?.words ?? { en: name, id: name };
}

function knownItems(): Localized {
  const words = [...itemNames].map(wordsOf);
  return { en: words.map(({ en }) => en).join(", "), id: words.map(({ id }) => id).join(", ") };
}

/** A copy without places and without an anchor of its own, for it may stand in both tests. */
function copyOf(item: Block, around: Language, bank: ModuleBank | undefined): Block {
  const copy = withoutPlaces(item);
  const { id: _, ...attributes } = copy.attributes;
  const foreign = bank !== undefined && bank.written !== around;
  return { ...copy, attributes, ...(foreign ? { written: bank.written } : {}) };
}

/** A deep copy without places; bytes of pictures are shared. */
function withoutPlaces<T extends Nodes>(node: T): T {
  const { position: _, ...rest } = node;
  const copy = { ...rest } as T;
  if ("children" in copy)
    copy.children = copy.children.map((child) => withoutPlaces(child)) as typeof copy.children;
  if (copy.type === "block") {
    copy.attributes = { ...copy.attributes };
    if (copy.title) copy.title = copy.title.map((child) => withoutPlaces(child));
  }
  return copy;
}
