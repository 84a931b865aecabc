import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { packageOf } from "../support/packages.ts";

const bin = fileURLToPath(new URL("../../bin/edisi.js", import.meta.url));

interface Ended {
  status: number | string | null | undefined;
  out: string;
  err: string;
}

function edisi(argv: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((done) => {
    const { EDISI_LANG: _, ...env } = process.env;
    execFile(process.execPath, [bin, ...argv], { cwd, env }, (error, out, err) => {
      done({ status: error ? error.code : 0, out, err });
    });
  });
}

describe("the program", () => {
  test.each([
    [["--version"], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [["--help"], 0, /Pemakaian: edisi/, /^$/],
    [["check"], 0, /Tidak ada masalah/, /^$/],
    [["check", "--lang", "en"], 0, /No problems/, /^$/],
    [["build", "--tiada"], 2, /^$/, /^edisi: .*--tiada.*\n$/],
    [["build", "hakk"], 2, /^$/, /^edisi: Tidak ada modul hakk\. Mungkin maksudnya `hak`\?.*\n$/m],
    [
      ["build", "--output", "pdf", "--handouts-only", "--lang", "en"],
      2,
      /^$/,
      /^edisi: --handouts-only is a kind of photocopy.*\n$/,
    ],
    [["build", "--browser", "/tiada/chrome", "--output", "pdf"], 2, /^$/, /^edisi: .*\/tiada\/chrome.*\n$/],
  ] as const)("%j ends with %i", async (argv, status, out, err) => {
    const ended = await edisi(argv, await packageOf());
    expect(ended.err).toMatch(err);
    expect(ended.out).toMatch(out);
    expect(ended.status).toBe(status);
  });

  test("ends with 1 where the sources have errors", async () => {
    const folder = await packageOf({ "modules/k3/01-awal.md": "Teks\n" });
    const { status, err } = await edisi(["build"], folder);
    expect(status).toBe(1);
    expect(err).toContain("modules/k3/01-awal.md:1:1  kesalahan:");
    expect(err).toMatch(/1 kesalahan, 0 peringatan\nTidak ada yang disusun/);
  });

  test("ends with 2 where there is no package", async () => {
    const { status, err } = await edisi(["check"], tmpdir());
    expect([status, err]).toEqual([2, expect.stringContaining("tidak berisi paket")]);
  });
});
