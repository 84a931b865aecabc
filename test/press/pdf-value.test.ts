import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText, parseValue, PdfSyntaxError, textString } from "../../src/press/pdf-value.ts";

describe("a PDF value", () => {
  test.each([
    ["null", null],
    ["true", true],
    ["false", false],
    ["-12", -12],
    ["+.5", 0.5],
    ["4.", 4],
    ["(a b)", "a b"],
    ["()", ""],
    ["(a (b) c)", "a (b) c"],
    [String.raw`(a\)b\(c\\d)`, String.raw`a)b(c\d`],
    [String.raw`(\n\r\t\b\f)`, "\n\r\t\b\f"],
    [String.raw`(\101\1012\0\53x)`, "AA2\0+x"],
    ["(a\\\nb\\\r\nc)", "abc"],
    ["<48 65 6C>", "Hel"],
    ["<486>", "H`"],
    ["<>", ""],
    ["/Name", { name: "Name" }],
    ["/A#20B#2f", { name: "A B/" }],
    ["/", { name: "" }],
    ["12 0 R", { ref: 12 }],
    ["[1 0 R 2 0 3]", [{ ref: 1 }, 2, 0, 3]],
    ["[1 0 RG]", "error"],
    ["[/A/B(c)<44>[]]", [{ name: "A" }, { name: "B" }, "c", "D", []]],
    ["  % comment\n 7", 7],
  ])("%s", (text, value) => {
    if (value === "error") expect(() => parseValue(text)).toThrow(PdfSyntaxError);
    else expect(parseValue(text)).toEqual(value);
  });

  test("can be a dictionary in a dictionary, without spaces", () => {
    const value = parseValue("<</A<</B[1]>>/C(>>)/D#20E/F>>");
    expect(value).toEqual(
      new Map<string, unknown>([
        ["A", new Map([["B", [1]]])],
        ["C", ">>"],
        ["D E", { name: "F" }],
      ]),
    );
  });

  test.each(["", "   ", "<<", "<</A", "<</A 1", "<<1 2>>", "[", "[1", "(a", "(a\\", "<48", "x", ">>", "]"])(
    "that is broken is a PdfSyntaxError: %j",
    (text) => {
      expect(() => parseValue(text)).toThrow(PdfSyntaxError);
    },
  );

  test("is read or refused, whatever the bytes", () => {
    const bytes = fc.string({ unit: fc.constantFrom(..."<>[]()/\\% \n01R#ab".split("")), maxLength: 40 });
    fc.assert(
      fc.property(bytes, (text) => {
        try {
          parseValue(text);
        } catch (error) {
          expect(error).toBeInstanceOf(PdfSyntaxError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("of text comes back as it was", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        (text) => decodeText(parseValue(textString(text)) as string) === text,
      ),
    );
    expect(decodeText("caf\u00e9")).toBe("caf\u00e9");
  });
});
