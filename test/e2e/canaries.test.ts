import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { inflateSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { readPdfText } from "../../src/press/pdf-text.ts";
import { filesUnder, smallDist, smallPackage } from "./support/built.ts";
import { readObjects } from "./support/pdf-objects.ts";

/** Where the guide shows what the participant's book withholds: `html` for what a printed page cannot show. */
type Shown = "html and pdf" | "html" | "pdf" | "nowhere";

/** Where canaries are not in both files of the guide, and why. */
const exceptions: Record<string, Shown> = {
  // Comments of YAML and Markdown, names of files, and definitions, law and terms that nothing uses: no edition has them.
  YAMLPKT: "nowhere",
  YAMLMOD: "nowhere",
  YAMLSESI: "nowhere",
  YAMLHUK: "nowhere",
  YAMLKATA: "nowhere",
  TAKDIKUTIP: "nowhere",
  TAKDIPAKAI: "nowhere",
  KOMBARIS: "nowhere",
  KOMBLOK: "nowhere",
  NGANGGUR: "nowhere",
  BERKAS: "nowhere",
  BAGAN: "nowhere",
  // In a bank only items are printed, and only those that a test takes.
  BANKTEKS: "nowhere",
  PRASAJA: "nowhere",
  // The title of a picture amid a line is no caption.
  TIPGBR: "nowhere",
  // In print a link has no title, and a drawing no comment and no title.
  TIPTAUT: "html",
  KOMSVG: "html",
  JUDSVG: "html",
  // A PNG is embedded whole on screen; in print only its pixels are.
  META: "html",
};

/** A text as one run of letters and digits: hyphens, spaces, line ends and the zeros of UTF-16 make no difference. */
const run = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "");

interface Reading {
  file: string;
  how: string;
  text: string;
}

let files: string[];
let readings: Reading[];
let canaries: string[];
let withheldPixels: Buffer;
let withheldPng: Buffer;

beforeAll(async () => {
  const dist = await smallDist();
  files = await filesUnder(dist);
  readings = (await Promise.all(files.map(readFinished))).flat();
  const sources = await filesUnder(join(smallPackage, "modules"));
  const texts = await Promise.all(sources.map(async (path) => `${path} ${await readFile(path, "latin1")}`));
  const found = texts.flatMap((text) => text.match(/KANARI-[A-Z]+-\d{2}[A-F]\d/gi) ?? []);
  canaries = [...new Set(found.map((word) => word.toUpperCase()))].sort();
  withheldPng = await readFile(join(smallPackage, "modules/uji/images/kanari-berkas-15c5.png"));
  withheldPixels = firstRows(withheldPng);
});

describe("the readings of the files", () => {
  test.each(["uji-facilitator", "package-facilitator"])(
    "find every canary in %s, each where it belongs",
    (book) => {
      expect(canaries.length).toBeGreaterThan(50);
      const found: Record<string, Shown> = {};
      for (const canary of canaries) found[canary] = shownIn(book, canary);
      expect(found).toEqual(
        Object.fromEntries(
          canaries.map((canary) => {
            const name = canary.split("-")[1] ?? "";
            return [canary, name === "PESERTA" ? "nowhere" : (exceptions[name] ?? "html and pdf")];
          }),
        ),
      );
    },
  );

  test("find the title of what a facilitator's note refers to in another module", () => {
    expect(shownIn("mentah-facilitator", "KANARI-JUDULDLM-31A1")).toBe("html and pdf");
  });

  test.each(["uji", "package"])("find what only participants have, %s", (id) => {
    expect(shownIn(`${id}-participant`, "KANARI-PESERTA-05E5")).toBe("html and pdf");
  });

  test("find the bytes and the pixels of the withheld picture in the guide", async () => {
    // That of the module, and that of the volume.
    expect(await picturesWith(withheldPixels, "facilitator.pdf")).toBe(2);
    expect(embeddedWith(withheldPng, "facilitator.html")).toBeGreaterThan(0);
    expect(drawingIn("facilitator.pdf")).toBe(true);
  });
});

describe("no canary", () => {
  const guarded = (file: string): boolean => !file.includes("facilitator");

  test("is in any form in a participant's file, in the library or in the manifest", () => {
    const leaks = readings
      .filter(({ file }) => guarded(file))
      .flatMap(({ file, how, text }) => {
        const dense = run(text);
        return canaries
          .filter((canary) => !canary.includes("PESERTA") && dense.includes(run(canary)))
          .map((canary) => `${canary} in ${file} (${how})`);
      });
    expect(leaks).toEqual([]);
    const seen = new Set(readings.filter(({ file }) => guarded(file)).map(({ file }) => file));
    expect([...seen].sort()).toEqual([
      "index.html",
      "manifest.json",
      "mentah-participant.html",
      "mentah-participant.pdf",
      "package-handouts.pdf",
      "package-participant.html",
      "package-participant.pdf",
      "uji-handouts.pdf",
      "uji-participant.html",
      "uji-participant.pdf",
    ]);
  });

  test("is in the name of a file", () => {
    expect(files.filter((path) => /kanari/i.test(path.slice(path.indexOf("small"))))).toEqual([]);
  });

  test("picture is in the participant's book: no byte, no pixel, no stroke of it", async () => {
    expect(await picturesWith(withheldPixels, "participant.pdf")).toBe(0);
    expect(embeddedWith(withheldPng, "participant.html")).toBe(0);
    expect(drawingIn("participant.pdf")).toBe(false);
  });
});

test("what both editions cite is in both, and keeps its number", () => {
  for (const edition of ["facilitator", "participant"]) {
    for (const kind of ["html", "pdf"]) {
      const texts = readings.filter(({ file }) => file === `uji-${edition}.${kind}`).map(({ text }) => text);
      expect(run(texts.join(" "))).toContain(run("yang dikutip di kedua buku, bukan rahasia"));
    }
  }
});

function shownIn(book: string, canary: string): Shown {
  const kinds = ["html", "pdf"].filter((kind) =>
    readings.some(({ file, text }) => file === `${book}.${kind}` && run(text).includes(run(canary))),
  );
  return (kinds.join(" and ") || "nowhere") as Shown;
}

async function readFinished(path: string): Promise<Reading[]> {
  const file = basename(path);
  const bytes = await readFile(path);
  const readings = path.endsWith(".pdf") ? await readPdfFile(bytes) : readHtmlFile(bytes.toString("utf8"));
  return [
    { file, how: "raw", text: bytes.toString("latin1") },
    ...readings.map((each) => ({ file, ...each })),
  ];
}

function readHtmlFile(html: string): Omit<Reading, "file">[] {
  const entities = html
    .replace(/&#x([\da-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll("&amp;", "&");
  const data = dataIn(html).map((bytes) => ({ how: "data", text: bytes.toString("latin1") }));
  return [
    { how: "entities", text: entities },
    {
      how: "percent",
      text: html.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    },
    ...data,
  ];
}

function dataIn(html: string): Buffer[] {
  return [...html.matchAll(/data:[^;,"')]*;base64,([A-Za-z0-9+/=]+)/g)].map(([, text = ""]) =>
    Buffer.from(text, "base64"),
  );
}

async function readPdfFile(bytes: Buffer): Promise<Omit<Reading, "file">[]> {
  const { strings, streams } = await readObjects(bytes);
  const { pages, others } = await readPdfText(bytes);
  return [
    { how: "strings", text: strings.join("\n") },
    ...streams.flatMap(({ type, bytes }) => {
      const text = bytes.toString("latin1");
      return [
        { how: `stream ${type}`, text },
        { how: `hexadecimal in stream ${type}`, text: unhex(text) },
      ];
    }),
    { how: "text", text: pages.join("\n") },
    { how: "outline, metadata, links, alternatives", text: others.join("\n") },
  ];
}

/** The strings that a content stream writes in hexadecimal. */
function unhex(text: string): string {
  return [...text.matchAll(/<([\da-f\s]+)>/gi)]
    .map(([, hex = ""]) => Buffer.from(hex.replace(/\s/g, ""), "hex").toString("latin1"))
    .join(" ");
}

/** The first rows of pixels of our own PNG, whose rows all have the filter 0. */
function firstRows(png: Buffer): Buffer {
  const width = png.readUInt32BE(16);
  const start = png.indexOf("IDAT");
  const length = png.readUInt32BE(start - 4);
  const raw = inflateSync(png.subarray(start + 4, start + 4 + length));
  expect(raw[0]).toBe(0);
  return raw.subarray(1, 1 + 3 * width);
}

/** In how many images of the PDFs the pixels are. */
async function picturesWith(pixels: Buffer, ending: string): Promise<number> {
  let count = 0;
  for (const path of files.filter((path) => path.endsWith(ending))) {
    const { streams } = await readObjects(await readFile(path));
    count += streams.filter(({ bytes }) => bytes.includes(pixels)).length;
  }
  return count;
}

/** How often the compressed pixels of a PNG are embedded in the HTML files. */
function embeddedWith(png: Buffer, ending: string): number {
  const start = png.indexOf("IDAT");
  const pixels = png.subarray(start, start + 256).toString("latin1");
  return readings.filter(
    ({ file, how, text }) => file.endsWith(ending) && how === "data" && text.includes(pixels),
  ).length;
}

/** Whether a path of the withheld drawing is drawn. */
function drawingIn(ending: string): boolean {
  return readings.some(({ file, text }) => file.endsWith(ending) && text.includes("131.625 66.875 l"));
}
