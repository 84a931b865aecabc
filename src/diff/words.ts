import type { Language } from "../model/language.ts";

const id = {
  title: "Perubahan",
  since: "sejak",
  was: "Naskah lama",
  is: "Naskah baru",
  inserted: "ditambah",
  deleted: "dihapus",
  changed: "diubah",
  moved: "dipindah",
  howToRead: "Cara membaca",
  signInserted: "kata yang ditambah",
  signDeleted: "kata yang dihapus",
  signMoved: "bagian yang dipindah",
  signBar: "Garis tegak di tepi menandai setiap bagian yang berubah.",
  unchanged: "Tidak berubah",
  introduction: "Tentang buku ini",
  head: "Kepala sesi",
  text: "Isi",
  session: "Sesi",
  newSession: "Sesi baru",
  goneSession: "Sesi dihapus",
  goneSessionNamed: "Sesi lama {old}, dihapus",
  movedSession: "Dipindah: dulu Sesi {old}, sekarang Sesi {now}",
  renumbered: "Dulu Sesi {old}",
  renamed: "Dulu berjudul “{title}”",
  unreadable: "Naskah lama sesi ini tidak dapat dibaca. Isinya tidak dibandingkan.",
  newModule: "Modul ini belum ada di naskah lama.",
  page: "hlm.",
  movedTo: "Dipindah ke tempat lain",
  movedFrom: "Dipindah dari tempat lain",
  withheld: "teks lama tidak ditampilkan di edisi ini",
  picture: "gambar lama",
  replacedPicture: "Gambar diganti",
  omitted: "bagian yang tidak berubah",
  none: "Tidak ada perubahan.",
  total: "Seluruhnya",
} as const;

const en: Record<keyof typeof id, string> = {
  title: "Changes",
  since: "since",
  was: "Old text",
  is: "New text",
  inserted: "added",
  deleted: "deleted",
  changed: "changed",
  moved: "moved",
  howToRead: "How to read",
  signInserted: "words that were added",
  signDeleted: "words that were deleted",
  signMoved: "passages that were moved",
  signBar: "A bar at the edge marks every passage that changed.",
  unchanged: "Unchanged",
  introduction: "About this book",
  head: "Head of the session",
  text: "Text",
  session: "Session",
  newSession: "New session",
  goneSession: "Session deleted",
  goneSessionNamed: "Old session {old}, deleted",
  movedSession: "Moved: was Session {old}, is now Session {now}",
  renumbered: "Was Session {old}",
  renamed: "Was called “{title}”",
  unreadable: "The old text of this session could not be read. It was not compared.",
  newModule: "This module was not in the old text.",
  page: "p.",
  movedTo: "Moved to another place",
  movedFrom: "Moved from another place",
  withheld: "old text not shown in this edition",
  picture: "old picture",
  replacedPicture: "Picture replaced",
  omitted: "unchanged passages",
  none: "No changes.",
  total: "In all",
};

/** The words of a comparison. */
export type DiffWords = Readonly<Record<keyof typeof id, string>>;

const words: Record<Language, DiffWords> = { id, en };

/** The words of a comparison in a language. */
export function diffWords(language: Language): DiffWords {
  return words[language];
}
