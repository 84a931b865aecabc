import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadPackage } from "../../src/config/load-package.ts";
import { reportsOf } from "../support/lesson.ts";
import { packageOf } from "../support/packages.ts";

const guide = await readFile(new URL("../../docs/cetak.md", import.meta.url), "utf8");
const examples = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
const icc = await readFile(new URL("../fixtures/rules/press-header.icc", import.meta.url));

describe("docs/cetak.md", () => {
  test.each(examples)("holds an example without fault: %s", async (example) => {
    const root = await packageOf({
      "modules/package.yaml": `judul: a\ntanggal: 2026-11-22\n${example}`,
      "modules/foa/module.md": "---\njudul: a\n---\n",
      "modules/cetak/README.txt": "",
    });
    await writeFile(join(root, "modules", "cetak", "PSO.icc"), icc);
    expect(reportsOf((await loadPackage(root)).file)).toEqual([]);
  });

  test("names every word", async () => {
    const { file } = await loadPackage(
      await packageOf({ "modules/package.yaml": "judul: a\ntanggal: 2026-11-22\ncetak:\n  x: y\n" }),
    );
    const known = file.messages[0]?.details?.["known"];
    for (const words of Object.values(known as { en: string; id: string }))
      for (const word of words.split(", ")) expect(guide).toContain(`| \`${word}\` `);
  });
});
