import { mkdir, mkdtemp, readdir, readFile, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files of a small package by path; `undefined` leaves one out. */
const smallPackage: Readonly<Record<string, string>> = {
  "modules/package.yaml":
    "judul: Paket uji\ntanggal: 2026-11-22\nkeluaran: [html]\npenerbit:\n  - id: uji\n    nama: Serikat Uji\n",
  "modules/hak/module.md": "---\njudul: Hak\nnomor: 1\n---\n\nPengantar modul.\n",
  "modules/hak/01-awal.md":
    "---\njudul: Awal\ndurasi: 10\ntujuan:\n  - tahu satu hal\n---\n\nTeks terbuka.\n\n::::kegiatan{judul=Peta durasi=10 tujuan=1}\n\nTugas.\n\n:::langkah{durasi=10}\n\nLangkah itu hanya milik pemandu, jangan sampai ada di buku peserta.\n\n:::\n\n::::\n",
  "modules/k3/module.md": "---\njudul: K3\n---\n",
  "modules/k3/01-awal.md":
    "---\njudul: Awal\ndurasi: 10\ntujuan: a\n---\n\n:::kegiatan{judul=Teks durasi=10 tujuan=1}\n\nTeks.\n\n:::\n",
};

/** Writes a package into a fresh folder, with changes to the small one. */
export async function packageOf(changes: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "edisi-paket-")));
  for (const [path, text] of Object.entries({ ...smallPackage, ...changes })) {
    if (text === undefined) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** Every file below a folder with its bytes, by path. */
export async function bytesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = await Promise.all(
    files
      .sort()
      .map(
        async (path) => [path.slice(folder.length + 1), (await readFile(path)).toString("base64")] as const,
      ),
  );
  return Object.fromEntries(pairs);
}
