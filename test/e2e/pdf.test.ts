import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFDict, PDFName, PDFString, PDFHexString } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import {
  annexStart,
  bookmarked,
  expectTagged,
  expectTrueContents,
  furniture,
  headingsOn,
  millimetre,
  sessionStarts,
  smallRoman,
  unheard,
} from "./support/book-rules.ts";
import { elementsDist, smallA5Dist, smallDist } from "./support/built.ts";
import {
  boxOf,
  dictionariesOf,
  fontsOf,
  readObjects,
  valueOf,
  type PdfObjects,
} from "./support/pdf-objects.ts";
import { dense, readPdf, squeeze, tagsOf, type ReadPdf } from "./support/pdf-pages.ts";
import { smallContents } from "./support/small-contents.ts";

const sizes = {
  A4: { dist: smallDist, width: 210, height: 297, inner: 25, outer: 19, top: 27, bottom: 25 },
  A5: { dist: smallA5Dist, width: 148, height: 210, inner: 20, outer: 14, top: 20, bottom: 19 },
};

const cases = (["A4", "A5"] as const).flatMap((size) =>
  [
    ["uji", "facilitator"],
    ["uji", "participant"],
    ["mentah", "participant"],
  ].map(([id = "", edition = ""]) => [size, id, edition] as const),
);

describe.each(cases)("%s %s, %s", (size, id, edition) => {
  const { dist, width, height, inner, outer, top, bottom } = sizes[size];
  const { sections = [], sheets = 0 } = smallContents[`${id} ${edition}`] ?? {};
  let pdf: ReadPdf;
  let html: string;
  let objects: PdfObjects;
  let manifest: { books: { files: { path: string; pages?: number }[] }[] };
  beforeAll(async () => {
    const folder = await dist();
    const path = join(folder, id, `${id}-${edition}.pdf`);
    html = await readFile(path.replace(/pdf$/, "html"), "utf8");
    manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as typeof manifest;
    [pdf, objects] = await Promise.all([readPdf(path), readFile(path).then(readObjects)]);
  });

  test("has as many pages as the manifest says, for pdf.js and for pdf-lib", () => {
    const listed = manifest.books
      .flatMap(({ files }) => files)
      .find(({ path }) => path.endsWith(`${id}-${edition}.pdf`));
    expect(pdf.pages.length).toBe(listed?.pages);
    expect(objects.document.getPageCount()).toBe(listed?.pages);
  });

  test("has boxes of exactly the page size", () => {
    for (const { index } of pdf.pages) {
      const box = boxOf(objects.document, index, "MediaBox");
      const [left = 0, low = 0, right = 0, high = 0] = box;
      expect(Math.abs((right - left) / millimetre - width)).toBeLessThan(0.01);
      expect(Math.abs((high - low) / millimetre - height)).toBeLessThan(0.01);
      for (const name of ["CropBox", "BleedBox", "TrimBox"]) {
        expect(boxOf(objects.document, index, name)).toEqual(box);
      }
    }
  });

  test("keeps its text inside the margins", () => {
    const slack = 0.6;
    const outside = pdf.pages.slice(1).flatMap(({ view, pieces, index, label }) => {
      const [left = 0, low = 0, right = 0, high = 0] = view;
      const odd = index % 2 === 0;
      const tagged = pieces.filter(({ content, text }) => content !== undefined && text.trim() !== "");
      return tagged
        .filter(({ x, y, width: wide, height: tall }) => {
          const from = (x - left) / millimetre;
          const to = (right - x - wide) / millimetre;
          return (
            from < (odd ? inner : outer) - slack ||
            to < (odd ? outer : inner) - slack ||
            (y - low) / millimetre < bottom - slack ||
            // Capitals and figures are about seven tenths of the type size.
            (high - y - tall * 0.7) / millimetre < top - slack
          );
        })
        .map(({ text }) => `${label}: ${text}`);
    });
    expect(outside).toEqual([]);
  });

  test("numbers its pages roman, then arabic from the first session, and prints those numbers", () => {
    const first = sessionStarts(pdf)[0] ?? 0;
    expect(pdf.pages.map(({ label }) => label)).toEqual(
      pdf.pages.map(({ index }) => (index < first ? smallRoman(index + 1) : String(index - first + 1))),
    );
    for (const page of pdf.pages.slice(first)) {
      if (squeeze(page.text) === "" || squeeze(page.text) === "Catatan") continue;
      expect(furniture(page).foot).toBe(page.label);
    }
    for (const start of sessionStarts(pdf)) expect(start % 2).toBe(0);
  });

  test("has true contents", () => {
    const lines = expectTrueContents(pdf);
    const named = lines.map(({ destination, title }) =>
      /^session-\d+$/.test(destination) ? `Sesi ${title}` : title,
    );
    expect(named.slice(0, sections.length)).toEqual(sections);
    expect(lines.length).toBe(sections.length + sheets);
  });

  test("has bookmarks for all of its headings, each to its page", () => {
    const wrong = pdf.outline.filter(({ title, page }) => {
      const target = pdf.pages[page];
      return !target || !headingsOn(target).includes(bookmarked(title));
    });
    expect(wrong).toEqual([]);
    const headings = pdf.pages.flatMap(headingsOn).filter(Boolean).sort();
    expect(pdf.outline.map(({ title }) => bookmarked(title)).sort()).toEqual(headings);
  });

  test("says what it is, in Info and in XMP", () => {
    const name = id === "uji" ? "Modul Uji & “Kanari” <1>" : "HTML Mentah";
    const title = `${name} – ${edition === "facilitator" ? "Panduan Fasilitator" : "Buku Peserta"}`;
    expect(pdf.info).toMatchObject({
      Title: title,
      Subject: "Paket Uji",
      Author: "Serikat Pekerja Uji",
      CreationDate: "D:20260304000000Z",
      ModDate: "D:20260304000000Z",
      Language: "id",
    });
    expect(pdf.xmp).toMatchObject({
      "dc:title": title,
      "dc:language": "id",
      "xmp:createdate": "2026-03-04T00:00:00Z",
      "pdfuaid:part": "1",
    });
    const { catalog } = objects.document;
    expect(textOf(catalog, "Lang")).toBe("id");
    const viewer = valueOf(catalog, "ViewerPreferences");
    expect(viewer instanceof PDFDict && String(valueOf(viewer, "DisplayDocTitle"))).toBe("true");
    expect(String(valueOf(catalog, "PageMode"))).toBe("/UseOutlines");
  });

  test("is tagged", () => {
    expect(valueOf(objects.document.catalog, "StructTreeRoot")).toBeInstanceOf(PDFDict);
    const tags = (role: RegExp): ReturnType<typeof tagsOf> =>
      pdf.pages.flatMap((page) => tagsOf(page.tags, role));
    // Chromium also tags the empty end of the page before.
    const titles = tags(/^H1$/).flatMap(({ text }) => (text === "" ? [] : [text]));
    expect(titles).toEqual(["Daftar isi", ...sections]);
    expect(tags(/^L$/).length).toBeGreaterThan(0);
    if (id === "uji") {
      expect(tags(/^Table$/).length).toBeGreaterThan(2);
      expect(tags(/^Figure$/).map(({ alt }) => alt)).toContain("Alur bukti: catat, simpan, laporkan");
    }
    expectTagged(pdf, html);
    // The guide's small pictures of sheets are not read aloud: the sheets themselves are.
    if (edition === "participant") expect(pdf.pages.flatMap(unheard)).toEqual([]);
  });

  test("embeds all of its fonts, and none of Type 3", () => {
    const fonts = fontsOf(objects.document);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(String(valueOf(font, "Subtype"))).not.toBe("/Type3");
    const descriptors = dictionariesOf(objects.document).filter(
      (dict) => String(valueOf(dict, "Type")) === "/FontDescriptor",
    );
    expect(descriptors.length).toBeGreaterThan(0);
    for (const descriptor of descriptors) {
      expect(["FontFile", "FontFile2", "FontFile3"].some((key) => valueOf(descriptor, key))).toBe(true);
    }
    for (const font of fonts) {
      if (String(valueOf(font, "Subtype")) === "/Type0") continue;
      expect(valueOf(font, "FontDescriptor")).toBeInstanceOf(PDFDict);
    }
  });

  test("links only inside itself and to what its lessons link, and does nothing else", () => {
    const urls = pdf.pages.flatMap(({ links }) =>
      links.flatMap(({ url }) => (url === undefined ? [] : [url])),
    );
    const open = ["https://contoh.example/terbuka"];
    const guide = ["https://contoh.example/KANARI-ALAMAT-13A3", "https://contoh.example/KANARI-RUJUKAN-43A3"];
    const expected = id === "mentah" ? [] : edition === "facilitator" ? [...open, ...guide] : open;
    expect([...new Set(urls)].sort()).toEqual(expected.sort());
    expect([...new Set(pdf.pages.flatMap(({ links }) => links.map(({ subtype }) => subtype)))]).toEqual([
      "Link",
    ]);
    for (const { links } of pdf.pages) {
      for (const { url, destination } of links) {
        if (url === undefined) expect(pdf.destinations[destination ?? ""]).toBeDefined();
      }
    }
    const actions = dictionariesOf(objects.document).flatMap((dict) => {
      const type = String(dict.get(PDFName.of("S")) ?? "");
      return ["/JavaScript", "/Launch", "/SubmitForm", "/GoToR", "/ImportData"].includes(type) ? [type] : [];
    });
    expect(actions).toEqual([]);
    for (const key of ["OpenAction", "AA", "AcroForm", "Names"]) {
      expect(objects.document.catalog.get(PDFName.of(key)), key).toBeUndefined();
    }
  });
});

// Known: print.css has no rule yet that opens them, and what a reader would open is missing in print without a word.
test("prints what stands in details, open or not", async () => {
  const pdf = await readPdf(join(await smallDist(), "mentah", "mentah-participant.pdf"));
  const text = dense(pdf.pages.map((page) => page.text).join(""));
  expect(text).toContain(dense("Buka rincian"));
  expect(text).toContain(dense("Isi rincian yang tersembunyi."));
});

test.each(["facilitator", "participant"])(
  "every drawing of every block has its words, %s",
  async (edition) => {
    const base = join(await elementsDist(), "elemen", `elemen-${edition}`);
    const [pdf, html] = await Promise.all([readPdf(`${base}.pdf`), readFile(`${base}.html`, "utf8")]);
    expectTagged(pdf, html);
    const drawn = pdf.pages.flatMap((page) => tagsOf(page.tags, /^Figure$/));
    expect(drawn.length).toBeGreaterThan(10);
  },
);

describe.each(["facilitator", "participant"])("uji, %s", (edition) => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf(join(await smallDist(), "uji", `uji-${edition}.pdf`));
  });

  test("repeats the head of a table on every page the table is on", () => {
    const pages = pdf.pages.filter(({ text }) => squeeze(text).includes("Surat atau pesan nomor"));
    expect(pages.length).toBeGreaterThan(1);
    for (const { text } of pages) expect(dense(text)).toContain(dense("Tempat menyimpan"));
  });

  test("says each session in the running head of its right-hand pages", () => {
    const starts = sessionStarts(pdf);
    const annexes = annexStart(pdf);
    const titles = ["Sesi 1 Hak di tempat kerja", "Sesi 2 Dari bukti ke jalur"];
    expect(annexes).toBeLessThan(pdf.pages.length);
    for (const page of pdf.pages.slice(starts[0])) {
      if (squeeze(page.text) === "" || squeeze(page.text) === "Catatan") continue;
      const session = starts.findLastIndex((start) => start <= page.index);
      const { head } = furniture(page);
      const book = edition === "facilitator" ? "Panduan Fasilitator" : "Buku Peserta";
      const right = page.index >= annexes ? "Lampiran" : titles[session];
      expect(head).toBe(page.index % 2 === 0 ? right : `Modul Uji & “Kanari” <1> · ${book}`);
    }
  });

  test("parts long words at line ends, and pdf.js finds no soft hyphen inside a line", () => {
    const text = pdf.pages.map((page) => page.text).join("\n");
    const parted = [...text.matchAll(/(\p{Ll}{3,})[-\u00ad]\n(\p{Ll}{3,})/gu)].map(
      ([, a = "", b = ""]) => a + b,
    );
    const words =
      "keberlangsungan perundingan memerlukan kesepakatan ditandatangani perwakilan didokumentasikan fasilitator";
    expect(parted.some((word) => words.includes(word))).toBe(true);
    expect(text.match(/\u00ad(?!\n)/g) ?? []).toEqual([]);
  });
});

function textOf(dict: PDFDict, key: string): string {
  const value = valueOf(dict, key);
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
}
