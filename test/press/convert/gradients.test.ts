import { describe, expect, test } from "vitest";
import { press } from "./support/convert.ts";
import { rgbIn, streamsOf } from "./support/inspect.ts";
import { pagePdf, streamObject } from "./support/zoo.ts";

const colours = { "#a3211b": [0.1, 1, 1, 0.05], "#ffd54a": [0, 0.15, 0.8, 0] } as const;

/** Samples of the gradient's functions, by function and place, each with four inks. */
async function samplesOf(functionText: string, objects: Record<number, string> = {}): Promise<number[][][]> {
  const shading = `<</ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 9 0] /Function ${functionText}>>`;
  const { bytes } = await press(pagePdf("/S sh", `/Shading <</S ${shading}>>`, objects), { colours });
  expect(await rgbIn(bytes)).toEqual([]);
  return (await streamsOf(bytes))
    .filter(({ dictionary }) => dictionary.includes("/FunctionType 0"))
    .map(({ text }) => {
      const data = Buffer.from(text, "latin1");
      const values = Array.from(
        { length: data.length / 2 },
        (_, index) => data.readUInt16BE(index * 2) / 65_535,
      );
      return Array.from({ length: values.length / 4 }, (_, index) => values.slice(index * 4, index * 4 + 4));
    });
}

const between = (from: string, to: string): string =>
  `<</FunctionType 2 /Domain [0 1] /C0 [${from}] /C1 [${to}] /N 1>>`;

describe("gradients", () => {
  test("begin and end with exactly the inks that areas of those colours have, and are smooth between", async () => {
    const [samples = []] = await samplesOf(between(".6392 .1294 .1059", "1 .8353 .2902"));
    const near = (values: readonly number[] | undefined, wanted: readonly number[]): void => {
      for (const [index, ink] of wanted.entries()) expect(values?.[index]).toBeCloseTo(ink, 4);
    };
    near(samples[0], colours["#a3211b"]);
    near(samples.at(-1), colours["#ffd54a"]);
    for (const [index, sample] of samples.slice(1).entries()) {
      for (const [channel, ink] of sample.entries())
        expect(Math.abs(ink - (samples[index]?.[channel] ?? 0))).toBeLessThan(0.08);
    }
  });

  test("between grays are black ink alone", async () => {
    const [samples = []] = await samplesOf(between("0 0 0", "1 1 1"));
    for (const sample of samples) expect(sample.slice(0, 3)).toEqual([0, 0, 0]);
    expect(samples[0]?.[3]).toBe(1);
    expect(samples.at(-1)?.[3]).toBe(0);
  });

  test("from a colour to black have the black of text at their end, without a jump before it", async () => {
    const [samples = []] = await samplesOf(between("1 0 0", "0 0 0"));
    expect(samples.at(-1)).toEqual([0, 0, 0, 1]);
    const [before = []] = samples.slice(-2);
    expect(before.slice(0, 3).reduce((sum, ink) => sum + ink, 0)).toBeLessThan(0.4);
  });

  test("keep hard edges: stitching stays, and parts of one colour are constant", async () => {
    const red = ".6392 .1294 .1059";
    const parts = [between(red, red), between("1 .8353 .2902", red)].join(" ");
    const samples = await samplesOf(
      `<</FunctionType 3 /Domain [0 1] /Bounds [.5] /Encode [0 1 0 1] /Functions [${parts}]>>`,
    );
    expect(samples).toHaveLength(1);
  });

  test("of samples and calculators become samples of inks", async () => {
    const sampled = streamObject(
      "/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1] /Size [2] /BitsPerSample 8",
      "\xff\x00\x00\x00\x00\xff",
    );
    expect(await samplesOf("10 0 R", { 10: sampled })).toHaveLength(1);
    const calculated = streamObject("/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", "{dup 0 exch}");
    expect(await samplesOf("10 0 R", { 10: calculated })).toHaveLength(1);
  });

  test("never have more ink than the limit", async () => {
    for (const samples of await samplesOf(between("0 0 .1", ".05 .1 0")))
      for (const sample of samples)
        expect(sample.reduce((sum, ink) => sum + ink, 0)).toBeLessThanOrEqual(3.0001);
  });
});
