import { PDFDocument } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PageChoice, PressFile, PressOptions } from "../../../src/press/convert/options.ts";
import { press } from "./support/convert.ts";
import { objectsOf } from "./support/inspect.ts";
import { labelsOf, leavesOf, leavesPdf } from "./support/leaves.ts";
import { has, qpdfSays } from "./support/proof.ts";

const count = 6;
const source = leavesPdf(count);

async function made(options: Partial<PressOptions>): Promise<PressFile> {
  return press(source, options);
}

/** What pages of the source are called. */
const labels = ["i", "ii", "1", "2", "3", "4"];

describe("chosen pages", () => {
  test("come in their order, with new ones between, each under the label it had", async () => {
    const { bytes, report } = await made({ pages: [3, "blank", 4, 5, 0, 2] });
    expect(await leavesOf(bytes)).toEqual([3, "", 4, 5, 0, 2]);
    expect(await labelsOf(bytes)).toEqual(["2", "", "3", "4", "i", "1"]);
    expect(report.pages).toBe(6);
  });

  test("are counted as in the source where it has no labels", async () => {
    const { bytes } = await press(leavesPdf(4, "null"), { pages: [2, 3, "blank"] });
    expect(await labelsOf(bytes)).toEqual(["3", "4", ""]);
  });

  test("have no tags, bookmarks and destinations, and leave nothing of other pages behind", async () => {
    const text = (await objectsOf((await made({ pages: [1] })).bytes)).join("\n");
    expect(text).not.toMatch(/StructTreeRoot|MarkInfo|Outlines|Dests|StructParents|UseOutlines/);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(text).toContain("/Lang");
  });

  test.each([[[6]], [[-1]], [[0.5]], [[1, 2, 1]]])("%j is an error of whoever asks", async (pages) => {
    await expect(made({ pages })).rejects.toThrow(/^Unexpected page .*, expected /);
  });

  test("are what was asked for, whatever that is", async () => {
    const choices = fc
      .shuffledSubarray(
        Array.from({ length: count }, (_, page) => page),
        { minLength: 1 },
      )
      .chain((pages) =>
        fc
          .array(fc.tuple(fc.nat(pages.length), fc.constantFrom("blank", "ruled")), { maxLength: 3 })
          .map((news): PageChoice[] => {
            const all: PageChoice[] = [...pages];
            for (const [at, kind] of news) all.splice(at, 0, kind);
            return all;
          }),
      );
    await fc.assert(
      fc.asyncProperty(choices, fc.integer({ min: 1, max: 8 }), async (pages, multiple) => {
        const { bytes, report } = await made({ pages, pad: { multiple } });
        const found = await leavesOf(bytes);
        expect(found.length % multiple).toBe(0);
        expect(found.length).toBeLessThan(pages.length + multiple);
        expect(report.pages).toBe(found.length);
        const kinds = found.map((leaf) =>
          leaf === "" ? "blank" : typeof leaf === "string" ? "ruled" : leaf,
        );
        const wanted = [...pages, ...found.slice(pages.length).map(() => "blank")];
        expect(kinds).toEqual(wanted);
        expect(await labelsOf(bytes)).toEqual(
          wanted.map((page) => (typeof page === "number" ? labels[page] : "")),
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe("pages at the end", () => {
  test("fill up to a multiple; tags, bookmarks and labels stay", async () => {
    const { bytes, report } = await made({ pad: { multiple: 4 } });
    expect(await leavesOf(bytes)).toEqual([0, 1, 2, 3, 4, 5, "", ""]);
    expect(await labelsOf(bytes)).toEqual([...labels, "", ""]);
    expect(report.pages).toBe(8);
    const text = (await objectsOf(bytes)).join("\n");
    for (const part of ["StructTreeRoot", "MarkInfo", "Outlines", "Dests", "StructParents"])
      expect(text).toContain(part);
  });

  test("are none where the number is right, and the page tree is the source's", async () => {
    const { bytes } = await made({ pad: { multiple: 3 } });
    expect(await leavesOf(bytes)).toHaveLength(6);
    expect(Buffer.compare(bytes, (await made({})).bytes)).toBe(0);
  });

  test("carry lines to write on, with margins that change sides", async () => {
    const ruled = { left: 30, right: 10, top: 25, bottom: 20, pitch: 8 };
    const { bytes } = await made({ pad: { multiple: 4, ruled } });
    const leaves = (await leavesOf(bytes)).slice(6).map(String);
    const millimetre = 72 / 25.4;
    for (const [index, text] of leaves.entries()) {
      expect(text).toMatch(/^\/Artifact BMC\nq 0 0 0 .68 K 0.6 w [\s\S]* S\nQ\nEMC$/);
      const lines = [...text.matchAll(/([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l/g)].map((found) =>
        found.slice(1).map(Number),
      );
      // The seventh page is a right-hand one.
      const [inner, outer] = [30 * millimetre, 420 - 10 * millimetre];
      for (const [from, y, to, end] of lines) {
        expect(from).toBeCloseTo(index === 0 ? inner : 420 - outer, 2);
        expect(to).toBeCloseTo(index === 0 ? outer : 420 - inner, 2);
        expect(end).toBe(y);
      }
      const [first = [], second = []] = lines;
      expect(first[1]).toBeCloseTo(600 - 33 * millimetre, 2);
      expect((first[1] ?? 0) - (second[1] ?? 0)).toBeCloseTo(8 * millimetre, 2);
      expect(lines.at(-1)?.[1]).toBeGreaterThanOrEqual(20 * millimetre - 0.01);
    }
  });

  test("have the boxes and the marks of all others", async () => {
    const { bytes } = await made({ pad: { multiple: 4 }, bleed: 3, marks: { crop: true } });
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const boxes = document
      .getPages()
      .map((page) => JSON.stringify([page.getMediaBox(), page.getBleedBox(), page.getTrimBox()]));
    expect(new Set(boxes).size).toBe(1);
    expect(String((await leavesOf(bytes)).at(-1)).match(/ l S/g)).toHaveLength(8);
  });

  test("pass qpdf --check", async ({ skip }) => {
    if (!(await has("qpdf", "--version"))) skip();
    const ruled = { left: 20, right: 20, top: 20, bottom: 20, pitch: 8 };
    const options = { pages: [5, "ruled", 0, "blank"], pad: { multiple: 8, ruled } } as const;
    expect(await qpdfSays((await made(options)).bytes)).toBe("");
  });
});

describe("folds", () => {
  test("are dashed above and below, outside the bleed", async () => {
    const options = { bleed: 3, format: { width: 100, height: 150, left: 20, top: 20 } };
    const { bytes } = await press(source, { ...options, pages: ["blank", 0], marks: { folds: [40, 60] } });
    const page = (await PDFDocument.load(bytes, { updateMetadata: false })).getPage(0);
    expect(page.getMediaBox().width).toBeGreaterThan(page.getBleedBox().width + 60);
    const [text = ""] = (await leavesOf(bytes)).map(String);
    expect(text).toMatch(/\[2 1.5\] 0 d\n/);
    const lines = [...text.matchAll(/([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l/g)].map((found) =>
      found.slice(1).map(Number),
    );
    const { x } = page.getTrimBox();
    const { y, height } = page.getBleedBox();
    expect(lines.map(([from]) => Math.round(((from ?? 0) - x) / (72 / 25.4)))).toEqual([40, 40, 60, 60]);
    for (const [from, start = 0, to, end = 0] of lines) {
      expect(from).toBe(to);
      expect(Math.max(start, end) < y || Math.min(start, end) > y + height).toBe(true);
    }
  });

  test("none need no room", async () => {
    const { bytes } = await made({ bleed: 3, marks: { folds: [] } });
    const page = (await PDFDocument.load(bytes, { updateMetadata: false })).getPage(0);
    expect(page.getMediaBox()).toEqual(page.getBleedBox());
  });
});
