import { describe, expect, test } from "vitest";
import { VFile } from "vfile";
import { lessonOf, rendered, reported, reportsOf } from "../support/lesson.ts";
import { textFile } from "../../src/source/read-text.ts";
import { remarkFences } from "../../src/transforms/remark-fences.ts";
import { parseMarkdown } from "../../src/transforms/parse.ts";

/** What the fence rule alone reports: other rules have tests of their own. */
function fences(body: string): string[] {
  const file = new VFile({ path: "modules/uji/01.md", value: body });
  remarkFences(parseMarkdown(body), file, body);
  return reportsOf(file);
}

const right: Record<string, string> = {
  "a block": ":::fasilitator\nx\n:::\n",
  "a block at the very end without a line end": ":::fasilitator\nx\n:::",
  "a block without text": ":::fasilitator\n:::\n",
  "three levels with fewer colons inside": ":::::kegiatan\n::::langkah\n:::say\nx\n:::\n::::\n:::::\n",
  "siblings with equal colons": "::::kegiatan\n:::say\nx\n:::\n:::say\ny\n:::\n::::\n",
  "an end with more colons than its opening": ":::say\nx\n:::::\n",
  "a block in a list item": "- a\n\n  :::say\n  x\n  :::\n- b\n",
  "a block that begins a list item": "1. :::say\n   x\n   :::\n",
  "a block in a quote": "> ::::kegiatan\n> :::say\n> x\n> :::\n> ::::\n",
  "a block right behind a paragraph": "teks\n:::say\nx\n:::\nteks\n",
  "a block right behind a list": "- a\n- b\n:::say\nx\n:::\n- c\n",
  "a block right behind a quote": "> a\n:::say\nx\n:::\n",
  "a block right behind a heading": "## a\n:::say\nx\n:::\n",
  "an indentation of three spaces": "   :::say\n   x\n   :::\n",
  "a space behind the fences": ":::say  \nx\n:::\t\n",
  "attributes and a title": ':::kegiatan[Judul]{durasi=5 #jangkar judul="a"}\nx\n:::\n',
  "a block in a comment": "<!--\n:::say\nx\n:::\n-->\n",
  "a block in an unfinished state, commented out": "<!--\n:::say\nx\n-->\n",
  "a block shown in code of Markdown": "```md\n:::say\nx\n:::\n```\n",
  "a block shown in code of Markdown, in a list": "- ~~~markdown\n  :::say\n  ~~~\n",
  "code with shorter code inside": "````md\n```js\n:::say\n```\n````\n",
  "an empty code": "```\n```\n",
  "comments beside each other":
    "<!-- a --> <!-- b -->\n\n<!--\na\n-->\n\n<!---->\n\nx <!-- c --> y <!-- d -->\n",
  "a fence in inline code": "Tulis `:::fasilitator` lalu `:::`.\n",
  "colons of prose": "Jam 08:30, a::b, C++ std::vector, rasio 1:2:3 :) ::)\n",
  "a colon behind bold text": "**Dasar**:hukum[1]\n",
};

const wrong: [name: string, body: string, reports: string[]][] = [
  ["the same colons twice", ":::kegiatan\n:::say\nx\n:::\n:::\n", ["2:1 fence-nesting", "5:1 fence-stray"]],
  [
    "the same colons on three levels",
    ":::kegiatan\n:::langkah\n:::say\nx\n:::\n:::\n:::\n",
    ["2:1 fence-nesting", "3:1 fence-nesting", "6:1 fence-stray", "7:1 fence-stray"],
  ],
  [
    "the same colons on the inner two of three levels",
    "::::kegiatan\n:::langkah\n:::say\nx\n:::\n:::\n::::\n",
    ["3:1 fence-nesting", "6:1 fence-stray"],
  ],
  [
    "a child with more colons",
    ":::kegiatan\n::::say\nx\n::::\n:::\n",
    ["2:1 fence-nesting", "5:1 fence-stray"],
  ],
  [
    "the same colons inside a list item",
    "- :::kegiatan\n  :::say\n  x\n  :::\n  :::\n",
    ["2:3 fence-nesting", "5:1 fence-stray"],
  ],
  [
    "the same colons inside a quote",
    "> :::kegiatan\n> :::say\n> x\n> :::\n> :::\n",
    ["2:3 fence-nesting", "5:1 fence-stray"],
  ],
  [
    "the same colons with a list item between",
    ":::kegiatan\n- :::say\n  x\n  :::\n:::\n",
    ["2:3 fence-nesting"],
  ],
  ["no end before the end of the file", "teks\n\n:::say\nx\n", ["3:1 fence-unclosed"]],
  ["no end, and nothing inside", ":::say", ["1:1 fence-unclosed"]],
  ["no end inside a parent that ends", "::::kegiatan\n:::say\nx\n::::\ny\n", ["2:1 fence-unclosed"]],
  ["an end with too few colons", "::::say\nx\n:::\ny\n", ["1:1 fence-unclosed", "3:1 fence-stray"]],
  ["no end inside a list item", "- :::say\n  x\n- b\n", ["1:3 fence-unclosed"]],
  ["an end outside the list item", "- :::say\n  x\n:::\n", ["1:3 fence-unclosed", "3:1 fence-stray"]],
  ["an end outside the quote", "> :::say\n> x\n:::\n", ["1:3 fence-unclosed", "3:1 fence-stray"]],
  ["an end too many", ":::say\nx\n:::\n\n:::\n", ["5:1 fence-stray"]],
  ["an end alone", "teks\n:::\n", ["2:1 fence-stray"]],
  ["a space before the name", "::: fasilitator\nx\n:::\n", ["1:1 fence-stray", "3:1 fence-stray"]],
  ["a broken attribute", ':::fasilitator{judul="x}\ny\n:::\n', ["1:1 fence-stray", "3:1 fence-stray"]],
  ["an attribute without braces", ":::say judul=x\ny\n:::\n", ["1:1 fence-stray", "3:1 fence-stray"]],
  ["a space before the attributes", ":::say {judul=x}\ny\n:::\n", ["1:1 fence-stray", "3:1 fence-stray"]],
  ["text behind the name", ":::say x :::\n", ["1:1 fence-stray"]],
  ["text behind the end", ":::say\nx\n::: y\n", ["1:1 fence-unclosed", "3:1 fence-stray"]],
  ["a fence amid a line", "Teks :::fasilitator\nx\nselesai :::\n", ["1:1 fence-stray", "3:1 fence-stray"]],
  ["a block on one line of prose", "Teks :::say x ::: teks\n", ["1:1 fence-stray"]],
  [
    "a fence in a table",
    "| a |\n|---|\n| :::say |\n| x |\n| ::: |\n",
    ["3:1 fence-stray", "5:1 fence-stray"],
  ],
  ["a fence as a row of a table", "| a |\n|---|\n:::\n", ["3:1 fence-stray"]],
  ["a fence in a heading", "# :::say\nx\n", ["1:1 fence-stray"]],
  ["a fence in bold", "**:::say**\n", ["1:1 fence-stray"]],
  ["a fence behind a footnote's mark", "[^1]: ::: say\n", ["1:1 fence-stray"]],
  ["a fence in a table in code", "```\n| :::say |\n```\n", ["2:1 fence-in-code"]],
  ["a comment without an end in HTML", "<div>\n<!-- a\n</div>\n\nx\n", ["1:1 comment-unclosed"]],
  ["an escaped fence in code", "```\n\\:::say\n```\n", ["2:1 fence-in-code"]],
  ["an escaped end", ":::say\nx\n\\:::\n", ["1:1 fence-unclosed", "3:1 fence-stray"]],
  ["an end behind an invisible mark", ":::say\nx\n\u200B:::", ["1:1 fence-unclosed", "3:1 fence-stray"]],
  [
    "colons as entities",
    "&#58;&#58;&#58;say\n\n<p>\n&colon;&colon;&colon;say\n",
    ["1:1 fence-stray", "4:1 fence-in-code"],
  ],
  ["an escaped fence", "\\:::say\nx\n\\:::\n", ["1:1 fence-stray", "3:1 fence-stray"]],
  ["a fence with an invisible mark", "\u200B:::say\nx\n\u200B:::\n", ["1:1 fence-stray", "3:1 fence-stray"]],
  ["a fence behind a no-break space", "\u00A0:::say\nx\n\u00A0:::\n", ["1:1 fence-stray", "3:1 fence-stray"]],
  ["colons of another script", "\uFF1A\uFF1A\uFF1Asay\n\nx\n", ["1:1 fence-stray"]],
  ["two colons and a space", ":: fasilitator\n\nx\n\n::\n", ["1:1 fence-stray", "5:1 fence-stray"]],
  ["one colon and a block's name", ":fasilitator\n\nx\n", ["1:1 fence-stray"]],
  ["an inline note to the facilitator", "Teks :fasilitator[rahasia] teks\n", ["1:1 fence-stray"]],
  [
    "a fence in indented code",
    "teks\n\n    :::say\n    x\n    :::\n",
    ["3:1 fence-in-code", "5:1 fence-in-code"],
  ],
  ["a fence behind a tab", "\t:::say\n\tx\n\t:::\n", ["1:1 fence-in-code", "3:1 fence-in-code"]],
  ["a fence in code of another language", "```js\n:::say\n```\n", ["2:1 fence-in-code"]],
  ["a fence in code of no language", "```\n:::say\n:::\n```\n", ["2:1 fence-in-code", "3:1 fence-in-code"]],
  ["a fence in HTML", "<div>\n:::say\nx\n:::\n</div>\n", ["2:1 fence-in-code", "4:1 fence-in-code"]],
  ["a fence behind HTML on its line", "<p>:::say\nx\n:::</p>\n", ["1:1 fence-in-code", "3:1 fence-in-code"]],
  ["text behind a comment that holds a fence", "<!--\n:::say\n--> x\n", ["2:1 fence-in-code"]],
  ["code without an end", "```md\n:::say\nx\n:::\n", ["1:1 code-unclosed"]],
  ["code that other marks should end", "```md\n:::say\n~~~", ["1:1 code-unclosed"]],
  ["code that fewer marks should end", "````md\n:::say\n```", ["1:1 code-unclosed"]],
  [
    "code that fewer marks should end, before other code",
    "````md\n```\n:::say\nx\n````md\n````\n",
    ["1:1 code-unclosed"],
  ],
  [
    "code that other marks should end, before other code",
    "```md\na\n~~~\n:::say\nx\n:::\n```\n",
    ["1:1 code-unclosed"],
  ],
  ["code without an end inside a block", ":::say\n```\nx\n:::\ny\n", ["2:1 code-unclosed"]],
  ["code that ends a block with its text", ":::say\n```md\n:::\n```\n:::\n", ["2:1 code-unclosed"]],
  ["a comment that another one ends", "<!-- a\n\n:::say\nx\n<!-- b -->\n", ["1:1 comment-unclosed"]],
  ["a comment in a comment that another one ends", "a <!-- b <!-- c --> d\n", ["1:3 comment-unclosed"]],
  [
    "a comment without an end",
    "<!-- a\n\n:::say\nx\n:::\n",
    ["1:1 comment-unclosed", "3:1 fence-in-code", "5:1 fence-in-code"],
  ],
];

describe("fences", () => {
  test.each(Object.entries(right))("%s is right", (_, body) => {
    expect(fences(body)).toEqual([]);
  });

  test.each(wrong)("%s is reported", (_, body, reports) => {
    expect(fences(body)).toEqual(reports);
  });

  test.each([...Object.values(right), ...wrong.map(([, body]) => body)])(
    "mean the same with the line ends of Windows: %j",
    (body) => {
      const file = textFile(Buffer.from(body.replaceAll("\n", "\r\n"), "utf8"), "01.md");
      expect(fences(String(file.value))).toEqual(fences(body));
    },
  );

  test("an unclosed block says where it opens, and how to close it", async () => {
    const { file } = await lessonOf("::::kegiatan{judul=a}\n:::say\nx\n::::\n");
    expect(file.messages[0]?.details).toMatchObject({ name: "say", open: 2, colons: 3, fence: ":::" });
  });

  test("a stray fence names the block before it", async () => {
    const { file } = await lessonOf(":::say\nx\n:::\n\n:::\n");
    expect(file.messages[0]?.reason).toContain("`say`, runs from line 1 to 3");
  });
});

test("a comment is dropped, and what stands beside it on its line is not", async () => {
  const html = await rendered(
    "<!-- satu --> dua\n\ntiga <!-- empat --> lima\n\n<div>\n<!-- enam -->\ntujuh\n</div>\n",
    "facilitator",
  );
  for (const word of ["satu", "empat", "enam"]) expect(html).not.toContain(word);
  for (const word of ["dua", "tiga", "lima", "tujuh"]) expect(html).toContain(word);
});

test("two colons before a known name ask for three, before an unknown one for another name", async () => {
  expect(await reported("::fasilitator\n\n::kegitan{a=b}\n")).toEqual([
    "1:1 block-leaf",
    "3:1 block-unknown",
  ]);
});
