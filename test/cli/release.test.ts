import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../../src/cli/program.ts";
import { textsOf } from "../../src/cli/texts.ts";
import type { Language } from "../../src/model/language.ts";
import { packageOf } from "../support/packages.ts";

const law =
  "---\nsesi: 01-awal.md\njenis: hukum\nkutipan: Teks sesi.\noleh: Siti\ntanggal: 2026-11-22\n---\n\nPasalnya?\n";
const final = (title: string): string => `---\njudul: ${title}\nstatus: final\n---\n`;
const lesson =
  "---\njudul: Awal\nstatus: final\ndurasi: 10\ntujuan: a\n---\n\n:::kegiatan{judul=Teks durasi=10 tujuan=1}\n\nTeks sesi.\n\n:::\n";

/** A final module `hak` with an open comment on law, and a module `k3` whose session has no status. */
async function reviewed(): Promise<string> {
  return packageOf({
    "modules/hak/module.md": final("Hak"),
    "modules/hak/01-awal.md": lesson,
    "modules/hak/komentar/20261122-aaaaaaaa.md": law,
    "modules/k3/module.md": final("K3"),
  });
}

async function build(
  cwd: string,
  argv: string[],
  language: Language = "id",
): Promise<{ end: number; out: string; err: string }> {
  const told = { out: "", err: "" };
  const end = await runProgram(["build", "--release", "--output", "html", ...argv], {
    cwd,
    env: process.env,
    language,
    texts: textsOf(language),
    out: (text: string) => void (told.out += text),
    err: (text: string) => void (told.err += text),
    color: false,
    signal: new AbortController().signal,
  });
  return { end, ...told };
}

test.each([
  [
    "id" as const,
    ["hak"],
    "modules/hak/01-awal.md:10:1  kesalahan: Komentar hukum dari Siti belum diputuskan",
  ],
  ["en" as const, ["hak"], "modules/hak/01-awal.md:10:1  error: Unexpected open comment on law by Siti"],
  ["id" as const, ["k3"], "modules/k3/01-awal.md:1:1  kesalahan: Statusnya draf, belum final"],
  ["en" as const, ["k3"], "modules/k3/01-awal.md:1:1  error: Unexpected status draft, expected final"],
])("in %s, of %j: file and line, and the way out", async (language, modules, message) => {
  const root = await reviewed();
  const { end, out, err } = await build(root, modules, language);
  expect(end).toBe(1);
  expect(out + err).toContain(message);
  expect(out + err).toContain(
    modules[0] === "hak" ? "edisi comments --resolve 20261122-aaaaaaaa" : "`status: final`",
  );
  expect(await readdir(root)).not.toContain("dist");
});

test("a volume is refused for any of its modules, and made once all are final", async () => {
  const root = await reviewed();
  const refused = await build(root, ["package"]);
  expect(refused.end).toBe(1);
  expect(refused.out + refused.err).toContain("modules/hak/01-awal.md:10:1");
  expect(refused.out + refused.err).toContain("modules/k3/01-awal.md:1:1");
  expect(await readdir(root)).not.toContain("dist");
  await writeFile(join(root, "modules/k3/01-awal.md"), lesson);
  await writeFile(
    join(root, "modules/hak/komentar/20261122-aaaaaaaa.selesai-zzzzzzzz.md"),
    "---\noleh: Rapat\ntanggal: 2026-11-23\n---\n\nSesuai.\n",
  );
  expect((await build(root, ["package"])).end).toBe(0);
  expect(await readdir(join(root, "dist", "package"))).toContain("package-participant.html");
});

test("with --json every cause is in what is written", async () => {
  const { end, out } = await build(await reviewed(), ["--json"], "en");
  expect(end).toBe(1);
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { rule: string; file: string; line: number; hint: string }[];
  };
  expect(diagnostics.map(({ rule, file, line }) => `${file}:${line} ${rule}`).sort()).toEqual([
    "modules/hak/01-awal.md:10 release-comment",
    "modules/k3/01-awal.md:1 release-status",
  ]);
  for (const { hint } of diagnostics) expect(hint).not.toBe("");
});
