import type { Language } from "../model/language.ts";

const id = {
  export: "buat berkas untuk ponsel: .zip untuk semua buku, .html untuk satu buku",
  noComments: "tanpa komentar yang masih terbuka",
  import: "masukkan komentar dari berkas .json yang kembali dari ponsel",
  written: "Berkas untuk dibagikan:",
  comments: "komentar terbuka",
  withheld: "tidak dibagikan, karena menyangkut isi panduan",
  imported: "disimpan",
  known: "sudah ada",
  refused: "ditolak",
  from: "dari",
  comment: "komentar",
  reply: "balasan",
  resolve: "keputusan selesai",
  reopen: "dibuka lagi",
};

const en: typeof id = {
  export: "make a file for phones: .zip for all books, .html for one",
  noComments: "without the comments that are open",
  import: "take in comments from a .json file that came back from a phone",
  written: "File to share:",
  comments: "open comments",
  withheld: "not shared, as they are about what the guide has",
  imported: "written",
  known: "there already",
  refused: "refused",
  from: "from",
  comment: "comment",
  reply: "reply",
  resolve: "resolved",
  reopen: "opened again",
};

const texts: Record<Language, typeof id> = { id, en };

/** What the command line says about static shares, in a language. */
export function shareTexts(language: Language): typeof id {
  return texts[language];
}
