import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import { runProgram } from "../../src/cli/program.ts";
import { textsOf } from "../../src/cli/texts.ts";
import { preflight } from "../../src/press/preflight/preflight.ts";
import { smallPdf } from "../press/preflight/support/small-pdf.ts";

let cwd = "";

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "edisi-preflight-"));
  await writeFile(join(cwd, "baik.pdf"), smallPdf());
  await writeFile(join(cwd, "peringatan.pdf"), smallPdf({ version: "2.0" }));
  await writeFile(join(cwd, "salah.pdf"), smallPdf({ pages: [{ content: "1 0 0 rg 60 60 20 20 re f" }] }));
  await writeFile(join(cwd, "kosong.pdf"), "");
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const told = { out: "", err: "" };
  const status = await runProgram(["preflight", ...argv], {
    cwd,
    env: process.env,
    language: "id",
    texts: textsOf("id"),
    out: (text) => void (told.out += text),
    err: (text) => void (told.err += text),
    color: false,
    signal: new AbortController().signal,
  });
  return { status, ...told };
}

test.each([
  [["baik.pdf"], 0],
  [["peringatan.pdf"], 0],
  [["salah.pdf"], 1],
  [["salah.pdf", "--profile", "digital"], 0],
  [["baik.pdf", "salah.pdf"], 1],
  [["kosong.pdf", "salah.pdf"], 2],
  [["tidak-ada.pdf"], 2],
  [["."], 2],
] as const)("edisi preflight %j ends with %i", async (argv, expected) => {
  const { status, out, err } = await run(...argv);
  expect(status).toBe(expected);
  expect(out + err).not.toContain("\n    at ");
});

test("what cannot be read is told in one line, and the others are checked", async () => {
  const { out, err } = await run("kosong.pdf", "baik.pdf");
  expect(err).toBe("edisi: kosong.pdf: Berkas ini kosong (0 bita). Buat atau salin sekali lagi.\n");
  expect(out).toContain("Lulus: Tidak ada temuan.");
});

test("results for programs are one list", async () => {
  const { out, err } = await run("kosong.pdf", "salah.pdf", "--format", "json");
  const all = JSON.parse(out) as { file: string; verdict: string }[];
  expect(all.map(({ file, verdict }) => `${file} ${verdict}`)).toEqual([
    "kosong.pdf unreadable",
    "salah.pdf fail",
  ]);
  expect(err).toBe("");
});

test("words that are unknown are a matter of usage", async () => {
  await expect(run("baik.pdf", "--profile", "shet")).rejects.toThrow(CannotRun);
  await expect(run("baik.pdf", "--format", "pdf")).rejects.toThrow("expected one of: text, json");
  await expect(run()).rejects.toThrow("missing required argument");
});

test("the report is one page of A4 that passes a preflight of its own for office printers", async () => {
  const { err } = await run("salah.pdf", "--report", "laporan.pdf");
  expect(err).toContain("Laporan: laporan.pdf");
  const first = await readFile(join(cwd, "laporan.pdf"));
  const { verdict, facts } = await preflight(first, "digital");
  expect(verdict).toBe("warn");
  expect(facts).toMatchObject({ pages: 1, sizes: [{ width: 210, height: 297, pages: 1 }] });
  await run("salah.pdf", "--report", "laporan.pdf");
  expect(first.equals(await readFile(join(cwd, "laporan.pdf")))).toBe(true);
});

test("of several files each has a report of its own", async () => {
  await run("salah.pdf", "baik.pdf", "--report", "laporan.pdf");
  for (const name of ["laporan-salah.pdf", "laporan-baik.pdf"]) {
    expect((await readFile(join(cwd, name))).subarray(0, 5).toString()).toBe("%PDF-");
  }
});
