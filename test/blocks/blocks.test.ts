import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { attributes } from "../../src/blocks/attributes.ts";
import { blockByWord, blocks, blockSpec } from "../../src/blocks/index.ts";
import { words } from "../../src/source/words.ts";
import { htmlOf, hasError, moduleOf, reportsOf } from "../support/lesson.ts";
import { indented } from "../support/indented.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const names = blocks.map(({ name }) => name).sort();

describe("the table of blocks", () => {
  test("gives every word to one block only", () => {
    const owners = blocks.flatMap((spec) => [...new Set([spec.words.en, spec.words.id])]);
    expect(new Set(owners).size).toBe(owners.length);
    for (const word of owners) expect(word).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
  });

  test("finds each block by its name and by its words, in any case", () => {
    for (const spec of blocks) {
      expect(blockSpec(spec.name)).toBe(spec);
      for (const word of [spec.words.en, spec.words.id.toUpperCase()]) expect(blockByWord(word)).toBe(spec);
    }
    expect(blockByWord("constructor")).toBeUndefined();
  });

  test("says of every block whom it addresses, and what it is for in both languages", () => {
    for (const { audience, doc } of blocks) {
      expect(["everyone", "facilitator", "participant", "holder"]).toContain(audience);
      expect(doc.en).toMatch(/\.$/);
      expect(doc.id).toMatch(/\.$/);
    }
  });

  test("keeps these blocks from participants, and no others", () => {
    const hidden = blocks.filter(({ audience }) => audience === "facilitator").map(({ name }) => name);
    expect(hidden.sort()).toEqual([
      "analysis",
      "answer",
      "ask",
      "debrief",
      "energizer",
      "facilitator",
      "flipchart",
      "room",
      "say",
      "seated",
      "step",
      "talking-points",
    ]);
  });

  test("names only parents, attributes and spellings that exist", () => {
    for (const { attributes: own, required = [], parents = [] } of blocks) {
      for (const name of own)
        expect([Object.keys(attributes), Object.keys(words)]).toEqual([
          expect.arrayContaining([name]),
          expect.arrayContaining([name]),
        ]);
      for (const name of required) expect(own).toContain(name);
      for (const name of parents) expect(blockSpec(name)).toBeDefined();
    }
  });

  test("has a style sheet for every block, and no style sheet is left over", async () => {
    const sheets = await readdir(here("../../templates/blocks"));
    expect(sheets.sort()).toEqual(names.map((name) => `${name}.css`));
  });
});

describe("a block in each edition", () => {
  test("has an example here, and no example is left over", async () => {
    const folders = (await readdir(here("."), { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).sort()).toEqual(names);
  });

  test.each(names)("%s", async (name) => {
    const text = await readFile(here(`./${name}/input.md`), "utf8");
    const bank = await readFile(here(`./${name}/bank.md`), "utf8").catch(() => undefined);
    const module = await moduleOf([text], { bank, matter: { objectives: ["menyebut satu hal"] } });
    expect(
      reportsOf(...module.lessons.map(({ file }) => file)).filter(
        (each) => !/ (?:time|objective)-/.test(each),
      ),
    ).toEqual([]);
    expect(hasError(module)).toBe(false);
    for (const edition of ["facilitator", "participant"] as const) {
      const html = module.lessons.map(({ tree }) => htmlOf(tree, edition)).join("");
      await expect(indented(html)).toMatchFileSnapshot(here(`./${name}/${edition}.html`));
      if (edition === "participant") expect(html).not.toMatch(/rahasia/i);
      else expect(html).not.toMatch(/hanya peserta/i);
    }
  });
});
