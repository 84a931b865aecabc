import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import type { CopierRules } from "../../../src/press/convert/options.ts";
import { preflight } from "../../../src/press/preflight/preflight.ts";
import { readPdfText } from "../../../src/press/pdf-text.ts";
import { press } from "./support/convert.ts";
import { darkestTint, grayPage, nearEdge } from "./support/gray-page.ts";
import { objectsOf, operatorsOf, pageContent, rgbIn, streamsOf } from "./support/inspect.ts";
import { has, qpdfSays } from "./support/proof.ts";
import { torturePdf } from "./support/torture.ts";
import { flateObject, pagePdf, streamObject, zooPdf } from "./support/zoo.ts";

/** Areas are solids from 20 mm, which is 56.7 points. */
const copier: CopierRules = { edge: 5, line: 0.6, solid: 20, lightest: 0.15, tint: 0.25 };

/** Content of a photocopy in one line, without the rectangle that cuts off its edge. */
async function copied(
  content: string,
  resources = "",
  objects: Record<number, string> = {},
): Promise<string> {
  const { bytes } = await press(pagePdf(content, resources, objects), { copier });
  expect(await rgbIn(bytes)).toEqual([]);
  const text = await pageContent(bytes);
  expect(text).toMatch(/^q\n14\.1732\d+ 14\.1732\d+ 371\.65\d+ 371\.65\d+ re W n\n[\s\S]*\nQ$/);
  return text
    .replace(/^.*\n.*\n/, "")
    .replace(/\nQ$/, "")
    .replaceAll(/\s+/g, " ");
}

/** A share of black as the gray that it is written as. */
const gray = (black: number): number => Math.round((1 - black) * 10_000) / 10_000;

/** An sRGB gray that has a share of black. */
async function withBlack(black: number): Promise<string> {
  for (let level = 255; level >= 0; level -= 1) {
    const value = (level / 255).toFixed(4);
    const { report } = await press(pagePdf(`${value} g 0 0 1 1 re f`), { inside: "black" });
    if ((report.colours[0]?.inks[3] ?? 0) >= black) return value;
  }
  return "0";
}

const text = "BT /F0 10 Tf 100 200 Td (a) Tj ET";
const font = "/Font <</F0 10 0 R>>";
const fonts = { 10: "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>" };

describe("text", () => {
  test.each([
    ["black", "0 g", "0 g"],
    ["a dark colour", ".6392 .1294 .1059 rg", "0 g"],
    ["a gray darker than half", ".4 g", "0 g"],
    ["a light gray", ".8 g", `${gray(0.6)} g`],
    ["white", "1 g", "1 g"],
  ])("of %s is written so that a copy shows it", async (_, colour, expected) => {
    const made = await copied(`${colour} ${text}`, font, fonts);
    expect(lastFill(made)).toBe(expected);
  });

  test("that is white stays white on a small dark area, and becomes black on a large one", async () => {
    const label = `0 g 90 190 40 20 re f 1 g ${text}`;
    expect(lastFill(await copied(label, font, fonts))).toBe("1 g");
    const panel = `0 g 50 150 200 100 re f 1 g ${text}`;
    expect(lastFill(await copied(panel, font, fonts))).toBe("0 g");
    const labelOnPanel = `.3 g 50 150 200 100 re f 0 g 90 190 40 20 re f 1 g ${text}`;
    expect(lastFill(await copied(labelOnPanel, font, fonts))).toBe("1 g");
  });

  test("is found wherever its operators put it", async () => {
    const panel = "0 g 50 150 200 100 re f 1 g";
    for (const way of [
      "BT /F0 10 Tf 1 0 0 1 100 200 Tm (a) Tj ET",
      "BT /F0 10 Tf 12 TL 100 212 Td T* (a) Tj ET",
      "BT /F0 10 Tf 100 212 Td 12 TL (a) ' ET",
      "BT /F0 10 Tf 50 220 Td 50 -20 TD (a) Tj ET",
      "q 2 0 0 2 0 0 cm BT /F0 5 Tf 50 100 Td [(a)] TJ ET Q",
    ])
      expect(lastFill(await copied(`${panel} ${way}`, font, fonts)), way).toBe("0 g");
    const outside = "BT /F0 10 Tf 1 0 0 1 100 300 Tm (a) Tj ET";
    expect(lastFill(await copied(`${panel} ${outside}`, font, fonts))).toBe("1 g");
  });
});

/** The last operator that sets the color of areas. */
function lastFill(content: string): string {
  return [...content.matchAll(/[\d.]+ g\b/g)].at(-1)?.[0] ?? "none";
}

describe("lines", () => {
  test.each([
    ["thin", "0 G .2 w 99 99 m 200 200 l S", "0.6 w"],
    ["thin by a transformation", "0 G q .1 0 0 .1 0 0 cm 2 w 990 990 m 2000 2000 l S Q", "6 w"],
    ["of no width at all", "0 G 0 w 99 99 m 200 200 l S", "0.6 w"],
  ])("that are %s become thick enough", async (_, content, expected) => {
    expect(await copied(content)).toContain(`${expected} 99`);
  });

  test("that are thick enough stay, also after thinner ones", async () => {
    const made = await copied(
      "0 G .2 w 50 50 m 90 90 l S 2 w 50 50 m 80 80 l S q .1 w 50 50 m 70 70 l S Q 50 50 m 60 60 l S",
    );
    expect(widths(made)).toEqual([0.6, 2, 0.6, 2]);
  });

  test("that are rectangles grow on both sides; those of borders with slanted ends, too", async () => {
    expect(await copied("0 g 100 100 200 .2 re f")).toContain("100 99.8 200 0.6 re f");
    expect(await copied("0 g 100 100 -.2 90 re f")).toContain("100.2 100 -0.6 90 re f");
    expect(await copied("0 g 100 100 m 300 100 l 299.8 100.2 l 100.2 100.2 l h f")).toContain(
      "100 99.8 200 0.6 re f",
    );
    const many = await copied("0 g 100 100 200 .2 re 100 120 200 5 re f");
    expect(many).toContain("100 99.8 200 0.6 re 100 120 200 5 re f");
  });

  test("that are light are dark enough; what is hardly there goes", async () => {
    expect(await copied(".85 G 50 50 m 90 90 l S")).toContain(`${gray(0.6)} G 50 50 m`);
    expect(await copied(".97 G 50 50 m 90 90 l S")).toContain("1 G 50 50 m");
    expect(await copied(".2 g 50 50 90 90 re 51 51 88 88 re f*")).toContain("0 g 50 50 90");
    expect(await copied("1 0 0 RG 50 50 m 90 90 l S")).toContain("0 G 50 50 m");
  });
});

/** Line widths in force at each stroke. */
function widths(content: string): number[] {
  const words = operatorsOf(content);
  const stack: number[] = [];
  let width = 1;
  return words.flatMap((word, index) => {
    if (word === "w") width = Number(words[index - 1]);
    if (word === "q") stack.push(width);
    if (word === "Q") width = stack.pop() ?? width;
    return word === "S" ? [width] : [];
  });
}

describe("areas", () => {
  const large = "50 150 200 100 re f";
  const small = "50 150 200 20 re f";

  test("that are dark go where they are large; their path still clips", async () => {
    expect(await copied(`0 g ${large}`)).toMatch(/re n$/);
    expect(await copied(`0 g ${small}`)).toMatch(/re f$/);
    expect(await copied("0 g 50 150 200 100 re W f 0 0 9 9 re f")).toMatch(/re W n 0 0 9 9 re f$/);
    expect(await copied("0 g 0 G 50 150 200 100 re B")).toMatch(/re S$/);
  });

  test("that are large only by their box stay: frames, and pieces far apart", async () => {
    const frame = "0 g 50 50 200 200 re 60 60 m 60 240 l 240 240 l 240 60 l h f";
    expect(await copied(frame)).toMatch(/h f$/);
    expect(await copied("0 g 50 50 200 200 re 60 60 180 180 re f*")).toMatch(/re f\*$/);
    expect(await copied("0 g 50 50 200 200 re 60 60 180 180 re 70 70 160 160 re f*")).toMatch(/re n$/);
    expect(await copied("0 g 50 50 20 20 re 250 250 20 20 re f")).toMatch(/re f$/);
    expect(await copied(`0 g q 0 0 400 160 re W n ${large} Q`)).toMatch(/re f Q$/);
  });

  test("have tints that a copier keeps", async () => {
    const [faint, weak, middle] = [await withBlack(0.04), await withBlack(0.1), await withBlack(0.3)];
    expect(await copied(`${faint} g ${large}`)).toContain("1 g 50");
    expect(await copied(`${weak} g ${large}`)).toContain(`${gray(0.15)} g 50`);
    expect(await copied(`${middle} g ${large}`)).toContain(`${gray(0.25)} g 50`);
    expect(await copied(`${middle} g ${small}`)).not.toContain(`${gray(0.25)} g 50`);
  });

  test("that are white on a solid are outlined, dots are filled, and white lines there are black", async () => {
    const made = await copied(
      `1 0 0 rg ${large} 1 g 60 160 50 50 re f 200 200 4 4 re f 1 G 3 w 60 220 m 200 240 l S`,
    );
    expect(made).toContain("q 0 G 0.75 w [] 0 d 60 160 50 50 re B Q");
    expect(made).toMatch(/0 g\s+200 200 4 4 re f/);
    expect(made).toMatch(/0 G\s+60 220 m 200 240 l S$/);
  });

  test("that are white on nothing stay white, and what covers a solid wholly has no outline", async () => {
    expect(await copied("1 g 60 160 50 50 re f")).toMatch(/1 g 60 160 50 50 re f$/);
    const covered = await copied(`0 g ${large} 1 g 40 140 300 200 re f 1 G 3 w 60 220 m 200 240 l S`);
    expect(covered).not.toContain("B Q");
    expect(covered).toMatch(/1 G 3 w 60 220 m 200 240 l S$/);
  });

  test("of forms lie where the form is drawn, and a form may lie on a solid once and once not", async () => {
    const form = streamObject("/Type /XObject /Subtype /Form /BBox [0 0 99 99]", "1 g 5 5 40 40 re f");
    const resources = "/XObject <</X 10 0 R>>";
    const on = "0 g 50 150 200 100 re f q 1 0 0 1 60 160 cm /X Do Q";
    const streams = async (content: string): Promise<string> => {
      const { bytes } = await press(pagePdf(content, resources, { 10: form }), { copier });
      return (await streamsOf(bytes)).map((stream) => stream.text).join("\n");
    };
    expect(await streams(on)).toContain("5 5 40 40 re B Q");
    expect(await streams("q 1 0 0 1 60 160 cm /X Do Q")).toContain("1 g 5 5 40 40 re f");
  });

  test("that one sees through are solids by what is seen of them", async () => {
    const states = "/ExtGState <</Half <</ca .5>> /Weak <</ca .1>>>>";
    expect(await copied(`/Half gs 0 g ${large}`, states)).toMatch(/re n$/);
    expect(await copied(`/Weak gs 0 g ${large}`, states)).toMatch(/re f$/);
  });
});

describe("the file", () => {
  const rgb =
    "<</Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8";
  const picture = flateObject(rgb.slice(2), Uint8Array.of(255, 0, 0, 255, 255, 255));

  test("is DeviceGray without output intent, and does not claim to be PDF/X", async () => {
    const content = "/G0 gs q 90 0 0 90 50 50 cm /X Do Q /P cs /A scn 0 0 9 9 re f /R CS 1 SCN 0 0 m 9 9 l S";
    const resources =
      "/XObject <</X 10 0 R>> /ExtGState <</G0 <</ca .5>>>> /Pattern <</A 11 0 R>> /ColorSpace <</P [/Pattern] /R [/Separation /All /DeviceCMYK <</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1>>]>>";
    const shading =
      "<</PatternType 2 /Shading <</ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 9 0] /Function <</FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1>>>>>>";
    const { bytes } = await press(pagePdf(content, resources, { 10: picture, 11: shading }), {
      copier,
      bleed: 3,
      marks: { crop: true },
    });
    const all = (await objectsOf(bytes)).join("\n");
    expect(all).not.toMatch(/DeviceCMYK|DeviceRGB|OutputIntent|Separation/);
    expect(Buffer.from(bytes).toString("latin1")).not.toContain("GTS_PDFX");
    expect(await pageContent(bytes)).not.toMatch(/ [kK]\b|PressOverprint/);
    const page = (await PDFDocument.load(bytes, { updateMetadata: false })).getPage(0);
    expect(page.getMediaBox()).toEqual({ x: 0, y: 0, width: 400, height: 400 });
    expect(page.getTrimBox()).toEqual(page.getMediaBox());
    expect(page.getBleedBox()).toEqual(page.getMediaBox());
    expect(page.node.get(PDFName.of("Group"))?.toString()).toContain("/CS /DeviceGray");
  });
});

describe("a page of torture from the browser", () => {
  let source: Uint8Array;
  let made: Uint8Array;

  beforeAll(async () => {
    source = await torturePdf();
    ({ bytes: made } = await press(source, { copier }));
  });

  test("has its text, passes qpdf --check, and nothing of it is near an edge", async ({ skip }) => {
    expect((await readPdfText(made)).pages).toEqual((await readPdfText(source)).pages);
    if (!(await has("qpdf", "--version")) || !(await has("pdftoppm", "-v"))) skip();
    expect(await qpdfSays(made)).toBe("");
    expect(nearEdge(await grayPage(made), copier.edge)).toBe(255);
  });

  test("has no error for photocopies but of its own pictures", async () => {
    const { findings } = await preflight(made, "black");
    const errors = findings.filter(
      ({ severity, rule }) => severity === "error" && rule.id !== "image-coarse",
    );
    expect(errors.map(({ rule }) => rule.id)).toEqual([]);
  });
});

describe("a page with everything", () => {
  test("keeps what a copier keeps: no print near the edge, no large area darker than a tint", async ({
    skip,
  }) => {
    if (!(await has("pdftoppm", "-v"))) skip();
    const areas = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9]
      .map((level, index) => `${level} g ${(index % 4) * 100} ${Math.floor(index / 4) * 100} 100 100 re f`)
      .join("\n");
    const page = `${areas} 1 G 4 w 0 0 m 400 400 l S .9 g 0 210 400 190 re f 0 G .1 w 0 300 m 400 300 l S`;
    const { bytes } = await press(pagePdf(page), { copier });
    const pixels = await grayPage(bytes);
    expect(nearEdge(pixels, copier.edge)).toBe(255);
    expect(darkestTint(pixels, 10)).toBeGreaterThanOrEqual(Math.round(255 * (1 - copier.tint)) - 2);
    const { findings } = await preflight(bytes, "black");
    expect(findings.map(({ rule }) => rule.id)).toEqual([]);
  });

  test("of all kinds of content has no finding of colour", async () => {
    const { findings } = await preflight((await press(zooPdf(), { copier })).bytes, "black");
    expect(findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule.id)).toEqual([]);
  });
});
