import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { rules, ruleOf, type RuleId } from "../../src/diagnostics/rules.ts";
import { alsoExpected, diagnosticsOfExample, examplesOf, expectedPlace } from "../support/rule-page.ts";

const folder = new URL("../../docs/rules/", import.meta.url);
const ids = Object.keys(rules).sort() as RuleId[];
const pages = (await readdir(folder)).filter((name) => name !== "README.md").sort();

test("every rule has a page, and every page a rule", () => {
  expect(pages).toEqual(ids.map((id) => `${id}.md`).sort());
});

describe.each(ids.filter((id) => pages.includes(`${id}.md`)))("docs/rules/%s.md", async (id) => {
  const page = await readFile(new URL(`${id}.md`, folder), "utf8");
  const { buruk, baik } = examplesOf(page);

  test("says what the rule is and why", () => {
    expect(page).toMatch(
      new RegExp(`^# ${id}: .+\\n\\n(?!#|\`\`\`).+\\n\\n## Keliru\\n[\\s\\S]+\\n## Benar\\n`),
    );
  });

  test("has a bad example that breaks the rule where the page says", async () => {
    const diagnostics = await diagnosticsOfExample(buruk);
    const found = diagnostics.filter(({ ruleId }) => ruleId === id);
    const place = expectedPlace(buruk);
    const places = found.map(({ path, line }) => ({ path, line }));
    if (place) expect(places).toContainEqual(place);
    else expect(places.map(({ line }) => line)).toContain(undefined);
    expect(found.map(({ severity }) => severity)).toContain(ruleOf(id).severity);
    const others = diagnostics.filter(({ severity, ruleId }) => severity === "error" && ruleId !== id);
    expect([...new Set(others.map(({ ruleId }) => ruleId))].sort()).toEqual(alsoExpected(buruk).sort());
  });

  test("has a good example that does not", async () => {
    expect(baik).not.toEqual([]);
    const diagnostics = await diagnosticsOfExample(baik);
    expect(diagnostics.filter(({ severity, ruleId }) => severity === "error" || ruleId === id)).toEqual([]);
  });
});
