import { expect, test } from "vitest";
import { compactCss, fontStyles } from "../../src/outputs/styles.ts";
import { templates } from "./book.ts";

test("compact CSS has no comments and no needless space, and its strings as they were", () => {
  expect(compactCss('/* a\n b */\n  p {\n    color: red;\n  }\n\n q::before { content: "a  b" }\n')).toBe(
    'p {\ncolor: red;\n}\nq::before { content: "a  b" }',
  );
});

test("fonts are inside the style, all or those of a family", async () => {
  const all = await fontStyles(templates);
  expect(all.match(/@font-face/g)).toHaveLength(7);
  expect(all).not.toMatch(/url\((?!data:font\/woff2;base64,)/);
  const sans = await fontStyles(templates, ["Plus Jakarta Sans"]);
  expect(sans.match(/@font-face/g)).toHaveLength(3);
  expect(sans).not.toContain("Source Serif");
});
