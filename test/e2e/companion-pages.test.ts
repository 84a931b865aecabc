import { join } from "node:path";
import { visit } from "unist-util-visit";
import { beforeAll, describe, expect, test } from "vitest";
import { blockSpec } from "../../src/blocks/index.ts";
import { editions } from "../../src/editions/index.ts";
import type { Module } from "../../src/model/book.ts";
import type { CrossReference, ReferenceTarget } from "../../src/model/nodes.ts";
import { readPackage, type ReadPackage } from "../../src/pipeline/read-package.ts";
import { selectBook } from "../../src/render/book.ts";
import { nameOf } from "../../src/render/inline.ts";
import { realDist, repository } from "./support/built.ts";
import { headingsOn } from "./support/book-rules.ts";
import { dense, readPdf, type ReadPage, type ReadPdf } from "./support/pdf-pages.ts";

/** References in the guide to what the participant's book has, with what they point to. */
function quotesOf(module: Module, source: ReadPackage["package"]): ReferenceTarget[] {
  const { introduction, sessions } = selectBook(module, source, editions.facilitator);
  const found: CrossReference[] = [];
  for (const tree of [introduction, ...sessions.map((session) => session.tree)]) {
    visit(tree, "crossReference", (node) => {
      found.push(node);
    });
  }
  const targets = found.flatMap(({ resolved }) => (resolved ? [resolved] : []));
  expect(targets.length).toBe(found.length);
  return targets.filter(({ audience }) => editions.participant.audiences.has(audience));
}

/** Whether the heading (or the caption) of what is referred to stands on a page. */
function bears(page: ReadPage, { kind, name = "", number = "", title }: ReferenceTarget): boolean {
  if (kind === "session") return headingsOn(page).includes(dense(`Sesi ${number} ${title}`));
  if (kind !== "block") return dense(page.text).includes(dense(`${nameWord(kind)} ${number} ${title}`));
  const spec = blockSpec(name);
  const heading = dense(`${spec?.label?.id ?? ""} ${number} ${title}`);
  return spec?.titleIsHeading === false || title === ""
    ? dense(page.text).includes(heading)
    : headingsOn(page).includes(heading);
}

function nameWord(kind: "figure" | "table"): string {
  return kind === "figure" ? "Gambar" : "Tabel";
}

describe.each(["foa", "ohs", "gender-inclusion", "implementation-guide"])("the guide of %s", (id) => {
  let guide: ReadPdf;
  let book: ReadPdf;
  let quotes: ReferenceTarget[];
  beforeAll(async () => {
    const folder = join(await realDist(), id);
    [guide, book] = (await Promise.all(
      ["facilitator", "participant"].map((edition) => readPdf(join(folder, `${id}-${edition}.pdf`))),
    )) as [ReadPdf, ReadPdf];
    const read = await readPackage(repository, [id]);
    quotes = read.package.modules.flatMap((module) => quotesOf(module, read.package));
  });

  test("refers to the participant's book", () => {
    expect(quotes.length).toBeGreaterThan(0);
  });

  test("quotes for each reference the page where the participant's PDF has that heading, and no other", () => {
    // A page's text in one piece: a reference may run over the end of a line or of a page.
    const text = dense(guide.pages.map((page) => page.text).join(""));
    const expected = quotes.map((target) => {
      const pages = book.pages.filter((page) => bears(page, target) && !isContents(page));
      expect(
        pages.map(({ label }) => label),
        nameOf(target, "id"),
      ).toHaveLength(1);
      return dense(`${nameOf(target, "id")} (Buku Peserta hlm. ${pages[0]?.label})`);
    });
    expect(expected.filter((quote) => !text.includes(quote))).toEqual([]);
    const printed = [...text.matchAll(/\(BukuPesertahlm\.\w+\)/g)];
    const strays = printed.filter(({ index, 0: page }) => {
      const before = text.slice(Math.max(0, index - 120), index + page.length);
      return !expected.some((quote) => before.endsWith(quote));
    });
    expect(strays.map(({ index }) => text.slice(index - 30, index + 25))).toEqual([]);
    expect(printed.length).toBeGreaterThanOrEqual(expected.length);
  });
});

/** Contents and annexes name headings, too, without bearing them. */
function isContents(page: ReadPage): boolean {
  return /^[ivxl]+$/.test(page.label);
}
