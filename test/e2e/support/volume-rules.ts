import { expect } from "vitest";
import type { Package } from "../../../src/model/book.ts";
import { contentsLines, furniture, headingsOn, smallRoman, type ContentsLine } from "./book-rules.ts";
import { dense, squeeze, type ReadPage, type ReadPdf } from "./pdf-pages.ts";

/** What begins on a page of its own. */
export interface Start {
  /** Without what its module puts before it. */
  anchor: string;
  /** Id of its module; empty for annexes of the whole volume. */
  module: string;
  /** Zero-based. */
  page: number;
}

/** Everything that begins on a page of its own, in the order of the pages. */
export function startsIn({ destinations }: ReadPdf): Start[] {
  const found = Object.entries(destinations).flatMap(([name, page]) => {
    const [, module = "", anchor = ""] = /^(?:(.+)--)?([a-z\d-]+)$/.exec(name) ?? [];
    const begins = /^(?:module|introduction|session-\d+|annex-[a-z-]+)$/.test(anchor);
    return begins ? [{ anchor, module, page }] : [];
  });
  return found.sort((a, b) => a.page - b.page);
}

/** Every line of a volume's contents names the page where its heading really is, in its module, and leads there. */
export function expectTrueVolumeContents(pdf: ReadPdf): ContentsLine[] {
  const starts = startsIn(pdf);
  const contents = pdf.pages.findIndex((page) => headingsOn(page).includes(dense("Daftar isi")));
  const lines = contentsLines(pdf.pages.slice(contents, starts[0]?.page));
  const found = lines.map(({ destination, title }) => {
    const heading = dense(/--session-\d+$/.test(destination) ? `Sesi${title}` : title);
    const pages = pagesOf(destination, starts, pdf).filter((page) => headingsOn(page).includes(heading));
    const linked = pdf.pages[pdf.destinations[destination] ?? -1];
    return { title, pages: pages.map(({ label }) => label), linked: linked?.label };
  });
  expect(found).toEqual(lines.map(({ title, printed }) => ({ title, pages: [printed], linked: printed })));
  return lines;
}

/** Pages where a heading may stand: an annex's anywhere in its module, others before its annexes, which name them again. */
function pagesOf(destination: string, starts: readonly Start[], { pages }: ReadPdf): ReadPage[] {
  const module = destination.includes("--") ? destination.replace(/--.*/, "") : "";
  const own = starts.filter((start) => start.module === module);
  const from = own[0]?.page ?? 0;
  const next = starts.find((start) => start.page > from && start.module !== module)?.page ?? pages.length;
  const sessions = own.filter(({ anchor }) => anchor.startsWith("session-"));
  const annexes = own.find(({ page }) => page > (sessions.at(-1)?.page ?? pages.length))?.page ?? next;
  return pages.slice(from, /(?:^|--)annex-/.test(destination) ? next : annexes);
}

/**
 * Pages are roman before the first module and arabic from it on, to the end. Each prints its number, and heads that name
 * the module on the left and what stands there on the right; the pages that open a module print neither.
 */
export function expectVolumePages(pdf: ReadPdf, { config, modules }: Package, edition: string): void {
  const starts = startsIn(pdf);
  const first = starts[0]?.page ?? 0;
  expect(pdf.pages.map(({ label }) => label)).toEqual(
    pdf.pages.map(({ index }) => (index < first ? smallRoman(index + 1) : String(index - first + 1))),
  );
  const wrong = pdf.pages.slice(first).flatMap((page) => {
    const start = starts.findLast((each) => each.page <= page.index);
    const { head, foot } = furniture(page);
    const bare = start?.anchor === "module" || /^(?:Catatan)?$/.test(squeeze(page.text));
    if (bare) return head === "" && /^\d*$/.test(foot) ? [] : [{ label: page.label, head, foot }];
    const module = modules.find(({ id }) => id === start?.module);
    const left = `${module?.matter.title ?? config.title} · ${edition}`;
    const right = start && module ? placeOf(start, starts, module) : "Lampiran";
    const expected = dense(page.index % 2 === 0 ? right : left);
    return dense(head) === expected && foot === page.label
      ? []
      : [{ label: page.label, head, foot, expected }];
  });
  expect(wrong).toEqual([]);
}

/** What the right-hand head calls a place. */
function placeOf(
  { anchor, page }: Start,
  starts: readonly Start[],
  { id, lessons, matter }: Package["modules"][number],
): string {
  const lesson = lessons.find((each) => each.anchor === anchor);
  if (lesson) return `Sesi ${lesson.number} ${lesson.matter.title}`;
  const before = starts.some(
    (start) => start.module === id && start.anchor.startsWith("session-") && start.page > page,
  );
  if (!before) return "Lampiran";
  return matter.number ? "Tentang modul ini" : "Tentang bagian ini";
}
