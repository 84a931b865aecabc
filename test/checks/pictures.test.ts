import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { textShare } from "../../src/checks/image-sizes.ts";
import { pageSizes } from "../../src/model/page-sizes.ts";
import { diagnosticsOfExample } from "../support/rule-page.ts";

const pictures = {
  "small.png": ["modules/contoh/images/peta.png", "dari=small.png"],
  "large.png": ["modules/contoh/images/peta.png", "dari=large.png"],
} as const;

async function reports(body: string, picture: keyof typeof pictures, page = "A4"): Promise<string[]> {
  const [path, flag] = pictures[picture];
  const diagnostics = await diagnosticsOfExample([
    { path: "modules/package.yaml", text: `judul: P\ntanggal: 2026-11-22\nhalaman: ${page}\n`, flags: [] },
    { path: "modules/contoh/01-sesi.md", text: body, flags: [] },
    { path, text: "", flags: [flag] },
  ]);
  return diagnostics.map(({ ruleId }) => ruleId).filter((id) => id.startsWith("image-"));
}

test.each([
  ["![Gambar](images/peta.png)\n", ["image-alt-useless"]],
  ["![Gambar 3.](images/peta.png)\n", ["image-alt-useless"]],
  ["![peta.png](images/peta.png)\n", ["image-alt-useless"]],
  ["![IMG_2031](images/peta.png)\n", ["image-alt-useless"]],
  ["![Peta](images/peta.png)\n", ["image-alt-useless"]],
  ["![12](images/peta.png)\n", ["image-alt-useless"]],
  ['![Tiga bahaya.](images/peta.png "Tiga bahaya")\n', ["image-alt-useless"]],
  ['![Tiga titik merah di denah](images/peta.png "Tiga bahaya")\n', []],
  ["Ini ![Tanda bahaya listrik](images/peta.png) di teks.\n", []],
])("the description in %j", async (body, rules) => {
  expect(await reports(body, "large.png")).toEqual(rules);
});

test("a picture needs 150 pixels for every inch of the text's width", async () => {
  const body = "![Tiga titik merah di denah](images/peta.png)\n";
  expect(await reports(body, "small.png", "140x200")).toEqual(["image-small"]);
  expect(await reports(body, "large.png")).toEqual([]);
});

test("the share of a page's width that text takes is that of the page layouts", async () => {
  const layout: unknown = JSON.parse(
    await readFile(new URL("../../templates/print/layout.json", import.meta.url), "utf8"),
  );
  const { sizes } = layout as { sizes: Record<string, { inner: number; outer: number }> };
  // A review copy has a wide margin: its pictures are those of the book, and only smaller.
  for (const [name, { width }] of Object.entries(pageSizes)) {
    const { inner, outer } = sizes[name] ?? { inner: 0, outer: 0 };
    expect(Math.abs((width - inner - outer) / width - textShare)).toBeLessThan(0.025);
  }
});
