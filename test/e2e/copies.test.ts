import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leaves } from "../../src/outputs/photocopy.ts";
import { build } from "../../src/pipeline/build.ts";
import { readPdfText } from "../../src/press/pdf-text.ts";
import { preflight } from "../../src/press/preflight/preflight.ts";
import { objectsOf, operatorsOf, streamsOf } from "../press/convert/support/inspect.ts";
import { has, qpdfSays } from "../press/convert/support/proof.ts";
import { buildOptions, elementsPackage } from "./support/built.ts";

let dist: string;
const module = "elemen";
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), "edisi-copies-"));
  const options = { ...buildOptions(elementsPackage, dist), modules: [module] };
  await build({ ...options, outputs: ["pdf", "photocopy", "booklet"] });
  await build({ ...options, outputs: ["photocopy"], extracts: ["handouts", "worksheets"] });
}, 120_000);
afterAll(() => rm(dist, { recursive: true }));

const qpdf = await has("qpdf", "--version");
const copies = [
  "facilitator.photocopy",
  "participant.photocopy",
  "facilitator.booklet",
  "participant.booklet",
  "handouts.photocopy",
  "worksheets.photocopy",
];

function read(name: string): Promise<Buffer> {
  return readFile(join(dist, module, `${module}-${name}.pdf`));
}

async function textOf(name: string): Promise<string[]> {
  const { pages } = await readPdfText(await read(name));
  return pages.map((page) => page.replace(/\s+/g, ""));
}

test("there is a file of each kind, and the guide has no extracts", async () => {
  const names = (await readdir(join(dist, module))).filter((name) => /photocopy|booklet/.test(name));
  expect(names.sort()).toEqual(copies.map((name) => `${module}-${name}.pdf`).sort());
});

describe.each(copies)("%s", (name) => {
  test("has black of one kind only, and passes preflight for copiers", async () => {
    const bytes = await read(name);
    const { findings } = await preflight(bytes, "black");
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(
      (await objectsOf(bytes)).filter((text) => /\/(?:DeviceRGB|DeviceCMYK|ICCBased)\b/.test(text)),
    ).toEqual([]);
    const operators = (await streamsOf(bytes))
      .filter(({ dictionary }) => !/\/Subtype \/Image|\/Length1|\/FunctionType|\/XML/.test(dictionary))
      .flatMap(({ text }) => operatorsOf(text));
    expect(operators.filter((operator) => /^(?:rg|RG|k|K)$/.test(operator))).toEqual([]);
  });

  test("fills both sides of its last leaf", async () => {
    const { pages } = await preflight(await read(name), "black");
    expect(pages.length % 2).toBe(0);
  });

  test.skipIf(!qpdf)("is sound to qpdf", async () => {
    expect(await qpdfSays(await read(name))).toBe("");
  });
});

test.each(["facilitator", "participant"])(
  "the photocopy of the %s's book says what the book says",
  async (edition) => {
    const [book, copy] = await Promise.all([textOf(edition), textOf(`${edition}.photocopy`)]);
    expect(copy.slice(0, book.length)).toEqual(book);
    expect(copy.slice(book.length).join("")).toBe("");
  },
);

test("worksheets are the pages of the participant's book, each on a leaf of its own", async () => {
  const [book, copy] = await Promise.all([textOf("participant"), textOf("worksheets.photocopy")]);
  const heads = copy.filter((_, index) => index % 2 === 0);
  for (const page of copy) expect(page === "" || book.includes(page)).toBe(true);
  expect(heads.every((page) => page !== "")).toBe(true);
  const sheets = book.filter((page) => page.includes("LembarKerja1"));
  expect(sheets.some((page) => copy.includes(page))).toBe(true);
});

test("handouts are the loose sheets, none on the back of another", async () => {
  const [sheets, copy] = await Promise.all([textOf("handouts"), textOf("handouts.photocopy")]);
  expect(copy.filter((page) => page !== "")).toEqual(sheets);
});

test("a sheet of an odd number of pages has an empty back", () => {
  const sheets = [
    { first: 2, last: 2 },
    { first: 5, last: 6 },
    { first: 9, last: 11 },
  ];
  expect(leaves(sheets)).toEqual([2, "blank", 5, 6, 9, 10, 11, "blank"]);
});

test("a booklet is the book laid out on A5, two pages on each side of A4", async () => {
  const { pages } = await preflight(await read("participant.booklet"), "black");
  const millimetres = (points: number): number => Math.round((points / 72) * 254) / 10;
  for (const { trim } of pages) {
    expect([millimetres(trim.right - trim.left), millimetres(trim.top - trim.bottom)]).toEqual([297, 210]);
  }
  const [book, copy] = await Promise.all([textOf("participant"), textOf("participant.booklet")]);
  // Reflowed: more pages than A4 has, and not the same.
  expect(pages.length * 2).toBeGreaterThan(book.length);
  expect(book.slice(3).some((page) => copy.includes(page))).toBe(false);
});
