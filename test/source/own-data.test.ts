import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readGlossary } from "../../src/source/glossary.ts";
import { readReferences } from "../../src/source/references.ts";
import { textFile } from "../../src/source/read-text.ts";
import { reportsOf } from "../support/lesson.ts";

async function ownFile(name: string): Promise<ReturnType<typeof textFile>> {
  return textFile(await readFile(new URL(`../../modules/${name}`, import.meta.url)), `modules/${name}`);
}

describe("the package's own data", () => {
  test("references.yaml is read without a message", async () => {
    const file = await ownFile("references.yaml");
    const { entries } = readReferences(file);
    expect(reportsOf(file)).toEqual([]);
    expect(entries.size).toBeGreaterThan(70);
    for (const { key, checked, confidence } of entries.values()) {
      expect([key, checked, confidence]).toEqual([key, "2026-03", expect.stringMatching(/^[ABC!]$/)]);
    }
  });

  test("glossary.yaml is read without a message", async () => {
    const file = await ownFile("glossary.yaml");
    const { terms, choices } = readGlossary(file);
    expect(file.messages.map(String)).toEqual([]);
    expect(terms.length).toBeGreaterThan(80);
    expect(choices.length).toBeGreaterThan(15);
    expect(new Set(terms.map(({ key }) => key)).size).toBe(terms.length);
  });
});
