import type { Language } from "../model/language.ts";

const id = {
  comments: "Daftar komentar yang masih terbuka, menurut berkas dan baris",
  all: "juga yang sudah selesai",
  kind: "hanya jenis ini: isi, bahasa, hukum, tata letak (boleh beberapa, dipisah koma)",
  sheet: "simpan lembar komentar untuk rapat sebagai PDF atau HTML",
  resolve: "tutup komentar dengan nomor ini; perlu --by dan --reason",
  by: "nama yang memutuskan",
  reason: "alasan keputusan",
  resolved: "Selesai:",
  written: "Lembar komentar:",
};

const en: typeof id = {
  comments: "List open comments by file and line",
  all: "resolved ones, too",
  kind: "only this kind: content, language, law, layout (several with commas)",
  sheet: "write a sheet of comments for the meeting, as PDF or HTML",
  resolve: "resolve the comment of this id; needs --by and --reason",
  by: "who decides",
  reason: "why",
  resolved: "Resolved:",
  written: "Comments sheet:",
};

const texts = { id, en } satisfies Record<Language, typeof id>;

/** Words of `edisi comments` in a language. */
export function commentsTexts(language: Language): typeof id {
  return texts[language];
}
