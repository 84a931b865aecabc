import type { Code, Html, Root, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { blocks as specs, blockWords } from "../blocks/index.ts";
import { report } from "../diagnostics/report.ts";

/** Marks that keep a fence from being one, and that few people see. */
const spoiling = /[\\\u00a0\u00ad\u200b-\u200f\u2060\ufeff]/;

/** What may stand before a fence: spaces, quote marks, list marks, and marks that spoil it. */
const lead = String.raw`^(?:[\s>\\\u00ad\u200b-\u200f\u2060\ufeff]|[-*+]\s|\d{1,9}[.)]\s|\[\^[^\]\s]+\]:\s)*`;

/** A line of three colons or more, as it looks to a person: behind quote marks and list marks, too. */
const fenceLine = new RegExp(`${lead}(:{3,})(.*)$`);

/** A line that a person takes for a fence and the parser never does: colons of other scripts, or too few of them. */
const almostFence = new RegExp(
  `${lead}(?:[:\\uff1a\\ufe55\\u2236\\u02d0\\ua789]{3}|::(?!\\S)|::?\\s?(?:${blockWords().join("|")})\\s*(?:[[{].*)?$)`,
  "iu",
);

const audienceWords = specs
  .filter(({ audience }) => audience !== "everyone")
  .flatMap(({ words }) => [words.id, words.en]);

/** Colons in running text that a person takes for the marks of a block. */
const almostBlock = new RegExp(`:{3}|(?<![\\p{L}\\p{N}:]):(?:${audienceWords.join("|")})(?=[[{])`, "giu");

interface OpenBlock {
  node: ContainerDirective;
  colons: number;
  parent: OpenBlock | undefined;
}

/**
 * Holds every line of colons in the source against the tree: each must open a block or close exactly one.
 *
 * What falls out of a facilitator block would be printed for participants, so a fence that the parser took for something
 * else (text, code, HTML, the end of another block) is an error and never a guess.
 * @see https://github.com/micromark/micromark-extension-directive for when a container ends
 */
export function remarkFences(tree: Root, file: VFile, text: string): void {
  const lines = text.split("\n");
  const accounted = new Set<number>();
  const blocks = openBlocks(tree, lines);
  for (const block of blocks) {
    const start = block.node.position?.start.line ?? 1;
    accounted.add(start);
    if (block.parent && block.colons >= block.parent.colons) reportNesting(file, block, block.parent);
  }
  claimEnds(file, blocks, lines, accounted);
  checkVerbatim(tree, file, lines, accounted);
  visit(tree, "leafDirective", (node) => {
    accounted.add(node.position?.start.line ?? 1);
  });
  reportStray(
    file,
    blocks,
    [...marksIn(lines, tree)].filter((line) => !accounted.has(line)),
  );
}

function openBlocks(tree: Root, lines: string[]): OpenBlock[] {
  const blocks: OpenBlock[] = [];
  const walk = (children: readonly RootContent[], parent: OpenBlock | undefined): void => {
    for (const child of children) {
      let inside = parent;
      if (child.type === "containerDirective") {
        const start = child.position?.start;
        const colons =
          /^:+/.exec((lines[(start?.line ?? 1) - 1] ?? "").slice((start?.column ?? 1) - 1))?.[0].length ?? 3;
        inside = { node: child, colons, parent };
        blocks.push(inside);
      }
      if ("children" in child) walk(child.children, inside);
    }
  };
  walk(tree.children, undefined);
  return blocks;
}

function reportNesting(file: VFile, block: OpenBlock, parent: OpenBlock): void {
  const details = {
    name: block.node.name,
    colons: block.colons,
    outer: parent.node.name,
    outerColons: parent.colons,
    open: parent.node.position?.start.line ?? 0,
  };
  report(file, "fence-nesting", details, lineOf(block.node));
}

/** Outer blocks come first in `blocks`, and the parser ends the outer one first: so the first claims a closing line. */
function claimEnds(file: VFile, blocks: OpenBlock[], lines: string[], accounted: Set<number>): void {
  for (const block of blocks) {
    const { start, end } = block.node.position ?? { start: { line: 0 }, end: { line: 0 } };
    const closing = fenceLine.exec(lines[end.line - 1] ?? "");
    const closes =
      end.line > start.line &&
      closing !== null &&
      (closing[1]?.length ?? 0) >= block.colons &&
      (closing[2] ?? "").trim() === "" &&
      !spoiling.test(closing[0]) &&
      !accounted.has(end.line);
    if (closes) {
      accounted.add(end.line);
    } else if (!block.parent || block.colons < block.parent.colons) {
      const details = {
        name: block.node.name,
        open: start.line,
        end: end.line,
        colons: block.colons,
        fence: ":".repeat(block.colons),
      };
      report(file, "fence-unclosed", details, lineOf(block.node));
    }
  }
}

/** Code and HTML show their lines as they are, so a fence inside them is text that every edition would print. */
function checkVerbatim(tree: Root, file: VFile, lines: string[], accounted: Set<number>): void {
  visit(tree, (node) => {
    if (node.type !== "code" && node.type !== "html") return undefined;
    const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 0 } };
    const fenced =
      node.type === "code" &&
      /^[\s>]*(?:`{3,}|~{3,})/.test((lines[start.line - 1] ?? "").slice(columnOf(node)));
    if (node.type === "code" && fenced && !closesCode(node, lines))
      report(file, "code-unclosed", {}, lineOf(node));
    // A comment that holds the beginning of another was meant to end before it.
    if (node.type === "html" && /<!--(?:(?!-->)[\s\S])*(?:<!--|$)/.test(node.value)) {
      report(file, "comment-unclosed", {}, lineOf(node));
    }
    const harmless =
      isComment(node) || (fenced && node.type === "code" && /^(?:md|markdown)$/.test(node.lang ?? ""));
    // Here even colons amid a line are a fence that somebody lost.
    const isFence = (text: string): boolean => text.includes(":::") || almostFence.test(text);
    const colons = (text: string): string =>
      node.type === "html" ? text.replace(/&(?:#58|#x3a|colon);/gi, ":") : text;
    for (let { line } = start; line <= end.line; line += 1) {
      if (!isFence(colons(lines[line - 1] ?? "")) || accounted.has(line)) continue;
      accounted.add(line);
      const place = node.type === "html" ? { en: "HTML", id: "HTML" } : { en: "code", id: "kode" };
      if (!harmless) report(file, "fence-in-code", { place }, { line, column: 1 });
    }
    return SKIP;
  });
}

/** Lines that hold what a person takes for a fence, in order. */
function marksIn(lines: readonly string[], tree: Root): Set<number> {
  const marks = new Set<number>();
  const verbatim = new Set<number>();
  visit(tree, (node) => {
    const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 0 } };
    if (node.type === "code" || (node.type === "html" && isComment(node))) {
      for (let { line } = start; line <= end.line; line += 1) verbatim.add(line);
    }
    if (node.type !== "text") return;
    for (const { index } of node.value.matchAll(almostBlock)) {
      marks.add(start.line + node.value.slice(0, index).split("\n").length - 1);
    }
  });
  for (const [index, text] of lines.entries()) {
    if (fenceLine.test(text) || (almostFence.test(text) && !verbatim.has(index + 1))) marks.add(index + 1);
  }
  return new Set([...marks].sort((a, b) => a - b));
}

function reportStray(file: VFile, blocks: OpenBlock[], marks: readonly number[]): void {
  for (const line of marks) {
    const last = blocks.findLast((block) => (block.node.position?.end.line ?? 0) < line);
    const { start, end } = last?.node.position ?? {};
    const hint =
      last && start && end
        ? {
            en: ` The last block before it, \`${last.node.name}\`, runs from line ${start.line} to ${end.line}.`,
            id: ` Blok terakhir sebelumnya, \`${last.node.name}\`, ada di baris ${start.line} sampai ${end.line}.`,
          }
        : "";
    report(file, "fence-stray", { last: hint }, { line, column: 1 });
  }
}

/**
 * Code that is closed has a line of its marks more than its opening line and its value have. Code that shows a line
 * which opens code with as many marks was meant to end before it.
 */
function closesCode(node: Code, lines: string[]): boolean {
  const { start, end } = node.position ?? { start: { line: 0 }, end: { line: 0 } };
  const marks = /^(?:`+|~+)/.exec((lines[start.line - 1] ?? "").slice(columnOf(node)).trimStart())?.[0] ?? "";
  if (marks !== "" && new RegExp(`^ {0,3}${marks}[\`~]*[^\`~\\s]`, "m").test(node.value)) return false;
  // Marks without a partner beside a block that is only shown: one of them was meant to end the code before the block.
  const inner = node.value.match(/^\s*(?:`{3,}|~{3,})/gm) ?? [];
  if (inner.length % 2 === 1 && node.value.split("\n").some((line) => fenceLine.test(line))) return false;
  const shown = node.value === "" ? 0 : node.value.split("\n").length;
  return end.line > start.line + shown && /^[\s>]*(?:`{3,}|~{3,})\s*$/.test(lines[end.line - 1] ?? "");
}

function isComment(node: Html | Code): boolean {
  return node.type === "html" && /^<!--[\s\S]*-->\s*$/.test(node.value.trim());
}

function columnOf(node: Html | Code): number {
  return (node.position?.start.column ?? 1) - 1;
}

/** The opening line of a block: marking the whole block would hide where it begins. */
function lineOf(node: ContainerDirective | Html | Code): { line: number; column: number } {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}
