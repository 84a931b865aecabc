import type { Language } from "../../model/language.ts";
import type { PlaceMethod } from "./place-comments.ts";

const id = {
  open: "komentar terbuka",
  openOne: "komentar terbuka",
  resolved: "selesai",
  resolvedCount: "sudah selesai",
  lostCount: "tidak ditemukan lagi tempatnya",
  introduction: "Pengantar modul",
  bank: "Bank soal",
  none: "Tidak ada komentar terbuka.",
  noneOfKind: "Tidak ada komentar terbuka jenis ini.",
  replies: "balasan",
  wholeSession: "Seluruh sesi",
  exact: "",
  similar: "naskahnya sudah berubah",
  block: "kata-katanya sudah tidak ada; bloknya masih ada",
  session: "bagian ini sudah tidak ada; lihat seluruh sesi",
  orphaned: "tempatnya tidak ditemukan lagi",
  sheet: "Lembar komentar",
  round: "seri",
  number: "No.",
  place: "Tempat",
  comment: "Komentar",
  decision: "Keputusan",
  line: "baris",
  decided: "Selesai",
  meeting: "Rapat, tanggal:",
  chair: "Dicatat oleh:",
  lost: "Tempatnya tidak ditemukan lagi",
  page: "Halaman",
  of: "dari",
  changed: "berubah",
  damaged: "Belum termuat seluruhnya, karena berkasnya perlu diperbaiki:",
};

const en: typeof id = {
  open: "open comments",
  openOne: "open comment",
  resolved: "resolved",
  resolvedCount: "resolved",
  lostCount: "without a place in the texts",
  introduction: "Introduction",
  bank: "Test bank",
  none: "No open comments.",
  noneOfKind: "No open comments of this kind.",
  replies: "replies",
  wholeSession: "The whole session",
  exact: "",
  similar: "the text has changed since",
  block: "its words are gone; the block is still there",
  session: "this part is gone; see the whole session",
  orphaned: "its place was not found",
  sheet: "Comments sheet",
  round: "round",
  number: "No.",
  place: "Place",
  comment: "Comment",
  decision: "Decision",
  line: "line",
  decided: "Resolved",
  meeting: "Meeting, date:",
  chair: "Minutes by:",
  lost: "Their place was not found",
  page: "Page",
  of: "of",
  changed: "changed",
  damaged: "Not all in this sheet, as their files have to be mended:",
};

/** Fixed words of lists and sheets of comments. */
export type CommentTexts = Record<keyof typeof id | PlaceMethod, string>;

const texts: Record<Language, CommentTexts> = { id, en };

/** The fixed words in a language. */
export function commentTexts(language: Language): CommentTexts {
  return texts[language];
}
