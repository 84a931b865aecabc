import { readFile, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { PDFRawStream } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { diffPackage, type DiffResult } from "../../src/diff/diff.ts";
import { uaProblems } from "../../src/press/ua/check.ts";
import { packageOf } from "../support/packages.ts";
import { repository } from "./support/built.ts";
import { readObjects } from "./support/pdf-objects.ts";
import { readPdf, squeeze, type ReadPdf } from "./support/pdf-pages.ts";
import { readUaDocument } from "./support/ua-document.ts";

/** Sessions of two pages and more, each with changes in a paragraph, a list in a box, a table, and cards. */
function session(title: string, word: string, { minutes = 15 } = {}): string {
  const filler = (from: number): string =>
    Array.from(
      { length: 14 },
      (_, index) =>
        `Paragraf ${from + index} tentang ${title.toLowerCase()} berisi kalimat yang tidak berubah sama sekali di antara dua naskah, berapa kali pun orang membacanya di kelas.`,
    ).join("\n\n");
  return `---
judul: ${title}
durasi: ${minutes}
tujuan:
  - tahu satu hal
---

${filler(1)}

Perusahaan membayar upah ${title.toLowerCase()} setiap ${word}bayar kepada semua pekerja tanpa kecuali.

:::kegiatan{judul="Peta ${title.toLowerCase()}" durasi=10 tujuan=1}

Baca daftar ini.

- Butir pertama tentang peta.
- Butir kedua tentang ${word}butir di pabrik sepatu itu.
  - Anak butir tentang ${word}anak di pelabuhan besar itu.

:::

${filler(21)}

| Hak | Dasar |
|---|---|
| Berserikat di tempat kerja | Dasar ${word}tabel dari tahun dua ribu |
| Berunding bersama | Dasar lain |

::::bermain-peran{judul="Adegan ${title.toLowerCase()}" durasi=5 tujuan=1}

Keadaan bersama.

:::kartu-peran{judul=Dewi}

Anda berbicara tentang ${word}kartu kepada manajer pabrik itu.

:::

::::
`;
}

const titles = ["Awal", "Tengah", "Akhir", "Lanjutan"];
const nameOf = (index: number, title: string): string =>
  `modules/hak/0${index + 1}-${title.toLowerCase()}.md`;
const none = {
  "modules/hak/01-awal.md": undefined,
  "modules/k3/module.md": undefined,
  "modules/k3/01-awal.md": undefined,
};
const filesOf = (order: readonly string[], word: string): Record<string, string> =>
  Object.fromEntries(order.map((title, index) => [nameOf(index, title), session(title, word)]));

let roots: string[];
let root: string;
let result: DiffResult;
const read = new Map<string, ReadPdf>();

beforeAll(async () => {
  const old = await packageOf({ ...none, ...filesOf(titles, "lama") });
  // The last session comes first now.
  root = await packageOf({ ...none, ...filesOf(["Lanjutan", "Awal", "Tengah", "Akhir"], "baru") });
  roots = [old, root];
  const environment = { env: process.env, platform: process.platform, arch: process.arch, home: homedir() };
  result = await diffPackage({
    against: old,
    root,
    cwd: root,
    modules: ["hak"],
    editions: ["facilitator", "participant"],
    outputs: ["pdf"],
    changesOnly: false,
    destination: join(root, "dist"),
    templates: [join(repository, "templates")],
    generator: "Edisi uji",
    launch: async () => launchBrowser(await findBrowser({ environment })),
  });
  for (const { edition } of result.books) read.set(edition, await readPdf(file(edition)));
});
afterAll(() => Promise.all(roots.map((folder) => rm(folder, { recursive: true, force: true }))));

const file = (edition: string): string => join(root, "dist", "hak", `hak-${edition}.diff.pdf`);
const editions = ["facilitator", "participant", "handouts"];
const pdfOf = (edition: string): ReadPdf => read.get(edition) ?? expect.fail(`no PDF of ${edition}`);

test("there is a comparison of each edition and of the loose sheets", () => {
  expect(result.books.map(({ edition }) => edition)).toEqual(editions);
});

describe.each(editions)("%s", (edition) => {
  test("every change stands on the page that the list names", () => {
    const { pages, destinations } = pdfOf(edition);
    const { groups } = result.books.find((book) => book.edition === edition) ?? expect.fail("none");
    const changes = groups.flatMap((group) => group.changes);
    expect(changes.length).toBeGreaterThanOrEqual(edition === "handouts" ? 4 : 16);
    const list = pages.flatMap(({ links }) => links);
    for (const { anchor, was, is } of changes) {
      const page = pages[destinations[anchor] ?? -1] ?? expect.fail(`#${anchor} is nowhere`);
      const texts = page.text + (pages[page.index + 1]?.text ?? "");
      for (const words of [was, is]) {
        const first = words.replace(/ …$/, "").split(" ").slice(0, 3).join("");
        expect(texts.replace(/[\s\u00ad-]/g, ""), words).toContain(first.replace(/[\s-]/g, ""));
      }
      const line = list.find(
        ({ destination, text }) => destination === anchor && /^di(?:ubah|tambah|hapus|pindah)/.test(text),
      );
      expect(squeeze(line?.text ?? ""), anchor).toMatch(new RegExp(`${page.label}$`));
    }
  });

  test("the first page names the session that was moved, and the others' old numbers", () => {
    const text = squeeze(
      pdfOf(edition)
        .pages.slice(0, 3)
        .map((page) => page.text)
        .join(" "),
    );
    expect(text).toContain("Dipindah: dulu Sesi 4, sekarang Sesi 1");
    expect(text).toContain("Dulu Sesi 1");
  });

  test("bars stand in one column at the outer margin, and nothing is left of what they are made from", async () => {
    const { document } = await readObjects(await readFile(file(edition)));
    const places = new Set<string>();
    let bars = 0;
    for (const [index, page] of document.getPages().entries()) {
      const contents = page.node.Contents();
      const text = contents instanceof PDFRawStream ? inflateSync(contents.contents).toString("latin1") : "";
      for (const [painted] of text.matchAll(/(?:1 0 \.9961|\.9961 0 1) RG[^]*?\bS\n/g))
        expect(painted).not.toMatch(/re\nS\n/);
      const drawn = /\/Layout>> BDC\nq\n0 G 1\.8 w 0 J\n([^]*?)Q\nEMC/.exec(text)?.[1] ?? "";
      for (const [, x, top, , bottom] of drawn.matchAll(/(\S+) (\S+) m (\S+) (\S+) l/g)) {
        bars += 1;
        places.add(`${index % 2 === 0 ? "right" : "left"} ${x}`);
        expect(Number(top)).toBeGreaterThan(Number(bottom));
      }
    }
    expect(bars).toBeGreaterThanOrEqual(4);
    expect([...places].filter((place) => place.startsWith("right")).length).toBeLessThanOrEqual(1);
    expect([...places].filter((place) => place.startsWith("left")).length).toBeLessThanOrEqual(1);
    for (const place of places) {
      const [side, x] = place.split(" ");
      if (side === "right") expect(Number(x)).toBeGreaterThan(500);
      else expect(Number(x)).toBeLessThan(60);
    }
  });

  test("holds our rules of PDF/UA-1", async () => {
    const { document } = await readObjects(await readFile(file(edition)));
    expect(uaProblems(readUaDocument(document))).toEqual([]);
  });
});

test("cards are in the comparison of the loose sheets, and not in the participant's", () => {
  const textOf = (edition: string): string =>
    squeeze(
      pdfOf(edition)
        .pages.map(({ text }) => text)
        .join(" "),
    );
  expect(textOf("handouts")).toMatch(/lamakartu ?barukartu/);
  expect(textOf("participant")).not.toContain("kartu kepada");
  expect(textOf("handouts")).not.toContain("baruanak");
});
