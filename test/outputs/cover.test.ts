import { expect, test } from "vitest";
import { editions, type EditionName } from "../../src/editions/index.ts";
import { bindPackage } from "../../src/model/bindings.ts";
import { usualPress, type PressSettings } from "../../src/model/press-settings.ts";
import { coverPlan } from "../../src/outputs/cover.ts";
import { coverDocument } from "../../src/outputs/cover-document.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { selectBook, type Book } from "../../src/render/book.ts";
import { packageOf } from "../support/packages.ts";
import { bookOf, templates } from "./book.ts";

const thick = { leaves: ["spread"], spine: 9 } as const;

function printedAs(book: Book, press: Partial<PressSettings>): Book {
  return { ...book, config: { ...book.config, press: { ...usualPress, ...press } } };
}

/** What one of the sections of a cover says, without tags. */
async function words(book: Book, section: string, plan = thick as Parameters<typeof coverDocument>[1]) {
  const html = await coverDocument(book, plan, templates);
  const [, inner = ""] = new RegExp(`<section class="${section}">(.*?)</section>`, "s").exec(html) ?? [];
  return inner.replace(/<[^>]+>/g, "|").replace(/\|+/g, "|");
}

async function volumeOf(edition: EditionName): Promise<Book> {
  const root = await packageOf({
    "modules/hak/module.md": "---\njudul: Hak\nsubjudul: Berserikat\nnomor: 1\n---\n\nPengantar.\n",
  });
  const { package: source } = await readPackage(root);
  return selectBook(bindPackage(source), source, editions[edition]);
}

test("a cover is a spread with the spine that pages and binding need", async () => {
  const book = await bookOf("participant");
  expect(coverPlan(book, 40)).toEqual({ leaves: ["spread"], spine: 0 });
  expect(coverPlan(book, 120)).toEqual({ leaves: ["spread"], spine: 6.86 });
  const measured = printedAs(book, { spines: new Map([["hak-participant", 8.1]]) });
  expect(coverPlan(measured, 120)).toEqual({ leaves: ["spread"], spine: 8.1 });
});

test("a spiral holds front and back as leaves of their own", async () => {
  const book = printedAs(await bookOf("participant"), { binding: "spiral" });
  const plan = coverPlan(book, 120);
  expect(plan).toEqual({ leaves: ["front", "back"], spine: 0 });
  const html = await coverDocument(book, plan, templates);
  expect(html.match(/<section class="(?:cover|back|spine)"/g)).toEqual([
    '<section class="cover"',
    '<section class="back"',
  ]);
});

test("the front says who publishes, series, title, edition and round", async () => {
  const config =
    "judul: Paket uji\ntanggal: 2026-11-22\nseri: Seri kedua\nkeluaran: [html]\npenerbit:\n  - id: uji\n    nama: Serikat Uji\n";
  const front = await words(await bookOf("participant", { "modules/package.yaml": config }), "cover");
  expect(front).toContain("|Serikat Uji|Paket uji|Modul 1|Hak|Buku Peserta |Seri kedua|");
  expect(front).toContain("|Serikat / unit kerja|");
});

test("the back tells what the book is about, marks it among the modules, and is dated", async () => {
  const summary = "---\njudul: Hak\nnomor: 1\nringkasan: Tentang hak.\n---\n\nPengantar.\n";
  const changes = { "modules/hak/module.md": summary };
  const book = await bookOf("facilitator", changes);
  expect(await words(book, "back")).toBe(
    "|Tentang hak.|Modul dalam paket ini|1|Hak|K3|Panduan Fasilitator|Untuk yang memimpin sesi. Memuat jawaban: jangan dibagikan kepada peserta.|Serikat Uji|22 November 2026|",
  );
  const html = await coverDocument(book, thick, templates);
  expect(html.match(/<li class="this">.*?<\/li>/gs)?.map((item) => item.replace(/<[^>]+>/g, ""))).toEqual([
    "1Hak",
  ]);
});

test("a book alone in its package lists no modules, and what nobody wrote is not printed", async () => {
  const book = await bookOf("participant", {
    "modules/package.yaml": "judul: Paket uji\ntanggal: 2026-11-22\nmodul: [hak]\n",
  });
  expect(await words(book, "back")).toBe(
    "|Buku Peserta|Untuk dibaca, ditulisi, dan dibawa pulang ke tempat kerja.|22 November 2026|",
  );
});

test("a volume lists what is in it, with the subtitles", async () => {
  const back = await words(await volumeOf("participant"), "back");
  expect(back).toContain("|Dalam buku ini|1|Hak|Berserikat|K3|");
});

test("a spine bears words from 6 mm on", async () => {
  const book = await bookOf("facilitator");
  const spine = (width: number): Promise<string> =>
    words(book, "spine", { leaves: ["spread"], spine: width });
  expect(await spine(6)).toBe("|Modul\u00a01|Hak|Panduan Fasilitator|");
  expect(await spine(5.9)).toBe("");
  expect(await words(await volumeOf("participant"), "spine")).toBe("|Paket uji|Buku Peserta|");
});

test("words of the writer stay words", async () => {
  const title = "---\njudul: 'Hak </style><script>alert(\"x\")</script>'\nnomor: 1\n---\n\nPengantar.\n";
  const html = await coverDocument(
    await bookOf("participant", { "modules/hak/module.md": title }),
    thick,
    templates,
  );
  expect(html).not.toContain("<script>");
});
