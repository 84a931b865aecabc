import type { Rule } from "../rule.ts";

/** Translations beside their sources. */
export const translationRules = {
  "translation-missing": {
    severity: "warning",
    message: {
      en: "Unexpected text without a translation into {language}: the book prints `{source}` as it is",
      id: "`{source}` belum diterjemahkan ke bahasa {language}: buku mencetaknya apa adanya",
    },
    hint: {
      en: "Write the translation beside it, as {translation}.",
      id: "Tulis terjemahannya di sebelahnya, dengan nama {translation}.",
    },
  },
  "translation-stale": {
    severity: "warning",
    message: {
      en: "Unexpected old translation: `{source}` has changed since",
      id: "`{source}` sudah berubah sesudah diterjemahkan",
    },
    hint: {
      en: "Bring the translation up to date, then write translated-from: {mark}",
      id: "Sesuaikan terjemahannya, lalu tulis terjemahan-dari: {mark}",
    },
  },
  "translation-unmarked": {
    severity: "warning",
    message: {
      en: "Unexpected translation that does not say which text of `{source}` it was made from",
      id: "Terjemahan ini tidak menyebut naskah `{source}` yang mana yang diterjemahkan",
    },
    hint: {
      en: "If it agrees with the text as it is now, write translated-from: {mark}",
      id: "Bila sudah sesuai dengan naskah sekarang, tulis terjemahan-dari: {mark}",
    },
  },
  "translation-orphan": {
    severity: "error",
    message: {
      en: "Unexpected translation of `{source}`, which does not exist",
      id: "Berkas ini terjemahan dari `{source}`, padahal berkas itu tidak ada",
    },
    hint: {
      en: "A translation bears the name of its source, with the language before the ending: 03-rights.en.md beside 03-rights.md.",
      id: "Terjemahan memakai nama naskahnya, ditambah bahasa sebelum akhiran: 03-hak.en.md di sebelah 03-hak.md.",
    },
  },
  "translation-differs": {
    severity: "error",
    message: {
      en: "Unexpected {found}, expected {expected} as in `{source}`, line {line}",
      id: "Di sini {found}, padahal di `{source}` baris {line} {expected}",
    },
    hint: {
      en: "A translation has the same blocks in the same order, with the same minutes, names and right answers, so that the numbers of both books agree.",
      id: "Terjemahan memuat blok yang sama dengan urutan, menit, nama, dan jawaban yang sama, supaya nomor di kedua buku cocok.",
    },
  },
} satisfies Record<string, Rule>;
