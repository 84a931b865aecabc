import { describe, expect, test } from "vitest";
import { press } from "./support/convert.ts";
import { pageContent, rgbIn, streamsOf } from "./support/inspect.ts";
import { leavesPdf } from "./support/leaves.ts";
import { has, qpdfSays } from "./support/proof.ts";
import { pagePdf, streamObject } from "./support/zoo.ts";

/** Content of a page that is printed as line art, in one line. */
async function drawn(content: string, resources = "", objects: Record<number, string> = {}): Promise<string> {
  const options = { lineArt: (page: number) => page === 0 };
  const { bytes } = await press(pagePdf(content, resources, objects), options);
  expect(await rgbIn(bytes)).toEqual([]);
  return (await pageContent(bytes)).replace("0 0 0 1 k 0 0 0 1 K\n", "").replaceAll(/\s+/g, " ");
}

const stripe = "1 0 0 rg 0 150 400 100 re f";

describe("line art in the place of solids", () => {
  test("is black ink: lines at least half a point, areas outlined", async () => {
    const made = await drawn(
      `${stripe} 1 G .2 w 0 160 m 400 160 l S 3 w 0 170 m 400 170 l S 1 g 50 180 40 40 re f`,
    );
    expect(made).toContain("0 150 400 100 re n");
    expect(made).toMatch(/0 0 0 1 K 0\.5 w \/PressOverprint2 gs 0 160 m 400 160 l S/);
    expect(made).toMatch(/3 w \/PressOverprint0 gs 0 170 m 400 170 l S/);
    expect(made).toMatch(/q 0 0 0 1 K 0\.75 w \[\] 0 d \/PressOverprint2 gs 50 180 40 40 re B Q/);
  });

  test("text that was white on the solid is black and prints over", async () => {
    const fonts = { 10: "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>" };
    const text = "1 g BT /F0 10 Tf 100 200 Td (a) Tj ET";
    const made = await drawn(`${stripe} ${text}`, "/Font <</F0 10 0 R>>", fonts);
    expect(made).toMatch(/0 0 0 1 k .*gs \(a\) Tj/);
    expect(await drawn(text, "/Font <</F0 10 0 R>>", fonts)).toMatch(/0 0 0 0 k BT [^k]*\(a\) Tj/);
  });

  test("leaves all else as it is: colours, tints, hairlines, small areas, what lies outside", async () => {
    const rest =
      "0.2 0.4 0 0 k 0 0 20 20 re f 0.1 0.1 0 0 K 0.1 w 0 30 m 90 30 l S 0 0 0 0.05 k 0 40 200 90 re f 0 0 0 0 K 0 300 m 90 300 l S";
    expect(await drawn(`${stripe} ${rest}`)).toContain(rest);
  });

  test("where nothing is a solid a page is what it is without, byte for byte", async () => {
    const content = "0 0 0 rg 0 0 20 20 re f 1 1 1 RG 2 w 0 0 m 90 90 l S .5 g 0 0 2 400 re f BT (a) Tj ET";
    const plain = await press(pagePdf(content));
    const treated = await press(pagePdf(content), { lineArt: () => true });
    expect(Buffer.compare(plain.bytes, treated.bytes)).toBe(0);
  });

  test("of a form is that of its page alone", async () => {
    const form = streamObject(
      "/Type /XObject /Subtype /Form /BBox [0 0 99 99]",
      "1 1 1 RG 3 w 5 5 m 40 40 l S",
    );
    const content = `${stripe} q 1 0 0 1 60 160 cm /X Do Q`;
    const { bytes } = await press(pagePdf(content, "/XObject <</X 10 0 R>>", { 10: form }), {
      lineArt: () => true,
    });
    const streams = (await streamsOf(bytes)).map(({ text }) => text);
    expect(streams.some((text) => /0 0 0 1 K\s+5 5 m 40 40 l S/.test(text))).toBe(true);
  });

  test("is asked for page by page of the source", async () => {
    const asked: number[] = [];
    const lineArt = (page: number): boolean => {
      asked.push(page);
      return false;
    };
    await press(leavesPdf(4), { pages: [3, "blank", 1], lineArt });
    expect(asked).toEqual([3, 1]);
  });

  test("leaves a file that qpdf finds right", async ({ skip }) => {
    if (!(await has("qpdf", "--version"))) skip();
    const content = `q ${stripe} 1 G .2 w 0 160 m 400 160 l B* 1 g 50 180 40 40 re W f* 9 9 m 400 300 l b Q`;
    const { bytes } = await press(pagePdf(content), { lineArt: () => true });
    expect(await qpdfSays(bytes)).toBe("");
  });
});
