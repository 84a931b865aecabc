import { toString } from "mdast-util-to-string";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../src/transforms/parse.ts";
import { rendered, reported } from "../support/lesson.ts";

const prose = [
  "waktu:pagi",
  "08:30",
  "a:b[c]{d=e}",
  "a:b{d=e}",
  ":a",
  "a :b c",
  "rasio 1:2:3",
  "http://x:80",
  "kata:kata-kata:kata",
  "a:b[",
  "a:b{",
  "Catatan:",
  "a::b",
];

describe("colons in running text stay to the letter", () => {
  test.each(prose)("in a paragraph: %s", (text) => {
    expect(toString(parseMarkdown(`Teks ${text} teks`))).toBe(`Teks ${text} teks`);
  });

  test.each(prose)("in a heading: %s", (text) => {
    expect(toString(parseMarkdown(`## Teks ${text}`))).toBe(`Teks ${text}`);
  });

  test.each(prose)("in a table's cell: %s", (text) => {
    const tree = parseMarkdown(`| a |\n|---|\n| Teks ${text} |`);
    expect(toString(tree)).toBe(`aTeks ${text}`);
  });

  test.each(prose.filter((text) => !text.includes("http")))("in bold: %s", async (text) => {
    expect(await rendered(`**Teks ${text}** teks`, "participant")).toBe(
      `<p><strong>Teks ${text}</strong> teks</p>`,
    );
  });

  test("and never swallow a note, a link, or emphasis behind them", async () => {
    const body = "kata:kata[^1], lihat:situs[contoh](https://contoh.id), a:b[*c*]\n\n[^1]: catatan\n";
    expect(await reported(body)).toEqual([]);
    const html = await rendered(body, "participant");
    expect(html).toContain('<a href="https://contoh.id">contoh</a>');
    expect(html).toContain("a:b[<em>c</em>]");
    expect(html).toContain("catatan");
  });

  test("and never print the mark of a quote", async () => {
    expect(await rendered("> kata:kata[b\n> c] d", "participant")).toContain("kata:kata[b\nc] d");
  });
});
