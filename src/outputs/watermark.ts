import type { Language } from "../model/language.ts";
import { isFinal, lowestStatus, statusName, statusOf, type TextStatus } from "../model/status.ts";
import type { StampOptions } from "../press/stamp/stamp-options.ts";
import type { Part } from "../render/book.ts";
import type { MarkedBook } from "./book-sections.ts";
import { bookStatuses, partStatuses } from "./book-status.ts";
import type { LooseSheet } from "./sheets.ts";

/** A section of a printed book, and how far its text has come. */
interface Section {
  /** From 0. */
  page: number;
  status: TextStatus;
}

/**
 * The watermark of each page: "DRAF" or "SERI 2" on those of every text that is not final, so that no print or copy of
 * one passes for the finished book. An annex is as final as the texts it is made from. Cover, imprint page and contents
 * have none, nor has a comparison, which bears marks enough.
 * @param anchors page of each anchor, from 0
 */
export function watermarkOf(
  book: MarkedBook,
  anchors: Readonly<Record<string, number>>,
): StampOptions["watermark"] {
  if (book.marks || bookStatuses(book).every(isFinal)) return undefined;
  const sections = sectionsOf(book, anchors);
  return (page) => {
    const opened = sections.filter((section) => section.page === page);
    const last = sections.findLast((section) => section.page < page);
    const here = opened.length > 0 ? opened : last ? [last] : [];
    return textOf(lowestStatus(here.map((section) => section.status)), book.language);
  };
}

/**
 * The watermark of each page of loose sheets, as of books. Cards have none: they are cut apart.
 * @param starts the page that each sheet begins on, from 0
 */
export function sheetWatermark(
  sheets: readonly Pick<LooseSheet, "kind" | "status">[],
  starts: readonly number[],
  language: Language,
): StampOptions["watermark"] {
  if (sheets.every(({ kind, status }) => kind === "cards" || isFinal(status))) return undefined;
  return (page) => {
    const sheet = sheets[starts.findLastIndex((start) => start <= page)];
    return sheet?.kind === "sheet" ? textOf(sheet.status, language) : undefined;
  };
}

/** "SERI 2"; nothing of what is final. */
function textOf(status: TextStatus, language: Language): string | undefined {
  return isFinal(status) ? undefined : statusName(status, language).toUpperCase();
}

/** The sections that have pages of their own, in the order of these. */
function sectionsOf(book: MarkedBook, anchors: Readonly<Record<string, number>>): Section[] {
  const statuses = new Map<string, TextStatus>();
  const whole = lowestStatus(bookStatuses(book));
  for (const anchor of Object.keys(anchors)) if (anchor.startsWith("annex-")) statuses.set(anchor, whole);
  for (const part of book.parts) {
    for (const [anchor, status] of ofPart(part, Object.keys(anchors))) statuses.set(anchor, status);
  }
  return [...statuses]
    .flatMap(([anchor, status]) => {
      const page = anchors[anchor];
      return page === undefined ? [] : [{ page, status }];
    })
    .sort((a, b) => a.page - b.page);
}

function ofPart(part: Part, anchors: readonly string[]): [string, TextStatus][] {
  const { prefix, module, sessions } = part;
  const whole = lowestStatus(partStatuses(part));
  return [
    [`${prefix}module`, whole],
    [`${prefix}introduction`, statusOf(module.matter)],
    ...anchors
      .filter((anchor) => anchor.startsWith(`${prefix}annex-`))
      .map((anchor): [string, TextStatus] => [anchor, whole]),
    ...sessions.map(({ lesson }): [string, TextStatus] => [
      `${prefix}${lesson.anchor}`,
      statusOf(lesson.matter),
    ]),
  ];
}
