import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";

const svg = (width: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20"><text y="10">a</text></svg>`;

/** A lesson with most things that another text can depend on. */
function lesson(title: string, [words, extra]: [string, string]): string {
  return `---
judul: ${title}
durasi: 20
tujuan:
  - tahu ${words}
  - mampu
---

${words} dan serikat pekerja, lihat {ref:session-1} dan {ref:hak/peta}.[^a]

[^a]: Catatan ${words}.

::::kegiatan{judul="Tugas ${words}" durasi=20 tujuan=1}

:::pertanyaan

Apa itu ${words}?

:::

${extra}

::::
`;
}

const extras = [
  "",
  ":::pertanyaan\n\nSatu lagi?\n\n:::",
  "![Gambar](images/a.svg)",
  "![Hilang](images/b.svg)",
  "Lihat {ref:tidak-ada}.",
  ":::fasilitator\n\nHanya pemandu.\n\n:::",
  ":::pertanyan\n\nSalah tulis.\n\n:::",
  "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
  ":::tes{jenis=pra}\n:::",
];

const bank = (words: string): string =>
  `:::benar-salah{tujuan=1.1}\n\n- [x] Benar ${words}.\n\n  Karena begitu.\n\n:::\n`;

/** A package of two modules that refer to each other. */
export const livePackage: Readonly<Record<string, string>> = {
  "modules/package.yaml": "judul: Paket\nbahasa: id\ntanggal: 2026-11-22\nkeluaran: [html]\n",
  "modules/glossary.yaml": "istilah:\n  - istilah: serikat pekerja\n    arti: Organisasi pekerja.\n",
  "modules/hak/module.md": "---\njudul: Hak\nnomor: 1\n---\n\nPengantar serikat pekerja.\n",
  "modules/hak/01-satu.md": lesson("Satu", ["awal", ":::kunci{#peta}\n:::"]).replace(
    ":::kunci{#peta}\n:::",
    ":::lembar-kerja{judul=Peta #peta}\n\nIsi.\n\n:::",
  ),
  "modules/hak/02-dua.md": lesson("Dua", ["kedua", "![Gambar](images/a.svg)"]),
  "modules/hak/bank-soal.md": bank("awal"),
  "modules/hak/images/a.svg": svg(20),
  "modules/k3/module.md": "---\njudul: K3\n---\n\nLihat {ref:hak}.\n",
  "modules/k3/01-satu.md": lesson("Satu", ["ketiga", ""]),
  "modules/k3/02-dua.md": lesson("Dua", ["keempat", ":::tes{jenis=pasca}\n:::"]),
  "modules/k3/bank-soal.md": bank("lama"),
};

/** A saved file, or with `undefined` one that is taken away. */
export type Edit = readonly [path: string, text: string | undefined];

const words = fc.constantFrom("awal", "baru", "kedua", "lama");
const lessonText = fc
  .tuple(fc.constantFrom("Satu", "Dua", "Judul lain"), words, fc.constantFrom(...extras))
  .map(([title, word, extra]) => lesson(title, [word, extra]));
const lessonPath = fc.constantFrom(
  "modules/hak/01-satu.md",
  "modules/hak/02-dua.md",
  "modules/k3/01-satu.md",
  "modules/k3/02-dua.md",
  "modules/k3/03-tiga.md",
);

/** One edit of that package. */
export const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(lessonPath, lessonText) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom("modules/k3/03-tiga.md", "modules/k3/02-dua.md"),
      fc.constant(undefined),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(lessonPath, fc.constantFrom("", "---\njudul: x\n", "Tanpa kepala.\n")) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom("modules/hak/images/a.svg", "modules/k3/images/a.svg", "modules/hak/images/b.svg"),
      fc.constantFrom(svg(20), svg(40), undefined),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom("modules/hak/bank-soal.md", "modules/k3/bank-soal.md"),
      words.map(bank),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom("modules/hak/module.md", "modules/k3/module.md"),
      words.map((word) => `---\njudul: ${word}\n---\n\nPengantar ${word}, {ref:hak/session-2}.\n`),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Edit>(
      ["modules/glossary.yaml", "istilah:\n  - istilah: kedua\n    arti: Nomor dua.\n"],
      ["modules/package.yaml", "judul: Lain\nbahasa: id\ntanggal: 2026-11-22\nkeluaran: [html]\n"],
    ),
  },
);

/** Saves a file of a package, or takes it away. */
export async function save(root: string, [path, text]: Edit): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await (text === undefined ? rm(file, { force: true }) : writeFile(file, text));
}
