import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { diffPackage, type DiffOptions, type DiffResult } from "../../src/diff/diff.ts";
import { serialise } from "../../src/outputs/html.ts";
import { repository } from "../e2e/support/built.ts";
import { nastyLesson } from "../support/nasty-lessons.ts";
import { packageOf } from "../support/packages.ts";
import { compared } from "./support/compared.ts";

const roots: string[] = [];
afterEach(async () => {
  await Promise.all(roots.splice(0).map((root) => rm(root, { recursive: true, force: true })));
});

const head = "---\njudul: Awal\ndurasi: 10\ntujuan:\n  - tahu satu hal\n---\n\n";
const always = "Teks terbuka untuk semua.\n\n:::kegiatan{judul=Peta durasi=10 tujuan=1}\n\nTugas.\n\n:::\n\n";

/** Compares two lessons as packages in two folders. Answers what the editions' files hold. */
async function diffOf(
  old: string,
  now: string,
): Promise<{ result: DiffResult; guide: string; book: string }> {
  const [folder, root] = [
    await packageOf({ "modules/hak/01-awal.md": head + always + old }),
    await packageOf({ "modules/hak/01-awal.md": head + always + now }),
  ];
  roots.push(folder, root);
  const options: DiffOptions = {
    against: folder,
    root,
    cwd: root,
    modules: ["hak"],
    editions: ["facilitator", "participant"],
    outputs: ["html"],
    changesOnly: false,
    destination: join(root, "dist"),
    templates: [join(repository, "templates")],
    generator: "Edisi uji",
    launch: () => Promise.reject(new Error("HTML needs no browser")),
  };
  const result = await diffPackage(options);
  const read = async (edition: string): Promise<string> =>
    readFile(join(root, "dist", "hak", `hak-${edition}.diff.html`), "utf8").catch(() => "");
  return { result, guide: await read("facilitator"), book: await read("participant") };
}

describe("what participants do not get stays out of their comparison", () => {
  test("a note to facilitators that was taken out, and one that was put in", async () => {
    const note = (words: string): string => `:::fasilitator\n\n${words}\n\n:::\n`;
    const { guide, book } = await diffOf(
      note("KENARISATU jangan dibacakan kepada peserta siapa pun."),
      note("KENARIDUA simpan sampai sesi terakhir hari kedua nanti."),
    );
    expect(guide).toMatch(/<del[^>]*>[^<]*KENARISATU/);
    expect(guide).toMatch(/<ins[^>]*>[^<]*KENARIDUA/);
    expect(book).toBe("");
  });

  test("an answer that was taken out", async () => {
    const { guide, book } = await diffOf(
      "::::pertanyaan\n\nApa hak Anda?\n\n:::jawaban\n\nKENARITIGA hak berserikat.\n\n:::\n\n::::\n",
      "::::pertanyaan\n\nApa saja hak Anda di sini?\n\n:::jawaban\n\nHak berunding.\n\n:::\n\n::::\n",
    );
    expect(guide).toContain("KENARITIGA");
    expect(book).toContain("Apa");
    expect(book).not.toContain("KENARITIGA");
    expect(book).not.toContain("Hak berunding");
  });

  test("the words of blanks that changed", async () => {
    const { guide, book } = await diffOf(
      ":::isian\n\nUpah dibayar setiap [[kenariempat]] menurut aturan perusahaan itu.\n\n:::\n",
      ":::isian\n\nUpah dibayar setiap [[kenarilima]] menurut aturan perusahaan itu.\n\n:::\n",
    );
    expect(guide).toContain("kenariempat");
    expect(guide).toContain("kenarilima");
    expect(book).toBe("");
  });

  test("an answer that everybody may read now is put in for everybody", async () => {
    const { book } = await diffOf(
      ":::fasilitator\n\nKENARIENAM semua orang boleh berserikat di tempat kerja.\n\n:::\n",
      "KENARIENAM semua orang boleh berserikat di tempat kerja.\n",
    );
    expect(book).toMatch(/<ins[^>]*>KENARIENAM/);
  });

  test("a passage that is secret now is not shown as taken out", async () => {
    const text = "KENARITUJUH semua orang boleh berserikat di tempat kerja.";
    const { guide, book } = await diffOf(`${text}\n`, `:::fasilitator\n\n${text}\n\n:::\n`);
    expect(guide).toContain("KENARITUJUH");
    expect(book).toContain("teks lama tidak ditampilkan di edisi ini");
    expect(book).not.toContain("KENARITUJUH");
  });

  test("a word that is to be written in now, in a short sentence beside others", async () => {
    const { book } = await diffOf(
      "Upah kenaridelapan naik. Kalimat lain tetap di sini. Kalimat ketiga juga tetap.\n",
      ":::isian\n\nUpah [[kenaridelapan]] naik. Kalimat lain berubah di sini. Kalimat ketiga juga tetap.\n\n:::\n",
    );
    expect(book).not.toBe("");
    expect(book).not.toContain("kenaridelapan");
  });

  test("a sample of a table that is to be filled now", async () => {
    const table = "| Hak | Dasar |\n|---|---|\n| Berserikat | KENARISEMBILAN |\n";
    const { book } = await diffOf(table, `:::tabel-isian\n\nIsilah.\n\n${table}\n:::\n`);
    expect(book).not.toBe("");
    expect(book).not.toContain("KENARISEMBILAN");
  });

  test("what the list of changes says", async () => {
    const { book } = await diffOf(
      "Kalimat terbuka lama yang dihapus dari buku ini.\n\n::::kasus{judul=Cerita}\n\nAda cerita.\n\n:::fasilitator\n\nKENARISEPULUH catatan.\n\n:::\n\n::::\n",
      "::::kasus{judul=Cerita}\n\nAda satu cerita.\n\n:::fasilitator\n\nCatatan lain sama sekali.\n\n:::\n\n::::\n",
    );
    expect(book).toContain("Kalimat terbuka lama");
    expect(book).not.toMatch(/KENARISEPULUH|Catatan lain/);
  });
});

/** Made-up words of a nasty lesson in a text. */
const canariesIn = (text: string): Set<string> => new Set(text.match(/kenari\d+x/g));

describe("lessons as tired writers leave them", () => {
  test("nothing secret in the new text, and nothing that was secret in the old", async () => {
    await fc.assert(
      fc.asyncProperty(nastyLesson, nastyLesson, fc.nat(5), async (old, now, keep) => {
        // A few lines of the old text stay in the new one, in a block or out of one.
        const lines = old.text.split("\n").slice(0, keep).join("\n");
        const other = `${now.text.replaceAll("kenari", "kenari9")}\n\n${lines}\n`;
        const { html, now: shown, old: was } = await compared([old.text], [other], "participant");
        const { now: whole } = await compared([old.text], [other], "facilitator");
        const open = canariesIn(serialise(shown));
        const former = canariesIn(serialise(was));
        const secret = new Set([...canariesIn(serialise(whole))].filter((word) => !open.has(word)));
        for (const word of canariesIn(html)) {
          expect(open.has(word) || (former.has(word) && !secret.has(word)), word).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });
});
