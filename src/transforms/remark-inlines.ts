import type { Nodes, PhrasingContent, Root, Text } from "mdast";
import type { Position } from "unist";
import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import { citedItems } from "../source/citation.ts";
import { walk } from "./walk.ts";

/** The lesson language within a line: a blank, a reference, a citation of law. */
const inline = /\[\[([^[\]]*)\]\]|\{(?:ref|lihat):\s*([^{}]*)\}|\[@([^[\]]*)\]/g;

/** What looks like one of them and is none. */
const unfinished = /\[\[|\{(?:ref|lihat)\b|\[@/;

/**
 * Makes nodes of `[[word]]` (a word that participants fill in), `{ref:anchor}` or `{lihat:anchor}` (a reference), and
 * `[@key locator; key locator]` (a citation of law). What is begun and not finished is an error: a blank that is not
 * recognised would print its answer.
 */
export function remarkInlines(tree: Root, file: VFile): void {
  walk(tree, (node) => {
    if (!("children" in node) || !node.children.some(isWritten)) return;
    const children = node.children.flatMap((child): Nodes[] =>
      isWritten(child) ? split(child, file) : [child],
    );
    node.children = children as typeof node.children;
  });
}

function isWritten(node: Nodes): node is Text {
  return node.type === "text" && unfinished.test(node.value);
}

function split(node: Text, file: VFile): PhrasingContent[] {
  const { value } = node;
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const match of value.matchAll(inline)) {
    if (match.index > end) parts.push(textPart(node, end, match.index));
    end = match.index + match[0].length;
    parts.push(nodeOf(match, placeOf(node, match.index, end)));
  }
  if (end < value.length) parts.push(textPart(node, end, value.length));
  for (const part of parts) {
    if (part.type !== "text") continue;
    const [found] = unfinished.exec(part.value) ?? [];
    if (found !== undefined) report(file, "inline-unfinished", { found }, part);
  }
  return parts;
}

function nodeOf(
  [, blank, target, citation]: RegExpMatchArray,
  position: Position | undefined,
): PhrasingContent {
  const place = position ? { position } : {};
  if (blank !== undefined) return { type: "blank", value: blank.trim(), ...place };
  if (target !== undefined) return { type: "crossReference", target: target.trim(), ...place };
  return { type: "citation", items: citedItems(`@${citation ?? ""}`), value: "", ...place };
}

function textPart(node: Text, from: number, to: number): Text {
  const position = placeOf(node, from, to);
  return { type: "text", value: node.value.slice(from, to), ...(position ? { position } : {}) };
}

/** Place of a part of a text. A line of text may be indented in the file: columns are those of its first line. */
function placeOf({ position, value }: Text, from: number, to: number): Position | undefined {
  if (!position) return undefined;
  const point = (offset: number): Position["start"] => {
    const before = value.slice(0, offset).split("\n");
    const line = position.start.line + before.length - 1;
    const last = before.at(-1) ?? "";
    return { line, column: before.length === 1 ? position.start.column + last.length : last.length + 1 };
  };
  return { start: point(from), end: point(to) };
}
