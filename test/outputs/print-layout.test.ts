import { describe, expect, test } from "vitest";
import { pageSizes } from "../../src/model/page-sizes.ts";
import { pageLayout, pageRules } from "../../src/outputs/print-layout.ts";
import { Templates } from "../../src/outputs/templates.ts";
import { bookOf, templates } from "./book.ts";

describe("pageLayout", () => {
  test.each(Object.values(pageSizes))("knows $name", async (size) => {
    const { inner, outer, top, bottom, bleed, text } = await pageLayout(templates, size);
    // Binding takes room, and text has room left.
    expect(inner).toBeGreaterThan(outer);
    expect(size.width - inner - outer).toBeGreaterThan(size.width * 0.7);
    expect(size.height - top - bottom).toBeGreaterThan(size.height * 0.7);
    expect(bleed).toBe(3);
    expect(text).toBeGreaterThanOrEqual(10);
  });

  test("fails at a size that the templates have not, and at a file that is none", async () => {
    await expect(pageLayout(templates, { name: "A3", width: 297, height: 420 })).rejects.toMatchObject({
      id: "template-broken",
      details: { detail: "no size A3" },
    });
    await expect(
      pageLayout(new Templates([]), pageSizes["A4"] ?? { name: "", width: 1, height: 1 }),
    ).rejects.toMatchObject({ id: "template-broken" });
  });
});

describe("pageRules", () => {
  test("adds the bleed to the sheet and to every margin, mirrored", async () => {
    const book = await bookOf("participant");
    const layout = await pageLayout(templates, book.config.pageSize);
    const rules = pageRules(book, layout);
    expect(rules).toContain("@page{size:216mm 303mm;margin-top:30mm;margin-bottom:28mm}");
    expect(rules).toContain("@page :left{margin-left:22mm;margin-right:28mm}");
    expect(rules).toContain("@page :right{margin-left:28mm;margin-right:22mm}");
  });

  test("lets no title out of its string", async () => {
    const title = 'a\\\\" } body { display: none } </style><script>';
    const book = await bookOf("participant", {
      "modules/hak/01-awal.md": `---\njudul: ${JSON.stringify(title)}\ndurasi: 10\ntujuan: a\n---\n\nTeks.\n`,
    });
    const rules = pageRules(book, await pageLayout(templates, book.config.pageSize));
    expect(rules).not.toContain("<");
    const strings = [...rules.matchAll(/content:("(?:[^"\\\n]|\\[\s\S])*")/g)].map(([, text = ""]) => text);
    expect(strings.some((text) => text.includes("body { display: none }"))).toBe(true);
    const rest = rules.replace(/"(?:[^"\\\n]|\\[\s\S])*"/g, "");
    expect(rest).not.toContain("display");
  });
});
