import { describe, expect, test } from "vitest";
import { locatorsMeet, locatorText, parseLocator } from "../../src/source/locator.ts";

/** A locator in words, with plain spaces; undefined where it is not understood. */
function read(text: string, language: "id" | "en" = "id"): string | undefined {
  const locator = parseLocator(text);
  return locator && locatorText(locator, language).replaceAll("\u00a0", " ");
}

describe("a locator", () => {
  test.each([
    ["", ""],
    ["ps 28", "Pasal 28"],
    ["Pasal 28", "Pasal 28"],
    ["ps. 28", "Pasal 28"],
    ["ps28", undefined],
    ["ps 28 ayat (1) huruf g", "Pasal 28 ayat (1) huruf g"],
    ["ps 153(1)g", "Pasal 153 ayat (1) huruf g"],
    ["ps 153 (1) g", "Pasal 153 ayat (1) huruf g"],
    ["ps 12 huruf e", "Pasal 12 huruf e"],
    ["ps 153 ayat (1) huruf e, i", "Pasal 153 ayat (1) huruf e dan i"],
    ["ps 120 ayat (1)-(2)", "Pasal 120 ayat (1)–(2)"],
    ["ps 120 ayat (1) dan (3)", "Pasal 120 ayat (1) dan (3)"],
    ["ps 28E ayat (3)", "Pasal 28E ayat (3)"],
    ["ps 28e", "Pasal 28E"],
    ["ps 25-27", "Pasal 25–27"],
    ["ps 25–27", "Pasal 25–27"],
    ["ps 5, 6", "Pasal 5 dan 6"],
    ["ps 5, 6, dan 7", "Pasal 5, 6, dan 7"],
    ["ps 5 dan 6", "Pasal 5 dan 6"],
    ["ps 3, 9, 14-15, 30-32", "Pasal 3, 9, 14–15, dan 30–32"],
    ["ps 81, 93 ayat (2) huruf b", "Pasal 81 dan 93 ayat (2) huruf b"],
    ["ps 93 ayat (2) huruf b, 81", "Pasal 93 ayat (2) huruf b dan 81"],
    ["art. 3", "Pasal 3"],
    ["articles 3 and 4", "Pasal 3 dan 4"],
    ["ps", undefined],
    ["28", undefined],
    ["ps dua", undefined],
    ["ps 28 ayat 1", undefined],
    ["ps 28 ayat (satu)", undefined],
    ["ps 28 huruf", undefined],
    ["ps 28,", undefined],
    ["ps 28 tentang mutasi", undefined],
    ["ps 28 g", undefined],
    ["hlm 3", undefined],
  ])("%s is read as %s", (written, expected) => {
    expect(read(written)).toBe(expected);
  });

  test("is said in English in an English book", () => {
    expect(read("ps 28 ayat (1) huruf g", "en")).toBe("Article 28 paragraph (1) letter g");
    expect(read("ps 5, 6, 7", "en")).toBe("Articles 5, 6 and 7");
    expect(read("ps 25-27", "en")).toBe("Articles 25–27");
    expect(read("ps 120 ayat (1)-(2)", "en")).toBe("Article 120 paragraphs (1)–(2)");
    expect(read("arts 153 paragraph (1) letters e, i", "en")).toBe(
      "Article 153 paragraph (1) letters e and i",
    );
  });

  test.each([
    ["ps 28", "ps 28", true],
    ["ps 28", "ps 29", false],
    ["", "ps 29", true],
    ["ps 25-27", "ps 26", true],
    ["ps 185-187", "ps 43", false],
    ["ps 120", "ps 120 ayat (1)-(2)", true],
    ["ps 120 ayat (3)", "ps 120 ayat (1)-(2)", false],
    ["ps 120 ayat (2)", "ps 120 ayat (1)-(2)", true],
    ["ps 28", "ps 28E", false],
    ["ps 12 huruf d", "ps 12 huruf e", false],
    ["ps 12 huruf e", "ps 12", true],
    ["ps 5, 43", "ps 43", true],
  ])("%s and %s: %s", (a, b, meet) => {
    const [one, other] = [parseLocator(a), parseLocator(b)];
    expect(one && other && locatorsMeet(one, other)).toBe(meet);
  });
});
