import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "../../src/cli/program.ts";
import { textsOf } from "../../src/cli/texts.ts";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import type { Language } from "../../src/model/language.ts";
import { packageOf } from "../support/packages.ts";

const run = promisify(execFile);
const hasGit = await run("git", ["--version"]).then(
  () => true,
  () => false,
);

let root: string;
let place: string;
beforeAll(async () => {
  root = await packageOf();
  place = await realpath(await mkdtemp(join(tmpdir(), "edisi-luar-")));
  await writeFile(join(root, "berkas"), "");
});
afterAll(async () => {
  await Promise.all([root, place].map((folder) => rm(folder, { recursive: true, force: true })));
});

/** The message that a command ends with. */
async function message(argv: string, cwd = root, language: Language = "id"): Promise<string> {
  const shell = {
    cwd,
    env: {},
    language,
    texts: textsOf(language),
    out: () => undefined,
    err: () => undefined,
    color: false,
    signal: new AbortController().signal,
  };
  try {
    return `exit ${await runProgram(argv.split(" "), shell)}`;
  } catch (error) {
    if (error instanceof CannotRun) return error.in(language);
    throw error;
  }
}

describe("what the system refuses is told in words", () => {
  test.each([
    ["comments --import none.json", "none.json tidak bisa dibaca: berkas atau foldernya tidak ada"],
    ["comments --import modules", "modules tidak bisa dibaca: itu folder, bukan berkas"],
    ["comments --sheet /nope/x.html", "/nope/x.html tidak bisa ditulis: berkas atau foldernya tidak ada"],
  ])("edisi %s", async (argv, expected) => {
    const told = await message(argv);
    expect(told).toContain(expected);
    expect(told).not.toMatch(/\bE[A-Z]{4,}|no such|illegal/);
  });

  test("an output folder that is a file, by the name that the writer knows", async () => {
    const told = await message("build hak --output html --out berkas");
    expect(told).toContain("tidak bisa ditulis: ");
    expect(told).not.toMatch(/\.edisi-|EEXIST|ENOTDIR/);
    expect(await message("build hak --output html --out berkas", root, "en")).toContain(
      "could not be written: ",
    );
  });

  test("an address that the network does not know is no fault of the port", async () => {
    const told = await message("preview --no-pdf --port 0 --host tidak-ada.invalid");
    expect(told).toContain("Pratinjau tidak bisa dibuka di tidak-ada.invalid: ");
    expect(told).toContain("--host 0.0.0.0");
    expect(told).not.toMatch(/[Pp]ort |E[A-Z]{4,}/);
  });

  test("git that is not installed", async () => {
    const { PATH } = process.env;
    process.env["PATH"] = place;
    const told = await message("diff seri-1").finally(() => {
      process.env["PATH"] = PATH;
    });
    expect(told).toContain("git tidak bisa dijalankan: programnya tidak ditemukan. Pasang git");
  });
});

describe.skipIf(!hasGit)("edisi diff says what to name", () => {
  test("where there is no repository, or no commit yet", async () => {
    const none = await message("diff HEAD");
    expect(none).toContain("tidak berada di repositori git. Sebutlah folder naskah lama");
    const fresh = await packageOf();
    await run("git", ["init", "-q"], { cwd: fresh });
    expect(await message("diff HEAD", fresh)).toContain("belum punya commit");
    expect(await message("diff seri-1", fresh, "en")).toContain("no commit yet");
    await rm(fresh, { recursive: true, force: true });
  });

  test("where a module of a package was named, or a folder that is none", async () => {
    const other = await packageOf();
    const told = await message(`diff ${other}/modules/hak`);
    expect(told).toMatch(/hanya bagian dari sebuah paket\. .*`edisi diff \S+ hak`/);
    await mkdir(join(place, "kosong"));
    expect(await message(`diff ${place}/kosong`)).toContain("Sebutlah folder paket yang lama.");
    await rm(other, { recursive: true, force: true });
  });
});
