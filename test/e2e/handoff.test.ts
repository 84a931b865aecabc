import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sha256 } from "../../src/parcel/check-sums.ts";
import { handoff, type HandoffOptions, type Parcel } from "../../src/parcel/handoff.ts";
import { readPdfText } from "../../src/press/pdf-text.ts";
import { preflight } from "../../src/press/preflight/preflight.ts";
import { entriesOf } from "../parcel/support/entries-of.ts";
import { parsedXml } from "../parcel/support/parsed-xml.ts";
import { buildOptions, smallPackage } from "./support/built.ts";

let base = "";
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "edisi-handoff-"));
});
afterAll(() => rm(base, { recursive: true }));

function options(root: string, folder: string): HandoffOptions {
  return {
    ...buildOptions(root, join(base, folder)),
    modules: ["mentah"],
    copies: new Map([
      ["facilitator", 40],
      ["participant", 1500],
    ]),
    wishes: { deadline: "2026-12-15", contact: "Ibu Uji" },
  };
}

/** A parcel with its files by path, without the folder that they are in. */
async function unpacked(given: HandoffOptions): Promise<{ parcel: Parcel; files: Map<string, Uint8Array> }> {
  const { parcel } = await handoff(given);
  if (!parcel) throw new Error("No parcel");
  const entries = entriesOf(await readFile(join(given.destination, parcel.path)));
  const folder = `${/([^/]+)\.zip$/.exec(parcel.path)?.[1]}/`;
  expect(entries.every(({ path }) => path.startsWith(folder))).toBe(true);
  return { parcel, files: new Map(entries.map(({ path, bytes }) => [path.slice(folder.length), bytes])) };
}

const textOf = async (bytes: Uint8Array | undefined): Promise<string[]> =>
  (await readPdfText(bytes ?? new Uint8Array())).pages.map((page) => page.replace(/\s+/g, " "));

describe("a parcel of both editions", () => {
  let parcel: Parcel;
  let files: Map<string, Uint8Array>;
  beforeAll(async () => {
    ({ parcel, files } = await unpacked(options(smallPackage, "both")));
  });
  const plain = (path: string): string => Buffer.from(files.get(path) ?? []).toString("utf8");
  const stem = (edition: string): string => `mentah-${edition}-seri-kedua-2026-03-04`;

  test("has print files, reports, proofs, order sheet, a text to read, and check sums, by names", () => {
    expect(parcel.path).toBe("parcel/mentah-serikat-seri-kedua-2026-03-04.zip");
    const name = "mentah-serikat-seri-kedua-2026-03-04";
    expect([...files.keys()]).toEqual([
      "BACA-SAYA.txt",
      "SHA256SUMS",
      ...["facilitator", "participant"].flatMap((edition) =>
        ["isi", "sampul"].map((part) => `cetak/${stem(edition)}-${part}.pdf`),
      ),
      ...["facilitator", "participant"].flatMap((edition) =>
        ["isi", "sampul"].map((part) => `preflight/${stem(edition)}-${part}-preflight.pdf`),
      ),
      ...["facilitator", "participant"].map((edition) => `proof/${stem(edition)}-proof.pdf`),
      `spesifikasi-cetak-${name}.pdf`,
      `spesifikasi-cetak-${name}.xjdf`,
    ]);
    expect(parcel.files.map(({ path }) => path)).toEqual([...files.keys()]);
    expect(parcel.bytes).toBeLessThan(10_000_000);
  });

  test("has the check sum of every other file", () => {
    const sums = plain("SHA256SUMS").trimEnd().split("\n");
    const expected = [...files]
      .filter(([path]) => path !== "SHA256SUMS")
      .map(([path, bytes]) => `${sha256(bytes)}  ${path}`);
    expect(sums).toEqual(expected);
  });

  test("has files that pass preflight, the same that are published", async () => {
    for (const [path, bytes] of files) {
      if (!path.startsWith("cetak/")) continue;
      expect((await preflight(bytes, "sheet")).verdict).not.toBe("fail");
    }
    const published = await readFile(join(base, "both", "mentah", "mentah-participant.press.pdf"));
    expect(files.get(`cetak/${stem("participant")}-isi.pdf`)).toEqual(published);
  });

  test("has an order sheet on one page that says what is printed", async () => {
    const pages = await textOf(files.get("spesifikasi-cetak-mentah-serikat-seri-kedua-2026-03-04.pdf"));
    expect(pages).toHaveLength(1);
    const [text = ""] = pages;
    const { pages: count } = (
      await preflight(files.get(`cetak/${stem("participant")}-isi.pdf`) ?? new Uint8Array())
    ).facts;
    for (const words of [
      "40 eksemplar",
      "1.500 eksemplar",
      "A4, 210 × 297 mm",
      `${count} isi + 4 sampul`,
      "Art Carton 260 gsm",
      "kawat tengah",
      "15 Desember 2026",
      "Ibu Uji",
      `cetak/${stem("facilitator")}-sampul.pdf`,
    ]) {
      expect(text).toContain(words);
    }
    const sums = sha256(files.get(`cetak/${stem("facilitator")}-isi.pdf`) ?? new Uint8Array());
    expect(text.replaceAll(" ", "")).toContain(sums);
  });

  test("has the same order as XJDF, for other programs", () => {
    const root = parsedXml(plain("spesifikasi-cetak-mentah-serikat-seri-kedua-2026-03-04.xjdf"));
    const products = root.children.find(({ name }) => name === "ProductList");
    expect(products?.children.map(({ attributes }) => attributes["Amount"]).filter(Boolean)).toEqual([
      "40",
      "1500",
    ]);
  });

  test("has a report of a page for every file to print", async () => {
    for (const [path, bytes] of files) {
      if (!path.startsWith("preflight/")) continue;
      const pages = await textOf(bytes);
      expect(pages).toHaveLength(1);
      expect(pages[0]).toContain("Laporan preflight");
    }
  });

  test("has proofs that say they are none to print, with the number of every page", async () => {
    for (const edition of ["facilitator", "participant"]) {
      const [cover = "", ...sheets] = await textOf(files.get(`proof/${stem(edition)}-proof.pdf`));
      expect(cover).toContain("bukan untuk dicetak");
      const { facts } = await preflight(files.get(`cetak/${stem(edition)}-isi.pdf`) ?? new Uint8Array());
      // What stands between head and foot of a sheet: pages, with the number that is printed in brackets.
      const captions = sheets.map((sheet) =>
        sheet.slice(sheet.indexOf(stem(edition)) + stem(edition).length, sheet.indexOf("PROOF")),
      );
      const numbers = captions.flatMap((text) =>
        [...text.matchAll(/(\d+)(?: \([^)]+\))?/g)].map(([, page]) => Number(page)),
      );
      expect(numbers.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: facts.pages }, (_, index) => index + 1),
      );
    }
  });

  test("has a text that old editors on Windows read, with every file in it", () => {
    const text = plain("BACA-SAYA.txt");
    expect(text.startsWith("\ufeffBACA DULU")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]|\{\{/);
    for (const path of files.keys()) if (path !== "BACA-SAYA.txt") expect(text).toContain(path);
  });

  test("has the same bytes when it is made again, and leaves nothing half behind", async () => {
    const again = await handoff(options(smallPackage, "again"));
    expect(again.parcel?.sha256).toBe(parcel.sha256);
    expect(await readdir(join(base, "again", "parcel"))).toHaveLength(1);
  });
});

describe("a parcel of hostile words", () => {
  const title = `../../Modul / \\ <b>"&" ${"yang sangat panjang ".repeat(20)}`;
  let root = "";
  beforeAll(async () => {
    root = join(base, "package");
    await cp(smallPackage, root, { recursive: true });
    const replace = async (name: string, from: RegExp, to: string): Promise<void> => {
      const path = join(root, "modules", name);
      await writeFile(
        path,
        (await readFile(path, "utf8")).replace(from, () => to),
      );
    };
    await replace("mentah/module.md", /^judul:.*$/m, `judul: ${JSON.stringify(title)}`);
    await replace("package.yaml", /^seri:.*$/m, `seri: "../../Séri: ke/dua"`);
  });

  test("of one edition holds nothing of the other, in names that are safe", async () => {
    const { parcel, files } = await unpacked({
      ...options(root, "hostile"),
      editions: ["participant"],
      wishes: { deliver: "x".repeat(200), contact: "<script>", note: "Catatan panjang. ".repeat(23) },
    });
    expect(parcel.path).toBe("parcel/mentah-participant-serikat-seri-ke-dua-2026-03-04.zip");
    for (const path of files.keys()) {
      expect(path).toMatch(/^(?:[a-z]+\/)?[A-Za-z0-9.-]+$/);
      expect(path).not.toContain("facilitator");
    }
    const sheet = [...files].find(([path]) => path.startsWith("spesifikasi") && path.endsWith(".pdf"));
    const pages = await textOf(sheet?.[1]);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('../../Modul / \\ <b>"&"');
    expect(pages[0]).toContain("<script>");
    // The last words of the sheet: nothing has fallen off the page.
    expect(pages[0]).toContain("Disusun oleh");
    for (const [path, bytes] of files) {
      const text = path.endsWith(".pdf")
        ? (await textOf(bytes)).join(" ")
        : Buffer.from(bytes).toString("utf8");
      expect(text).not.toContain("Panduan Fasilitator");
    }
  });
});

test("a machine that cannot draw gets a clear error and no parcel", async () => {
  vi.doMock("@napi-rs/canvas", () => {
    throw new Error("no binding");
  });
  vi.resetModules();
  try {
    const fresh = await import("../../src/parcel/handoff.ts");
    const making = fresh.handoff({ ...options(smallPackage, "undrawn"), editions: ["participant"] });
    await expect(making).rejects.toMatchObject({ id: "canvas-none" });
    await expect(readdir(join(base, "undrawn", "parcel"))).rejects.toThrow("ENOENT");
  } finally {
    vi.doUnmock("@napi-rs/canvas");
  }
});
