import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { blocks, audienceOf } from "../../src/blocks/index.ts";
import type { Diagnostic } from "../../src/diagnostics/report.ts";
import type { Package } from "../../src/model/book.ts";
import { build } from "../../src/pipeline/build.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { visit } from "unist-util-visit";
import { buildOptions, copyPackage, elementsDist, elementsPackage } from "./support/built.ts";
import { numberedIn } from "./support/numbered.ts";
import { readPdf, squeeze, tagsOf, type ReadPdf } from "./support/pdf-pages.ts";

let source: Package;
let diagnostics: Diagnostic[];
let guide: string;
let book: string;
let sheets: ReadPdf;

beforeAll(async () => {
  const read = await readPackage(elementsPackage);
  diagnostics = read.diagnostics;
  source = read.package;
  const folder = join(await elementsDist(), "elemen");
  [guide, book, sheets] = await Promise.all([
    readFile(join(folder, "elemen-facilitator.html"), "utf8"),
    readFile(join(folder, "elemen-participant.html"), "utf8"),
    readPdf(join(folder, "elemen-handouts.pdf")),
  ]);
});

describe("a package with every element", () => {
  test("is as its writers would want it: nothing to say about it", () => {
    expect(diagnostics).toEqual([]);
  });

  test("uses every block of the table", () => {
    const used = new Set<string>();
    for (const { tree } of textsIn(source)) visit(tree, "block", ({ name }) => void used.add(name));
    expect(blocks.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  test("uses every form in a line", () => {
    const used = new Set<string>();
    for (const { tree } of textsIn(source)) visit(tree, ({ type }) => void used.add(type));
    for (const type of ["blank", "crossReference", "citation", "footnoteReference", "strong", "emphasis"]) {
      expect(used).toContain(type);
    }
  });

  test("shows each block in the editions that it is meant for", () => {
    const missing: string[] = [];
    const expectIn = (html: string, name: string): void => {
      if (!new RegExp(`class="block ${name}[" ]`).test(html)) missing.push(name);
    };
    for (const { tree } of source.modules[0]?.lessons ?? []) {
      visit(tree, "block", (block) => {
        const audience = audienceOf(block);
        if (audience !== "participant") expectIn(guide, block.name);
        if (audience === "everyone" || audience === "participant") expectIn(book, block.name);
      });
    }
    expect(missing).toEqual([]);
  });

  test("has the same numbers in both editions", () => {
    const [ours, theirs] = [numberedIn(guide), numberedIn(book)];
    expect(theirs.length).toBeGreaterThan(20);
    expect(ours.filter((each) => theirs.includes(each))).toEqual(theirs);
  });
});

describe("the sheets file", () => {
  test("has each loose sheet once, in order, and the cards of a role play together", () => {
    const titles = sheets.outline.map(({ title }) => title);
    expect(titles).toEqual([
      "Bermain peran 1.2 · Surat mutasi",
      "Lembar Pengamat 1 · Yang diamati",
      "Bahan Bagikan 1 · Kartu saku: empat langkah",
      "Tes 1 · Pra-tes",
      "Tes 2 · Pascates",
      "Evaluasi 1 · Evaluasi hari ini",
      "Evaluasi 2 · Evaluasi pelatihan",
    ]);
    // Five cards on the first page; then a page each.
    expect(sheets.outline.map(({ page }) => page)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(sheets.pages.length).toBe(7);
  });

  test("names module, sheet and copies at the foot", () => {
    expect(squeeze(sheets.pages[2]?.text ?? "")).toContain(
      "Modul 9 Semua elemen · Bahan Bagikan 1 Kartu saku: empat langkah",
    );
    expect(squeeze(sheets.pages[2]?.text ?? "")).toContain("1 per peserta");
    expect(squeeze(sheets.pages[0]?.text ?? "")).toContain("kartu 5 dari 5");
  });

  test("names the role play on each card, and is tagged", () => {
    const named = squeeze(sheets.pages[0]?.text ?? "").split("Surat mutasi").length - 1;
    expect(named).toBe(5);
    expect(sheets.marked).toBe(true);
    expect(sheets.info).toMatchObject({ Title: "Semua elemen – Lembar Lepas", Language: "id" });
    for (const page of sheets.pages) expect(tagsOf(page.tags, /^(?:P|H1)$/).length).toBeGreaterThan(0);
  });

  test("quotes the participant's pages, and links nowhere inside", () => {
    const text = squeeze(sheets.pages[2]?.text ?? "");
    expect(text).toMatch(/Bacaan “Berunding berdua” \(Buku Peserta hlm\. \d+\)/);
    expect(sheets.pages.flatMap(({ links }) => links)).toEqual([]);
  });

  test("says nothing that is meant for those who lead", () => {
    const text = squeeze(sheets.pages.map((page) => page.text).join(" "));
    expect(text).toContain("Anda sekretaris serikat");
    expect(text).not.toContain("Minta pengamat menyebut");
    expect(text).not.toContain("Letakkan kotak di dekat pintu");
    expect(book).not.toContain("Anda sekretaris serikat");
    expect(book).not.toContain("Kartu saku");
  });
});

test("cards that hold much text share a page with fewer, and none is cut off", async () => {
  const root = await copyPackage(await mkdtemp(join(tmpdir(), "edisi-cards-")), elementsPackage);
  const config = join(root, "modules", "package.yaml");
  await writeFile(config, (await readFile(config, "utf8")).replace("halaman: A4", "halaman: A5"));
  const lesson = join(root, "modules", "elemen", "01-membuka.md");
  const text = await readFile(lesson, "utf8");
  const long = "Beri tanda pada menit kelima. ".repeat(38);
  await writeFile(lesson, text.replace("Anda tidak ikut bicara.", `${long}Anda tidak ikut bicara.`));
  const destination = join(root, "dist");
  await build({ ...buildOptions(root, destination), editions: ["participant"], outputs: ["pdf"] });
  const pdf = await readPdf(join(destination, "elemen", "elemen-handouts.pdf"));
  await rm(root, { recursive: true, force: true });
  // Two cards to a page of A5 would not hold it: five pages for five cards.
  expect(pdf.outline.map(({ page }) => page).slice(0, 2)).toEqual([0, 5]);
  expect(squeeze(pdf.pages[4]?.text ?? "")).toContain("Anda tidak ikut bicara.");
  const [, low = 0] = pdf.pages[4]?.view ?? [];
  const end = pdf.pages[4]?.pieces.find(({ text: piece }) => piece.includes("ikut bicara"));
  expect(end?.y).toBeGreaterThan(low + 60);
});

describe("the small picture of a handout", () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf(join(await elementsDist(), "elemen", "elemen-facilitator.pdf"));
  });

  test("is not read aloud: its words have no tag, its headings make no bookmark", () => {
    const words = "Simpan lembar ini di dompet Anda.";
    const page = pdf.pages.find(({ text }) => squeeze(text).includes(words));
    expect(page).toBeDefined();
    expect(tagsOf(page?.tags ?? [], /./).filter(({ text }) => text.includes("Simpan lembar"))).toEqual([]);
    expect(pdf.outline.filter(({ title }) => title.includes("Kartu saku")).length).toBe(1);
  });

  test("adds no page, no link and no second anchor", () => {
    const ids = [...guide.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const pictures = guide.match(/<div class="miniature"[\s\S]*?<div class="beside">/g) ?? [];
    expect(pictures.length).toBe(2);
    for (const picture of pictures) expect(picture).not.toMatch(/<h[1-6]|<a | id="/);
  });
});

function textsIn({ modules }: Package): { tree: Package["modules"][number]["introduction"] }[] {
  return modules.flatMap(({ introduction, bank, lessons }) => [
    { tree: introduction },
    ...(bank ? [bank] : []),
    ...lessons,
  ]);
}
