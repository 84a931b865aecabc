import type { Element } from "hast";
import { h } from "hastscript";
import type { PageSize } from "../model/book.ts";
import type { Book } from "../render/book.ts";
import { backOf, spineOfBook } from "./cover-back.ts";
import { coverMotifs, coverOf, motifOf } from "./cover-front.ts";
import { serialise, titleOf } from "./html.ts";
import { pageLayout, type PageLayout } from "./print-layout.ts";
import { compactCss, fontStyles } from "./styles.ts";
import type { Templates } from "./templates.ts";

/** What is on one page of a cover: all of it, or one leaf of a book that a spiral holds. */
export type CoverLeaf = "spread" | "front" | "back";

/** How a cover is made up. */
export interface CoverPlan {
  /** Pages of the file. */
  leaves: readonly CoverLeaf[];
  /** Mm; 0 at a fold. */
  spine: number;
}

/** A spine less wide than this bears no words, mm. */
const narrowestSpine = 6;

/** A fold may fall this much beside its place, mm: so far from either edge of the spine its words stay. */
const foldTolerance = 1.5;

/** Words on a spine are not larger, mm: titles on the front are. */
const largestSpineText = 5;

/** Chromium cuts sheets to whole pixels: with so much more, mm, it never cuts into the bleed. */
const slack = 1;

/** Width of a page of the cover, cut, in mm. */
export function leafWidth(leaf: CoverLeaf, { width }: PageSize, spine: number): number {
  return leaf === "spread" ? 2 * width + spine : width;
}

/**
 * Size of the words on a spine, mm. Capitals stand in the middle, so that the letters which reach deepest below them take
 * 0.575 of the size on their side.
 */
function spineText(spine: number): number {
  return Math.min(Math.max(0, (spine - 2 * foldTolerance) / 1.15), largestSpineText);
}

/** The document that is printed: the finished pages stand 3 mm, or what the bleed is, from its upper left corner. */
export async function coverDocument(book: Book, plan: CoverPlan, templates: Templates): Promise<string> {
  const layout = await pageLayout(templates, book.config.pageSize);
  const motifs = await coverMotifs(templates);
  const style = [
    await fontStyles(templates),
    await templates.read("tokens.css"),
    await templates.read("base.css"),
    await templates.read("print/print.css"),
    await templates.read("print/cover.css"),
    await templates.read("print/cover-spread.css"),
    coverRules(book.config.pageSize, plan, layout),
  ];
  return templates.fill("print/cover-spread.html", {
    html: {
      style: compactCss(style.join("\n")),
      leaves: serialise(plan.leaves.map((leaf) => leafOf(leaf, book, { plan, motifs }))),
    },
    text: {
      language: book.language,
      classes: `${layout.marginColumn ? "wide" : "narrow"}${book.bound ? " bound" : ""}`,
      title: titleOf(book),
    },
  });
}

function leafOf(
  leaf: CoverLeaf,
  book: Book,
  { plan, motifs }: { plan: CoverPlan; motifs: readonly string[] },
): Element {
  return h(`div.leaf.leaf-${leaf}`, [
    motifOf(book.matter, motifs),
    leaf === "front" ? null : backOf(book),
    leaf === "spread" && plan.spine >= narrowestSpine ? spineOfBook(book, spineText(plan.spine)) : null,
    leaf === "back" ? null : h("section.cover", coverOf(book)),
  ]);
}

/** Measures of the pages. The front has those of the book's own first page, so that both are alike. */
function coverRules(size: PageSize, { leaves, spine }: CoverPlan, layout: PageLayout): string {
  const { width, height } = size;
  const { bleed, inner, outer, top, text } = layout;
  const mm = (value: number): string => `${Math.round(value * 1000) / 1000}mm`;
  const widest = Math.max(...leaves.map((leaf) => leafWidth(leaf, size, spine)));
  const quiet = Math.min(76, (width - inner - outer) * 0.4);
  const root = {
    "sheet-width": mm(width + 2 * bleed),
    "sheet-height": mm(height + 2 * bleed),
    "leaf-width": mm(widest + 2 * bleed + slack),
    bleed: mm(bleed),
    "cover-inner": mm(inner),
    "cover-outer": mm(outer),
    "cover-top": mm(top * 0.8),
    "quiet-width": mm(quiet),
    spine: mm(spine),
    "spine-text": mm(spineText(spine)),
  };
  return [
    `:root{${Object.entries(root)
      .map(([name, value]) => `--${name}:${value}`)
      .join(";")}}`,
    `html{font-size:${text}pt}`,
    `@page{size:${mm(widest + 2 * bleed + slack)} ${mm(height + 2 * bleed + slack)};margin:0}`,
    `.leaf-spread{--front:${mm(bleed + width + spine)}}`,
    `.leaf-front{--front:${mm(bleed)}}`,
    `.leaf-back{--front:${mm(bleed + width)}}`,
  ].join("\n");
}
