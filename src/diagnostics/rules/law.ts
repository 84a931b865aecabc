import type { Rule } from "../rule.ts";

/** Legal instruments, citations, terms and the choice of words. */
export const lawRules = {
  "instrument-key": {
    severity: "error",
    message: {
      en: "Unexpected key `{key}`, expected small letters, digits and hyphens",
      id: "Kunci `{key}` keliru; pakai huruf kecil, angka, dan tanda hubung",
    },
    hint: { en: "Write it as in uu-21-2000.", id: "Tulislah seperti uu-21-2000." },
  },
  "instrument-unknown": {
    severity: "error",
    message: {
      en: "Unexpected instrument `{key}` in `{entry}`, expected a key of references.yaml.{near}",
      id: "Peraturan `{key}` dalam `{entry}` tidak ada di references.yaml.{near}",
    },
  },
  "entry-incomplete": {
    severity: "error",
    message: {
      en: "Unexpected entry `{entry}` without `{word}`",
      id: "Entri `{entry}` belum memuat `{word}`",
    },
  },
  "term-twice": {
    severity: "error",
    message: {
      en: "Unexpected form `{form}` of two terms: `{first}` and `{second}`",
      id: "Bentuk `{form}` dipakai dua istilah: `{first}` dan `{second}`",
    },
    hint: {
      en: "Leave the form to one of them.",
      id: "Sisakan bentuk itu pada salah satunya.",
    },
  },
  "term-long": {
    severity: "warning",
    message: {
      en: "Unexpected meaning of `{term}` with {count} words, expected at most {limit}",
      id: "Arti `{term}` memuat {count} kata, paling banyak {limit}",
    },
    hint: {
      en: "Leave out what a reader need not know to go on.",
      id: "Buang yang tidak perlu diketahui pembaca untuk melanjutkan.",
    },
  },
  "citation-unknown": {
    severity: "error",
    message: {
      en: "Unexpected citation of `{key}`, expected a key of references.yaml.{near}",
      id: "Kutipan `{key}` tidak ada di references.yaml.{near}",
    },
    hint: {
      en: "Add the instrument to modules/references.yaml, with its status and the month of the check.",
      id: "Tambahkan peraturan itu ke modules/references.yaml, dengan status dan bulan pengecekannya.",
    },
  },
  "citation-locator": {
    severity: "error",
    message: {
      en: "Unexpected place `{locator}` in the citation of `{key}`, expected an article such as ps 28 ayat (1) huruf g",
      id: "Letak `{locator}` dalam kutipan `{key}` tidak dikenal; tulis seperti ps 28 ayat (1) huruf g",
    },
    hint: {
      en: "Also: ps 25-27; ps 5, 6; art. 3.",
      id: "Boleh juga: ps 25-27; ps 5, 6; art. 3.",
    },
  },
  "citation-superseded": {
    severity: "warning",
    message: {
      en: "Unexpected citation of {cited} without a caution: {state}",
      id: "{cited} dikutip tanpa peringatan, padahal {state}",
    },
    hint: {
      en: "In the same passage, cite what replaced it or tell the reader to check.",
      id: "Di bagian yang sama, kutip penggantinya atau minta pembaca mengeceknya.",
    },
  },
  "citation-not-binding": {
    severity: "warning",
    message: {
      en: "Unexpected citation of {cited} without a word on its status: {state}",
      id: "{cited} dikutip tanpa keterangan, padahal {state}",
    },
    hint: {
      en: "Say so in the same passage, so that nobody takes it for law in force.",
      id: "Katakan itu di bagian yang sama, supaya tidak dikira sudah berlaku sebagai hukum.",
    },
  },
  "citation-plain": {
    severity: "warning",
    message: {
      en: "Unexpected mention of law `{written}` as plain text, expected a citation.{near}",
      id: "Hukum `{written}` disebut sebagai teks biasa, seharusnya kutipan.{near}",
    },
    hint: {
      en: "A citation is checked, linked and listed: [@uu-21-2000 ps 28].",
      id: "Kutipan dicek, ditautkan, dan masuk daftar: [@uu-21-2000 ps 28].",
    },
  },
  "word-choice": {
    severity: "warning",
    message: {
      en: "Unexpected word `{word}`, expected {use}: {reason}",
      id: "Kata `{word}` tidak dipakai dalam paket ini; pakai {use}: {reason}",
    },
    hint: {
      en: "A word that you speak about stands between quotes or in italics, and is left alone.",
      id: "Kata yang sedang dibahas diapit kutip atau ditulis miring, dan dibiarkan.",
    },
  },
} satisfies Record<string, Rule>;
