import { z } from "zod";
import { CannotRun } from "../diagnostics/failure.ts";
import type { PageSize } from "../model/book.ts";
import type { Book, Part } from "../render/book.ts";
import { introductionTitle } from "../render/module-name.ts";
import { wordsOf } from "../render/words.ts";
import type { Templates } from "./templates.ts";

const measures = z.object({
  /** Binding side, mm. */
  inner: z.number().positive(),
  /** Mm. */
  outer: z.number().positive(),
  /** Mm. */
  top: z.number().positive(),
  /** Mm. */
  bottom: z.number().positive(),
  /** Size of running text, pt. */
  text: z.number().positive(),
  /** Whether labels and minutes stand in a column beside the text. */
  marginColumn: z.boolean(),
});

const layoutFile = z.object({
  /** Paper around the finished page that colour runs into, mm. */
  bleed: z.number().min(0),
  sizes: z.record(z.string(), measures),
});

/** Measures of a page as the designer set them. */
export type PageLayout = z.output<typeof measures> & { bleed: number };

/** The layout for a page size. @throws CannotRun `template-broken` where the templates have none */
export async function pageLayout(templates: Templates, size: PageSize): Promise<PageLayout> {
  const parsed = layoutFile.safeParse(JSON.parse(await templates.read("print/layout.json")));
  if (!parsed.success) {
    throw new CannotRun("template-broken", { path: "print/layout.json", detail: parsed.error.message });
  }
  const layout = parsed.data.sizes[size.name];
  if (!layout)
    throw new CannotRun("template-broken", { path: "print/layout.json", detail: `no size ${size.name}` });
  return { ...layout, bleed: parsed.data.bleed };
}

/**
 * Page rules for a book. The sheet is the finished page with its bleed all round, since Chromium snaps pages to whole
 * pixels: exact boxes are cut out of it afterwards. Margins of left and right pages mirror each other and are equally
 * wide, so that text breaks alike wherever a page falls. Chromium has no running strings: each session is a named page.
 */
export function pageRules(book: Book, layout: PageLayout): string {
  const { width, height } = book.config.pageSize;
  const { bleed, inner, outer, top, bottom, text } = layout;
  const mm = (value: number): string => `${value}mm`;
  const vertical = `margin-top:${mm(top + bleed)};margin-bottom:${mm(bottom + bleed)}`;
  const sheet = { width: mm(width + 2 * bleed), height: mm(height + 2 * bleed) };
  const words = wordsOf(book.language);
  const side = `${book.matter.title}  ·  ${book.edition.title[book.language]}`;
  const rules = [
    `:root{--sheet-width:${sheet.width};--sheet-height:${sheet.height};--bleed:${mm(bleed)};--cover-inner:${mm(inner)};--cover-outer:${mm(outer)};--cover-top:${mm(top * 0.8)};--page-text-height:${mm(height - top - bottom - 1)}}`,
    `html{font-size:${text}pt}`,
    `@page{size:${sheet.width} ${sheet.height};${vertical}}`,
    `@page :left{margin-left:${mm(outer + bleed)};margin-right:${mm(inner + bleed)}}`,
    `@page :right{margin-left:${mm(inner + bleed)};margin-right:${mm(outer + bleed)}}`,
    "@page cover{margin:0}",
    "@page part{margin:0}",
    // Chromium counts pages only by what page rules say: those before the first session count as a series of their own.
    ...["cover", "plain", "front", "blank-front"].map(
      (page) => `@page ${page}{counter-increment:page 0 front 1}`,
    ),
    folio("front", "counter(front,lower-roman)"),
    folio("annexes", "counter(page)", { left: side, right: words.annexes }),
    ...book.parts.flatMap((part, index) => partRules(part, `p${index + 1}`, book)),
  ];
  return rules.join("\n");
}

/** Pages of one module: its name on the left, on the right what stands there. */
function partRules(
  { module, sessions, prefix, edition }: Part,
  name: string,
  { bound, language }: Book,
): string[] {
  const words = wordsOf(language);
  const { title } = module.matter;
  const left = `${title}  ·  ${edition.title[language]}`;
  const pages = (page: string, selector: string, right: string): string =>
    `${selector}{page:${page}}${folio(page, "counter(page)", { left, right })}`;
  const within = `.part:has(> [id="${prefix}module"]) >`;
  return [
    ...(bound
      ? [
          pages(
            `${name}opening`,
            `${within} :is(.introduction, .annex)`,
            introductionTitle(module.matter, { bound, language }),
          ),
          // Behind the sessions.
          pages(`${name}annexes`, `${within} .session ~ .annex`, words.annexes),
        ]
      : []),
    ...sessions.map(({ lesson: { number, anchor, matter } }) =>
      pages(
        `${name}s${number}`,
        `.session[id="${prefix}${anchor}"]`,
        `${words.session} ${number}  ${matter.title}`,
      ),
    ),
  ];
}

const furniture = 'font:500 8.2pt "Plus Jakarta Sans";color:#4f4a44';
const folioStyle = 'font:700 9.6pt "Plus Jakarta Sans";color:#161412';

/** Folios outside at the foot; running heads outside at the head. */
function folio(page: string, number: string, heads?: { left: string; right: string }): string {
  return (["left", "right"] as const)
    .map((side) => {
      const head = heads
        ? `@top-${side}{content:${cssString(heads[side])};${furniture};white-space:pre;vertical-align:bottom;padding-bottom:7mm}`
        : "";
      return `@page ${page}:${side}{${head}@bottom-${side}{content:${number};${folioStyle};vertical-align:top;padding-top:6mm}}`;
    })
    .join("");
}

/** A CSS string; what could end it is escaped. */
export function cssString(text: string): string {
  const escaped = text.replace(/[\\"\n\r\f<]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
  return `"${escaped}"`;
}
