import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readPdf } from "../e2e/support/pdf-pages.ts";
import { repository, smallDist } from "../e2e/support/built.ts";
import type { ListedBook } from "../../src/outputs/library.ts";
import type { OutputContext } from "../../src/outputs/output.ts";
import { Templates } from "../../src/outputs/templates.ts";
import { build } from "../../src/pipeline/build.ts";
import { publishListing } from "../../src/pipeline/listing.ts";
import { publish } from "../../src/pipeline/publish.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { packageOf } from "../support/packages.ts";
import { htmlOptions } from "./tiny-build.ts";

interface Manifest {
  generator: string;
  browser: string | null;
  package: { title: string; date: string; sources: string };
  books: {
    id: string;
    edition: string;
    files: { path: string; output: string; bytes: number; sha256: string; pages?: number }[];
  }[];
}

async function manifestIn(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Manifest;
}

async function listedIn(folder: string): Promise<string[]> {
  return (await manifestIn(folder)).books.flatMap(({ files }) => files.map(({ path }) => path));
}

async function expectTrue(folder: string): Promise<void> {
  for (const { files } of (await manifestIn(folder)).books) {
    for (const { path, bytes, sha256 } of files) {
      const content = await readFile(join(folder, path));
      expect(bytes, path).toBe(content.length);
      expect(sha256, path).toBe(createHash("sha256").update(content).digest("hex"));
    }
  }
}

test("the manifest of the small package tells sizes, hashes and pages as they are", async () => {
  const dist = await smallDist();
  await expectTrue(dist);
  const manifest = await manifestIn(dist);
  expect(manifest.generator).toMatch(/^Edisi \d/);
  expect(manifest.browser).toMatch(/Chrome\/\d+/);
  expect(manifest.package).toMatchObject({ title: "Paket Uji", date: "2026-03-04" });
  const files = manifest.books.flatMap((book) => book.files);
  expect(files).toHaveLength(14);
  for (const { path, output, pages } of files) {
    if (output !== "html") expect(pages, path).toBe((await readPdf(join(dist, path))).pages.length);
    else expect(pages, path).toBeUndefined();
  }
});

test("loose sheets of an earlier text are gone where a printed book has none any more", async () => {
  const root = await packageOf();
  const folder = join(root, "dist");
  const { package: source } = await readPackage(root);
  const context: OutputContext = {
    templates: new Templates([join(repository, "templates")]),
    generator: "Edisi",
    browser: () => Promise.reject(new Error("a list needs no browser")),
    companionPages: () => Promise.resolve(undefined),
    pdfOf: () => Promise.reject(new Error("no PDF here")),
    looseSheetsOf: () => Promise.resolve(undefined),
    extracts: [],
  };
  const listing = {
    board: [],
    options: { destination: folder, generator: "Edisi" },
    context,
    browser: undefined,
  };
  const bytes = Buffer.from("x");
  const book = (...outputs: string[]): ListedBook => ({
    id: "hak",
    title: "Hak",
    sessions: 1,
    edition: "participant",
    editionTitle: "Buku Peserta",
    purpose: "",
    files: outputs.map((output) => ({ path: `hak/hak-${output}.pdf`, output, bytes: 1, sha256: "" })),
  });
  const list = async (...outputs: string[]): Promise<string[]> => {
    await publish(
      folder,
      book(...outputs).files.map(({ path }) => ({ path, bytes })),
    );
    await publishListing([book(...outputs)], source, listing);
    return listedIn(folder);
  };
  expect(await list("pdf", "handouts")).toEqual(["hak/hak-handouts.pdf", "hak/hak-pdf.pdf"]);
  expect(await list("html")).toContain("hak/hak-handouts.pdf");
  expect(await list("pdf")).toEqual(["hak/hak-html.pdf", "hak/hak-pdf.pdf"]);
});

test("the volume is listed behind its modules, whatever their names, with what it binds", async () => {
  const root = await packageOf({
    "modules/zat/module.md": "---\njudul: Zat\n---\n",
    "modules/zat/01-awal.md": "---\njudul: Awal\ndurasi: 10\ntujuan: a\n---\n\nTeks.\n",
  });
  await build(htmlOptions(root, { volume: true, editions: ["participant"] }));
  expect((await listedIn(join(root, "dist"))).map((path) => path.split("/")[0])).toEqual([
    "hak",
    "k3",
    "zat",
    "package",
  ]);
  const library = await readFile(join(root, "dist", "index.html"), "utf8");
  expect(library).toContain("3 modul · 3 sesi");
});

describe("after several builds", () => {
  let root: string;
  let dist: string;
  beforeEach(async () => {
    root = await packageOf();
    dist = join(root, "dist");
    await build(htmlOptions(root));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const all = [
    "hak/hak-facilitator.html",
    "hak/hak-participant.html",
    "k3/k3-facilitator.html",
    "k3/k3-participant.html",
  ];

  test("what was not made again is still listed, in the order of the package", async () => {
    expect(await listedIn(dist)).toEqual(all);
    await writeFile(join(root, "modules/k3/module.md"), "---\njudul: K3 baru\n---\n");
    await build(htmlOptions(root, { modules: ["k3"], editions: ["participant"] }));
    expect(await listedIn(dist)).toEqual(all);
    await expectTrue(dist);
    const library = await readFile(join(dist, "index.html"), "utf8");
    for (const path of all) expect(library).toContain(`href="${path}"`);
  });

  test("files that somebody removed are listed no more", async () => {
    await rm(join(dist, "hak/hak-participant.html"));
    await rm(join(dist, "k3"), { recursive: true });
    await build(htmlOptions(root, { modules: ["hak"], editions: ["facilitator"] }));
    expect(await listedIn(dist)).toEqual(["hak/hak-facilitator.html"]);
    const library = await readFile(join(dist, "index.html"), "utf8");
    expect(library).not.toContain("participant.html");
  });

  test("a listing that nobody can read is made anew", async () => {
    await writeFile(join(dist, "manifest.json"), "{ rusak");
    await build(htmlOptions(root, { modules: ["k3"] }));
    expect(await listedIn(dist)).toEqual(all.slice(2));
  });

  test("a listing of another shape, or one that leads outside, lists nothing of it", async () => {
    await writeFile(join(dist, "manifest.json"), JSON.stringify({ books: [{ id: 1 }] }));
    await build(htmlOptions(root, { modules: ["k3"] }));
    expect(await listedIn(dist)).toEqual(all.slice(2));
  });

  test("the hash of the sources changes with any of them, and with nothing else", async () => {
    const first = (await manifestIn(dist)).package.sources;
    await build(htmlOptions(root));
    expect((await manifestIn(dist)).package.sources).toBe(first);
    const lesson = join(root, "modules/k3/01-awal.md");
    await writeFile(lesson, `${await readFile(lesson, "utf8")}\nTambahan.\n`);
    await build(htmlOptions(root));
    expect((await manifestIn(dist)).package.sources).not.toBe(first);
  });

  test("the same listing is written in another folder", async () => {
    const first = await readFile(join(dist, "manifest.json"), "utf8");
    const elsewhere = join(root, "..", `${root.split("/").at(-1) ?? ""}-pindah`);
    await rename(root, elsewhere);
    await mkdir(root);
    await build(htmlOptions(elsewhere));
    expect(await readFile(join(elsewhere, "dist/manifest.json"), "utf8")).toBe(first);
    expect((await stat(elsewhere)).isDirectory()).toBe(true);
    await rm(elsewhere, { recursive: true });
  });
});
