import type { Language, Localized } from "../model/language.ts";

/** What the codes of an operating system mean. */
const meanings: Readonly<Record<string, Localized>> = {
  EACCES: { en: "this user may not do that", id: "pengguna ini tidak punya izin" },
  EADDRNOTAVAIL: {
    en: "that is no address of this machine",
    id: "itu bukan alamat komputer ini",
  },
  EAI_AGAIN: { en: "the network does not answer", id: "jaringan tidak menjawab" },
  EBUSY: { en: "another program uses it", id: "sedang dipakai program lain" },
  EDQUOT: { en: "there is no room left for this user", id: "jatah tempat pengguna ini sudah habis" },
  EEXIST: { en: "there is something of that name already", id: "nama itu sudah dipakai" },
  EIO: { en: "the disk failed", id: "disk gagal dibaca atau ditulis" },
  EISDIR: { en: "that is a folder, not a file", id: "itu folder, bukan berkas" },
  ELOOP: { en: "the link leads in a circle", id: "tautannya berputar-putar" },
  EMFILE: { en: "too many files are open", id: "terlalu banyak berkas terbuka" },
  ENAMETOOLONG: { en: "the name is too long", id: "namanya terlalu panjang" },
  ENOENT: { en: "there is no such file or folder", id: "berkas atau foldernya tidak ada" },
  ENOSPC: { en: "the disk is full", id: "disk sudah penuh" },
  ENOTDIR: {
    en: "a part of the path is a file, not a folder",
    id: "salah satu bagian jalurnya berkas, bukan folder",
  },
  ENOTEMPTY: { en: "the folder is not empty", id: "foldernya tidak kosong" },
  ENOTFOUND: { en: "the network knows no such name", id: "nama itu tidak dikenal di jaringan" },
  EPERM: { en: "this user may not do that", id: "pengguna ini tidak punya izin" },
  EROFS: { en: "the disk can only be read", id: "disk ini hanya bisa dibaca" },
};

/** What the codes mean where a program was to be started. */
const ofPrograms: Readonly<Record<string, Localized>> = {
  ENOENT: { en: "there is no such program", id: "programnya tidak ditemukan" },
};

/**
 * What an operating system said, in words: `ENOENT: no such file …`, `spawn git ENOENT`, or a code alone. Anything else
 * stays as it is.
 */
export function systemWords(detail: string, language: Language): string {
  const [, call, code = ""] = /^(?:([a-z]+) (?:\S+ )?)?(E[A-Z_]{2,})(?=$|[:\s])/.exec(detail) ?? [];
  const known = call === "spawn" ? { ...meanings, ...ofPrograms } : meanings;
  return known[code]?.[language] ?? detail;
}
