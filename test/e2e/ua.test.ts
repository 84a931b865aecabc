import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { PDFDict } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import { uaProblems } from "../../src/press/ua/check.ts";
import type { UaDocument } from "../../src/press/ua/ua-document.ts";
import { elementsDist, smallA5Dist, smallDist } from "./support/built.ts";
import { dictionariesOf, readObjects, valueOf, type PdfObjects } from "./support/pdf-objects.ts";
import { readUaDocument, strayPainting } from "./support/ua-document.ts";

const run = promisify(execFile);

/** Finished files of the small package, on either size of page, and of the package that has every block. */
const files = [
  ...["uji/uji-facilitator", "uji/uji-participant", "uji/uji-handouts"].flatMap((path) => [
    [`${path}.pdf`, smallDist] as const,
    [`${path}.pdf on A5`, smallA5Dist] as const,
  ]),
  ...["mentah/mentah-facilitator", "mentah/mentah-participant", "package/package-facilitator"].map(
    (path) => [`${path}.pdf`, smallDist] as const,
  ),
  ...["facilitator", "participant", "handouts"].map(
    (edition) => [`elemen/elemen-${edition}.pdf`, elementsDist] as const,
  ),
];

describe.each(files)("%s", (name, dist) => {
  let path: string;
  let bytes: Buffer;
  let objects: PdfObjects;
  let document: UaDocument;
  beforeAll(async () => {
    path = join(await dist(), name.replace(" on A5", ""));
    bytes = await readFile(path);
    objects = await readObjects(bytes);
    document = readUaDocument(objects.document);
  });

  test("holds our rules of PDF/UA-1, and says so", () => {
    expect(document.elements.size).toBeGreaterThan(5);
    expect(uaProblems(document)).toEqual([]);
  });

  test("paints nothing that is neither content nor artifact", async () => {
    expect(await strayPainting(bytes)).toEqual([]);
  });

  test("has fonts whose codes mean characters (31-006, 31-027)", () => {
    const fonts = dictionariesOf(objects.document).filter(
      (dict) => String(valueOf(dict, "Type")) === "/Font",
    );
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      const subtype = String(valueOf(font, "Subtype"));
      if (subtype === "/CIDFontType2") expect(valueOf(font, "CIDToGIDMap")).toBeDefined();
      if (subtype === "/Type0") expect(valueOf(font, "ToUnicode")).toBeDefined();
    }
  });

  test("has nothing that only some can use: no encryption, no layers, no forms", () => {
    expect(objects.document.isEncrypted).toBe(false);
    for (const key of ["OCProperties", "AcroForm", "Collection"]) {
      expect(valueOf(objects.document.catalog, key), key).toBeUndefined();
    }
    const kinds = dictionariesOf(objects.document).map((dict) => String(valueOf(dict, "Subtype")));
    expect(kinds.filter((kind) => ["/TrapNet", "/Screen", "/Widget", "/Movie"].includes(kind))).toEqual([]);
  });

  test("has links with their own words", () => {
    const links = document.pages.flatMap(({ annotations }) => annotations);
    for (const { contents } of links) expect(contents).not.toMatch(/\u00AD|\s{2}/);
    if (name.includes("participant") && !name.startsWith("mentah")) {
      expect(links.map(({ contents }) => contents).join("\n")).toMatch(/^Tentang buku ini [ivx]+$/m);
    }
  });

  test("is whole for qpdf", async (context) => {
    const found = await tool("qpdf", ["--check", path]);
    if (found === undefined) context.skip("qpdf is not installed");
    expect(found).toContain("No syntax or stream encoding errors found");
  });

  test("has the same tree for Poppler", async (context) => {
    const found = await tool("pdfinfo", ["-struct", path]);
    if (found === undefined) context.skip("pdfinfo is not installed");
    const roles = [...document.elements.values()].map(({ role }) => role);
    for (const role of ["LI", "LBody", "TR", "TD", "Figure", "Link"]) {
      const lines = (found ?? "").split("\n").filter((line) => new RegExp(`^ *${role}\\b`).test(line));
      expect(lines.length, role).toBe(roles.filter((each) => each === role).length);
    }
  });
});

test("running heads and folios are artifacts of their kind", async () => {
  const folder = await smallDist();
  const { streams } = await readObjects(await readFile(join(folder, "uji", "uji-facilitator.pdf")));
  const contents = streams
    .map(({ bytes }) => bytes.toString("latin1"))
    .filter((text) => text.includes(" BDC"));
  const count = (kind: string): number =>
    contents.filter((text) => text.includes(`/Artifact <</Type /Pagination /Subtype /${kind}>> BDC`)).length;
  expect(count("Header")).toBeGreaterThan(10);
  expect(count("Footer")).toBeGreaterThan(10);
});

test("a passage in another language says so", async () => {
  const folder = await elementsDist();
  const { document } = await readObjects(await readFile(join(folder, "elemen", "elemen-participant.pdf")));
  const tagged = [...readUaDocument(document).elements.values()].filter(({ more }) => more.has("Lang"));
  expect(tagged.map(({ more }) => more.get("Lang"))).toContain("en");
  expect(document.catalog).toBeInstanceOf(PDFDict);
});

test("all finished files of these packages are looked at", async () => {
  const missing: string[] = [];
  for (const [dist, module] of [
    [smallDist, "uji"],
    [elementsDist, "elemen"],
  ] as const) {
    const names = await readdir(join(await dist(), module));
    const looked = new Set<string>(files.map(([name]) => name));
    missing.push(...names.filter((name) => /^[^.]+\.pdf$/.test(name) && !looked.has(`${module}/${name}`)));
  }
  expect(missing).toEqual([]);
});

/** What a program prints; nothing where it is not installed. Its own complaints are what it prints, too. */
async function tool(command: string, options: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run(command, options, { maxBuffer: 1 << 28 });
    return stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    return String(error instanceof Error && "stdout" in error ? error.stdout : error);
  }
}
