import type { Language } from "../model/language.ts";

const id = {
  preview: "Pratinjau",
  problems: "Naskah belum bisa disusun. Di bawah ini hasil terakhir yang baik.",
  hide: "Tutup",
  lost: "Pratinjau berhenti. Jalankan lagi edisi preview.",
  building: "Buku sedang disusun",
  waiting: "Menunggu naskah diperbaiki",
  opens: "Halaman ini terbuka sendiri begitu buku siap. Biarkan saja, lalu simpan perbaikan Anda.",
  missing: "Halaman ini belum ada",
  library: "Ke daftar semua buku",
  defect: "Kesalahan di edisi sendiri, bukan di naskah Anda. Keterangannya ada di jendela terminal.",
  withheld: "Di sini ada kesalahan. Keterangannya ada di jendela terminal.",
} as const;

const en: Record<keyof typeof id, string> = {
  preview: "Preview",
  problems: "The sources cannot be built yet. Below is the last good result.",
  hide: "Close",
  lost: "The preview has stopped. Run edisi preview again.",
  building: "The books are being made",
  waiting: "Waiting for the sources to be corrected",
  opens: "This page opens by itself when the book is ready. Leave it open, and save your correction.",
  missing: "There is no such page yet",
  library: "To the list of all books",
  defect: "A defect in edisi, not in your sources. The terminal window tells more.",
  withheld: "There is an error here. The terminal window tells more.",
};

/** Words of the preview's own pages. */
export type PreviewWords = Readonly<Record<keyof typeof id, string>>;

const words: Record<Language, PreviewWords> = { id, en };

/** The words of the preview's own pages in a language. */
export function previewWords(language: Language): PreviewWords {
  return words[language];
}
