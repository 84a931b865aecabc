import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../src/pipeline/build.ts";
import { readPdfText } from "../../src/press/pdf-text.ts";
import { preflight, type PreflightResult } from "../../src/press/preflight/preflight.ts";
import { toPress } from "../../src/press/index.ts";
import { fogra39 } from "../press/convert/support/convert.ts";
import { operatorsOf, pageContent, rgbIn } from "../press/convert/support/inspect.ts";
import { distance, has, qpdfSays } from "../press/convert/support/proof.ts";
import { buildOptions, smallPackage } from "./support/built.ts";

let dist: string;
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), "edisi-press-"));
  const both = ["pdf", "press"] as const;
  await build({
    ...buildOptions(smallPackage, dist),
    modules: ["uji"],
    editions: ["participant"],
    outputs: both,
  });
  await build({ ...buildOptions(smallPackage, dist), modules: ["mentah"], outputs: both });
}, 120_000);
afterAll(() => rm(dist, { recursive: true }));

const poppler = await has("pdftoppm", "-v");
const qpdf = await has("qpdf", "--version");

test("a file that a shop would send back is not published, and what is wrong is said", async () => {
  // The guide shows a picture of 4 pixels.
  const building = build({
    ...buildOptions(smallPackage, dist),
    modules: ["uji"],
    editions: ["facilitator"],
    outputs: ["press"],
  });
  await expect(building).rejects.toMatchObject({ id: "press-refused" });
  await expect(readFile(join(dist, "uji", "uji-facilitator.press.pdf"))).rejects.toThrow("ENOENT");
});

describe.each([
  ["uji", "participant"],
  ["mentah", "participant"],
  ["mentah", "facilitator"],
])("the press file of %s, %s", (id, edition) => {
  let pdf: Buffer;
  let press: Buffer;
  let result: PreflightResult;
  beforeAll(async () => {
    [pdf, press] = (await Promise.all(
      ["pdf", "press.pdf"].map((ending) => readFile(join(dist, id, `${id}-${edition}.${ending}`))),
    )) as [Buffer, Buffer];
    result = await preflight(press, "sheet");
  });

  test("passes preflight as PDF/X-4 with 3 mm of bleed round the exact page", () => {
    expect(result.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const [page] = result.pages;
    const millimetres = (points: number): number => Math.round((points / 72) * 2540) / 100;
    const { trim, bleed } = page ?? {};
    expect(trim && millimetres(trim.right - trim.left)).toBe(210);
    expect(trim && millimetres(trim.top - trim.bottom)).toBe(297);
    expect(bleed && millimetres(bleed.right - bleed.left)).toBe(216);
  });

  test("has no RGB anywhere, and its running text in black ink alone", async () => {
    expect(await rgbIn(press)).toEqual([]);
    expect(operatorsOf(await pageContent(press, 4)).join(" ")).toContain("0 0 0 1 k");
  });

  test("says what the PDF says", async () => {
    const [before, after] = await Promise.all([readPdfText(pdf), readPdfText(press)]);
    const dense = (pages: readonly string[]): string[] => pages.map((page) => page.replace(/\s+/g, ""));
    const [said, printed] = [dense(before.pages), dense(after.pages)];
    expect(printed.slice(0, said.length)).toEqual(said);
    // What fills the last sheet has lines and no words.
    expect(printed.slice(said.length).join("")).toBe("");
  });

  test.skipIf(!poppler)("looks like the PDF, page by page at 50 ppi", async () => {
    const { bytes } = await toPress(pdf, { intent: await fogra39(), date: "2026-03-04", bleed: 0 });
    for (const page of [1, 5]) expect((await distance(pdf, bytes, page)).mean).toBeLessThan(8);
  });

  test.skipIf(!qpdf)("is sound to qpdf", async () => {
    expect(await qpdfSays(press)).toBe("");
  });
});
