import { describe, expect, test } from "vitest";
import { titleOf } from "../../src/render/session.ts";
import { wordsOf } from "../../src/render/words.ts";
import { htmlOf, moduleOf, rendered } from "../support/lesson.ts";

describe("a lesson's HTML", () => {
  test.each([
    ["a script", "<script>alert(1)</script>\n", "alert"],
    ["a handler", '<b onclick="x()">a</b>\n', "onclick"],
    ["a style", '<b style="color:red">a</b>\n', "style"],
    ["a frame", "<iframe src='https://contoh.id'></iframe>\n", "iframe"],
    ["a picture that Markdown did not bring", "<img src='https://contoh.id/x.png'>\n", "contoh"],
    ["a form", "<form action=x><input name=a></form>\n", "form"],
    ["an address that runs a script", '<a href="javascript:x()">a</a>\n', "javascript"],
  ])("has no %s", async (_, body, word) => {
    for (const edition of ["facilitator", "participant"] as const) {
      expect(await rendered(`teks\n\n${body}`, edition)).not.toContain(word);
    }
  });

  test("nests headings below the block they stand in", async () => {
    const html = await rendered("## a\n\n:::kegiatan{judul=b}\n## c\n### d\n:::\n", "facilitator");
    expect(html.match(/<h\d/g)).toEqual(["<h2", "<h2", "<h2", "<h3"]);
  });

  test("says in words of its language what is fixed", async () => {
    const { lessons } = await moduleOf(["a[^1]\n\n:::kegiatan{judul=b durasi=5}\nx\n:::\n\n[^1]: c\n"], {
      language: "en",
    });
    const html = lessons.map(({ tree }) => htmlOf(tree, "facilitator", "en")).join("");
    for (const word of ["Activity 1.1", "5</b> min", wordsOf("en").footnotes, wordsOf("en").backToText])
      expect(html).toContain(word);
  });

  test("numbers figures and tables with their captions", async () => {
    const html = await rendered("Tabel: *Hak* kita\n\n| a | b |\n|---|--:|\n| c | |\n", "participant");
    expect(html).toContain('<p class="table-caption" id="table-1"><b>Tabel 1</b> <em>Hak</em> kita</p>');
    expect(html).toContain('<td align="right" class="to-fill"></td>');
  });
});

test("a title for lists is the whole title, emphasis and all", async () => {
  const { lessons } = await moduleOf([":::lembar-kerja[Peta *hak* `saya`]\nx\n:::\n"]);
  const block = lessons[0]?.tree.children[0];
  expect(block?.type === "block" && titleOf(block)).toBe("Peta hak saya");
});
