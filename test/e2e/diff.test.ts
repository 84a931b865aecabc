import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "../../src/cli/program.ts";
import type { Shell } from "../../src/cli/shell.ts";
import { textsOf } from "../../src/cli/texts.ts";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import type { Language } from "../../src/model/language.ts";
import { packageOf } from "../support/packages.ts";
import { readPdf, squeeze, type ReadPdf } from "./support/pdf-pages.ts";

const head = (title: string): string =>
  `---\njudul: ${title}\ndurasi: 10\ntujuan:\n  - tahu satu hal\n---\n\n`;
const activity = (text: string): string => `:::kegiatan{judul=Peta durasi=10 tujuan=1}\n\n${text}\n\n:::\n\n`;
const note = (text: string): string => `:::fasilitator\n\n${text}\n\n:::\n\n`;
const filler = "Kalimat panjang yang tidak berubah sama sekali di antara dua naskah. ".repeat(6);
const table = (row: string): string => `| Hak | Dasar |\n|---|---|\n| Berserikat | UU 21/2000 |\n${row}`;

const earlier = {
  "modules/hak/01-awal.md": `${head("Awal")}Pekerja boleh membentuk serikat.\n\n${activity("Tugas.")}${note("KENARILAMA rahasia pemandu.")}`,
  "modules/hak/02-tengah.md": `${head("Tengah")}Paragraf yang akan hilang dari buku.\n\n${activity("Baca peta itu bersama teman.")}${table("| Mogok | UU 13/2003 |")}\n`,
  "modules/hak/03-akhir.md": `${head("Akhir")}${filler}\n\n${activity("Tugas akhir.")}`,
};
const later = {
  "modules/hak/01-awal.md": `${head("Awal")}Pekerja bebas membentuk serikat.\n\n${activity("Tugas.")}${note("KENARIBARU rahasia pemandu.")}`,
  "modules/hak/02-baru.md": `${head("Sisipan")}Sesi yang sama sekali baru tentang pengupahan.\n\n${activity("Hitung upah lembur minggu lalu.")}`,
  "modules/hak/03-tengah.md": `${head("Tengah")}${activity("Baca peta itu bersama teman.")}${table("| Mogok | UU 13/2003 pasal 137 |")}\n`,
  "modules/hak/04-akhir.md": `${head("Akhir")}${filler}\n\n${activity("Tugas akhir.")}`,
};

let old: string;
let root: string;
let status: number | string;
let out: string;
beforeAll(async () => {
  old = await packageOf(earlier);
  root = await packageOf(later);
  ({ status, out } = await run(["diff", old, "hak", "--json"], root));
});
afterAll(() => Promise.all([old, root].map((folder) => rm(folder, { recursive: true, force: true }))));

async function run(
  argv: string[],
  cwd: string,
  language: Language = "id",
): Promise<{ status: number | string; out: string; err: string }> {
  const written = { out: "", err: "" };
  const shell: Shell = {
    cwd,
    env: process.env,
    language,
    texts: textsOf(language),
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
    color: false,
    signal: new AbortController().signal,
  };
  try {
    return { status: await runProgram(argv, shell), ...written };
  } catch (error) {
    if (error instanceof CannotRun) return { status: error.in(language), ...written };
    throw error;
  }
}

const file = (name: string): string => join(root, "dist", "hak", name);
const pdf = async (edition: string): Promise<ReadPdf> => readPdf(file(`hak-${edition}.diff.pdf`));
const textOf = ({ pages }: ReadPdf): string => squeeze(pages.map(({ text }) => text).join(" "));

describe("edisi diff on two folders", () => {
  test("says what changed, by session", () => {
    expect(status).toBe(0);
    const { books } = JSON.parse(out) as {
      books: {
        edition: string;
        counts: unknown;
        groups: { label: string; title: string; notes: string[] }[];
      }[];
    };
    expect(books.map(({ edition }) => edition)).toEqual(["facilitator", "participant"]);
    expect(books[0]?.counts).toEqual({ inserted: 1, deleted: 1, changed: 3, moved: 0 });
    expect(books[1]?.counts).toEqual({ inserted: 1, deleted: 1, changed: 2, moved: 0 });
    expect(books[0]?.groups.slice(1).map(({ label, title, notes }) => [label, title, ...notes])).toEqual([
      ["Sesi 1", "Awal"],
      ["Sesi 2", "Sisipan", "Sesi baru"],
      ["Sesi 3", "Tengah", "Dulu Sesi 2"],
      ["Sesi 4", "Akhir", "Dulu Sesi 3"],
    ]);
  });

  test("prints a first page that names sessions, with true pages", async () => {
    const read = await pdf("facilitator");
    const [first] = read.pages;
    expect(squeeze(first?.text ?? "")).toContain("Perubahan sejak");
    for (const { text, destination = "" } of first?.links ?? []) {
      const page = read.pages[read.destinations[destination] ?? -1];
      const printed = /(\d+)$/.exec(squeeze(text))?.[1];
      if (printed !== undefined && /^(?:diubah|ditambah|dihapus)/.test(text))
        expect(page?.label, text).toBe(printed);
    }
    expect(first?.links.length).toBeGreaterThan(5);
  });

  test("bookmarks have only what there is", async () => {
    const { outline } = await pdf("facilitator");
    expect(JSON.stringify(outline)).not.toContain("hilang");
    expect(JSON.stringify(outline)).toContain("Sisipan");
  });

  test("shows to each edition only what it may see", async () => {
    const [guide, book] = [textOf(await pdf("facilitator")), textOf(await pdf("participant"))];
    expect(guide).toMatch(/KENARILAMA ?KENARIBARU/);
    expect(book).not.toContain("KENARI");
    expect(book).toContain("Paragraf yang akan hilang");
    const html = await readFile(file("hak-participant.diff.html"), "utf8");
    expect(html).not.toContain("KENARI");
    expect(html).toContain('<del class="diff">boleh</del><ins class="diff">bebas</ins>');
    expect(html).toContain('<ins class="diff"> pasal 137</ins>');
  });
});

describe("edisi diff", () => {
  test("with only what changed leaves out sessions and passages", async () => {
    const short = await run(
      ["diff", old, "hak", "--changes-only", "--output", "html", "--out", "ringkas"],
      root,
    );
    expect(short.status).toBe(0);
    const html = await readFile(join(root, "ringkas", "hak", "hak-facilitator.diff.html"), "utf8");
    expect(html.includes("[bagian yang tidak berubah]")).toBe(true);
    expect(html.includes("Kalimat panjang yang tidak berubah")).toBe(false);
    expect(html.includes("Dulu Sesi 3")).toBe(true);
    const anchors = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, link]) => link);
    expect(links.filter((link) => /^(?:change|session)-/.test(link ?? "") && !anchors.has(link))).toEqual([]);
  });

  test("says so where nothing changed, and writes nothing", async () => {
    const none = await run(["diff", root, "hak", "--out", "tanpa"], root);
    expect(none).toMatchObject({ status: 0 });
    expect(none.out).toContain("Tidak ada perubahan sejak");
    await expect(readFile(join(root, "tanpa", "hak", "hak-facilitator.diff.html"))).rejects.toThrow("ENOENT");
  });

  test("names modules that are new and those that are gone", async () => {
    const gone = await packageOf({ "modules/k3/module.md": undefined, "modules/k3/01-awal.md": undefined });
    const fewer = await run(["diff", root, "--output", "html"], gone);
    expect(fewer.err).toContain("Modul yang tidak ada lagi: k3");
    const more = await run(["diff", gone, "k3", "--output", "html", "--out", "baru"], root);
    expect(more.err).toContain("Modul baru: k3");
    expect(await readFile(join(root, "baru", "k3", "k3-participant.diff.html"), "utf8")).toContain(
      "Modul ini belum ada di naskah lama.",
    );
    await rm(gone, { recursive: true, force: true });
  });

  test("compares with an earlier text that has errors", async () => {
    const broken = await packageOf({
      ...earlier,
      "modules/hak/01-awal.md": `${head("Awal")}Lihat {ref:entah} itu.\n\n:::fasilitatr\n\nKENARIRUSAK\n\n:::\n\n${activity("Tugas.")}`,
    });
    const compared = await run(["diff", broken, "hak", "--output", "html", "--out", "rusak"], root);
    expect(compared.status).toBe(0);
    expect(compared.err).toContain("Kesalahan di naskah lama");
    const html = await readFile(join(root, "rusak", "hak", "hak-participant.diff.html"), "utf8");
    expect(html.includes("KENARIRUSAK")).toBe(false);
    // What a missing fence laid open is compared in the guide only.
    expect(html.includes("Naskah lama sesi ini tidak dapat dibaca")).toBe(true);
    await rm(broken, { recursive: true, force: true });
  });

  test("has one message for what it cannot do", async () => {
    expect((await run(["diff", "seri-1"], root)).status).toContain("tidak berada di repositori git");
    expect((await run(["diff", old, "--output", "press"], root)).status).toContain(
      "--output press tidak dikenal",
    );
  });
});
