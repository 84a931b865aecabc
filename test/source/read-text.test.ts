import { describe, expect, test } from "vitest";
import { textFile } from "../../src/source/read-text.ts";
import { reportsOf } from "../support/lesson.ts";

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

describe("text that is not UTF-8 is reported at its first bad byte", () => {
  test.each([
    ["Latin-1", latin1("satu\ndua caf\u00e9\n"), "2:8 not-utf8"],
    ["Latin-1 in the first place", latin1("\u00e9"), "1:1 not-utf8"],
    [
      "Latin-1 behind UTF-8",
      Buffer.concat([Buffer.from("\u2013\n\u00e9 "), latin1("\u00e9")]),
      "2:3 not-utf8",
    ],
    ["a character cut off at the end", Buffer.from("a\u20ac").subarray(0, 3), "1:2 not-utf8"],
    ["UTF-16 with its mark", Buffer.from("\uFEFFsatu", "utf16le"), "1:1 not-utf8"],
    ["UTF-16 without a mark", Buffer.from("satu", "utf16le"), "1:2 not-utf8"],
    ["UTF-16 of the other end", Buffer.from("\uFEFFsatu", "utf16le").swap16(), "1:1 not-utf8"],
    ["a NUL", Buffer.from("satu\n\0"), "2:1 not-utf8"],
  ])("%s", (_, bytes, report) => {
    expect(reportsOf(textFile(bytes, "01.md"))).toEqual([report]);
  });

  test("and names the byte", () => {
    expect(textFile(latin1("caf\u00e9"), "01.md").messages[0]?.details).toEqual({ byte: "0xE9" });
  });
});

test("a mark at the beginning and the line ends of Windows and old Macs go", () => {
  const file = textFile(Buffer.from("\uFEFFsatu\r\ndua\rtiga\n", "utf8"), "01.md");
  expect(String(file.value)).toBe("satu\ndua\ntiga\n");
  expect(file.messages).toEqual([]);
});
