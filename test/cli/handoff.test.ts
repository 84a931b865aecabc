import { afterAll, describe, expect, test } from "vitest";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "../../src/cli/program.ts";
import { textsOf } from "../../src/cli/texts.ts";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import type { Language } from "../../src/model/language.ts";
import { packageOf } from "../support/packages.ts";

const root = await packageOf();
afterAll(() => rm(root, { recursive: true }));

/** Answers the exit status, or the message of what was thrown, and what was told. */
async function run(
  argv: readonly string[],
  language: Language = "id",
  cwd = root,
): Promise<{ end: number | string; out: string; err: string }> {
  const told = { out: "", err: "" };
  const end = await runProgram(["handoff", ...argv], {
    cwd,
    env: {},
    language,
    texts: textsOf(language),
    out: (text) => void (told.out += text),
    err: (text) => void (told.err += text),
    color: false,
    signal: new AbortController().signal,
  }).catch((error: unknown) => {
    if (error instanceof CannotRun) return error.in(language);
    throw error;
  });
  return { end, ...told };
}

describe("an order that makes no sense is one message, and makes nothing", () => {
  test.each([
    [["hak"], "id", "Oplah belum disebut. Tulis --copies 500, atau --copies facilitator=40,participant=500."],
    [["hak"], "en", "Unexpected order without copies, expected --copies 500, or"],
    [["hak", "--copies", "0"], "id", "--copies 0 tidak dikenal. Pilihannya: 1–1000000."],
    [["hak", "--copies", "0"], "en", "Unexpected --copies 0, expected one of: 1–1000000."],
    [["hak", "--copies", "1000001"], "id", "--copies 1000001 tidak dikenal."],
    [["hak", "--copies", "lima ratus"], "id", "--copies lima ratus tidak dikenal."],
    [["hak", "--copies", "1.5"], "id", "--copies 1.5 tidak dikenal."],
    [["hak", "--copies", "participant=500"], "id", "Oplah (facilitator) belum disebut."],
    [
      ["hak", "--copies", "peserta=5"],
      "en",
      "Unexpected --copies peserta, expected one of: facilitator, participant.",
    ],
    [["hak", "--copies", "particpant=5"], "id", "Mungkin maksudnya `participant`?"],
    [
      ["hak", "--copies", "facilitator=5", "--edition", "participant"],
      "id",
      "--copies facilitator tidak dikenal. Pilihannya: participant.",
    ],
    [["hak", "--copies", "participant="], "id", "--copies  tidak dikenal."],
    [
      ["hak", "--copies", "5", "--deadline", "besok"],
      "id",
      "--deadline besok bukan tanggal. Tulis seperti 2026-12-15.",
    ],
    [
      ["hak", "--copies", "5", "--deadline", "2026-02-30"],
      "en",
      "Unexpected --deadline 2026-02-30, expected a date such as 2026-12-15.",
    ],
    [
      ["hak", "--copies", "5", "--note", "x".repeat(401)],
      "id",
      "Isi --note sepanjang 401 huruf; paling banyak 400.",
    ],
    [["hak", "--copies", "5", "--imprint", "lain"], "id", "--imprint lain tidak dikenal. Pilihannya: uji."],
    [["hakk", "--copies", "5"], "id", "Tidak ada modul hakk."],
    [["hakk", "--copies", "5"], "en", "There is no module hakk."],
  ] as const)("edisi handoff %j (%s)", async (argv, language, message) => {
    expect((await run(argv, language)).end).toContain(message);
    await expect(stat(join(root, "dist", "parcel"))).rejects.toThrow("ENOENT");
  });
});

test("sources with errors end with 1, their mistakes are told, and there is no parcel", async () => {
  const broken = await packageOf({
    "modules/hak/01-awal.md": "---\njudul: Awal\ndurasi: 10\ntujuan: a\n---\n\n:::fasilitatr\nx\n:::\n",
  });
  const { end, out, err } = await run(["hak", "--copies", "5", "--json"], "id", broken);
  expect(end).toBe(1);
  expect(err).toContain("fasilitatr");
  expect(JSON.parse(out)).toMatchObject({ parcel: null });
  await expect(stat(join(broken, "dist"))).rejects.toThrow("ENOENT");
  await rm(broken, { recursive: true });
});

test.each(["id", "en"] as const)("its help names every option (%s)", async (language) => {
  let told = "";
  const shell = {
    cwd: root,
    env: {},
    language,
    texts: textsOf(language),
    err: () => undefined,
    color: false,
  };
  const helping = runProgram(["handoff", "--help"], {
    ...shell,
    out: (text) => void (told += text),
    signal: new AbortController().signal,
  });
  await expect(helping).rejects.toMatchObject({ exitCode: 0 });
  for (const option of [
    "copies",
    "edition",
    "language",
    "imprint",
    "deadline",
    "deliver",
    "contact",
    "note",
  ]) {
    expect(told).toContain(`--${option} <`);
  }
});
