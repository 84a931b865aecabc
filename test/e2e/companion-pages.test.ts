import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { blockSpec } from "../../src/blocks/index.ts";
import { editions } from "../../src/editions/index.ts";
import type { ReferenceTarget } from "../../src/model/nodes.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { bindModule, bindPackage } from "../../src/model/bindings.ts";
import {
  elementsDist,
  elementsPackage,
  realDist,
  realModules,
  repository,
  smallDist,
  smallPackage,
} from "./support/built.ts";
import { headingsOn } from "./support/book-rules.ts";
import { dense, readPdf, type ReadPage, type ReadPdf } from "./support/pdf-pages.ts";
import { referencesOf, type BookReference } from "./support/references-of.ts";

/** Whether the heading (or the caption, or the label) of what is referred to stands on a page. */
function bears(page: ReadPage, { kind, name = "", number = "", title, module }: ReferenceTarget): boolean {
  if (kind === "module") return headingsOn(page).includes(dense(`Modul ${module?.number} ${title}`));
  if (kind === "session") return headingsOn(page).includes(dense(`Sesi ${number} ${title}`));
  const text = dense(page.text);
  if (kind === "figure" || kind === "table")
    return text.includes(dense(`${nameWord(kind)} ${number} ${title}`));
  const label = dense(`${blockSpec(name)?.label?.id ?? ""} ${number}`);
  return (
    headingsOn(page).includes(label + dense(title)) || (text.includes(label) && text.includes(dense(title)))
  );
}

function nameWord(kind: "figure" | "table"): string {
  return kind === "figure" ? "Gambar" : "Tabel";
}

const { package: real } = await readPackage(repository);
const { package: elements } = await readPackage(elementsPackage);
const { package: small } = await readPackage(smallPackage);

const guides = [
  ...real.modules
    .filter(({ id }) => realModules.includes(id))
    .map((module) => ({ binding: bindModule(module), source: real, dist: realDist })),
  ...elements.modules.map((module) => ({
    binding: bindModule(module),
    source: elements,
    dist: elementsDist,
  })),
  { binding: bindPackage(small), source: small, dist: smallDist },
].map((guide) => ({ ...guide, id: guide.binding.id }));

describe.each(guides)("the guide of $id", ({ id, binding, source, dist }) => {
  let guide: ReadPdf;
  let book: ReadPdf;
  let quotes: BookReference[];
  beforeAll(async () => {
    const folder = join(await dist(), id);
    [guide, book] = (await Promise.all(
      ["facilitator", "participant"].map((edition) => readPdf(join(folder, `${id}-${edition}.pdf`))),
    )) as [ReadPdf, ReadPdf];
    const { facilitator, participant } = editions;
    quotes = referencesOf(binding, source, { edition: facilitator, reader: participant });
  });

  test("refers to the participant's book", () => {
    expect(quotes.length).toBeGreaterThan(0);
  });

  test("quotes for each reference the page where the participant's PDF has that heading, and no other", () => {
    const text = guide.pages.map((page) => plain(readable(page))).join(pageBreak);
    const expected = quotes.map(({ name, anchor, resolved }) => {
      const page = book.pages[book.destinations[anchor] ?? -1];
      expect(page && bears(page, resolved), name).toBe(true);
      // A heading is on one page only; a label such as "Pertanyaan 3" comes again in every session.
      const heading = book.pages.filter((each) =>
        headingsOn(each).some((text) => isHeadingOf(text, resolved)),
      );
      expect(
        heading.every((each) => each === page),
        name,
      ).toBe(true);
      return plain(`${name} (Buku Peserta hlm. ${page?.label})`);
    });
    const ends = new Map(expected.map((quote) => [quote, endsOf(text, quote)]));
    expect(expected.filter((quote) => ends.get(quote)?.length === 0)).toEqual([]);
    const whole = new Set([...ends.values()].flat());
    const printed = [...text.matchAll(/BukuPeserta\f?hlm\.\f?(\w+)\)/g)];
    expect(printed.length).toBeGreaterThan(0);
    const strays = printed.filter(({ index, 0: page }) => !whole.has(index + page.length));
    expect(strays.map(({ index }) => text.slice(index - 30, index + 25))).toEqual([]);
  });
});

/** Stands between the texts of two pages. */
const pageBreak = "\f";

/** Where a quotation ends, each time; also where a page ends within it and labels of the two pages come between. */
function endsOf(text: string, quote: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
    ends.push(at + quote.length);
  for (let end = text.indexOf(pageBreak); end !== -1; end = text.indexOf(pageBreak, end + 1)) {
    const before = text.slice(Math.max(0, end - 300), end);
    const after = text.slice(end + 1, end + 1 + 300);
    for (let at = 5; at < quote.length; at += 1) {
      const rest = after.indexOf(quote.slice(at));
      if (rest !== -1 && before.indexOf(quote.slice(0, at)) !== -1)
        ends.push(end + 1 + rest + quote.length - at);
    }
  }
  return ends;
}

/** Text without spaces, and without hyphens, which a line may end with. */
function plain(text: string): string {
  return dense(text).replaceAll("-", "");
}

/** A page's text without running head and folio. */
function readable(page: ReadPage): string {
  return page.pieces
    .filter(({ content }) => content !== undefined)
    .map(({ text }) => text)
    .join("");
}

/** Whether a heading is the one of what is referred to, number and title. */
function isHeadingOf(heading: string, { kind, name = "", number = "", title }: ReferenceTarget): boolean {
  if (title === "" || (kind !== "block" && kind !== "session")) return false;
  const label = kind === "session" ? "Sesi" : (blockSpec(name)?.label?.id ?? "");
  return heading === dense(`${label} ${number} ${title}`);
}
