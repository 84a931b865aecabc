import { expect, test } from "vitest";
import { markedText, readCodeMap } from "../../../src/press/ua/marked-text.ts";

const codes = readCodeMap(`/CIDInit /ProcSet findresource begin
2 beginbfchar
<0001> <0020>
<0009> <00660069>
endbfchar
1 beginbfrange
<0041> <005A> <0041>
endbfrange
1 beginbfchar
<0005> <D83DDE00>
endbfchar`);

const said = (...operators: string[]): string =>
  markedText(operators.map((each) => ({ operators: each, fonts: () => codes })));

test("codes are read in single entries and in ranges, to one character or more", () => {
  expect(codes.get(0x43)).toBe("C");
  expect(codes.get(9)).toBe("fi");
  expect(codes.get(5)).toBe("\u{1f600}");
  expect(codes.get(0x5b)).toBeUndefined();
});

test("glyphs one by one and in rows are words", () => {
  expect(
    said("BT\n/F1 10 Tf\n1 0 0 -1 5 9 Tm\n<0041> Tj\n6 0 Td <0042> Tj\n6 0 Td <000100430044> Tj\nET\n"),
  ).toBe("AB CD");
});

test("what a glyph stands for goes before its code", () => {
  expect(said("/F1 10 Tf\n/Span<</ActualText <FEFF2019> >> BDC\n<0041> Tj\nEMC\n<0042> Tj\n")).toBe(
    "\u2019B",
  );
  expect(said("/F1 10 Tf\n/Span<</ActualText (-) >> BDC\n<0041> Tj\n<0042> Tj\nEMC\n<0043> Tj\n")).toBe("-C");
});

test("a new line parts words, unless a soft hyphen ends the one before", () => {
  const line = (y: number, glyphs: string): string => `BT\n/F1 10 Tf\n1 0 0 -1 5 ${y} Tm\n${glyphs}\nET\n`;
  const hyphen = "/Span<</ActualText <FEFF00AD> >> BDC\n6 0 Td <0001> Tj\nEMC";
  expect(said(line(9, "<0041> Tj"), line(19, "<0042> Tj"))).toBe("A B");
  expect(said(line(9, `<0041> Tj\n${hyphen}`), line(19, "<0042> Tj"))).toBe("AB");
});

test("a wide gap parts words on a line, a narrow one does not", () => {
  const at = (x: number, glyphs: string): string => `/F1 10 Tf\n1 0 0 -1 ${x} 9 Tm\n${glyphs} Tj\n`;
  expect(said(at(5, "<0041>"), at(11, "<0042>"), at(200, "<0043>"))).toBe("AB C");
});
