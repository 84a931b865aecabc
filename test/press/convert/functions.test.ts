import { describe, expect, test } from "vitest";
import { compileCalculator } from "../../../src/press/convert/calculator.ts";
import { readFunction, unpack } from "../../../src/press/convert/functions.ts";
import { PdfFile } from "../../../src/press/convert/pdf-file.ts";
import { Unconvertible } from "../../../src/press/convert/problems.ts";
import { pagePdf, streamObject } from "./support/zoo.ts";

function functionOf(
  object: string,
  objects: Readonly<Record<number, string>> = {},
): (...point: number[]) => number[] {
  const read = readFunction(new PdfFile(pagePdf("", "", { 10: object, ...objects })), { ref: 10 });
  return (...point) => read.evaluate(point).map((value) => Math.round(value * 10_000) / 10_000);
}

const calculated = (text: string, count: number, ...inputs: number[]): number[] => {
  const outputs = Array.from({ length: count }, () => 0);
  compileCalculator(text)(inputs, outputs);
  return outputs;
};

describe("functions", () => {
  test("type 0 lies on the lines between its samples, in one and in two directions", () => {
    const one = functionOf(
      streamObject("/FunctionType 0 /Domain [0 1] /Range [0 1] /Size [3] /BitsPerSample 8", "\x00\xff\x33"),
    );
    expect([one(0), one(0.25), one(0.5), one(0.75), one(1)].flat()).toEqual([0, 0.5, 1, 0.6, 0.2]);
    const two = functionOf(
      streamObject(
        "/FunctionType 0 /Domain [0 1 0 1] /Range [0 1] /Size [2 2] /BitsPerSample 8",
        "\x00\xff\x00\x00",
      ),
    );
    expect([two(1, 0), two(0.5, 0), two(0.5, 0.5), two(1, 1)].flat()).toEqual([1, 0.5, 0.25, 0]);
  });

  test("type 0 heeds Encode, Decode and samples of 12 and 16 bits", () => {
    const turned = functionOf(
      streamObject(
        "/FunctionType 0 /Domain [0 1] /Range [-2 2] /Size [2] /BitsPerSample 16 /Encode [1 0] /Decode [-1 1]",
        "\x00\x00\xff\xff",
      ),
    );
    expect([turned(0), turned(1)].flat()).toEqual([1, -1]);
    expect([...unpack(Uint8Array.of(0xab, 0xcd, 0xef), 12, 2)]).toEqual([0xabc, 0xdef]);
    expect([...unpack(Uint8Array.of(0b1011_0000), 1, 4)]).toEqual([1, 0, 1, 1]);
  });

  test("type 2 is a power between its ends, clipped to its domain", () => {
    const square = functionOf("<</FunctionType 2 /Domain [0 1] /C0 [0 1] /C1 [1 0] /N 2>>");
    expect(square(0.5)).toEqual([0.25, 0.75]);
    expect(square(7)).toEqual([1, 0]);
  });

  test("type 3 hands each part its own values", () => {
    const part = "<</FunctionType 2 /Domain [0 1] /N 1>>";
    const stitched = functionOf(
      `<</FunctionType 3 /Domain [0 1] /Bounds [.5] /Encode [0 1 1 0] /Functions [${part} ${part}]>>`,
    );
    expect([stitched(0.25), stitched(0.4999), stitched(0.5), stitched(0.75), stitched(1)].flat()).toEqual([
      0.5, 0.9998, 1, 0.5, 0,
    ]);
  });

  test.each([
    ["{2 copy add}", 3, [1, 2], [1, 2, 3]],
    ["{3 1 roll}", 3, [1, 2, 3], [3, 1, 2]],
    ["{3 -1 roll}", 3, [1, 2, 3], [2, 3, 1]],
    ["{1 index}", 3, [5, 6], [5, 6, 5]],
    ["{exch atan}", 1, [1, 0], [0]],
    ["{atan}", 1, [-1, 0], [270]],
    ["{dup 0.5 gt {pop 1}{pop 0} ifelse}", 1, [0.7], [1]],
    ["{dup 0.5 gt {pop 9} if}", 1, [0.2], [0.2]],
    ["{7 2 idiv exch pop}", 1, [0], [3]],
    ["{cvi}", 1, [-3.7], [-3]],
    ["{round}", 1, [2.5], [3]],
    ["{true false and {1}{0} ifelse exch pop}", 1, [0], [0]],
    ["{8 -2 bitshift exch pop}", 1, [0], [2]],
    ["{neg abs sqrt}", 1, [9], [3]],
    ["{% catatan\n2 exp}", 1, [3], [9]],
  ] as const)("type 4: %s", (text, count, inputs, expected) => {
    expect(calculated(text, count, ...inputs)).toEqual(expected);
  });

  test("what is no function is refused, and what never ends too", () => {
    expect(() => compileCalculator("{1 {2} foo}")).toThrow(Unconvertible);
    expect(() => compileCalculator("{1 2")).toThrow(Unconvertible);
    expect(() => functionOf("<</FunctionType 9 /Domain [0 1]>>")).toThrow(Unconvertible);
    const endless = "<</FunctionType 3 /Domain [0 1] /Bounds [] /Encode [0 1] /Functions [10 0 R]>>";
    expect(() => functionOf(endless)).toThrow(/functions/);
  });
});
