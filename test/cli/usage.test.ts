import { Argument, Command, CommanderError, Option } from "commander";
import { describe, expect, test } from "vitest";
import { runProgram } from "../../src/cli/program.ts";
import type { Shell } from "../../src/cli/shell.ts";
import { textsOf } from "../../src/cli/texts.ts";
import { usageMessage } from "../../src/cli/usage.ts";
import type { Language } from "../../src/model/language.ts";

const shellIn = (language: Language): Shell => ({
  cwd: "/",
  env: {},
  language,
  texts: textsOf(language),
  out: () => undefined,
  err: () => undefined,
  color: false,
  signal: new AbortController().signal,
});

/** What commander throws. */
async function thrown(run: () => Promise<unknown>): Promise<CommanderError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof CommanderError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("usage that makes no sense is told in the language of messages, with the way out", () => {
  test.each<[argv: string, language: Language, message: string]>([
    ["diff", "id", "<lama> belum disebut. Tambahkan --help untuk melihat pemakaiannya."],
    ["diff", "en", "<earlier> is missing. Add --help to see the usage."],
    ["preflight", "id", "<berkas.pdf> belum disebut. Tambahkan --help untuk melihat pemakaiannya."],
    ["biuld", "id", "Perintah biuld tidak dikenal. Lihat edisi --help. Mungkin maksudnya `build`?"],
    ["xyz", "en", "Unknown command xyz. See edisi --help."],
    ["build --editon x", "id", "Pilihan --editon tidak dikenal."],
    ["build --editon x", "en", "Did you mean `--edition`?"],
    ["check -x", "id", "Pilihan -x tidak dikenal. Tambahkan --help untuk melihat pilihannya."],
    ["build --out", "id", "Pilihan --out memerlukan nilai. Tambahkan --help untuk melihat contohnya."],
    ["build --lang", "en", "Option --lang wants a value. Add --help to see what it may be."],
    ["--xyz", "id", "Pilihan --xyz tidak dikenal."],
  ])("edisi %s (%s)", async (argv, language, message) => {
    const shell = shellIn(language);
    const error = await thrown(() => runProgram(argv.split(" "), shell));
    expect(usageMessage(error, shell)).toContain(message);
    expect(usageMessage(error, shell)).not.toMatch(/error:|[{}]/);
  });

  /** A command that wants all that commander can ask for. */
  const strict = (): Command =>
    new Command("strict")
      .exitOverride()
      .configureOutput({ outputError: () => undefined, writeErr: () => undefined })
      .addArgument(new Argument("[one]").choices(["a", "b"]))
      .addOption(new Option("--both <value>").conflicts("other"))
      .option("--other")
      .requiredOption("--must <value>", "")
      .action(() => undefined);

  test.each([
    ["a --must x b", "commander.excessArguments", "Terlalu banyak argumen."],
    ["a", "commander.missingMandatoryOptionValue", "Pilihan --must harus disebut."],
    ["--must x --both 1 --other", "commander.conflictingOption", "--both tidak bisa bersama --other."],
    ["c --must x", "commander.invalidArgument", "Nilai untuk c tidak dapat dipakai."],
  ])("%s", async (argv, code, message) => {
    const error = await thrown(() => strict().parseAsync(argv.split(" "), { from: "user" }));
    expect(error.code).toBe(code);
    expect(usageMessage(error, shellIn("id"))).toContain(message);
    expect(usageMessage(error, shellIn("en"))).toMatch(/Too many|--must|beside --other|cannot be used/);
  });

  test("what is not known yet is no English for Indonesians, and shown help says nothing more", () => {
    const odd = new CommanderError(1, "commander.later", "error: something new");
    expect(usageMessage(odd, shellIn("id"))).toBe(
      "Perintah ini tidak dapat dipahami. Tambahkan --help untuk melihat pemakaiannya.",
    );
    expect(usageMessage(new CommanderError(1, "commander.help", "(outputHelp)"), shellIn("id"))).toBe(
      undefined,
    );
  });
});
