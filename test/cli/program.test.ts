import { CommanderError } from "commander";
import { describe, expect, test } from "vitest";
import { isShown, runProgram } from "../../src/cli/program.ts";
import { messageLanguage, type Shell } from "../../src/cli/shell.ts";
import { textsOf } from "../../src/cli/texts.ts";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import type { Language } from "../../src/model/language.ts";
import { bytesIn, packageOf } from "../support/packages.ts";

interface Run {
  /** Exit status, or the message of what was thrown in the language asked for. */
  end: number | string;
  out: string;
  err: string;
}

async function run(argv: string[], cwd: string, language: Language = "id"): Promise<Run> {
  const written = { out: "", err: "" };
  const shell: Shell = {
    cwd,
    env: {},
    language,
    texts: textsOf(language),
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
    color: false,
    signal: new AbortController().signal,
  };
  try {
    return { end: await runProgram(argv, shell), ...written };
  } catch (error) {
    if (error instanceof CannotRun) return { end: error.in(language), ...written };
    if (error instanceof CommanderError) return { end: isShown(error) ? 0 : error.message, ...written };
    throw error;
  }
}

const root = await packageOf();
const broken =
  "---\njudul: Awal\ndurasi: 10\ntujuan: a\n---\n\n:::fasilitatr\nx\n:::\n\n:::kegiatan{judul=a durasi=10 tujuan=1}\nx\n:::\n";

describe("usage that makes no sense is one message", () => {
  const cases: [argv: string, language: Language, message: string][] = [
    ["build --edisi x", "id", "--edisi"],
    ["build --edition guru", "id", "--edition guru tidak dikenal. Pilihannya: facilitator, participant."],
    [
      "build --edition fasilitator",
      "en",
      "Unexpected --edition fasilitator, expected one of: facilitator, participant. Did you mean `facilitator`?",
    ],
    ["build --language fr", "id", "--language fr tidak dikenal. Pilihannya: id, en."],
    ["check --language fr", "en", "Unexpected --language fr, expected one of: id, en."],
    [
      "build --language en",
      "en",
      "There is no translation of Paket uji: no session has a file such as 01-opening.en.md beside it.",
    ],
    ["build hak --language en", "id", "Belum ada terjemahan hak: tidak ada sesi dengan berkas seperti"],
    [
      "build --output doc",
      "en",
      "Unexpected --output doc, expected one of: html, pdf, press, photocopy, booklet.",
    ],
    ["build --output bookelt", "id", "Mungkin maksudnya `booklet`?"],
    [
      "build --output html,press --worksheets-only",
      "id",
      "--worksheets-only adalah bagian dari photocopy. Hapus --output, atau tambahkan photocopy di situ.",
    ],
    [
      "build --output pdf --handouts-only",
      "en",
      "--handouts-only is a kind of photocopy. Leave --output out, or add photocopy to it.",
    ],
    ["build --jobs 0", "id", "--jobs 0 tidak dikenal. Pilihannya: 1–64."],
    ["build --jobs 1.5", "en", "Unexpected --jobs 1.5, expected one of: 1–64."],
    ["build hakk", "id", "Tidak ada modul hakk. Mungkin maksudnya `hak`? Modul yang ada: hak, k3."],
    ["build xyz", "en", "There is no module xyz. Modules: hak, k3."],
    ["build package xyz", "en", "There is no module xyz. Modules: hak, k3."],
    ["build pakage", "id", "Tidak ada modul pakage. Mungkin maksudnya `package`?"],
    ["check hakk", "en", "There is no module hakk. Did you mean `hak`? Modules: hak, k3."],
    ["doctor", "id", "edisi doctor belum ada di versi edisi ini."],
    ["new module", "en", "edisi new is not in this version of edisi yet."],
    ["biuld", "en", "biuld"],
    ["build --lang fr", "en", "fr"],
  ];
  test.each(cases)("edisi %s (%s)", async (argv, language, message) => {
    const { end, out } = await run(argv.split(" "), root, language);
    expect(end).toEqual(expect.stringContaining(message));
    expect(end).not.toContain("\n    at ");
    expect(out).toBe("");
  });

  test("a folder without a package is named, and what was expected in it", async () => {
    const { end } = await run(["check"], "/", "en");
    expect(end).toContain("/ holds no package: expected modules/package.yaml");
  });
});

describe("package.yaml", () => {
  test.each([
    ["is broken", "judul: a\ntanggal: 'x\n", "yaml-broken"],
    ["has no title", "tanggal: 2026-11-22\n", "word-missing"],
    ["is empty", "", "word-missing"],
    ["has a date that is none", "judul: a\ntanggal: 2026-13-22\n", "value-invalid"],
    ["has an unknown word", "judul: a\ntanggal: 2026-11-22\njudull: b\n", "word-unknown"],
    ["has an output that is not there", "judul: a\ntanggal: 2026-11-22\nkeluaran: [docx]\n", "value-invalid"],
    ["has an unknown page size", "judul: a\ntanggal: 2026-11-22\nhalaman: A3\n", "value-invalid"],
    [
      "has an imprint without a name",
      "judul: a\ntanggal: 2026-11-22\npenerbit: [{id: a}]\n",
      "value-invalid",
    ],
    ["names a module that is not there", "judul: a\ntanggal: 2026-11-22\nmodul: [hakk]\n", "module-unknown"],
    ["is not UTF-8", "judul: caf\u00e9\ntanggal: 2026-11-22\n", "not-utf8"],
  ])("that %s is an error of the sources", async (_, text, rule) => {
    const folder = await packageOf({ "modules/package.yaml": text });
    if (rule === "not-utf8") {
      const { writeFile } = await import("node:fs/promises");
      await writeFile(`${folder}/modules/package.yaml`, Buffer.from(text, "latin1"));
    }
    const { end, err } = await run(["check"], folder);
    expect(end).toBe(1);
    expect(err).toContain(`(${rule})`);
    expect(err).toContain("modules/package.yaml");
  });
});

describe("edisi check", () => {
  test("of a good package is silent but for one line", async () => {
    expect(await run(["check"], root)).toEqual({
      end: 0,
      out: "2 sesi diperiksa. Tidak ada masalah.\n",
      err: "",
    });
    expect((await run(["check", "hak"], root, "en")).out).toBe("1 lessons checked. No problems.\n");
  });

  test("of the volume checks everything", async () => {
    expect((await run(["check", "package"], root, "en")).out).toBe("2 lessons checked. No problems.\n");
    const folder = await packageOf({ "modules/k3/01-awal.md": broken });
    expect((await run(["check", "package"], folder)).err).toContain("modules/k3/01-awal.md:7");
    expect((await run(["check", "modules/hak/"], folder)).end).toBe(0);
  });

  test("works from a folder below", async () => {
    expect((await run(["check"], `${root}/modules/hak`)).end).toBe(0);
  });

  test("with warnings ends with 0, and with 1 where it is strict", async () => {
    const folder = await packageOf({
      "modules/k3/01-awal.md": "---\njudul: a\ndurasi: 5\ntujuan: a\n---\n\n<video>\n",
    });
    expect((await run(["check"], folder)).end).toBe(0);
    expect((await run(["check", "--strict"], folder)).end).toBe(1);
  });

  test("as JSON writes an array to standard output, and nothing else", async () => {
    const folder = await packageOf({ "modules/k3/01-awal.md": broken });
    const { end, out, err } = await run(["check", "--json"], folder, "en");
    expect(end).toBe(1);
    expect(err).toBe("");
    expect(JSON.parse(out)).toMatchObject([
      { rule: "block-unknown", file: "modules/k3/01-awal.md", line: 7 },
    ]);
    expect((await run(["check", "--json"], root)).out).toBe("[]\n");
  });

  test.each([
    ["a module without lessons", { "modules/k3/01-awal.md": undefined }, "module-empty"],
    ["a module without module.md", { "modules/k3/module.md": undefined }, "module-file-missing"],
  ])("reports %s", async (_, changes, rule) => {
    const { end, err } = await run(["check"], await packageOf(changes));
    expect(end).toBe(1);
    expect(err).toContain(`(${rule})`);
  });
});

describe("books in a second language", () => {
  const translation =
    "---\ntitle: Start\nduration: 10\nobjectives: know one thing\n---\n\n::::activity{title=Map duration=10 objectives=1}\n\nTask.\n\n:::step{duration=10}\n\nOnly the leader has this step.\n\n:::\n\n::::\n";

  test("are checked with --language, and what is missing is said in the language of messages", async () => {
    const folder = await packageOf({ "modules/hak/01-awal.en.md": translation });
    const plain = await run(["check"], folder);
    expect(plain.end).toBe(0);
    expect(plain.err).toContain("(translation-unmarked)");
    expect(plain.err).not.toContain("(translation-missing)");
    const { end, err } = await run(["check", "--language", "en"], folder);
    expect(end).toBe(0);
    expect(err).toContain("`modules/k3/01-awal.md` belum diterjemahkan ke bahasa Inggris");
    const said = await run(["check", "hak", "--language", "en"], folder, "en");
    expect(said.err).toContain("the book prints `modules/hak/module.md` as it is");
    expect(said.err).not.toContain("modules/k3");
    expect((await run(["check", "--language", "en", "--strict"], folder)).end).toBe(1);
  });

  test("are built with --language beside the others, of what is translated", async () => {
    const folder = await packageOf({ "modules/hak/01-awal.en.md": translation });
    await run(["build"], folder);
    const before = await bytesIn(`${folder}/dist`);
    const { end, out, err } = await run(["build", "--language", "en"], folder);
    expect(end).toBe(0);
    expect(out).toContain("dist/hak/hak-participant.en.html");
    expect(err).toContain("`modules/hak/module.md` belum diterjemahkan");
    expect(err).not.toContain("modules/k3");
    const after = await bytesIn(`${folder}/dist`);
    expect(Object.keys(after).filter((path) => !(path in before))).toEqual([
      "hak/hak-facilitator.en.html",
      "hak/hak-participant.en.html",
    ]);
    expect(after["hak/hak-participant.html"]).toBe(before["hak/hak-participant.html"]);
  });

  test("are not built where a translation has another shape than its source", async () => {
    const folder = await packageOf({
      "modules/hak/01-awal.en.md": translation.replace("step{duration=10}", "step{duration=5}"),
    });
    const { end, err } = await run(["build", "--language", "en"], folder, "en");
    expect(end).toBe(1);
    expect(err).toContain("Unexpected `step duration=5`, expected `step duration=10`");
    expect((await run(["build"], folder)).end).toBe(0);
  });

  test.each(["id", "en"] as const)("are in the help of both commands (%s)", async (language) => {
    for (const command of ["build", "check"]) {
      const { out } = await run([command, "--help"], root, language);
      expect(out).toContain("--language <id|en>");
    }
  });
});

describe("edisi build", () => {
  test("writes each edition, and the participant's without a word of the facilitator's", async () => {
    const folder = await packageOf();
    const { end, out } = await run(["build"], folder);
    expect(end).toBe(0);
    expect(out).toContain("dist/hak/hak-participant.html");
    const files = await bytesIn(`${folder}/dist`);
    expect(Object.keys(files)).toEqual([
      "hak/hak-facilitator.html",
      "hak/hak-participant.html",
      "index.html",
      "k3/k3-facilitator.html",
      "k3/k3-participant.html",
      "manifest.json",
      "package/package-facilitator.html",
      "package/package-participant.html",
    ]);
    const text = (path: string): string => Buffer.from(files[path] ?? "", "base64").toString("utf8");
    expect(text("hak/hak-facilitator.html")).toContain("hanya milik pemandu");
    expect(text("hak/hak-participant.html")).not.toContain("pemandu,");
  });

  test("of sources with errors leaves an existing folder untouched, byte for byte", async () => {
    const folder = await packageOf();
    await run(["build"], folder);
    const before = await bytesIn(`${folder}/dist`);
    const { writeFile } = await import("node:fs/promises");
    await writeFile(`${folder}/modules/k3/01-awal.md`, broken);
    for (const [argv, language, words] of [
      [["build"], "id", "Tidak ada yang disusun; buku yang lama tetap ada."],
      [
        ["build", "hak", "k3", "--edition", "participant"],
        "en",
        "Nothing was built; the last editions are still in place.",
      ],
    ] as const) {
      const { end, out, err } = await run([...argv], folder, language);
      expect(end).toBe(1);
      expect(out).toBe("");
      expect(err).toContain(words);
    }
    expect(await bytesIn(`${folder}/dist`)).toEqual(before);
  });

  test.each([
    ["package", ["package"]],
    ["package k3", ["k3", "package"]],
    ["k3", ["k3"]],
  ])("of %s makes only that", async (names, folders) => {
    const folder = await packageOf();
    const { end } = await run(["build", ...names.split(" "), "--edition", "participant"], folder);
    expect(end).toBe(0);
    expect(Object.keys(await bytesIn(`${folder}/dist`))).toEqual(
      [...folders.map((id) => `${id}/${id}-participant.html`), "index.html", "manifest.json"].sort(),
    );
  });

  test("of a package of one module makes no volume unless it is named", async () => {
    const folder = await packageOf({ "modules/k3/01-awal.md": undefined, "modules/k3/module.md": undefined });
    expect((await run(["build"], folder)).out).not.toContain("dist/package");
    expect((await run(["build", "package"], folder)).out).toContain("dist/package/package-participant.html");
  });

  test("twice writes the same bytes", async () => {
    const folder = await packageOf();
    await run(["build"], folder);
    const before = await bytesIn(`${folder}/dist`);
    await run(["build", "--out", "lain"], folder);
    expect(await bytesIn(`${folder}/lain`)).toEqual(before);
  });
});

describe("the language of messages", () => {
  test.each([
    [["--lang", "en"], {}, "en"],
    [["build", "--lang=en"], {}, "en"],
    [["--lang", "fr"], { EDISI_LANG: "en" }, "id"],
    [[], { EDISI_LANG: "en" }, "en"],
    [[], {}, "id"],
  ] as const)("%j %j is %s", (argv, env, language) => {
    expect(messageLanguage([...argv], env)).toBe(language);
  });

  test("is that of the help, too", async () => {
    expect((await run(["build", "--help"], root, "id")).out).toContain("Pemakaian:");
    const { end, out } = await run(["--help"], root, "en");
    expect(end).toBe(0);
    expect(out).toContain("Usage:");
    expect(out).toContain("handoff");
    expect(out).not.toContain("doctor");
  });
});
