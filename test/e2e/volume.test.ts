import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { editionNames, editions } from "../../src/editions/index.ts";
import { bindPackage } from "../../src/model/bindings.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { bookmarked, expectTagged, headingsOn, unheard } from "./support/book-rules.ts";
import { builtBefore, repository, smallDist, smallPackage } from "./support/built.ts";
import { numberedIn } from "./support/numbered.ts";
import { dense, readPdf, squeeze, type ReadPdf } from "./support/pdf-pages.ts";
import { referencesOf } from "./support/references-of.ts";
import { smallContents } from "./support/small-contents.ts";
import { expectTrueVolumeContents, expectVolumePages, startsIn } from "./support/volume-rules.ts";

const { package: small } = await readPackage(smallPackage);
const { package: real } = await readPackage(repository);

const ids = ["uji", "mentah"];

describe.each(editionNames)("the volume of the small package on screen, %s", (edition) => {
  let volume: string;
  let books: string[];
  beforeAll(async () => {
    const dist = await smallDist();
    const read = (id: string): Promise<string> => readFile(join(dist, id, `${id}-${edition}.html`), "utf8");
    [volume = "", ...books] = await Promise.all(["package", ...ids].map(read));
  });

  test("has every anchor once, and everything that names one names one that is there", () => {
    const anchors = [...volume.matchAll(/ id="([^"]+)"/g)].map(([, anchor = ""]) => anchor);
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
    const named = [
      ...volume.matchAll(/ (?:href="#|(?:for|headers|aria-(?:describedby|labelledby|controls))=")([^"]+)"/g),
    ].flatMap(([, list = ""]) => list.split(" "));
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
  });

  test("leads nobody from one module into another but where the text says so", () => {
    const strays = sectionsIn(volume).flatMap(({ anchor, html }) => {
      const [module = ""] = anchor.split("--");
      return [...withoutReferences(html).matchAll(/href="#([^"]+)"/g)].flatMap(([, target = ""]) =>
        module === anchor || target.startsWith(`${module}--`) || /^(?:term|law)-/.test(target)
          ? []
          : [`${anchor} → ${target}`],
      );
    });
    expect(strays).toEqual([]);
  });

  test("has every text, session and annex of its modules' books, word for word, and one list of law and of terms", () => {
    const expected = books.flatMap((book, index) =>
      sectionsIn(book)
        .filter(({ anchor }) => !/^annex-(?:law|glossary)$/.test(anchor))
        .map(({ anchor, html }) => ({ anchor: `${ids[index]}--${anchor}`, text: wordsIn(html) })),
    );
    const sections = sectionsIn(volume).map(({ anchor, html }) => ({ anchor, text: wordsIn(html) }));
    expect(sections.slice(0, -2)).toEqual(
      expected.map(({ anchor, text }) => ({
        anchor,
        text: anchor.endsWith("--introduction")
          ? text.replace("Tentang buku ini", "Tentang modul ini")
          : text,
      })),
    );
    expect(sections.slice(-2).map(({ anchor }) => anchor)).toEqual(["annex-law", "annex-glossary"]);
    const own = (html: string): string[] =>
      numberedIn(html).map((text) => text.replace(/^(Pertanyaan) \w+--/, "$1 "));
    expect(own(volume)).toEqual(books.flatMap(own));
  });

  test("names and links for each term and each law the places in all modules", () => {
    const [law, glossary] = sectionsIn(volume).slice(-2);
    const uses = (html = ""): string[] =>
      [...html.matchAll(/<a href="#((\w+)--session-(\d)-[^"]+)">(Modul\u00a0(\d), Sesi\u00a0(\d))</g)].map(
        ([, anchor = "", module, session, words = "", number, place]) => {
          expect([module, session]).toEqual([ids[Number(number) - 1], place]);
          const [, used = ""] = new RegExp(` id="${anchor}"[^>]*>([\\s\\S]*?)</a>`).exec(volume) ?? [];
          return `${squeeze(words)}: ${wordsIn(used)}`;
        },
      );
    expect(uses(law?.html)).toEqual(
      expect.arrayContaining([
        "Modul 1, Sesi 1: UU 21/2000 Pasal 28",
        "Modul 2, Sesi 1: UU 21/2000 Pasal 28",
      ]),
    );
    expect(uses(glossary?.html)).toContain("Modul 1, Sesi 1: serikat");
    // Only the first use of a term is named.
    expect(glossary?.html).not.toContain("Modul 2, Sesi");
  });

  test("links what is bound with it, and names the other book in books of one module", () => {
    expect(volume).toContain('<a href="#mentah--session-1">Sesi\u00a01, Modul\u00a02</a>');
    expect(volume).toContain('<a href="#uji--worksheet-1">Lembar Kerja\u00a01, Modul\u00a01</a>');
    expect(volume).toContain('<a href="#uji--module">Modul\u00a01, Modul Uji');
    expect(volume).toContain(
      'dan <span class="ref"><a href="#uji--worksheet-1">Lembar Kerja\u00a01</a></span>',
    );
    expect(books[0]).toContain('<span class="ref">Sesi\u00a01 (Modul\u00a02, HTML Mentah)</span>');
    expect(books[1]).toContain('<span class="ref">Lembar Kerja\u00a01 (Modul\u00a01, Modul Uji');
  });
});

describe.each(editionNames)("the volume of the small package in print, %s", (edition) => {
  let pdf: ReadPdf;
  let html: string;
  let text: string;
  beforeAll(async () => {
    const base = join(await smallDist(), "package", `package-${edition}`);
    [pdf, html] = await Promise.all([readPdf(`${base}.pdf`), readFile(`${base}.html`, "utf8")]);
    text = dense(pdf.pages.map((page) => page.text).join(""));
  });

  test("tells the true page of everything in its contents, module by module", () => {
    const lines = expectTrueVolumeContents(pdf);
    const sections = small.modules.flatMap(({ id, matter: { title, number } }) => [
      `Modul ${number} ${title}`,
      ...(smallContents[`${id} ${edition}`]?.sections ?? [])
        .filter((line) => line !== "Daftar hukum" && line !== "Glosarium")
        .map((line) => line.replace("Tentang buku ini", "Tentang modul ini").replace(/^Sesi /, "")),
    ]);
    expect(lines.map(({ title }) => title)).toEqual([
      ...sections,
      "Daftar hukum",
      "Glosarium",
      "Lembar Kerja 1 Catatan bukti",
      "Lembar Kerja 2 Memilih jalur bersama serikat",
      "Bahan Bagikan 1 Daftar alamat dinas",
      "Tes 1 Pascates",
    ]);
  });

  test("opens each module and each session on a right-hand page, the first with 1", () => {
    const starts = startsIn(pdf);
    expect(starts.map(({ module, anchor }) => `${module} ${anchor}`).slice(0, 2)).toEqual([
      "uji module",
      "uji introduction",
    ]);
    const opening = starts.filter(({ anchor }) => /^(?:module|session-\d+)$/.test(anchor));
    expect(opening).toHaveLength(5);
    for (const { page } of opening) expect([page % 2, Number(pdf.pages[page]?.label) % 2]).toEqual([0, 1]);
    expect(pdf.pages[starts[0]?.page ?? -1]?.label).toBe("1");
  });

  test("prints its numbers through all modules, and heads that name module and session", () => {
    expect(pdf.pages.length).toBeGreaterThan(25);
    expectVolumePages(pdf, small, editions[edition].title.id);
  });

  test("lists each module's sessions on the page that opens it, with their pages", () => {
    for (const { page, module } of startsIn(pdf).filter(({ anchor }) => anchor === "module")) {
      const lines = small.modules.find(({ id }) => id === module)?.lessons ?? [];
      const links = pdf.pages[page]?.links ?? [];
      expect(links.map(({ destination }) => destination)).toEqual(
        lines.map(({ anchor }) => `${module}--${anchor}`),
      );
      for (const { text, destination = "" } of links)
        expect(squeeze(text).split(" ").at(-1)).toBe(pdf.pages[pdf.destinations[destination] ?? -1]?.label);
    }
  });

  test("nests its bookmarks: module, session, what is in it; annexes of the whole beside the modules", () => {
    const wrong = pdf.outline.filter(({ title, page }) => {
      const target = pdf.pages[page];
      return !target || !headingsOn(target).includes(bookmarked(title));
    });
    expect(wrong).toEqual([]);
    const headings = pdf.pages.flatMap(headingsOn).filter(Boolean).sort();
    expect(pdf.outline.map(({ title }) => bookmarked(title)).sort()).toEqual(headings);
    expect(pdf.outline.filter(({ depth }) => depth === 0).map(({ title }) => title)).toEqual([
      "Daftar isi",
      "Modul 1 · Modul Uji & “Kanari” <1>",
      "Modul 2 · HTML Mentah",
      "Daftar hukum",
      "Glosarium",
    ]);
    const depths = new Map(pdf.outline.toReversed().map(({ title, depth }) => [title, depth]));
    expect(
      ["Tentang modul ini", "Jadwal", "Sesi 2 · Dari bukti ke jalur", "Kegiatan 2.1 · Memilih jalur"].map(
        (title) => depths.get(title),
      ),
    ).toEqual([1, 1, 1, 2]);
    expect(depths.get("Yang boleh")).toBe(2);
  });

  test("says the true page of every use of a law and of a term", () => {
    const annexes = startsIn(pdf).find(({ module }) => module === "");
    const links = pdf.pages.slice(annexes?.page).flatMap((page) => page.links);
    const uses = links.filter(({ destination = "" }) => /--session-\d+-(?:law|term)-/.test(destination));
    expect(new Set(uses.map(({ destination = "" }) => destination.replace(/--.*/, "")))).toEqual(
      new Set(ids),
    );
    for (const { text: words, destination = "" } of uses) {
      const page = pdf.pages[pdf.destinations[destination] ?? -1];
      expect(text).toContain(dense(`${words}, hlm. ${page?.label}`));
    }
  });

  test("is tagged, and every picture of the screen has its words", () => {
    expect(pdf.marked).toBe(true);
    expectTagged(pdf, html);
    if (edition === "participant") expect(pdf.pages.flatMap(unheard)).toEqual([]);
  });
});

test("references in the participants' volume name the true page, in the module and in others", async () => {
  const folder = join(await smallDist(), "package");
  const book = await readPdf(join(folder, "package-participant.pdf"));
  const { participant } = editions;
  const references = referencesOf(bindPackage(small), small, { edition: participant, reader: participant });
  const text = dense(book.pages.map((page) => page.text).join(""));
  const labelOf = (anchor: string): string => book.pages[book.destinations[anchor] ?? -1]?.label ?? "";
  const expected = references.map(({ name, anchor }) => dense(`${name} (hlm. ${labelOf(anchor)})`));
  expect(references.map(({ anchor }) => anchor)).toEqual([
    "uji--worksheet-1",
    "mentah--session-1",
    "mentah--session-1",
    "uji--worksheet-1",
    "uji--session-2",
    "uji--module",
  ]);
  expect(expected.filter((quote) => !text.includes(quote))).toEqual([]);
  expect(text.match(/\(hlm\.\w+\)/g)).toHaveLength(references.length);
  // What is handed out quotes the volume, too.
  const handouts = await readPdf(join(folder, "package-handouts.pdf"));
  const handedOut = handouts.pages.map((page) => page.text).join("");
  expect(dense(handedOut)).toContain(
    dense(`Sesi 1, Modul 2 (Buku Peserta hlm. ${labelOf("mentah--session-1")})`),
  );
});

// It takes half a minute to build: it is looked at where it was built before.
describe.skipIf(builtBefore === undefined)("the volume of this repository in print, participant", () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf(join(builtBefore ?? "", "package", "package-participant.pdf"));
  });

  test("tells the true page of everything in its contents, and leads there", () => {
    const lines = expectTrueVolumeContents(pdf);
    const titles = new Set(lines.map(({ title }) => title));
    for (const { matter, lessons } of real.modules) {
      expect(titles).toContain(matter.number ? `Modul ${matter.number} ${matter.title}` : matter.title);
      for (const { number, matter: own } of lessons) expect(titles).toContain(`${number} ${own.title}`);
    }
  });

  test("prints its numbers through all modules, and heads that name module and session", () => {
    expectVolumePages(pdf, real, editions.participant.title.id);
    const opening = startsIn(pdf).filter(({ anchor }) => /^(?:module|session-\d+)$/.test(anchor));
    expect(opening.filter(({ page }) => page % 2 === 1)).toEqual([]);
  });

  test("has bookmarks that lead to their headings", () => {
    const lost = pdf.outline.filter(({ title, page }) => {
      const target = pdf.pages[page];
      return !target || !headingsOn(target).includes(bookmarked(title));
    });
    expect(lost).toEqual([]);
  });

  test("keeps the lines for notes on its half-empty pages", () => {
    // The single books have about as many; a volume that went without them has only its blank pages.
    const noted = pdf.pages.filter(({ pieces }) => pieces.some(({ text }) => text.trim() === "Catatan"));
    const sessions = real.modules.reduce((sum, { lessons }) => sum + lessons.length, 0);
    expect(noted.length).toBeGreaterThan(2 * sessions);
  });
});

/** The parts of a book in order: introduction, sessions, annexes, with their anchors. */
function sectionsIn(html: string): { anchor: string; html: string }[] {
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  const opening = /<section class="(?:introduction|session|annex annex-[a-z-]+|part-opening)" id="([^"]+)"/;
  return main.split(new RegExp(`(?=${opening.source.replace("([^", "(?:[^")})`)).flatMap((section) => {
    const anchor = opening.exec(section)?.[1];
    return anchor === undefined || anchor.endsWith("--module") ? [] : [{ anchor, html: section }];
  });
}

/** HTML without the references that are printed by number. */
function withoutReferences(html: string): string {
  return html.replace(/<span class="ref">[\s\S]*?<\/span>(?:<\/span>)?/g, "…");
}

/** What is read in HTML, but for references, which are worded by what is bound together. */
function wordsIn(html: string): string {
  return squeeze(withoutReferences(html).replace(/<[^>]+>/g, " "));
}
