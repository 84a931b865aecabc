import { rm } from "node:fs/promises";
import { VFile } from "vfile";
import { afterEach, describe, expect, test } from "vitest";
import { hintOf, messageOf, type Diagnostic } from "../../src/diagnostics/report.ts";
import type { Language } from "../../src/model/language.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { markOf } from "../../src/source/translation.ts";
import { packageOf } from "../support/packages.ts";
import { repository } from "../e2e/support/built.ts";

let root: string;
afterEach(() => rm(root, { recursive: true, force: true }));

const head =
  "---\njudul: Awal\ndurasi: 10\ntujuan:\n  - tahu satu hal\nbahan:\n  - kartu: 2 per peserta\n---\n";
const body = `
Teks terbuka.

::::kegiatan{#peta judul=Peta durasi=10 tujuan=1}

Tugas.

:::langkah{durasi=10}

Langkah.

:::

::::

:::pilihan-ganda{tujuan=1}

Mana yang benar?

- [x] Ini
- [ ] Itu

:::
`;
const lesson = `${head}${body}`;
const module = "---\njudul: Hak\nnomor: 1\n---\n\nPengantar modul.\n";
const bank = ":::benar-salah{tujuan=1.1}\n\nBenar atau salah?\n\n- [x] Ya.\n\n  Sebab begitu.\n\n:::\n";

const english = `
Open text.

::::activity{#peta title=Map duration=10 objectives=1}

Task.

:::step{duration=10}

Step.

:::

::::

:::choice{objectives=1}

Which one is right?

- [x] This
- [ ] That

:::
`;
const englishHead = (text = lesson): string =>
  `---\ntitle: Start\ntranslated-from: ${mark(text)}\nduration: 10\nobjectives:\n  - know one thing\nmaterials:\n  - cards: 2 per participant\n---\n`;
const englishModule = `---\ntitle: Rights\nnumber: 1\ntranslated-from: ${mark(module)}\n---\n\nIntroduction.\n`;

function mark(text: string): string {
  return markOf(new VFile({ value: text }));
}

const whole = {
  "modules/package.yaml": "judul: Paket uji\ntanggal: 2026-11-22\nmodul: [hak]\n",
  "modules/hak/module.md": module,
  "modules/hak/01-awal.md": lesson,
  "modules/hak/module.en.md": englishModule,
  "modules/hak/01-awal.en.md": `${englishHead()}${english}`,
};

async function diagnosed(
  changes: Readonly<Record<string, string | undefined>>,
  language?: Language,
): Promise<Diagnostic[]> {
  root = await packageOf({ ...whole, ...changes });
  const { diagnostics } = await readPackage(root, [], language);
  return diagnostics.filter(
    ({ ruleId, severity }) => ruleId.startsWith("translation") || severity === "error",
  );
}

const places = (found: readonly Diagnostic[]): string[] =>
  found.map(({ path, line, ruleId }) => `${path}:${line ?? ""} ${ruleId}`);

describe.each([undefined, "id", "en"] as const)("with books in %s", (language) => {
  test("nothing is said of translations that are true to their sources", async () => {
    expect(places(await diagnosed({}, language))).toEqual([]);
  });

  test("a translation of a text that has changed is reported at its mark, and the mark to write is named", async () => {
    const changed = lesson.replace("Teks terbuka", "Teks lain");
    const [found, ...others] = await diagnosed({ "modules/hak/01-awal.md": changed }, language);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      path: "modules/hak/01-awal.en.md",
      line: 3,
      ruleId: "translation-stale",
      severity: "warning",
      sourceLine: `translated-from: ${mark(lesson)}`,
    });
    expect(hintOf("translation-stale", found?.details ?? {}, "id")).toContain(
      `terjemahan-dari: ${mark(changed)}`,
    );
    expect(messageOf("translation-stale", found?.details ?? {}, "en")).toContain("`modules/hak/01-awal.md`");
  });

  test("Windows line ends make no translation stale", async () => {
    const windows = lesson.replaceAll("\n", "\r\n");
    const translated = whole["modules/hak/01-awal.en.md"].replaceAll("\n", "\r\n");
    const changes = { "modules/hak/01-awal.md": windows, "modules/hak/01-awal.en.md": translated };
    expect(places(await diagnosed(changes, language))).toEqual([]);
  });

  test("a translation without a mark is reported, and the mark to write is named", async () => {
    const unmarked = whole["modules/hak/01-awal.en.md"].replace(/translated-from.*\n/, "");
    const [found, ...others] = await diagnosed({ "modules/hak/01-awal.en.md": unmarked }, language);
    expect(others).toEqual([]);
    expect(places(found ? [found] : [])).toEqual(["modules/hak/01-awal.en.md:1 translation-unmarked"]);
    expect(hintOf("translation-unmarked", found?.details ?? {}, "en")).toContain(mark(lesson));
  });

  test("a translation of nothing is an error", async () => {
    const changes = { "modules/hak/02-tiada.en.md": whole["modules/hak/01-awal.en.md"] };
    const found = await diagnosed(changes, language);
    expect(found).toMatchObject([
      { path: "modules/hak/02-tiada.en.md", ruleId: "translation-orphan", severity: "error" },
    ]);
    expect(messageOf("translation-orphan", found[0]?.details ?? {}, "id")).toContain("`02-tiada.md`");
  });
});

test("what is not translated is reported in English books only, and is read as it is", async () => {
  const changes = {
    "modules/hak/02-lanjut.md": lesson.replace("#peta", "#peta-dua"),
    "modules/hak/module.en.md": undefined,
    "modules/hak/bank-soal.md": bank,
  };
  expect(places(await diagnosed(changes))).toEqual([]);
  await rm(root, { recursive: true });
  const found = await diagnosed(changes, "en");
  expect(places(found)).toEqual([
    "modules/hak/02-lanjut.md: translation-missing",
    "modules/hak/bank-soal.md: translation-missing",
    "modules/hak/module.md: translation-missing",
  ]);
  expect(hintOf("translation-missing", found[0]?.details ?? {}, "id")).toContain(
    "modules/hak/02-lanjut.en.md",
  );
  const { package: source } = await readPackage(root, [], "en");
  const [read] = source.modules;
  expect(read?.language).toBe("en");
  expect([read?.written, read?.bank?.written]).toEqual(["id", "id"]);
  expect(read?.lessons.map(({ number, written, matter }) => [number, written, matter.title])).toEqual([
    [1, "en", "Start"],
    [2, "id", "Awal"],
  ]);
});

test("a translation of another language than the books' is not printed, and is looked at all the same", async () => {
  const config = whole["modules/package.yaml"];
  const changes = { "modules/package.yaml": `${config}bahasa: en\n`, "modules/hak/01-awal.id.md": lesson };
  const found = await diagnosed(changes);
  expect(places(found)).toContain("modules/hak/01-awal.id.md:1 translation-unmarked");
  const { package: source } = await readPackage(root, [], "id");
  expect(source.modules[0]?.lessons.map(({ file }) => file.path)).toEqual(["modules/hak/01-awal.id.md"]);
});

describe("a translation that differs", () => {
  const cases: [what: string, from: string, to: string, line: number, source: number, message: string][] = [
    ["in its minutes", "duration: 10", "duration: 15", 4, 3, "`durasi: 15`|`durasi: 10`"],
    ["in its objectives", "  - know one thing", "  - know\n  - more", 5, 4, "`tujuan: (2)`|`tujuan: (1)`"],
    [
      "in its materials",
      "2 per participant",
      "2 per group",
      8,
      7,
      "`bahan: 2 per kelompok`|`bahan: 2 per peserta`",
    ],
    [
      "in a block's minutes",
      ":::step{duration=10}",
      ":::step{duration=5}",
      17,
      16,
      "`langkah durasi=5`|`langkah durasi=10`",
    ],
    [
      "in a block's name",
      "#peta ",
      "#map ",
      13,
      12,
      "`kegiatan durasi=10 id=map tujuan=1`|`kegiatan durasi=10 id=peta tujuan=1`",
    ],
    [
      "in what a block practises",
      ":::choice{objectives=1}",
      ":::choice",
      25,
      24,
      "`pilihan-ganda`|`pilihan-ganda tujuan=1`",
    ],
    [
      "in its right answers",
      "- [x] This\n- [ ] That",
      "- [ ] This\n- [x] That",
      29,
      28,
      "pilihan [ ] [x]|pilihan [x] [ ]",
    ],
    [
      "in the number of its answers",
      "- [ ] That",
      "- [ ] That\n- [ ] Both",
      29,
      28,
      "pilihan [x] [ ] [ ]|pilihan [x] [ ]",
    ],
    [
      "in a block that is missing",
      ":::step{duration=10}\n\nStep.\n\n:::\n",
      "",
      20,
      16,
      "`pilihan-ganda tujuan=1`|`langkah durasi=10`",
    ],
    [
      "in a block that is too many",
      "Open text.",
      ":::key-message\n\nMore.\n\n:::",
      11,
      12,
      "`pesan-kunci`|`kegiatan durasi=10 id=peta tujuan=1`",
    ],
    [
      "in a block too many at its end",
      "- [ ] That\n\n:::\n",
      "- [ ] That\n\n:::\n\n:::key-message\n\nMore.\n\n:::\n",
      34,
      31,
      "`pesan-kunci`|akhir naskah",
    ],
    [
      "in an exercise that its end lacks",
      english.slice(english.indexOf(":::choice")),
      "",
      23,
      24,
      "akhir naskah|`pilihan-ganda tujuan=1`",
    ],
  ];

  test.each(cases)("%s is reported where it does", async (_, from, ...[to, line, source, message]) => {
    const text = whole["modules/hak/01-awal.en.md"];
    expect(text).toContain(from);
    const changed = { "modules/hak/01-awal.en.md": text.replace(from, () => to) };
    expect(places(await diagnosed(changed))).toEqual([]);
    await rm(root, { recursive: true });
    const found = (await diagnosed(changed, "en")).filter(({ ruleId }) => ruleId === "translation-differs");
    expect(places(found)).toEqual([`modules/hak/01-awal.en.md:${line} translation-differs`]);
    const [said = "", expected = ""] = message.split("|");
    expect(messageOf("translation-differs", found[0]?.details ?? {}, "id")).toBe(
      `Di sini ${said}, padahal di \`modules/hak/01-awal.md\` baris ${source} ${expected}`,
    );
  });

  test("only in its words, its title and the lines to write on is none", async () => {
    const text = whole["modules/hak/01-awal.en.md"].replace("title=Map ", 'title="A long title" ');
    const more = text.replace("Open text.", "Open text.\n\nWith another paragraph.\n\n- and a list");
    expect(places(await diagnosed({ "modules/hak/01-awal.en.md": more }, "en"))).toEqual([]);
  });

  test("in the number of its module is reported", async () => {
    const changes = { "modules/hak/module.en.md": englishModule.replace("number: 1", "number: 2") };
    expect(places(await diagnosed(changes, "en"))).toEqual([
      "modules/hak/module.en.md:3 translation-differs",
    ]);
  });

  test("in its bank of test items is reported", async () => {
    const items = `---\ntranslated-from: ${mark(bank)}\n---\n\n:::true-false{objectives=1.1}\n\nTrue or false?\n\n- [x] Yes.\n\n  That is so.\n\n:::\n`;
    const test = { "modules/hak/bank-soal.md": bank, "modules/hak/bank-soal.en.md": items };
    expect(places(await diagnosed(test, "en"))).toEqual([]);
    await rm(root, { recursive: true });
    const changed = { ...test, "modules/hak/bank-soal.en.md": items.replace("[x]", "[ ]") };
    expect(places(await diagnosed(changed, "en"))).toEqual([
      "modules/hak/bank-soal.en.md:9 translation-differs",
    ]);
  });
});

test("what is wrong in a translation itself is found with its books only, with its own lines", async () => {
  const text = whole["modules/hak/01-awal.en.md"].replace("Open text.", "[a](#nowhere)");
  const changes = { "modules/hak/01-awal.en.md": text };
  expect(places(await diagnosed(changes))).toEqual([]);
  await rm(root, { recursive: true });
  expect(places(await diagnosed(changes, "en"))).toEqual(["modules/hak/01-awal.en.md:11 link-target"]);
});

test("words that are decided against are looked for in the language of each text", async () => {
  const glossary =
    "pilihan-kata:\n  - hindari: [satu]\n    pakai: esa\n    alasan: uji\n  - hindari: [thing]\n    pakai: matter\n    alasan: uji\n    bahasa: en\n";
  root = await packageOf({
    ...whole,
    "modules/glossary.yaml": glossary,
    "modules/hak/02-lanjut.md": lesson.replace("#peta", "#lain").replace("Tugas.", "Satu thing."),
    "modules/hak/01-awal.en.md": whole["modules/hak/01-awal.en.md"].replace("Task.", "Satu thing."),
  });
  const { diagnostics } = await readPackage(root, [], "en");
  const found = diagnostics.filter(({ ruleId }) => ruleId === "word-choice");
  expect([
    ...new Set(found.map(({ path, details }) => `${path} ${JSON.stringify(details["word"]).toLowerCase()}`)),
  ]).toEqual(['modules/hak/01-awal.en.md "thing"', 'modules/hak/02-lanjut.md "satu"']);
});

test("the translations of this repository are true to the shape of their sources", async () => {
  root = await packageOf();
  const { diagnostics } = await readPackage(repository, [], "en");
  expect(places(diagnostics.filter(({ ruleId }) => /^translation-(?:differs|orphan)$/.test(ruleId)))).toEqual(
    [],
  );
});
