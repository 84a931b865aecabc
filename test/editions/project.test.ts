import type { Root } from "mdast";
import { describe, expect, test } from "vitest";
import { blocks } from "../../src/blocks/index.ts";
import { editions } from "../../src/editions/index.ts";
import { project } from "../../src/editions/project.ts";
import type { TermUse } from "../../src/model/nodes.ts";
import { lessonOf, reported, rendered } from "../support/lesson.ts";

/** `rahasia…` is for facilitators only, `terbuka…` for everyone. */
const cases: Record<string, string> = {
  "a note cited only by the facilitator's":
    ":::fasilitator\nx[^1]\n:::\n\nterbuka[^2]\n\n[^1]: rahasia\n[^2]: terbuka\n",
  "a note that a withheld note cites":
    ":::fasilitator\nx[^1]\n:::\n\nterbuka\n\n[^1]: rahasia[^2]\n\n[^2]: rahasia\n",
  "a note within a withheld block": ":::fasilitator\nx[^1]\n\n[^1]: rahasia\n:::\n\nterbuka\n",
  "a comment":
    "<!-- rahasia -->\n\nterbuka <!-- rahasia --> terbuka\n\n<div>\n<!-- rahasia\n-->terbuka</div>\n",
  "a picture's words": ':::fasilitator\n![rahasia](rahasia.png "rahasia")\n:::\n\nterbuka\n',
  "a link's address and title": ":::fasilitator\n[rahasia](https://rahasia.id 'rahasia')\n:::\n\nterbuka\n",
  "a link's definition": ":::fasilitator\n[x][r]\n:::\n\nterbuka\n\n[r]: https://rahasia.id 'rahasia'\n",
  "a heading": ":::fasilitator{judul=rahasia}\n## rahasia\n:::\n\n## terbuka\n",
  HTML: ":::fasilitator\n<b title='rahasia'>rahasia</b>\n\n<div>rahasia</div>\n\n:::\n\n<b>terbuka</b>\n",
  "a table": ":::fasilitator\nTabel: rahasia\n\n| rahasia |\n|---|\n| rahasia |\n:::\n\nterbuka\n",
  code: ":::fasilitator\n```rahasia\nrahasia\n```\n`rahasia`\n:::\n\n`terbuka`\n",
  "a block in a block in a list in a quote":
    "> - terbuka\n>\n>   ::::kegiatan{judul=terbuka}\n>   :::langkah{judul=rahasia}\n>   rahasia\n>   :::\n>   ::::\n",
  "a block in a note": "terbuka[^1]\n\n[^1]: terbuka\n\n    :::fasilitator\n    rahasia\n    :::\n",
  "when a law was checked": ":::hukum{sumber=terbuka dicek=rahasia}\nterbuka\n:::\n",
  "an open block within a withheld one": "::::fasilitator\n:::pesan-kunci\nrahasia\n:::\n::::\n\nterbuka\n",
};

describe("the participant's edition", () => {
  test.each(Object.entries(cases))("withholds %s", async (_, body) => {
    const html = await rendered(body, "participant");
    expect(html).not.toContain("rahasia");
    expect(html).toContain("terbuka");
  });

  test("keeps a note that both cite, once, and one that an open note cites", async () => {
    const html = await rendered(
      ":::fasilitator\nx[^1]\n:::\n\ny[^1]\n\n[^1]: dirujuk[^2]\n\n[^2]: kedua\n",
      "participant",
    );
    expect(html.match(/dirujuk/g)).toHaveLength(1);
    expect(html).toContain("kedua");
  });
});

describe("a projection", () => {
  test.each(Object.entries(cases).filter(([name]) => name !== "when a law was checked"))(
    "holds nothing of %s even before it is rendered",
    async (_, body) => {
      const { tree } = await lessonOf(body);
      const selected = JSON.stringify(project(tree, editions.participant));
      expect(selected).not.toContain("rahasia");
      expect(selected).toContain("terbuka");
    },
  );

  test("of a tree whose terms are marked keeps every word", () => {
    const term: TermUse = {
      type: "termUse",
      key: "serikat",
      anchor: "session-1-term-serikat",
      children: [{ type: "text", value: "terbuka" }],
    };
    const tree: Root = { type: "root", children: [{ type: "paragraph", children: [term] }] };
    for (const edition of Object.values(editions)) expect(project(tree, edition)).toEqual(tree);
  });

  test("of HTML that swallows the end of its block is an error, and no leak", async () => {
    const body = ":::fasilitator\n<div>rahasia</div>\n:::\n\nterbuka\n";
    expect(await reported(body)).toEqual(["3:1 fence-in-code"]);
  });

  test("leaves the tree as it was", async () => {
    const { tree } = await lessonOf(Object.values(cases).join("\n"));
    const before = JSON.stringify(tree);
    for (const edition of Object.values(editions)) project(tree, edition);
    expect(JSON.stringify(tree)).toBe(before);
  });

  test("selects nothing that no rule names", () => {
    const odd = {
      type: "root",
      children: [
        { type: "toml", value: "rahasia" },
        { type: "containerDirective", name: "x", children: [] },
        { type: "block", name: "tiada", children: [] },
        { type: "paragraph", children: [{ type: "mystery", value: "rahasia" }] },
      ],
    };
    expect(JSON.stringify(project(odd as never, editions.facilitator))).toBe(
      '{"type":"root","children":[{"type":"paragraph","children":[]}]}',
    );
  });

  test("for no audience shows no block", async () => {
    const { tree } = await lessonOf(blocks.map(({ words }) => `:::${words.id}\nx\n:::\n`).join("\n"));
    expect(project(tree, { audiences: new Set(), answers: "lines" }).children).toEqual([]);
  });
});
