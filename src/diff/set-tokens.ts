import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import type { ComparedToken, TokenChange } from "./compare-runs.ts";
import { asGone } from "./deleted.ts";
import { isTransparent, settingOf } from "./tokens.ts";
import type { DiffWords } from "./words.ts";

/** Names of the elements that mark a change within a line. */
const marks: Readonly<Record<Exclude<TokenChange, "kept">, "ins" | "del">> = {
  inserted: "ins",
  deleted: "del",
};

interface Piece extends ComparedToken {
  path: readonly Element[];
}

/**
 * Sets compared tokens as one line, with `<ins>` and `<del>` round what changed. Every anchor stays once, and nothing
 * that was deleted has one.
 */
export function setTokens(tokens: readonly ComparedToken[], words: DiffWords): ElementContent[] {
  const pieces = tokens.flatMap(({ change, token }): Piece[] => {
    if (change !== "deleted") return [{ change, token, path: token.path }];
    const path = token.path.filter((element) => !isTransparent(element));
    return shownGone(token.node, words).map((node) => ({ change, path, token: { ...token, node } }));
  });
  return nest(pieces, 0, new Set());
}

/** What was taken out, as far as there is anything to read of it. */
function shownGone(node: ElementContent, words: DiffWords): ElementContent[] {
  return asGone(node, words).filter((each) => each.type === "text" || toString(each as Element) !== "");
}

function nest(pieces: readonly Piece[], depth: number, anchors: Set<string>): ElementContent[] {
  const nodes: ElementContent[] = [];
  let start = 0;
  while (start < pieces.length) {
    const first = pieces[start];
    if (!first) break;
    let end = start + 1;
    while (belongs(pieces[end], pieces[end - 1], depth)) end += 1;
    const group = pieces.slice(start, end);
    const around = group.find(({ change }) => change !== "deleted")?.path[depth] ?? first.path[depth];
    if (around) nodes.push(copyOf(around, nest(group, depth + 1, anchors), anchors));
    else nodes.push(...marked(group, first.change));
    start = end;
  }
  return nodes;
}

/** Whether a piece stands in the same element as the one before it, or in none like it. */
function belongs(piece: Piece | undefined, before: Piece | undefined, depth: number): boolean {
  if (!piece || !before) return false;
  const [around, other] = [piece.path[depth], before.path[depth]];
  if (!around || !other) return !around && !other && piece.change === before.change;
  if (around === other) return true;
  const mixed = (piece.change === "deleted") !== (before.change === "deleted");
  return mixed && settingOf(around) === settingOf(other);
}

function copyOf(element: Element, children: ElementContent[], anchors: Set<string>): Element {
  const { id, ...others } = element.properties;
  const first = typeof id === "string" && !anchors.has(id);
  if (first) anchors.add(id);
  return { ...element, properties: first ? { id, ...others } : others, children };
}

function marked(pieces: readonly Piece[], change: TokenChange): ElementContent[] {
  const nodes = joined(pieces, change);
  if (change === "kept" || nodes.length === 0) return nodes;
  // What has no text bears the mark itself: a frame round it would be one more thing in its line.
  const bare = change === "inserted" && pieces.every(({ token }) => token.text === "");
  if (bare) return nodes.map((node) => withMark(node));
  return [{ type: "element", tagName: marks[change], properties: { className: ["diff"] }, children: nodes }];
}

function withMark(node: ElementContent): ElementContent {
  if (node.type !== "element") return node;
  const { className } = node.properties;
  const classes = Array.isArray(className) ? className : [];
  return { ...node, properties: { ...node.properties, className: [...classes, "diff-sign"] } };
}

function joined(pieces: readonly Piece[], change: TokenChange): ElementContent[] {
  const nodes: ElementContent[] = [];
  for (const { token } of pieces) {
    const last = nodes.at(-1);
    if (token.node.type === "text" && last?.type === "text") last.value += token.node.value;
    else nodes.push(token.node.type === "text" ? { ...token.node } : token.node);
    if (change !== "deleted") nodes.push(...token.tail);
  }
  return nodes;
}
