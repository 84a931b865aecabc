import { expect, test } from "vitest";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { packageOf } from "../support/packages.ts";

const head = "judul: Paket uji\ntanggal: 2026-11-22\n";
const lesson =
  "---\njudul: Awal\ndurasi: 10\ntujuan: a\n---\n\n:::kegiatan{judul=a durasi=5 tujuan=1}\nx\n:::\n\n<nav>a</nav>\n";

async function reports(rules: string): Promise<string[]> {
  const root = await packageOf({
    "modules/package.yaml": `${head}${rules}`,
    "modules/hak/01-awal.md": lesson,
    "modules/k3/module.md": undefined,
    "modules/k3/01-awal.md": undefined,
  });
  const { diagnostics } = await readPackage(root);
  return diagnostics.map(
    ({ path, line, column, ruleId, severity }) =>
      `${path.split("/").at(-1)}:${line}:${column} ${severity} ${ruleId}`,
  );
}

const warnings = ["01-awal.md:7:1 warning time-session", "01-awal.md:11:1 warning html-element"];

test.each([
  ["", warnings],
  ["aturan:\n  html-element: mati\n", [warnings[0]]],
  ["rules:\n  html-element: off\n  time-session: OFF\n", []],
  [
    "aturan:\n  time-session: galat\n  html-element: peringatan\n",
    ["01-awal.md:7:1 error time-session", warnings[1]],
  ],
  ["aturan:\n  time-session: kesalahan\n", ["01-awal.md:7:1 error time-session", warnings[1]]],
  ["aturan:\n  image-missing: galat\n", warnings],
  ["aturan:\n\n  image-missing: mati\n", [...warnings, "package.yaml:5:3 error severity-fixed"]],
  ["aturan:\n  html-elemen: mati\n", [...warnings, "package.yaml:4:3 error rule-unknown"]],
  ['aturan:\n  "html-element": keras\n', [...warnings, "package.yaml:4:4 error value-invalid"]],
  ["aturan: { html-element: 3 }\n", [...warnings, "package.yaml:3:1 error value-invalid"]],
  ["aturan: mati\n", [...warnings, "package.yaml:3:1 error value-invalid"]],
])("%j", async (rules, expected) => {
  expect(await reports(rules)).toEqual(expected);
});
