import { describe, expect, test } from "vitest";
import type { OpenComment } from "../../src/model/open-comment.ts";
import { boardSection } from "../../src/outputs/board-section.ts";
import { boardOf, isDone, type BoardModule } from "../../src/outputs/board.ts";
import { serialise } from "../../src/outputs/html.ts";
import { bookOf } from "./book.ts";

const comment = (change: Partial<OpenComment>): OpenComment => ({
  id: "20261122-abcdefgh",
  kind: "content",
  by: "Siti",
  text: "Mohon dicek.",
  module: "hak",
  session: "01-awal.md",
  path: "modules/hak/01-awal.md",
  line: 9,
  column: 1,
  ...change,
});

const final = { stage: "final" } as const;
const open: BoardModule = {
  id: "hak",
  title: "Hak <b>",
  number: 1,
  texts: [
    { status: final, comments: {} },
    { session: 1, title: "Awal", status: { stage: "round", round: 2 }, comments: { law: 2, content: 1 } },
    { session: 2, title: "Akhir", status: { stage: "draft" }, comments: {} },
  ],
};

function html(...board: BoardModule[]): string {
  const section = boardSection(board, "id", "id");
  return section ? serialise([section]) : "";
}

describe("the board as data", () => {
  test("has every text of a module, with its status and its open comments by kind", async () => {
    const { parts } = await bookOf("participant");
    const modules = parts.map(({ module }) => module);
    const [module] = modules;
    const [lesson] = module?.lessons ?? [];
    if (!module || !lesson) throw new Error("a book without a session");
    const name = lesson.file.path.split("/").at(-1) ?? "";
    const own = { module: module.id };
    const comments = [
      comment({ ...own, path: lesson.file.path, kind: "law" }),
      comment({ ...own, path: lesson.file.path, kind: "law" }),
      // Of the text that this one translates, and found nowhere else.
      comment({ ...own, session: name.replace(".md", ".en.md"), path: "modules/x/komentar/y.md" }),
      comment({ ...own, session: "99-hilang.md", path: "modules/x/komentar/z.md", kind: "layout" }),
      comment({ module: "lain", path: lesson.file.path }),
    ];
    const [board] = boardOf(modules, { sourceLanguage: "id" }, comments);
    expect(board?.texts).toHaveLength(module.lessons.length + 1);
    expect(board?.texts[0]).toEqual({ status: { stage: "draft" }, comments: { layout: 1 } });
    expect(board?.texts[1]).toMatchObject({
      session: 1,
      title: lesson.matter.title,
      comments: { law: 2, content: 1 },
    });
  });

  test("says nothing of comments where nobody looked for them", async () => {
    const { parts } = await bookOf("participant");
    const modules = parts.map(({ module }) => module);
    const [board] = boardOf(modules, { sourceLanguage: "en" }, undefined);
    expect(board?.language).toBe("id");
    expect(board?.texts.every(({ comments }) => comments === undefined)).toBe(true);
  });

  test("is done where all is final and nothing is open", () => {
    expect(isDone(open)).toBe(false);
    expect(
      isDone({
        ...open,
        texts: [
          { status: final, comments: {} },
          { session: 1, title: "Awal", status: final },
        ],
      }),
    ).toBe(true);
    expect(isDone({ ...open, texts: [{ status: final, comments: { layout: 1 } }] })).toBe(false);
  });
});

describe("the board in the library", () => {
  test("is a table for each module, with what is final first in its sum", () => {
    const text = html(open);
    expect(text).toContain("1 final · 1 seri 2 · 1 draf");
    expect(text).toContain('<th scope="row">Pengantar</th>');
    expect(text).toContain('<span class="status round">Seri 2</span>');
    expect(text).toContain('<span class="count law">2 hukum</span>');
    expect(text).toContain("Hak &#x3C;b>");
  });

  test("has no column of comments where nobody looked for them", () => {
    const texts = open.texts.map((text) => ({ ...text, comments: undefined }));
    expect(html({ ...open, texts })).not.toContain("Komentar");
  });

  test("names the language of a translation", () => {
    expect(html({ ...open, language: "en" })).toContain('<span lang="en">Hak &#x3C;b></span> · Inggris');
  });

  test("is one line of a module that is done, and nothing where all are", () => {
    const done = { ...open, id: "k3", texts: [{ status: final, comments: {} }] };
    expect(html(open, done).match(/<table>/g)).toHaveLength(1);
    expect(html(open, done)).toContain("Semua final, tanpa komentar terbuka.");
    expect(html(done)).toBe("");
    expect(html()).toBe("");
  });
});
