import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../src/pipeline/build.ts";
import { buildOptions } from "../e2e/support/built.ts";
import { bytesIn, packageOf } from "../support/packages.ts";

const row = (cell: string): string => `|${` ${cell} |`.repeat(14)}\n`;
const lesson = (table: string): string => `---
judul: Lebar
durasi: 10
tujuan: [menyebut satu contoh]
---

:::bacaan[Tabel lebar]
Teks.

${table}
:::
`;

test("a table wider than the page is an error with its line, and nothing is published", async () => {
  const table = row("Ketenagakerjaan") + row("---") + row("pertanggungjawaban");
  const root = await packageOf({ "modules/hak/01-kenal.md": lesson(table) });
  const options = {
    ...buildOptions(root, join(root, "dist")),
    modules: ["hak"],
    editions: ["participant"] as const,
  };
  const before = await bytesIn(join(root, "dist")).catch(() => ({}));
  await expect(build({ ...options, outputs: ["pdf"] })).rejects.toMatchObject({
    id: "too-wide",
    details: { place: "modules/hak/01-kenal.md:10", book: "hak-participant.pdf" },
  });
  expect(await bytesIn(join(root, "dist")).catch(() => ({}))).toEqual(before);
});

test("one that fits is printed", async () => {
  const table = "| a | b |\n|---|---|\n| c | d |\n";
  const root = await packageOf({ "modules/hak/01-kenal.md": lesson(table) });
  const options = {
    ...buildOptions(root, join(root, "dist")),
    modules: ["hak"],
    editions: ["participant"] as const,
  };
  const { books } = await build({ ...options, outputs: ["pdf"] });
  expect(books.flatMap(({ files }) => files.map(({ path }) => path))).toEqual(["hak/hak-participant.pdf"]);
});

test("what is too wide in a narrow place is named, not what is widest on the page", async () => {
  const indented = (row("Ketenagakerjaan") + row("---") + row("kata")).replaceAll(/^/gm, "    ");
  const list = `Paragraf yang selebar halaman: ${"kata ".repeat(40)}\n\n- satu\n  - dua\n\n${indented}\n`;
  const root = await packageOf({ "modules/hak/01-kenal.md": lesson(list) });
  const options = {
    ...buildOptions(root, join(root, "dist")),
    modules: ["hak"],
    editions: ["participant"] as const,
  };
  await expect(build({ ...options, outputs: ["pdf"] })).rejects.toMatchObject({
    id: "too-wide",
    details: { place: "modules/hak/01-kenal.md:15" },
  });
});
