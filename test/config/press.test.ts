import { execFileSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadPackage } from "../../src/config/load-package.ts";
import { hintOf, messageOf } from "../../src/diagnostics/report.ts";
import type { RuleId } from "../../src/diagnostics/rules.ts";
import { usualPress, type PressSettings } from "../../src/model/press-settings.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { reportsOf } from "../support/lesson.ts";
import { packageOf } from "../support/packages.ts";

const head = "judul: a\ntanggal: 2026-11-22\n";

/** The beginning of an ICC profile: header and table of tags, whose contents nobody looks at here. */
function icc({ kind = "prtr", space = "CMYK", version = 2, tags = ["A2B0", "B2A0"], size = 0 } = {}): Buffer {
  const bytes = Buffer.alloc(132 + tags.length * 12 + 8);
  bytes.writeUInt32BE(size || bytes.length, 0);
  bytes.writeUInt8(version, 8);
  bytes.write(kind, 12, "latin1");
  bytes.write(space, 16, "latin1");
  bytes.write("acsp", 36, "latin1");
  bytes.writeUInt32BE(tags.length, 128);
  for (const [index, tag] of tags.entries()) {
    bytes.write(tag, 132 + index * 12, "latin1");
    bytes.writeUInt32BE(bytes.length - 8, 136 + index * 12);
    bytes.writeUInt32BE(8, 140 + index * 12);
  }
  return bytes;
}

/** Settings and reports of a package with these lines below `cetak:`, and files below `modules/`. */
async function pressOf(
  lines: string,
  files: Readonly<Record<string, Uint8Array | string>> = {},
): Promise<{ press: PressSettings; reports: string[]; words: string[]; english: string[]; root: string }> {
  const root = await packageOf({ "modules/package.yaml": `${head}${lines}\n` });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  const { press, file } = await loadPackage(root);
  const messages = file.messages.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const [words = [], english = []] = (["id", "en"] as const).map((language) =>
    messages.map(({ ruleId, details = {} }) => messageOf(ruleId as RuleId, details, language)),
  );
  return { press, reports: reportsOf(file), words, english, root };
}

describe("how a package is printed", () => {
  test.each(["", "cetak:", "cetak: {}", "press:"])("is as usual where nothing is said: %s", async (lines) => {
    expect(await pressOf(lines)).toMatchObject({ press: usualPress, reports: [] });
  });

  test("is written in Indonesian", async () => {
    const { press, reports } = await pressOf(
      [
        "cetak:",
        "  isi: hitam",
        "  jilid: lem panas",
        "  kertas-isi: HVS 70",
        "  kertas-sampul: { nama: Ivory 230, gsm: 230, tebal: 0.3 }",
        "  laminasi: doff",
        "  punggung: { hak-facilitator: 6.5, k3-peserta: 4 mm, package-participant: '12,25' }",
        "  tanda: [potong, register, batang-warna, slug]",
        "  kelipatan: 4",
        "  profil: { berkas: cetak/PSO.icc, kondisi: FOGRA51, keterangan: PSO Coated v3, tinta: 320 }",
      ].join("\n"),
      { "modules/cetak/PSO.icc": icc() },
    );
    expect(reports).toEqual([]);
    expect(press).toEqual({
      inside: "black",
      binding: "perfect",
      insidePaper: { name: "HVS 70", weight: 70, caliper: 0.09 },
      coverPaper: { name: "Ivory 230", weight: 230, caliper: 0.3 },
      lamination: "doff",
      spines: new Map([
        ["hak-facilitator", 6.5],
        ["k3-participant", 4],
        ["package-participant", 12.25],
      ]),
      marks: ["crop", "registration", "colour-bars", "slug"],
      pageMultiple: 4,
      profile: { bytes: icc(), condition: "FOGRA51", info: "PSO Coated v3", inkLimit: 3.2 },
    });
  });

  test("is written in English", async () => {
    const { press, reports } = await pressOf(
      [
        "press:",
        "  inside: Colour",
        "  binding: saddle-stitch",
        "  inside-paper: Book Paper 57 gsm",
        "  cover-paper: { name: Ivory 210, gsm: 210, bulk: 1.3 }",
        "  spine:",
        "    hak-participant.en: 3",
        "  marks: crop",
        "  page-multiple: 8",
        "  profile: { file: 'press\\PSO.icc', condition: FOGRA51, ink-limit: 280 % }",
      ].join("\n"),
      { "modules/press/PSO.icc": icc({ version: 4 }) },
    );
    expect(reports).toEqual([]);
    expect(press).toMatchObject({
      inside: "colour",
      binding: "saddle-stitch",
      insidePaper: { name: "Book Paper 57", weight: 57, caliper: 0.0912 },
      coverPaper: { name: "Ivory 210", weight: 210, caliper: 0.273 },
      lamination: undefined,
      spines: new Map([["hak-participant.en", 3]]),
      marks: ["crop"],
      pageMultiple: 8,
      profile: { condition: "FOGRA51", info: "FOGRA51", inkLimit: 2.8 },
    });
  });

  test.each([
    ["hvs80", "HVS 80"],
    ["HVS-70 gsm", "HVS 70"],
    ["art carton 260gr", "Art Carton 260"],
    ["{ nama: HVS 80 }", "HVS 80"],
  ])("knows the paper %s", async (written, name) => {
    const { press, reports } = await pressOf(`cetak:\n  kertas-isi: ${written}`);
    expect(reports).toEqual([]);
    expect(press.insidePaper.name).toBe(name);
  });

  test("belongs to the sources, also of a book in another language", async () => {
    const root = await packageOf({
      "modules/package.yaml": `${head}cetak:\n  isi: hitam\n`,
      "modules/package.en.yaml": "title: b\n",
    });
    expect((await loadPackage(root, "en")).press.inside).toBe("black");
  });
});

describe("a mistake in how a package is printed is reported at its place", () => {
  test.each([
    ["a text", "cetak: hitam", "3:8 press-invalid"],
    ["a list", "cetak: [hitam]", "3:8 press-invalid"],
    ["an unknown word", "cetak:\n  isii: hitam", "4:3 word-unknown"],
    ["a word twice", "cetak:\n  isi: hitam\n  inside: black", "5:3 word-twice"],
    ["the whole twice", "cetak:\n  isi: hitam\npress:\n  isi: warna", "5:1 word-twice"],
    ["a word without a value", "cetak:\n  isi:", "4:7 press-invalid"],
    ["a word alone between braces", "cetak: { isi }", "3:10 press-invalid"],
    ["an unknown colour", "cetak:\n  isi: abu-abu", "4:8 press-invalid"],
    ["an unknown binding", "cetak:\n  jilid: lem", "4:10 press-invalid"],
    ["a list of bindings", "cetak:\n  jilid: [spiral]", "4:10 press-invalid"],
    ["an unknown mark", "cetak:\n  tanda: [potong, potongan]", "4:19 press-invalid"],
    ["a mark twice", "cetak:\n  tanda: [potong, crop]", "4:19 word-twice"],
    ["a multiple of three", "cetak:\n  kelipatan: 3", "4:14 press-invalid"],
    ["none", "cetak:\n  kelipatan: 0", "4:14 press-invalid"],
    ["wire through two pages", "cetak:\n  jilid: kawat tengah\n  kelipatan: 6", "5:14 press-invalid"],
    ["an empty lamination", 'cetak:\n  laminasi: ""', "4:13 press-invalid"],
    ["an unknown paper", "cetak:\n  kertas-isi: HVS 60", "4:15 press-paper"],
    ["boards of book paper", "cetak:\n  kertas-isi: Book Paper 300", "4:15 press-paper"],
    ["a list of papers", "cetak:\n  kertas-isi: [HVS 80]", "4:15 press-paper"],
    ["an unknown paper by name", "cetak:\n  kertas-isi: { nama: HVS 60 }", "4:23 press-paper"],
    ["a paper without a thickness", "cetak:\n  kertas-isi: { nama: HVS 60, gsm: 60 }", "4:15 word-missing"],
    ["a paper without a name", "cetak:\n  kertas-isi: { gsm: 60, tebal: 0.08 }", "4:15 word-missing"],
    ["a paper without a weight", "cetak:\n  kertas-isi: { nama: A, tebal: 0.08 }", "4:15 word-missing"],
    ["a paper of a gram", "cetak:\n  kertas-isi: { nama: A, gsm: 1, bulk: 1.6 }", "4:31 press-invalid"],
    ["a thick sheet", "cetak:\n  kertas-isi: { nama: A, gsm: 60, tebal: 0.8 }", "4:42 press-invalid"],
    ["a thickness in µm", "cetak:\n  kertas-isi: { nama: A, gsm: 60, tebal: 80 µm }", "4:42 press-invalid"],
    ["bulk of lead", "cetak:\n  kertas-isi: { nama: A, gsm: 60, bulk: 0.1 }", "4:41 press-invalid"],
    [
      "thickness and bulk",
      "cetak:\n  kertas-isi: { nama: A, gsm: 60, tebal: 0.1, bulk: 1.6 }",
      "4:53 word-twice",
    ],
    ["a list of spines", "cetak:\n  punggung: [6.5]", "4:13 press-invalid"],
    ["a spine of no book", "cetak:\n  punggung: { foa-facilitator: 6.5 }", "4:15 press-spine"],
    ["a spine of no edition", "cetak:\n  punggung: { hak: 6.5 }", "4:15 press-spine"],
    ["a spine of its own language", "cetak:\n  punggung: { hak-peserta.id: 6.5 }", "4:15 press-spine"],
    ["a spine twice", "cetak:\n  punggung: { hak-peserta: 6, hak-participant: 6 }", "4:31 word-twice"],
    ["a spine in centimetres", "cetak:\n  punggung: { hak-peserta: 0.65 cm }", "4:28 press-invalid"],
    ["a spine of a metre", "cetak:\n  punggung: { hak-peserta: 1000 }", "4:28 press-invalid"],
    ["a spine without a measure", "cetak:\n  punggung: { hak-peserta }", "4:15 press-invalid"],
  ])("%s", async (_, lines, report) => {
    expect((await pressOf(lines)).reports).toEqual([report]);
  });

  test("with the nearest word, in either language", async () => {
    const { words, english } = await pressOf(
      "cetak:\n  isi: hitm\n  jilid: kawat tegah\n  kertas-isi: HVS 8\n  punggung: { hak-pesert: 6 }\n",
    );
    expect(words).toEqual([
      "Isi `isi` adalah `hitm`, seharusnya hitam atau warna. Mungkin maksudnya `hitam`?",
      "Isi `jilid` adalah `kawat tegah`, seharusnya kawat tengah, lem panas, jahit benang, atau spiral. Mungkin maksudnya `kawat tengah`?",
      "Tebal kertas `HVS 8` di `kertas-isi` tidak diketahui. Yang diketahui: HVS 70, HVS 80, Art Carton 260, Book Paper 40–120. Mungkin maksudnya `HVS 80`?",
      "Tidak ada buku bernama `hak-pesert`. Yang ada: hak-facilitator, hak-participant, k3-facilitator, k3-participant, package-facilitator, package-participant. Mungkin maksudnya `hak-peserta`?",
    ]);
    expect(english).toEqual([
      "Unexpected `hitm` for `inside`, expected black or colour. Did you mean `hitam`?",
      "Unexpected `kawat tegah` for `binding`, expected saddle stitch, perfect, sewn or spiral. Did you mean `kawat tengah`?",
      "Unexpected paper `HVS 8` for `inside-paper`: the thickness is known only of HVS 70, HVS 80, Art Carton 260, Book Paper 40–120. Did you mean `HVS 80`?",
      "Unexpected book `hak-pesert`, expected one of: hak-facilitator, hak-participant, k3-facilitator, k3-participant, package-facilitator, package-participant. Did you mean `hak-peserta`?",
    ]);
    for (const language of ["id", "en"] as const)
      expect(hintOf("press-paper", {}, language)).toContain("0.09");
  });

  test("and `edisi check` stops at it", async () => {
    const { root } = await pressOf("cetak:\n  punggung: { foa-facilitator: 6.5 }");
    const { diagnostics } = await readPackage(root);
    expect(diagnostics).toMatchObject([
      { ruleId: "press-spine", severity: "error", path: "modules/package.yaml", line: 4, column: 15 },
    ]);
  });
});

describe("a printing condition of the package's own", () => {
  const profile = (path: string) => `cetak:\n  profil:\n    berkas: ${path}\n    kondisi: FOGRA51`;

  test.each([
    ["nothing", "cetak:\n  profil:", {}, ["4:10 word-missing", "4:10 word-missing"]],
    ["no name", "cetak:\n  profil: { berkas: a.icc }", { "modules/a.icc": icc() }, ["4:11 word-missing"]],
    [
      "much ink",
      "cetak:\n  profil: { berkas: a.icc, kondisi: A, tinta: 3 }",
      { "modules/a.icc": icc() },
      ["4:47 press-invalid"],
    ],
    ["no such file", profile("a.icc"), {}, ["5:13 profile-missing"]],
    ["no such folder", profile("cetak/a.icc"), {}, ["5:13 profile-missing"]],
    ["other capitals", profile("A.icc"), { "modules/a.icc": icc() }, ["5:13 profile-missing"]],
    ["a folder", profile("hak"), {}, ["5:13 profile-kind"]],
    ["the folder itself", profile("."), {}, ["5:13 profile-outside"]],
    ["a file beside modules/", profile("../a.icc"), { "a.icc": icc() }, ["5:13 profile-outside"]],
    ["backslashes", profile("..\\a.icc"), { "a.icc": icc() }, ["5:13 profile-outside"]],
    ["a path of the system", profile("/etc/hostname"), {}, ["5:13 profile-outside"]],
    ["a drive of Windows", profile("C:\\a.icc"), {}, ["5:13 profile-outside"]],
    ["an address", profile("https://example.org/a.icc"), {}, ["5:13 profile-outside"]],
    ["an empty file", profile("a.icc"), { "modules/a.icc": "" }, ["5:13 profile-kind"]],
    ["a text", profile("a.icc"), { "modules/a.icc": "a".repeat(500) }, ["5:13 profile-kind"]],
    ["a screen's", profile("a.icc"), { "modules/a.icc": icc({ kind: "mntr" }) }, ["5:13 profile-kind"]],
    ["one of RGB", profile("a.icc"), { "modules/a.icc": icc({ space: "RGB " }) }, ["5:13 profile-kind"]],
    ["iccMAX", profile("a.icc"), { "modules/a.icc": icc({ version: 5 }) }, ["5:13 profile-kind"]],
    ["one cut off", profile("a.icc"), { "modules/a.icc": icc({ size: 9999 }) }, ["5:13 profile-kind"]],
    [
      "one without tables",
      profile("a.icc"),
      { "modules/a.icc": icc({ tags: ["A2B0"] }) },
      ["5:13 profile-kind"],
    ],
  ] as [string, string, Record<string, Uint8Array | string>, string[]][])(
    "with %s is reported",
    async (_, lines, files, reports) => {
      expect(await pressOf(lines, files)).toMatchObject({ reports, press: { inside: "colour" } });
    },
  );

  test.each([
    ["a link to a file outside", "a.icc", "a.icc"],
    ["a folder that is a link", "cetak/a.icc", "cetak"],
  ])("never leaves the package by %s", async (_, path, link) => {
    const outside = await packageOf();
    await writeFile(join(outside, "a.icc"), icc());
    const root = await packageOf({ "modules/package.yaml": `${head}${profile(path)}\n` });
    await symlink(link === "cetak" ? outside : join(outside, "a.icc"), join(root, "modules", link));
    const { file, press } = await loadPackage(root);
    expect(reportsOf(file)).toEqual(["5:13 profile-outside"]);
    expect(press.profile).toBeUndefined();
  });

  test("never leads into the package by a link to nowhere", async () => {
    const root = await packageOf({ "modules/package.yaml": `${head}${profile("a.icc")}\n` });
    await symlink(join(root, "nowhere.icc"), join(root, "modules", "a.icc"));
    expect(reportsOf((await loadPackage(root)).file)).toEqual(["5:13 profile-missing"]);
  });

  test.skipIf(process.platform === "win32")("does not wait for a pipe", async () => {
    const root = await packageOf({ "modules/package.yaml": `${head}${profile("a.icc")}\n` });
    execFileSync("mkfifo", [join(root, "modules", "a.icc")]);
    expect(reportsOf((await loadPackage(root)).file)).toEqual(["5:13 profile-kind"]);
  });

  test("says what a profile is for that is none of a press", async () => {
    const { words } = await pressOf(profile("a.icc"), {
      "modules/a.icc": icc({ kind: "mntr", space: "RGB " }),
    });
    expect(words).toEqual([
      "Isi a.icc adalah profil ICC `mntr` RGB, seharusnya profil ICC mesin cetak (`prtr`) CMYK",
    ]);
  });
});
