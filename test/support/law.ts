import { VFile } from "vfile";
import type { CheckContext } from "../../src/checks/check.ts";
import { runChecks } from "../../src/checks/index.ts";
import { packageConfig } from "../../src/config/load-package.ts";
import { editions, type EditionName } from "../../src/editions/index.ts";
import type { LessonMatter, Module } from "../../src/model/book.ts";
import { bindModule } from "../../src/model/bindings.ts";
import { selectBook, type Book } from "../../src/render/book.ts";
import { readGlossary } from "../../src/source/glossary.ts";
import { readReferences } from "../../src/source/references.ts";
import { numberSource, resolveModule } from "../../src/transforms/resolve-module.ts";
import { lessonOf, moduleOf, reportsOf } from "./lesson.ts";

/** Instruments for tests: one in force, one amended, one with a repealed article, a convention, a bill. */
const referencesYaml = `uu-21-2000:
  jenis: UU
  judul: Serikat Pekerja/Serikat Buruh
  sebut: UU 21/2000
  status: berlaku
  bagian:
    - pasal: "43"
      status: belum-pasti
      oleh: [uu-1-2026]
      keyakinan: "!"
      catatan: Jebakan rahasia tentang angka hukuman pasal ini.
  dicek: 2026-03
  keyakinan: A
uu-13-2003:
  jenis: UU
  judul: Ketenagakerjaan
  sebut: UU 13/2003
  status: diubah
  oleh: [uu-6-2023]
  bagian:
    - pasal: 120 ayat (1)-(2)
      status: tidak-mengikat
      oleh: [mk-115-2009]
  dicek: 2026-02
  keyakinan: A
  catatan: Jebakan rahasia tentang naskah yang dibaca penyusun.
uu-6-2023:
  jenis: UU
  sebut: UU 6/2023
  status: berlaku
  dicek: 2026-03
  keyakinan: B
uu-1-2026:
  jenis: UU
  sebut: UU 1/2026
  status: berlaku
mk-115-2009:
  jenis: putusan
  sebut: Putusan MK 115/PUU-VII/2009
  status: berlaku
c87:
  jenis: konvensi
  sebut: Konvensi ILO 87
  bentuk: [C87]
  status: diratifikasi
  pengesahan: [keppres-83-1998]
keppres-83-1998:
  jenis: Keppres
  sebut: Keppres 83/1998
  status: berlaku
c190:
  jenis: konvensi
  sebut: Konvensi ILO 190
  status: belum-diratifikasi
`;

const glossaryYaml = `istilah:
  - istilah: alat pelindung diri
    singkatan: APD
    inggris: personal protective equipment
    arti: Alat yang dipakai di tubuh.
  - istilah: perjanjian kerja bersama
    singkatan: PKB
    inggris: collective agreement
    arti: Perjanjian hasil perundingan.
  - istilah: penyakit akibat kerja
    singkatan: PAK
    inggris: occupational disease
    arti: Penyakit karena kerja.
  - istilah: risiko
    inggris: risk
    arti: Kemungkinan celaka.
pilihan-kata:
  - hindari: [siswa, murid]
    pakai: peserta
    alasan: orang dewasa
    kecuali: [siswa sekolah]
  - hindari: [TKI]
    pakai: PMI
    alasan: istilah hukum
  - hindari: [chairman]
    pakai: chair
    alasan: open to all
    bahasa: en
`;

/** The package around tests of law and terms. */
const lawContext: CheckContext = {
  config: packageConfig(
    new VFile({ path: "modules/package.yaml", value: "judul: Uji\ntanggal: 2026-01-01\n" }),
  ),
  references: readReferences(new VFile({ path: "modules/references.yaml", value: referencesYaml })),
  glossary: readGlossary(new VFile({ path: "modules/glossary.yaml", value: glossaryYaml })),
};

/** A module of lessons' texts with that package around it. */
export async function lawModule(
  bodies: readonly string[],
  matter: Partial<LessonMatter> = {},
): Promise<Module> {
  const lessons = await Promise.all(bodies.map((body, index) => lessonOf(body, index + 1, matter)));
  const module: Module = { ...(await moduleOf([])), lessons };
  numberSource(module);
  resolveModule(module, { references: lawContext.references, others: new Map() });
  runChecks(module, lawContext);
  return module;
}

/** What the checks of law and words say of a text. */
export async function lawReports(body: string): Promise<string[]> {
  const { lessons } = await lawModule([body]);
  return reportsOf(...lessons.map(({ file }) => file)).filter((each) => /citation|word-choice/.test(each));
}

/** The book of an edition. */
export async function lawBook(bodies: readonly string[], edition: EditionName): Promise<Book> {
  return selectBook(bindModule(await lawModule(bodies)), lawContext, editions[edition]);
}
