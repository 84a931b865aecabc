import { rm } from "node:fs/promises";
import { afterEach, describe, expect, test } from "vitest";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { packageOf } from "../support/packages.ts";

let root: string;
afterEach(() => rm(root, { recursive: true, force: true }));

const lesson = "---\njudul: Awal\ndurasi: 10\ntujuan: a\n---\n\nTeks.\n";
const config = "judul: Paket\ntanggal: 2026-11-22\n";

async function rulesOf(changes: Record<string, string | undefined>, names: string[] = []): Promise<string[]> {
  root = await packageOf(changes);
  const { diagnostics } = await readPackage(root, names);
  return diagnostics.map(({ path, line, ruleId }) => `${path}:${line ?? ""} ${ruleId}`);
}

describe("readPackage", () => {
  test("numbers lessons in the order of their files, numbers as numbers", async () => {
    root = await packageOf({
      "modules/hak/2-dua.md": lesson,
      "modules/hak/10-sepuluh.md": lesson,
      "modules/hak/_arsip.md": lesson,
    });
    const { package: source } = await readPackage(root, ["hak"]);
    const [module] = source.modules;
    expect(module?.lessons.map(({ number, file, anchor }) => [number, file.path, anchor])).toEqual([
      [1, "modules/hak/01-awal.md", "session-1"],
      [2, "modules/hak/2-dua.md", "session-2"],
      [3, "modules/hak/10-sepuluh.md", "session-3"],
    ]);
  });

  test("takes the order of package.yaml, and reports a module there that is none", async () => {
    const rules = await rulesOf({ "modules/package.yaml": `${config}modul: [k3, hakk, hak]\n` });
    expect(rules).toContain("modules/package.yaml:3 module-unknown");
    const { package: source } = await readPackage(root);
    expect(source.modules.map(({ id }) => id)).toEqual(["k3", "hak"]);
  });

  test("reads a module that is named even where package.yaml leaves it out", async () => {
    root = await packageOf({ "modules/package.yaml": `${config}modul: [hak]\n` });
    expect((await readPackage(root)).package.modules.map(({ id }) => id)).toEqual(["hak"]);
    expect((await readPackage(root, ["k3", "k3"])).package.modules.map(({ id }) => id)).toEqual(["k3"]);
  });

  test("cannot run with a module that nobody has, and says which was meant", async () => {
    root = await packageOf();
    await expect(readPackage(root, ["hakk"])).rejects.toMatchObject({
      id: "module-none",
      details: { name: "hakk", known: "hak, k3", near: "hak" },
    });
  });

  test("reports a module without module.md, and one without lessons", async () => {
    const rules = await rulesOf({
      "modules/hak/module.md": undefined,
      "modules/k3/01-awal.md": undefined,
    });
    expect(rules).toContain("modules/hak/module.md: module-file-missing");
    expect(
      rules.some((rule) => rule.startsWith("modules/k3/module.md") && rule.endsWith("module-empty")),
    ).toBe(true);
  });
});
