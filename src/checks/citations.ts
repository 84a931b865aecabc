import { toString } from "mdast-util-to-string";
import type { Nodes } from "mdast";
import type { Point } from "unist";
import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Localized } from "../model/language.ts";
import type { Block, Citation, CitedItem } from "../model/nodes.ts";
import type { Locator, Reference, ReferencePart, ReferenceStatus } from "../model/references.ts";
import { itemText } from "../source/citation.ts";
import { statusText } from "../source/law-status.ts";
import { locatorsMeet, parseLocator } from "../source/locator.ts";
import { cautionsIn } from "./cautions.ts";
import type { Check, ModuleText, NodePlace } from "./check.ts";
import { walk } from "../transforms/walk.ts";

/** What a reader must be told where an instrument, or an article of it, is cited. */
const needsCaution: ReadonlySet<ReferenceStatus> = new Set(["amended", "repealed", "void", "uncertain"]);

/** What is no law in force, however often it is cited. */
const notBinding: ReadonlySet<ReferenceStatus> = new Set(["not-ratified", "draft"]);

/**
 * Citations name instruments of references.yaml, in a form that is understood, and with a caution where one is due. A copy
 * of a test item has no place: it is checked in its bank.
 */
export const citations: Check = {
  nodes: {
    citation(node, text, place) {
      if (!node.position) return;
      checkCitation(node, { text, passage: passageOf(node, place), at: node.position?.start, words: false });
    },
    block(node, text) {
      if (node.cited && node.position) {
        checkCitation(node.cited, { text, passage: [node], at: node.position?.start, words: true });
      }
    },
  },
};

interface At {
  text: ModuleText;
  /** Nodes in which a caution is looked for. */
  passage: readonly Nodes[];
  at: Point | undefined;
  /** Whether plain words may stand beside citations. */
  words: boolean;
}

function checkCitation(node: Citation, at: At): void {
  const { references } = at.text.context;
  for (const item of node.items) {
    if (item.key === "" && at.words) continue;
    const reference = references.entries.get(item.key);
    const locator = parseLocator(item.locator);
    if (!reference) reportUnknown(item, at);
    else if (!locator) {
      report(at.text.file, "citation-locator", { key: item.key, locator: item.locator }, at.at);
    } else checkStanding(item, { reference, locator }, at);
  }
}

function reportUnknown(item: CitedItem, { text, at }: At): void {
  const key = item.key === "" ? (item.before ?? "") : item.key;
  const near = nearest(key, text.context.references.entries.keys()) ?? "";
  report(text.file, "citation-unknown", { key, near }, at);
}

/** An article with a story of its own counts for itself; otherwise what holds for the whole instrument. */
function checkStanding(
  item: CitedItem,
  { reference, locator }: { reference: Reference; locator: Locator },
  at: At,
): void {
  const parts = locator.articles.length > 0 ? reference.parts : [];
  const affected = parts.filter((part) => locatorsMeet(part.locator, locator));
  const standings: (Reference | ReferencePart)[] = affected.length > 0 ? affected : [reference];
  for (const standing of standings) {
    const rule = needsCaution.has(standing.status)
      ? "citation-superseded"
      : notBinding.has(standing.status)
        ? "citation-not-binding"
        : undefined;
    if (rule === undefined || hasCaution(standing, at)) continue;
    const { references } = at.text.context;
    const cited: Localized = {
      en: itemText(item, references, "en").replaceAll("\u00a0", " "),
      id: itemText(item, references, "id").replaceAll("\u00a0", " "),
    };
    report(at.text.file, rule, { cited, state: statusText(standing, references) }, at.at);
    return;
  }
}

/** Whether the passage cites what replaced it, or tells its readers in words. */
function hasCaution({ by }: Reference | ReferencePart, { passage, text }: At): boolean {
  const { language } = text.context.config;
  if (passage.some((node) => cautionsIn(wordsOf(node), language))) return true;
  const cited = new Set<string>();
  for (const node of passage) {
    walk(node, (inner) => {
      const citation = inner.type === "citation" ? inner : inner.type === "block" ? inner.cited : undefined;
      for (const { key } of citation?.items ?? []) cited.add(key);
    });
  }
  return by.some((key) => cited.has(key));
}

/** Words of passages that were looked at: many citations share one. */
const known = new WeakMap<Nodes, string>();

/** What is written in a node; one passage does not run into the next. */
function wordsOf(node: Nodes): string {
  const found = known.get(node);
  if (found !== undefined) return found;
  const passages: string[] = [];
  walk(node, (inner) => {
    if (inner.type === "paragraph" || inner.type === "heading" || inner.type === "tableCell") {
      passages.push(toString(inner));
    }
  });
  const words = passages.join("\n");
  known.set(node, words);
  return words;
}

/**
 * Where a reader of a citation would find its caution: in the same block; for what a law block cites, in that block; for
 * text that stands in no block, in the text around it up to the next heading or block.
 */
function passageOf(node: Nodes, { ancestors }: NodePlace): Nodes[] {
  const blocks = ancestors.filter((each): each is Block => each.type === "block");
  const nearestBlock = blocks.findLast(({ name }) => name === "law") ?? blocks.at(-1);
  if (nearestBlock) return [nearestBlock];
  const [root] = ancestors;
  if (!root) return [node];
  const top: Nodes = ancestors[1] ?? node;
  return sectionAround(root.children, root.children.indexOf(top as never));
}

/** Neighbours at the top of a text, up to the next heading or block on both sides. */
function sectionAround(children: readonly Nodes[], index: number): Nodes[] {
  const ends = (node: Nodes | undefined): boolean =>
    node === undefined || node.type === "block" || node.type === "heading";
  let from = index;
  let to = index;
  while (!ends(children[from - 1])) from -= 1;
  while (!ends(children[to + 1])) to += 1;
  return children.slice(from, to + 1);
}
