import type { Nodes, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Point } from "unist";
import { audienceOf } from "../blocks/index.ts";
import { report } from "../diagnostics/report.ts";
import type { Lesson, Module } from "../model/book.ts";
import type { Block } from "../model/nodes.ts";
import { placeOfWord } from "../source/place-of.ts";
import type { Check } from "./check.ts";
import { walk, walkBlocks } from "../transforms/walk.ts";

/**
 * Words that speak of violence or harassment, in both languages, at the beginning of a word. Threats to a job
 * (ancaman PHK) and discrimination have words of their own and are not among them.
 */
const violence = new RegExp(
  "(?<![\\p{L}\\p{N}])(?:kekerasan|kdrt|pelecehan|dilecehkan|melecehkan|perundungan|dirundung|intimidasi|" +
    "diintimidasi|perkosaan|pemerkosaan|penganiayaan|dianiaya|pencabulan|penyiksaan|eksploitasi seksual|" +
    "perbudakan|perdagangan orang|tppo|violence|violent|harass|bullying|bullied|abuse|abusive|assault|rape|" +
    "intimidation|trafficking|gbvh|gbv)",
  "iu",
);

/** A session on violence or harassment has a safeguard block, and that says where to find help. */
export const safeguards: Check = {
  module(module) {
    for (const lesson of module.lessons) {
      const subject = subjectOf(lesson);
      if (!subject) continue;
      const blocks = blocksIn(lesson.tree, ({ name }) => name === "safeguard");
      if (blocks.length === 0) {
        report(lesson.file, "safeguard-missing", { word: subject.word }, subject.place);
      } else if (!blocks.some((block) => hasContacts(block, module))) {
        report(lesson.file, "safeguard-contacts", { example: "{ref:…}" }, blocks[0]?.position?.start);
      }
    }
  },
};

/** The first word of violence in what a session says it is about: its front matter and its headings. */
function subjectOf({ file, matter, tree }: Lesson): { word: string; place: Point | undefined } | undefined {
  const fields = [
    ["title", matter.title],
    ["summary", matter.summary ?? ""],
    ["objectives", matter.objectives.join("\n")],
  ] as const;
  for (const [field, words] of fields) {
    const [word] = violence.exec(words) ?? [];
    if (word !== undefined) return { word, place: placeOfWord(file, field) };
  }
  return headingOf(tree);
}

/** A heading or a block's title that participants read, too. */
function headingOf(tree: Root): { word: string; place: Point | undefined } | undefined {
  let found: { word: string; place: Point | undefined } | undefined;
  walk(tree, (node) => {
    if (found) return false;
    if (node.type === "block" && audienceOf(node) === "facilitator") return false;
    const [word] = violence.exec(titleOf(node)) ?? [];
    if (word !== undefined) found = { word, place: node.position?.start };
    return undefined;
  });
  return found;
}

function titleOf(node: Nodes): string {
  if (node.type === "heading") return toString(node);
  return node.type === "block" ? (node.attributes.title ?? toString(node.title ?? [])) : "";
}

/** Contacts stand in the block, or on a sheet that it points to. */
function hasContacts(safeguard: Block, module: Module): boolean {
  const isContacts = ({ name }: Block): boolean => name === "contacts";
  if (blocksIn(safeguard, isContacts).length > 0) return true;
  const sheets = module.lessons.flatMap(({ tree }) =>
    blocksIn(tree, (block) => isContacts(block) || blocksIn(block, isContacts).length > 0),
  );
  const anchors = new Set(sheets.map(({ anchor }) => anchor));
  let found = false;
  walk(safeguard, (node) => {
    if (node.type === "link") {
      found ||= /^(?:tel|mailto):/i.test(node.url) || anchors.has(node.url.replace(/^#/, ""));
    }
    if (node.type === "crossReference") found ||= anchors.has(node.target);
  });
  return found;
}

function blocksIn(tree: Root | Block, wanted: (block: Block) => boolean): Block[] {
  const found: Block[] = [];
  walkBlocks(tree, (node) => {
    if (wanted(node)) found.push(node);
  });
  return found;
}
