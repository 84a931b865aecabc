import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { build, type BuildResult } from "../../src/pipeline/build.ts";
import { openComments } from "../../src/review/comments/open-comments.ts";
import { bytesIn, packageOf } from "../support/packages.ts";
import { htmlOptions } from "./tiny-build.ts";

let root = "";
afterEach(() => rm(root, { recursive: true, force: true }));

const lesson = (status: string): string =>
  `---\njudul: Awal\n${status}durasi: 10\ntujuan: a\n---\n\n:::kegiatan{judul=Teks durasi=10 tujuan=1}\n\nTeks sesi.\n\n:::\n`;
const final = {
  "modules/hak/module.md": "---\njudul: Hak\nnomor: 1\nstatus: final\n---\n",
  "modules/hak/01-awal.md": lesson("status: final\n"),
};
const law = (kind: string): string =>
  `---\nsesi: 01-awal.md\njenis: ${kind}\nkutipan: Teks sesi.\noleh: Siti\ntanggal: 2026-11-22\n---\n\nPasalnya?\u001b[2J\nCek.\n`;

const release = (modules: string[]): Promise<BuildResult> =>
  build(htmlOptions(root, { modules, release: true, comments: openComments }));
const places = ({ diagnostics }: BuildResult): string[] =>
  diagnostics.map(({ path, line, ruleId, severity }) => `${path}:${line} ${ruleId} ${severity}`);

describe("a release", () => {
  test("refuses every text that is not final, with its line, and leaves the old files", async () => {
    root = await packageOf({ "modules/hak/01-awal.md": lesson("status: seri 2\n") });
    await build(htmlOptions(root));
    const before = await bytesIn(join(root, "dist"));
    const refused = await release(["hak"]);
    expect(places(refused)).toEqual([
      "modules/hak/01-awal.md:3 release-status error",
      "modules/hak/module.md:1 release-status error",
    ]);
    expect(refused.diagnostics[0]?.details).toEqual({ status: { en: "round 2", id: "seri 2" } });
    expect(refused.books).toEqual([]);
    expect(await bytesIn(join(root, "dist"))).toEqual(before);
  });

  test("is made of modules that are final, whatever others are", async () => {
    root = await packageOf(final);
    const { books } = await release(["hak"]);
    expect(books.map(({ edition, unfinished }) => [edition, unfinished])).toEqual([
      ["facilitator", undefined],
      ["participant", undefined],
    ]);
    const made = await readFile(join(root, "dist/hak/hak-participant.html"), "utf8");
    expect(made).not.toMatch(/<[^>]* (?:data-status=|class="status")/);
    expect(await readFile(join(root, "dist/index.html"), "utf8")).not.toContain('class="board"');
    expect(places(await release([]))).toEqual([
      "modules/k3/01-awal.md:1 release-status error",
      "modules/k3/module.md:1 release-status error",
    ]);
  });

  test("refuses an open comment on law where its words stand, also where its session is gone", async () => {
    const lost = law("hukum")
      .replace("01-awal.md", "09-hilang.md")
      .replace("Teks sesi.", "Kata yang hilang.");
    root = await packageOf({
      ...final,
      "modules/hak/komentar/20261122-aaaaaaaa.md": law("hukum"),
      "modules/hak/komentar/20261122-bbbbbbbb.md": law("isi"),
      "modules/hak/komentar/20261122-cccccccc.md": lost,
    });
    const refused = await release(["hak"]);
    expect(places(refused)).toEqual([
      "modules/hak/01-awal.md:10 release-comment error",
      "modules/hak/komentar/20261122-cccccccc.md:1 release-comment error",
    ]);
    expect(refused.diagnostics[0]?.details).toEqual({
      id: "20261122-aaaaaaaa",
      by: "Siti",
      text: "Pasalnya?[2J Cek.",
    });
    const decision = "---\noleh: Rapat\ntanggal: 2026-11-23\n---\n\nSesuai.\n";
    for (const id of ["aaaaaaaa", "cccccccc"])
      await writeFile(join(root, `modules/hak/komentar/20261122-${id}.selesai-zzzzzzzz.md`), decision);
    expect((await release(["hak"])).books).toHaveLength(2);
  });

  test("refuses where a comment cannot be read", async () => {
    root = await packageOf({ ...final, "modules/hak/komentar/20261122-aaaaaaaa.md": "Pasal ini salah.\n" });
    expect(places(await release(["hak"]))).toEqual([
      "modules/hak/komentar/20261122-aaaaaaaa.md:1 comment-start error",
    ]);
  });

  test("asks for comments", async () => {
    root = await packageOf(final);
    await expect(build(htmlOptions(root, { release: true, comments: undefined }))).rejects.toThrow(
      "asks for the comments",
    );
  });
});

describe("without a release", () => {
  test("books say what is not final, and the library shows the board of all of them", async () => {
    root = await packageOf({
      ...final,
      "modules/k3/komentar/20261122-aaaaaaaa.md": law("hukum").replace("Teks sesi.", "Teks."),
    });
    await build(htmlOptions(root, { modules: ["hak"], comments: openComments }));
    const { books } = await build(htmlOptions(root, { modules: ["k3"], comments: openComments }));
    expect(books.map(({ unfinished }) => unfinished)).toEqual([2, 2]);
    const library = await readFile(join(root, "dist/index.html"), "utf8");
    expect(library).toContain(
      '<div class="board-module"><h3><span class="number">Modul 1 · </span><span>Hak</span></h3>',
    );
    expect(library).toContain('<span class="count law">1 hukum</span>');
    const page = await readFile(join(root, "dist/k3/k3-participant.html"), "utf8");
    expect(page).toContain('<p class="status">Draf · 2 dari 2 naskah belum final</p>');
    expect(page).toContain('data-status="Draf"');
    const manifest = JSON.parse(await readFile(join(root, "dist/manifest.json"), "utf8")) as {
      board: { id: string; texts: unknown[] }[];
    };
    expect(manifest.board.map(({ id }) => id)).toEqual(["hak", "k3"]);
    expect(manifest.board[1]?.texts[1]).toEqual({
      session: 1,
      title: "Awal",
      status: { stage: "draft" },
      comments: { law: 1 },
    });
  });

  test("a module that no book is left of leaves the board", async () => {
    root = await packageOf(final);
    await build(htmlOptions(root));
    await rm(join(root, "dist/k3"), { recursive: true });
    await build(htmlOptions(root, { modules: ["hak"] }));
    const manifest = JSON.parse(await readFile(join(root, "dist/manifest.json"), "utf8")) as {
      board: { id: string }[];
    };
    expect(manifest.board.map(({ id }) => id)).toEqual(["hak"]);
  });
});
