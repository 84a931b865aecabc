import type { Code, Html, Parents, Root, Text } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
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

/** Marks of every line that can be a fence, or be taken for one. */
const anyColon = /[:\uff1a\ufe55\u2236\u02d0\ua789]/;

interface OpenBlock {
  node: ContainerDirective;
  colons: number;
  parent: OpenBlock | undefined;
  closed: boolean;
}

interface Verbatim {
  node: Code | Html;
  /** Innermost block that it stands in. */
  block: OpenBlock | undefined;
}

/** What a lesson has that fences can be, or get lost in. */
interface Found {
  /** Outer blocks before those in them. */
  blocks: OpenBlock[];
  verbatim: Verbatim[];
  texts: Text[];
  /** Lines that are no mistake, or that have been reported. */
  accounted: Set<number>;
}

/**
 * Holds every line of colons in the source against the tree: each must open a block or close exactly one.
 *
 * What falls out of a facilitator block would be printed for participants, so a fence that the parser took for something
 * else (text, code, HTML, the end of another block) is an error and never a guess.
 */
export function remarkFences(tree: Root, file: VFile, text: string): void {
  const lines = text.split("\n");
  const found: Found = { blocks: [], verbatim: [], texts: [], accounted: new Set() };
  collect(tree, undefined, found);
  for (const block of found.blocks) {
    if (block.parent && block.colons >= block.parent.colons) reportNesting(file, block, block.parent);
  }
  for (const each of found.verbatim) checkVerbatim(each, file, lines, found.accounted);
  for (const block of found.blocks) {
    if (!block.closed && (!block.parent || block.colons < block.parent.colons)) reportUnclosed(file, block);
  }
  const stray = [...marksIn(lines, found)].filter((line) => !found.accounted.has(line));
  reportStray(
    file,
    found.blocks,
    stray.toSorted((a, b) => a - b),
  );
}

function collect(parent: Parents, block: OpenBlock | undefined, found: Found): void {
  for (const child of parent.children) {
    if (child.type === "text") found.texts.push(child);
    else if (child.type === "code" || child.type === "html") found.verbatim.push({ node: child, block });
    else if (child.type === "containerDirective") collect(child, openBlock(child, block, found), found);
    else if ("children" in child) {
      if (child.type === "leafDirective") found.accounted.add(child.position?.start.line ?? 1);
      collect(child, block, found);
    }
  }
}

function openBlock(node: ContainerDirective, parent: OpenBlock | undefined, found: Found): OpenBlock {
  const { colons = 3, closing } = node.data ?? {};
  const block = { node, colons, parent, closed: closing !== undefined };
  found.blocks.push(block);
  found.accounted.add(node.position?.start.line ?? 1);
  if (closing !== undefined) found.accounted.add(closing);
  return block;
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

function reportUnclosed(file: VFile, { node, colons }: OpenBlock): void {
  const details = {
    name: node.name,
    open: node.position?.start.line ?? 0,
    end: node.position?.end.line ?? 0,
    colons,
    fence: ":".repeat(colons),
  };
  report(file, "fence-unclosed", details, lineOf(node));
}

/** Code and HTML show their lines as they are, so a fence inside them is text that every edition would print. */
function checkVerbatim(
  { node, block }: Verbatim,
  file: VFile,
  lines: string[],
  accounted: Set<number>,
): void {
  const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 0 } };
  const shown = lines.slice(start.line - 1, end.line);
  const fenced =
    node.type === "code" && /^[\s>]*(?:`{3,}|~{3,})/.test((shown[0] ?? "").slice(columnOf(node)));
  let code: Code | undefined = fenced && node.type === "code" ? node : undefined;
  if (code && !closesCode(code, lines)) {
    report(file, "code-unclosed", {}, lineOf(code));
    code = undefined;
  }
  // A comment that holds the beginning of another was meant to end before it.
  if (node.type === "html" && /<!--(?:(?!-->)[\s\S])*(?:<!--|$)/.test(node.value)) {
    report(file, "comment-unclosed", {}, lineOf(node));
  }
  const harmless =
    isComment(node) || (fenced && node.type === "code" && /^(?:md|markdown)$/.test(node.lang ?? ""));
  for (const [index, written] of shown.entries()) {
    const line = start.line + index;
    if (!looksLikeFence(node, written) || accounted.has(line)) continue;
    accounted.add(line);
    const ended = endedBy(written, block);
    if (ended) ended.closed = true;
    if (ended && fenced) {
      // The end of the block that the code stands in: the code was meant to end before it.
      if (code) report(file, "code-unclosed", {}, lineOf(code));
      code = undefined;
    } else if (ended || !harmless) {
      const place = node.type === "html" ? { en: "HTML", id: "HTML" } : { en: "code", id: "kode" };
      report(file, "fence-in-code", { place }, { line, column: 1 });
    }
  }
}

/** In code and HTML even colons amid a line are a fence that somebody lost. */
function looksLikeFence(node: Code | Html, written: string): boolean {
  const line = node.type === "html" ? written.replace(/&(?:#58|#x3a|colon);/gi, ":") : written;
  return anyColon.test(line) && (line.includes(":::") || almostFence.test(line));
}

/** The innermost block that a line would end, had it not been swallowed. */
function endedBy(line: string, block: OpenBlock | undefined): OpenBlock | undefined {
  const [whole = "", colons = "", rest = ""] = fenceLine.exec(line) ?? [];
  if (colons === "" || rest.trim() !== "" || spoiling.test(whole)) return undefined;
  let ended = block;
  while (ended && ended.colons > colons.length) ended = ended.parent;
  return ended;
}

/** Lines that hold what a person takes for a fence. */
function marksIn(lines: readonly string[], { verbatim, texts }: Found): Set<number> {
  const marks = new Set<number>();
  for (const { value, position } of texts) {
    if (!value.includes(":")) continue;
    for (const { index } of value.matchAll(almostBlock)) {
      marks.add((position?.start.line ?? 1) + value.slice(0, index).split("\n").length - 1);
    }
  }
  const hidden = new Set<number>();
  for (const { node } of verbatim) {
    if (node.type === "html" && !isComment(node)) continue;
    const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 0 } };
    for (let { line } = start; line <= end.line; line += 1) hidden.add(line);
  }
  for (const [index, text] of lines.entries()) {
    if (!anyColon.test(text)) continue;
    if (fenceLine.test(text) || (almostFence.test(text) && !hidden.has(index + 1))) marks.add(index + 1);
  }
  return marks;
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
