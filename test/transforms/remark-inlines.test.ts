import type { Root } from "mdast";
import type { Node } from "unist";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { rendered, moduleOf, reported } from "../support/lesson.ts";

/** Nodes of the lesson language within lines, as `type:line:column content`. */
async function inlinesOf(body: string): Promise<string[]> {
  const { lessons } = await moduleOf([body]);
  const found: string[] = [];
  const add = ({ type, position }: Node, content: string): void => {
    found.push(`${type} ${position?.start.line}:${position?.start.column} ${content}`);
  };
  const tree: Root = lessons[0]?.tree ?? { type: "root", children: [] };
  visit(tree, (node) => {
    if (node.type === "blank") add(node, node.value);
    if (node.type === "crossReference") add(node, node.target);
    if (node.type === "citation")
      add(node, node.items.map(({ key, locator }) => `${key}|${locator}`).join(" "));
  });
  return found;
}

describe("the lesson language within a line", () => {
  test("knows blanks, references in both languages, and citations, each at its place", async () => {
    const body =
      "Satu [[10 pekerja]] dan {ref:session-1},\nlalu {lihat: sesi-1} [@uu-21-2000 ps 28; @uu-1-2026].\n";
    expect(await inlinesOf(body)).toEqual([
      "blank 1:6 10 pekerja",
      "crossReference 1:25 session-1",
      "crossReference 2:6 session-1",
      "citation 2:22 uu-21-2000|ps 28 uu-1-2026|",
    ]);
  });

  test("leaves footnotes, links and code alone", async () => {
    const body = "Teks[^1] [tautan](https://contoh.id) `[[kode]]` {bukan} [x]\n\n[^1]: Catatan.\n";
    expect(await inlinesOf(body)).toEqual([]);
  });

  test.each(["Teks [[belum", "[[a *b* c]]", "Lihat {ref:", "[@uu-21-2000", "| a |\n|---|\n| [[b |"])(
    "does not let %j pass",
    async (body) => {
      expect((await reported(body)).some((each) => each.endsWith("inline-unfinished"))).toBe(true);
    },
  );

  test.each([
    ':::kasus{judul="A [[b]]"}\n\nTeks.\n\n:::',
    ":::kasus[A [[b]]]\n\nTeks.\n\n:::",
    "<b>[[rahasia]]</b>",
    "<p>\n[[rahasia]]\n</p>",
  ])("does not let an answer be printed as it stands in %j", async (body) => {
    expect((await reported(body)).some((each) => /inline-(?:misplaced|unfinished)$/.test(each))).toBe(
      !body.startsWith("<b>"),
    );
    if (body.startsWith("<b>")) expect(await rendered(body, "participant")).not.toContain("rahasia");
  });

  test("gives participants a gap of constant width, and the guide the word", async () => {
    const [short, long] = await Promise.all(
      ["Kata [[a]].", "Kata [[sangat panjang sekali]]."].map((body) => rendered(body, "participant")),
    );
    expect(short).toBe(long);
    expect(await rendered("Kata [[sangat panjang]].", "facilitator")).toContain(
      '<span class="blank-word">sangat panjang</span>',
    );
  });

  test("makes an empty cell of a cell that is one blank", async () => {
    const table = "| a | b |\n|---|---|\n| [[contoh isian]] | tetap |\n";
    expect(await rendered(table, "participant")).toContain('<td class="to-fill"></td><td>tetap</td>');
    expect(await rendered(table, "facilitator")).toContain("contoh isian");
  });
});
