import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ContentReader } from "../../../src/press/convert/content-reader.ts";

/** Operators with their operands, as the reader sees them. */
function read(text: string): [operator: string, operands: string[]][] {
  const reader = new ContentReader(text);
  const found: [string, string[]][] = [];
  for (let operator = reader.next(); operator !== undefined; operator = reader.next())
    found.push([operator, Array.from({ length: reader.count }, (_, index) => reader.operand(index))]);
  return found;
}

const number = fc.oneof(
  fc.integer({ min: -999, max: 999 }).map(String),
  fc.constantFrom(".5", "-.25", "+3", "4.", "0.000001"),
);
const word = fc.constantFrom("/Nama", "/a#20b", "/G3", "/", "true", "false", "null");
const literal = fc.constantFrom(
  "(teks)",
  "(a \\) b)",
  "(a (b) c)",
  "()",
  "(\\\\)",
  "(rg 1 0 0 rg)",
  "(% bukan komentar)",
);
const hex = fc.constantFrom("<0041>", "<>", "<ab cd>");
const plain = fc.oneof(number, word, literal, hex);
const array = fc.array(plain, { maxLength: 4 }).map((items) => `[${items.join(" ")}]`);
const dictionary = fc.array(fc.tuple(fc.constantFrom("/MCID", "/Lang", "/X"), fc.oneof(plain, array)), {
  maxLength: 3,
});
const operand = fc.oneof(
  plain,
  array,
  dictionary.map((entries) => `<<${entries.map((pair) => pair.join(" ")).join(" ")}>>`),
);
const operator = fc.constantFrom(
  "q",
  "Q",
  "rg",
  "re",
  "f*",
  "Tj",
  "TJ",
  "'",
  '"',
  "BDC",
  "W*",
  "d0",
  "b*",
  "T*",
);
const gap = fc.constantFrom(" ", "\n", "\r\n", "\t", " % komentar (tidak ditutup\n", "\0 ");

describe("the reader of content streams", () => {
  test("finds operators and operands of any content, whatever is between them", () => {
    const instruction = fc.tuple(fc.array(operand, { maxLength: 6 }), operator);
    fc.assert(
      fc.property(fc.array(fc.tuple(instruction, gap)), (instructions) => {
        const text = instructions
          .map(([[operands, name], between]) => `${[...operands, name].join(between)}${between}`)
          .join("");
        expect(read(text)).toEqual(instructions.map(([[operands, name]]) => [name, operands]));
      }),
    );
  });

  test("knows where each instruction begins and ends, so that the rest can be copied byte for byte", () => {
    const text = "% kop\n1 0 0 rg(a)Tj[1(b)]TJ/G3 gs 0 0 5 5 re f";
    const reader = new ContentReader(text);
    const parts: string[] = [];
    let from = 0;
    while (reader.next() !== undefined) {
      parts.push(text.slice(from, reader.start), text.slice(reader.start, reader.end));
      from = reader.end;
    }
    expect(parts.join("")).toBe(text);
    expect(parts[1]).toBe("1 0 0 rg");
    expect(parts).toContain("(a)Tj");
  });

  test.each([
    ["an unclosed string", "(abc 1 0 0 rg"],
    ["an unclosed array", "[1 2 3"],
    ["an unclosed dictionary", "/A <</B 1"],
    ["closing brackets alone", "]] >> ) } f"],
    ["only white space", " \n\t "],
  ])("comes to the end of %s", (_, text) => {
    expect(() => read(text)).not.toThrow();
  });

  test("reads an inline image with its exact length, and goes on behind it", () => {
    const data = "\x00 EI\x01\x02 EI x";
    const reader = new ContentReader(`q BI /W ${data.length} /H 1 /BPC 8 /CS /G ID ${data}\nEI Q`);
    expect(reader.next()).toBe("q");
    expect(reader.next()).toBe("BI");
    expect(reader.inlineImage().data.toString("latin1")).toBe(data);
    expect(reader.next()).toBe("Q");
  });

  test("reads an inline image of unknown length up to an EI that text follows", () => {
    const reader = new ContentReader("BI /W 2 /H 2 /F /Fl ID ab EI \x80\x01 c\nEI\nQ");
    reader.next();
    expect(reader.inlineImage().data.toString("latin1")).toBe("ab EI \x80\x01 c");
    expect(reader.next()).toBe("Q");
  });
});
