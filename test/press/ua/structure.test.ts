import fc from "fast-check";
import { expect, test } from "vitest";
import { parseValue, PdfSyntaxError, type PdfValue } from "../../../src/press/pdf-value.ts";
import {
  elementOf,
  isElement,
  readElement,
  writeElement,
  type Kid,
  type StructureElement,
} from "../../../src/press/ua/structure.ts";
import { writeValue } from "../../../src/press/ua/write-value.ts";

const number = fc.integer({ min: 1, max: 99_999 });
const kid: fc.Arbitrary<Kid> = fc.oneof(
  fc.record({ kind: fc.constant("element" as const), number }),
  fc.record({ kind: fc.constant("content" as const), page: fc.constantFrom(7, 8), mcid: fc.nat(999) }),
  fc.record({ kind: fc.constant("object" as const), page: fc.constantFrom(7, 8), number }),
);
const element: fc.Arbitrary<StructureElement> = fc.record({
  number,
  role: fc.constantFrom("P", "NonStruct", "H1"),
  parent: number,
  page: fc.constantFrom(undefined, 7),
  kids: fc.array(kid, { maxLength: 5 }),
  more: fc.constantFrom<[string, PdfValue][]>([], [["Alt", "a (b) <<"]]).map((entries) => new Map(entries)),
  changed: fc.constant(false),
});

test("an element comes back as it was written", () => {
  fc.assert(
    fc.property(element, (each) => {
      const body = writeElement(each);
      expect(isElement(body)).toBe(true);
      expect(readElement(each.number, body)).toEqual(each);
    }),
  );
});

test("the quick way and the way of all values read the same", () => {
  fc.assert(
    fc.property(element, (each) => {
      const body = writeElement(each);
      expect(readElement(each.number, body)).toEqual(elementOf(each.number, parseValue(body)));
    }),
  );
});

test("an element of ten thousand kids that is none is refused at once", () => {
  const kids = Array.from({ length: 10_000 }, (_, index) => `${index} 0 R`).join(" ");
  const begun = performance.now();
  expect(() => readElement(1, `<</Type /StructElem\n/S /P\n/P 2 0 R\n/K [${kids} <<]>>`)).toThrow(
    PdfSyntaxError,
  );
  expect(performance.now() - begun).toBeLessThan(1000);
});

test.each([
  "[1 2]",
  "<</S /P>>",
  "<</P 1 0 R>>",
  "<</S /P /P 1 0 R /K 3>>",
  "<</S /P /P 1 0 R /K <</Type /MCR /Pg 2 0 R /Stm 3 0 R /MCID 1>>>>",
  "<</S /P /P 1 0 R /K (a)>>",
])("%s is no element", (body) => {
  expect(() => readElement(1, body)).toThrow(PdfSyntaxError);
});

test("a value comes back as it was written", () => {
  const text = "<</A [1 -2.5 true null /N#20x (a\\)b) 3 0 R] /B <</C <00FF>>>>>";
  expect(parseValue(writeValue(parseValue(text)))).toEqual(parseValue(text));
});
