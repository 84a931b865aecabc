import type { Block } from "../../model/nodes.ts";
import type { Container, TextIndex } from "./passages.ts";
import { fingerprint } from "./similarity.ts";

/** What a comment's `jangkar` says, in one line: `activity/step/paragraph 9f8e7d6c5b4a3210 #kartu`. */
export interface AnchorMark {
  /** Names of the blocks around, from the outermost on; without the type of the passage. */
  path: string;
  /** Type of the passage; empty for a comment on the whole block. */
  passage: string;
  /** Fingerprint of the innermost block's words. */
  print: string;
  /** Name that the writer gave the block; empty without. */
  id: string;
}

const pattern = /^([a-z/-]+) ([0-9a-f]{16})(?: #([a-z][a-z0-9-]*))?$/i;

/** Types of passages: the last part of a path that is no block. */
const passageTypes: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "cell",
  "title",
  "caption",
  "code",
  "source",
  "tableCaption",
  "subtitle",
  "summary",
  "objectives",
  "methods",
  "materials",
  "preparation",
  "bring",
]);

/** Reads a mark; undefined for one that edisi did not write. */
export function parseMark(written: string | undefined): AnchorMark | undefined {
  const [, names = "", print, id = ""] = pattern.exec(written ?? "") ?? [];
  if (print === undefined) return undefined;
  const parts = names.split("/");
  const last = parts.at(-1) ?? "";
  const inside = parts.length > 1 && passageTypes.has(last);
  return {
    path: (inside ? parts.slice(0, -1) : parts).join("/"),
    passage: inside ? last : "",
    print: print.toLowerCase(),
    id,
  };
}

/** A mark as it is written. */
export function markText({ path, passage, print, id }: AnchorMark): string {
  const names = passage === "" ? path : `${path}/${passage}`;
  return `${names} ${print}${id === "" ? "" : ` #${id}`}`;
}

/** The mark of something in a container. */
export function markOf(index: TextIndex, container: Container, passage: string): AnchorMark {
  return { path: container.path, passage, print: printOf(index, container), id: idOf(container) };
}

const prints = new WeakMap<Container, string>();

/** Fingerprint of all words in a container. */
export function printOf({ tokens }: TextIndex, container: Container): string {
  const known = prints.get(container);
  if (known !== undefined) return known;
  const print = fingerprint(tokens.slice(container.first, container.end).map(({ word }) => word));
  prints.set(container, print);
  return print;
}

/** The name that a writer gave a block; empty without. */
export function idOf({ node }: Container): string {
  return node?.type === "block" ? (node.attributes.id ?? "") : "";
}

/** The block of a container, or of the nearest one around it. */
export function blockOf(container: Container | undefined): Block | undefined {
  if (container === undefined) return undefined;
  return container.node?.type === "block" ? container.node : blockOf(container.parent);
}
