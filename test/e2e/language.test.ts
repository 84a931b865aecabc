import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import { editionNames, type EditionName } from "../../src/editions/index.ts";
import { build, type BuildResult } from "../../src/pipeline/build.ts";
import { readPdfText } from "../../src/press/pdf-text.ts";
import { buildOptions, filesUnder, snapshot } from "./support/built.ts";
import { numberedIn } from "./support/numbered.ts";
import { readObjects } from "./support/pdf-objects.ts";
import { readPdf, squeeze } from "./support/pdf-pages.ts";

/** A package with one session translated and one not, and a module that is not translated at all. */
const root = fileURLToPath(new URL("language/package/", import.meta.url));

let dist: string;
let indonesian: Record<string, string>;
let english: BuildResult;
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), "edisi-bahasa-"));
  const options = { ...buildOptions(root, dist), volume: true };
  await build(options);
  indonesian = await snapshot(dist);
  english = await build({ ...options, language: "en" });
});
afterAll(() => rm(dist, { recursive: true, force: true }));

const html = (edition: EditionName, ending = ".en"): Promise<string> =>
  readFile(join(dist, `hak/hak-${edition}${ending}.html`), "utf8");

/** A session of a book on screen: from its opening tag to that of the next section. */
function sessionIn(text: string, number: number): string {
  const from = text.indexOf(`<section class="session" id="session-${number}"`);
  const next = /<section class="(?:session|annex)/.exec(text.slice(from + 1));
  return text.slice(from, next ? from + 1 + next.index : undefined);
}

const words = (text: string): string => squeeze(text.replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ");

describe("the files of the English books", () => {
  test("stand beside the others, which are as they were", async () => {
    const now = await snapshot(dist);
    const added = Object.keys(now).filter((path) => !(path in indonesian));
    expect(added.sort()).toEqual([
      "hak/hak-facilitator.en.html",
      "hak/hak-facilitator.en.pdf",
      "hak/hak-handouts.en.pdf",
      "hak/hak-participant.en.html",
      "hak/hak-participant.en.pdf",
    ]);
    const changed = Object.keys(indonesian).filter((path) => now[path] !== indonesian[path]);
    expect(changed.sort()).toEqual(["index.html", "manifest.json"]);
  });

  test("are listed with the others, in the language of the sources", async () => {
    const manifest = JSON.parse(await readFile(join(dist, "manifest.json"), "utf8")) as {
      package: { title: string };
      books: { id: string; edition: string; language?: string; title: string; files: unknown[] }[];
    };
    expect(manifest.package.title).toBe("Paket Dua Bahasa");
    expect(
      manifest.books
        .filter(({ id }) => id === "hak")
        .map(({ edition, language = "id", files }) => `${edition} ${language} ${files.length}`),
    ).toEqual(["facilitator id 2", "participant id 3", "facilitator en 2", "participant en 3"]);
    const library = await readFile(join(dist, "index.html"), "utf8");
    expect(library).toContain('<html lang="id"');
    expect(library).toContain('<h3 lang="en">Participant’s Book · English</h3>');
    expect(library).toContain('href="hak/hak-handouts.en.pdf"');
    expect(library).toContain("<h3>Buku Peserta</h3>");
  });

  test("are built again without the others, and list both", async () => {
    const before = await snapshot(dist);
    await build({ ...buildOptions(root, dist), volume: true });
    // The manifest has the hash of the texts that were read last.
    const { "manifest.json": _, ...after } = await snapshot(dist);
    expect(before).toMatchObject(after);
    expect(await readFile(join(dist, "manifest.json"), "utf8")).toContain("hak/hak-handouts.en.pdf");
  });

  test("are those of what is translated; what a made book prints untranslated is said", () => {
    expect(english.books.map(({ id, edition }) => `${id} ${edition}`)).toEqual([
      "hak facilitator",
      "hak participant",
    ]);
    expect(english.diagnostics.map(({ ruleId, path }) => `${path} ${ruleId}`)).toEqual([
      "modules/hak/02-bukti.md translation-missing",
      "modules/hak/bank-soal.md translation-missing",
      "modules/hak/module.md translation-missing",
    ]);
  });

  test("of the volume are made where they are asked for, with what is not translated", async () => {
    const folder = join(dist, "volume");
    const options = { ...buildOptions(root, folder), language: "en" as const };
    const { books } = await build({ ...options, modules: ["package"], outputs: ["html"] });
    expect(books.map(({ id, edition, language }) => [id, edition, language])).toEqual(
      editionNames.map((edition) => ["package", edition, "en"]),
    );
    const volume = await readFile(join(folder, "package/package-participant.en.html"), "utf8");
    expect(volume).toMatch(/id="k3--session-1" data-session="1"[^>]* lang="id">/);
    expect(volume).toMatch(/id="hak--session-1" data-session="1"[^>]*>/);
    const library = await readFile(join(folder, "index.html"), "utf8");
    expect(library).toContain('<html lang="en"');
    await rm(folder, { recursive: true });
  });

  test("of a module that is not translated are none, and that is said", async () => {
    const options = { ...buildOptions(root, dist), language: "en" as const };
    const failed = build({ ...options, modules: ["k3"] });
    await expect(failed).rejects.toThrow(CannotRun);
    await expect(failed).rejects.toMatchObject({ id: "translation-none", details: { what: "k3" } });
  });
});

describe.each(editionNames)("the English book on screen, %s", (edition) => {
  test("is English, with English words around the translated session", async () => {
    const book = await html(edition);
    expect(book).toContain('<html lang="en"');
    const session = sessionIn(book, 1);
    expect(session).toMatch(/^<section class="session" id="session-1" data-session="1"[^>]*>/);
    const text = words(session);
    expect(text).toMatch(/^ ?Session 1 Rights on paper/);
    for (const word of ["Activity 1.1", "A map of rights", "Worksheet 1", "Test 1"]) {
      expect(text).toContain(word);
    }
    expect(text).not.toMatch(/\b(?:Sesi|Kegiatan|Lembar Kerja|menit)\b/);
  });

  test("has the test's items in their own language, marked", async () => {
    const session = sessionIn(await html(edition), 1);
    const item = /<[a-z]+ [^>]*lang="id"[^>]*>[\s\S]*?Apa yang dibuat/.exec(session)?.[0] ?? "";
    expect(words(item)).toContain("Pertanyaan 1");
  });

  test("has the other session in its own language, marked, and a note in the book's", async () => {
    const session = sessionIn(await html(edition), 2);
    expect(session).toMatch(/^<section class="session" id="session-2" data-session="2"[^>]* lang="id">/);
    expect(session).toContain(
      '<p class="untranslated" lang="en">This part is not translated yet and is printed in its own language.</p>',
    );
    expect(words(session)).toMatch(/^ ?Sesi 2 Bukti yang disimpan/);
    expect(words(session)).toContain("Kegiatan 2.1");
    expect(words(session)).not.toMatch(/\b(?:Session|Activity|Worksheet|minutes)\b/);
  });

  test("marks in its contents what is in another language", async () => {
    const book = await html(edition);
    const contents = book.slice(book.indexOf('<nav class="contents"'), book.indexOf("<main"));
    expect(contents).toContain('<span class="name">Rights on paper</span>');
    expect(contents).toContain('<span class="name" lang="id">Bukti yang disimpan</span>');
    expect(contents).toContain('<span class="number" lang="id">Lembar Kerja 1</span>');
  });

  test("has the introduction in its own language, under an English heading", async () => {
    const book = await html(edition);
    expect(book).toMatch(
      /<section class="introduction" id="introduction" lang="id"><h2 class="front-title" lang="en">About this book<\/h2><p class="untranslated" lang="en">/,
    );
  });

  test("numbers everything as the Indonesian book does", async () => {
    const numbers = (text: string): string[] =>
      [
        ...text.matchAll(/ id="((?:session|activity|worksheet|test|question)-[\d-]+|peta|bukti|kronologi)"/g),
      ].map(([, anchor = ""]) => anchor);
    const [own, other] = [await html(edition), await html(edition, "")];
    expect(numbers(own).length).toBeGreaterThan(5);
    expect(numbers(own)).toEqual(numbers(other));
    expect(numberedIn(sessionIn(own, 2))).toEqual(numberedIn(sessionIn(other, 2)));
  });

  test("has the texts of package.en.yaml", async () => {
    const book = await html(edition);
    for (const text of ["Package in Two Languages", "Test Workers’ Union", "Check for changes in the law"]) {
      expect(book).toContain(text);
    }
    expect(book).not.toContain("Serikat Pekerja Uji");
  });
});

describe("what the guide alone has", () => {
  test.each([
    ["hak-facilitator.en", ["ENGLISH-21A1", "REASON-22B2", "KEDUA-13C3"]],
    ["hak-participant.en", []],
    ["hak-handouts.en", []],
    ["hak-participant", []],
  ])("is in %s: %j", async (name, expected) => {
    const files = (await filesUnder(join(dist, "hak"))).filter(
      (path) => basename(path).replace(/\.(?:html|pdf)$/, "") === name,
    );
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) {
      const bytes = await readFile(path);
      const texts = [bytes.toString("latin1")];
      if (path.endsWith(".pdf")) {
        const { pages, others } = await readPdfText(bytes);
        const { strings, streams } = await readObjects(bytes);
        texts.push(...pages, ...others, ...strings, ...streams.map((each) => each.bytes.toString("latin1")));
      }
      const dense = texts.join("\n").replace(/[\s\u00AD-]+/g, "");
      const found = ["NASKAH-11A1", "ALASAN-12B2", "KEDUA-13C3", "ENGLISH-21A1", "REASON-22B2"].filter(
        (canary) => dense.includes(canary.replace("-", "")),
      );
      expect(found.sort(), path).toEqual([...expected].sort());
    }
  });

  test("has the answer key of each session in the session's language", async () => {
    const book = await html("facilitator");
    const key = book.slice(book.indexOf('id="annex-answer-key"'));
    expect(key).toContain('<span class="title">Rights on paper</span>');
    expect(key).toContain('<span class="title" lang="id">Bukti yang disimpan</span>');
    expect(words(key)).toMatch(/Session 2\s+Bukti yang disimpan\s+Pertanyaan 1 [^.]*\. Salah\./);
    expect(words(key)).toMatch(/Session 1\s+Rights on paper\s+Question 1 [^.]*\. True\./);
  });
});

describe.each(["hak-facilitator", "hak-participant", "hak-handouts"])("%s.en.pdf", (name) => {
  test("is an English document with an English name", async () => {
    const path = join(dist, `hak/${name}.en.pdf`);
    const { document } = await readObjects(await readFile(path));
    const lang = document.catalog.lookup(PDFName.of("Lang"));
    expect(lang instanceof PDFString || lang instanceof PDFHexString ? lang.decodeText() : lang).toBe("en");
    const { info, xmp } = await readPdf(path);
    expect(String(info["Title"])).toMatch(/ – (?:Facilitator’s Guide|Participant’s Book|Loose Sheets)$/);
    expect([xmp["dc:language"]].flat()).toEqual(["en"]);
  });
});

test("loose sheets are in the language of their session", async () => {
  const { pages } = await readPdf(join(dist, "hak/hak-handouts.en.pdf"));
  const text = pages.map((page) => page.text).join("\n");
  expect(text).toContain("Kartu 1 dari 1".toLowerCase());
  expect(text).toMatch(/1 per participant/);
  expect(text).toContain("Modul");
});
