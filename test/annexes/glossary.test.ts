import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { build } from "../../src/pipeline/build.ts";
import { buildOptions } from "../e2e/support/built.ts";
import { readPdf } from "../e2e/support/pdf-pages.ts";
import { packageOf } from "../support/packages.ts";

let root = "";
afterEach(() => rm(root, { recursive: true, force: true }));

test("the place of a first use breaks where its column is narrower", async () => {
  const terms = ["mogok", "risalah", "mutasi", "demosi"];
  root = await packageOf({
    "modules/package.yaml":
      "judul: Paket uji\ntanggal: 2026-11-22\nhalaman: B5\npenerbit:\n  - id: uji\n    nama: Serikat Uji\n",
    "modules/glossary.yaml": `istilah:\n${terms.map((term) => `  - istilah: ${term}\n    inggris: term\n    arti: Satu arti yang pendek.\n`).join("")}`,
    "modules/k3/module.md": `---\njudul: Panduan pelaksanaan pelatihan untuk semua daerah\n---\n\nIstilah: ${terms.join(", ")}.\n`,
  });
  const options = { ...buildOptions(root, join(root, "dist")), volume: true };
  const { diagnostics } = await build({ ...options, editions: ["participant"], outputs: ["pdf"] });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { pages } = await readPdf(join(root, "dist/package/package-participant.pdf"));
  expect(pages.map(({ text }) => text).join("\n")).toMatch(/Pertama di\s+Panduan pelaksanaan/);
});
