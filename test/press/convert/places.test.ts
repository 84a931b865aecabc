import { describe, expect, test } from "vitest";
import { PressError, type PressProblem } from "../../../src/press/convert/problems.ts";
import { press } from "./support/convert.ts";
import { pagePdf, streamObject } from "./support/zoo.ts";

/** What cannot be converted in a page of one marked sequence, number 7, with the place that the caller knows. */
async function problems(
  content: string,
  resources: string,
  objects: Record<number, string> = {},
): Promise<readonly PressProblem[]> {
  const page = pagePdf(`/P <</MCID 7>> BDC\n${content}\nEMC`, resources, objects);
  try {
    await press(page, { locate: (index, mcid) => `sesi-${index + 1}.md:${mcid}` });
  } catch (error) {
    if (error instanceof PressError) return error.problems;
    throw error;
  }
  return [];
}

const strange = "[/Strange]";
const jpx = streamObject(
  "/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /JPXDecode /ColorSpace /DeviceRGB /BitsPerComponent 8",
  "x",
);
const lost = streamObject(
  "/Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceRGB /BitsPerComponent 8",
  "x",
);
const form = (content: string, resources: string): string =>
  streamObject(`/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources <<${resources}>>`, content);
const badFunction =
  "<</ShadingType 1 /ColorSpace /DeviceRGB /Function <</FunctionType 9 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]>>>>";

describe("what cannot be converted is told with its place", () => {
  test.each<[string, string, string, Record<number, string>]>([
    ["a colour", "/S cs 1 scn", `/ColorSpace <</S ${strange}>>`, {}],
    ["a picture, which is converted late", "/X Do", "/XObject <</X 10 0 R>>", { 10: lost }],
    ["a picture in a format that nobody reads", "/X Do", "/XObject <</X 10 0 R>>", { 10: jpx }],
    [
      "a picture inside a form",
      "/X Do",
      "/XObject <</X 11 0 R>>",
      { 10: lost, 11: form("/X Do", "/XObject <</X 10 0 R>>") },
    ],
    [
      "a colour inside a form with numbers of its own",
      "/X Do",
      "/XObject <</X 11 0 R>>",
      { 11: form("/P <</MCID 3>> BDC /S cs 1 scn EMC", `/ColorSpace <</S ${strange}>>`) },
    ],
    [
      "a colour inside a mask",
      "/G gs",
      "/ExtGState <</G <</SMask <</S /Luminosity /G 11 0 R>>>>>>",
      { 11: form("/S cs 1 scn", `/ColorSpace <</S ${strange}>>`) },
    ],
    [
      "a colour inside a tile",
      "/Pattern cs /T scn 0 0 9 9 re f",
      "/Pattern <</T 11 0 R>>",
      {
        11: streamObject(
          `/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources <</ColorSpace <</S ${strange}>>>>`,
          "/S cs 1 scn",
        ),
      },
    ],
    [
      "a colour inside a glyph",
      "BT /F 9 Tf (a) Tj ET",
      "/Font <</F 11 0 R>>",
      {
        11: `<</Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /CharProcs <</a 12 0 R>> /Resources <</ColorSpace <</S ${strange}>>>>>>`,
        12: streamObject("", "9 0 d0 /S cs 1 scn"),
      },
    ],
    ["a gradient", "/H sh", `/Shading <</H ${badFunction}>>`, {}],
  ])("%s", async (_, content, resources, objects) => {
    const found = await problems(content, resources, objects);
    expect(found.length).toBeGreaterThan(0);
    for (const problem of found) expect(problem).toMatchObject({ page: 1, mcid: 7, source: "sesi-1.md:7" });
  });

  test("and without a source line outside marked content", async () => {
    const page = pagePdf("/P <</MCID 7>> BDC EMC /S cs 1 scn", `/ColorSpace <</S ${strange}>>`);
    const failed = press(page, { locate: () => "tidak" });
    await expect(failed).rejects.toMatchObject({ problems: [{ page: 1, code: "colour-space" }] });
    await expect(failed).rejects.not.toMatchObject({ problems: [{ source: "tidak" }] });
  });
});
