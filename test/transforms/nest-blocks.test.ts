import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../src/transforms/parse.ts";
import { walk } from "../../src/transforms/walk.ts";

/** Every node of a text as `type` or `block`, indented by depth, with the lines that it takes. */
function outline(text: string): string[] {
  const depths = new Map<Nodes, number>();
  const lines: string[] = [];
  walk(parseMarkdown(text), (node, parent) => {
    const depth = parent ? (depths.get(parent) ?? 0) + 1 : 0;
    depths.set(node, depth);
    const { start, end } = node.position ?? { start: { line: 0 }, end: { line: 0 } };
    const name = node.type === "containerDirective" ? node.name : node.type;
    if (depth > 0) lines.push(`${"  ".repeat(depth - 1)}${name} ${start.line}-${end.line}`);
    return node.type !== "paragraph";
  });
  return lines;
}

describe("a block holds what stands between its lines", () => {
  test("with blocks in blocks, and what follows beside them", () => {
    expect(outline("::::kegiatan\na\n:::say\nb\n:::\nc\n::::\nd\n")).toEqual([
      "kegiatan 1-7",
      "  paragraph 2-2",
      "  say 3-5",
      "    paragraph 4-4",
      "  paragraph 6-6",
      "paragraph 8-8",
    ]);
  });

  test("in a list item, a quote and a note", () => {
    expect(outline("- :::say\n  a\n  :::\n\n> :::say\n> b\n> :::\n\n[^1]: :::say\n    c\n    :::\n")).toEqual(
      [
        "list 1-3",
        "  listItem 1-3",
        "    say 1-3",
        "      paragraph 2-2",
        "blockquote 5-7",
        "  say 5-7",
        "    paragraph 6-6",
        "footnoteDefinition 9-11",
        "  say 9-11",
        "    paragraph 10-10",
      ],
    );
  });

  test("its title between brackets first", () => {
    expect(outline(":::kegiatan[Judul *ini*]{durasi=5}\na\n:::\n")).toEqual([
      "kegiatan 1-3",
      "  paragraph 1-1",
      "  paragraph 2-2",
    ]);
  });

  test.each([
    ["a paragraph", "a"],
    ["a list", "- a\n- b"],
    ["a quote", "> a"],
    ["a table", "| a |\n|---|\n| b |"],
    ["a definition", "[a]: https://contoh.id"],
    ["a note", "[^1]: a"],
    ["a heading", "## a"],
    ["code", "```\na\n```"],
    ["a comment", "<!-- a -->"],
  ])("and %s ends right before each of them", (_, text) => {
    const nodes = outline(`${text}\n:::say\n${text}\n:::\n`).filter((each) => /^(?: {2})?\S/.test(each));
    const last = text.split("\n").length;
    expect(nodes.filter((each) => !each.startsWith(" ")).map((each) => each.split(" ")[1])).toEqual([
      `1-${last}`,
      `${last + 1}-${2 * last + 2}`,
    ]);
  });

  test("in place of which lines there is no text", () => {
    expect(JSON.stringify(parseMarkdown(":::say  \n:::::\t\n"))).not.toContain('"text"');
  });
});

describe("a block without its end", () => {
  test("ends with the block around it", () => {
    expect(outline("::::kegiatan\n:::say\na\n::::\nb\n")).toEqual([
      "kegiatan 1-4",
      "  say 2-3",
      "    paragraph 3-3",
      "paragraph 5-5",
    ]);
  });

  test("ends with its list item", () => {
    expect(outline("- :::say\n  a\n- b\n").slice(0, 4)).toEqual([
      "list 1-3",
      "  listItem 1-2",
      "    say 1-2",
      "      paragraph 2-2",
    ]);
  });
});

describe("addresses are links", () => {
  test.each([
    ["https://contoh.id", "https://contoh.id"],
    ["www.contoh.id", "http://www.contoh.id"],
    ["kspi@contoh.id", "mailto:kspi@contoh.id"],
    ["kspi&#64;contoh.id", "mailto:kspi@contoh.id"],
    ["[a](https://contoh.id/a b)", "https://contoh.id/a"],
    ["[a](https://contoh.id)", "https://contoh.id"],
    ["<https://contoh.id>", "https://contoh.id"],
  ])("%s", (text, url) => {
    expect(JSON.stringify(parseMarkdown(`Lihat ${text}.`))).toContain(`"url":"${url}"`);
  });
});
