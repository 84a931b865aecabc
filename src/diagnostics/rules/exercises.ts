import type { Rule } from "../rule.ts";

/** Exercises, handouts and the test bank. */
export const exercisesRules = {
  "exercise-part": {
    severity: "error",
    message: {
      en: "Unexpected number {count} of {part} in `{name}`, expected exactly one",
      id: "`{name}` memuat {count} {part}, seharusnya tepat satu",
    },
  },
  "exercise-stray": {
    severity: "error",
    message: {
      en: "Unexpected text behind the answers of `{name}`, where participants might read it",
      id: "Ada isi lain sesudah jawaban `{name}`, dan peserta mungkin membacanya",
    },
    hint: {
      en: "Put the task before the answers, and reasons into `answer` or `facilitator`.",
      id: "Tulis tugas sebelum jawaban, dan alasan di dalam `jawaban` atau `fasilitator`.",
    },
  },
  "exercise-item": {
    severity: "error",
    message: {
      en: "Unexpected item, expected one line of text that everyone reads",
      id: "Butir ini seharusnya diawali satu baris teks yang dibaca semua orang",
    },
    hint: {
      en: "What belongs to the guide stands below it, behind an empty line, indented by two spaces.",
      id: "Bagian untuk panduan ditulis di bawahnya, sesudah baris kosong, menjorok dua spasi.",
    },
  },
  "exercise-mark": {
    severity: "error",
    message: {
      en: "Unexpected item without its mark, expected `- [x]` or `- [ ]`",
      id: "Butir ini tidak diawali tanda yang dikenal, seharusnya `- [x]` atau `- [ ]`",
    },
    hint: {
      en: "A space stands behind the hyphen, between empty brackets and behind them.",
      id: "Beri spasi sesudah tanda hubung, di dalam kurung kosong, dan sesudah kurung.",
    },
  },
  "choice-options": {
    severity: "error",
    message: {
      en: "Unexpected number of options: {count}, expected two or more",
      id: "Jumlah pilihannya {count}, seharusnya dua atau lebih",
    },
  },
  "choice-right": {
    severity: "error",
    message: {
      en: "Unexpected options of which none is right, expected one with `- [x]`",
      id: "Tidak ada pilihan yang benar; tandai dengan `- [x]`",
    },
  },
  "matching-pairs": {
    severity: "error",
    message: {
      en: "Unexpected table in `{name}`, expected two columns with two or more pairs, every cell filled and every right cell different",
      id: "Tabel `{name}` seharusnya berisi dua kolom dengan dua pasangan atau lebih; semua sel terisi dan sel kanan tidak ada yang sama",
    },
  },
  "blank-none": {
    severity: "error",
    message: {
      en: "Unexpected `{name}` without a blank, expected `[[word]]` with the answer inside",
      id: "`{name}` belum mempunyai tempat kosong; tulis `[[kata]]` dengan jawabannya di dalam",
    },
  },
  "blank-empty": {
    severity: "error",
    message: {
      en: "Unexpected blank without its word, expected `[[word]]`",
      id: "Tempat kosong ini tidak berisi jawaban; tulis `[[kata]]`",
    },
  },
  "blank-code": {
    severity: "error",
    message: {
      en: "Unexpected `[[` in code, where it would print its answer",
      id: "`[[` berada di dalam kode, sehingga jawabannya akan tercetak",
    },
  },
  "table-sample": {
    severity: "error",
    message: {
      en: "Unexpected table without a filled row, expected the sample that the guide shows",
      id: "Tabel ini belum mempunyai baris terisi; tulis contoh isian untuk panduan",
    },
  },
  "answer-none": {
    severity: "warning",
    message: {
      en: "Unexpected `{name}` without `answer`, expected what the guide shows as the answer",
      id: "`{name}` belum mempunyai `jawaban` untuk panduan",
    },
  },
  "test-bank": {
    severity: "error",
    message: {
      en: "Unexpected test without items, expected some for it in test-bank.md of this module",
      id: "Tes ini tidak mendapat soal; tulis soalnya di bank-soal.md modul ini",
    },
  },
  "bank-unused": {
    severity: "warning",
    message: {
      en: "Unexpected item that no lesson prints, expected a block `test` of its kind",
      id: "Soal ini tidak tercetak di sesi mana pun; tambahkan blok `tes` dengan jenis yang sama",
    },
  },
  "bank-item": {
    severity: "error",
    message: {
      en: "Unexpected {what} in the bank of test items, expected {expected}",
      id: "{what} tidak dapat dipakai di bank soal, seharusnya {expected}",
    },
  },
  "bank-objective": {
    severity: "warning",
    message: {
      en: "Unexpected item without an objective, expected `objectives=2.1`, for instance",
      id: "Soal ini belum menyebut tujuan yang diuji; tulis `tujuan=2.1`, misalnya",
    },
  },
} satisfies Record<string, Rule>;
