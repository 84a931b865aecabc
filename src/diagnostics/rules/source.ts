import type { Rule } from "../rule.ts";

/** Files, front matter and package.yaml: what is read before a word of a lesson is. */
export const sourceRules = {
  "not-utf8": {
    severity: "error",
    message: {
      en: "Unexpected byte {byte}, expected UTF-8 text",
      id: "Byte {byte} bukan teks UTF-8",
    },
    hint: {
      en: "Save the file again with the encoding UTF-8.",
      id: "Simpan ulang berkas ini dengan penyandian (encoding) UTF-8.",
    },
  },
  "front-matter-missing": {
    severity: "error",
    message: {
      en: "Unexpected start of file, expected front matter between two lines `---`",
      id: "Berkas harus dibuka dengan keterangan di antara dua baris `---`",
    },
    hint: {
      en: "Begin the file with ---, the line `title: …`, and --- again.",
      id: "Mulailah berkas dengan ---, lalu baris `judul: …`, lalu --- lagi.",
    },
  },
  "front-matter-unclosed": {
    severity: "error",
    message: {
      en: "Unexpected end of file, expected a second line `---` that closes the front matter",
      id: "Keterangan di awal berkas tidak ditutup dengan baris `---` kedua",
    },
  },
  "front-matter-language": {
    severity: "error",
    message: {
      en: "Unexpected front matter in `{language}`, expected YAML",
      id: "Keterangan ditulis dalam `{language}`, padahal harus YAML",
    },
    hint: {
      en: "Write only --- in the first line.",
      id: "Tulis hanya --- di baris pertama.",
    },
  },
  "yaml-broken": {
    severity: "error",
    message: { en: "Broken YAML: {detail}", id: "YAML rusak: {detail}" },
    hint: { en: "{way}", id: "{way}" },
  },
  "yaml-aliases": {
    severity: "error",
    message: {
      en: "Unexpected number of YAML aliases, expected at most {limit}",
      id: "Terlalu banyak alias YAML, paling banyak {limit}",
    },
  },
  "word-unknown": {
    severity: "error",
    message: {
      en: "Unexpected word `{word}`, expected one of: {known}.{near}",
      id: "Kata `{word}` tidak dikenal. Yang dikenal: {known}.{near}",
    },
  },
  "word-twice": {
    severity: "error",
    message: {
      en: "Unexpected `{word}`: the same thing was given already as `{other}`",
      id: "`{word}` sama artinya dengan `{other}`, yang sudah tertulis",
    },
  },
  "word-missing": {
    severity: "error",
    message: {
      en: "Unexpected front matter without `{word}`",
      id: "Keterangan belum memuat `{word}`",
    },
  },
  "value-invalid": {
    severity: "error",
    message: {
      en: "Unexpected value of `{word}`, expected {expected}",
      id: "Nilai `{word}` keliru, seharusnya {expected}",
    },
  },
  "lesson-empty": {
    severity: "error",
    message: { en: "Unexpected lesson without text", id: "Sesi ini tidak berisi teks" },
  },
  "module-unknown": {
    severity: "error",
    message: {
      en: "Unexpected module `{name}`, expected one of the folders: {known}.{near}",
      id: "Modul `{name}` tidak ada. Folder yang ada: {known}.{near}",
    },
  },
  "module-empty": {
    severity: "error",
    message: {
      en: "Unexpected module without a lesson, expected files such as 01-opening.md beside module.md",
      id: "Modul ini tidak berisi sesi; seharusnya ada berkas seperti 01-pembukaan.md di samping module.md",
    },
  },
  "module-name": {
    severity: "error",
    message: {
      en: "Unexpected folder name `{name}`, which is that of the volume of all modules",
      id: "Folder modul tidak boleh bernama `{name}`: itu nama buku yang memuat semua modul",
    },
    hint: {
      en: "Give the folder another name, and change it in package.yaml and in references, too.",
      id: "Beri folder ini nama lain, lalu ganti juga di package.yaml dan di rujukan.",
    },
  },
  "module-file-missing": {
    severity: "error",
    message: {
      en: "Unexpected folder without module.md, expected its title and introduction there",
      id: "Folder ini tidak mempunyai module.md, tempat judul dan pengantar modul",
    },
  },
  "rule-unknown": {
    severity: "error",
    message: {
      en: "Unexpected rule `{rule}`, expected one of those in docs/rules.md.{near}",
      id: "Aturan `{rule}` tidak ada; semua aturan ada di docs/rules.md.{near}",
    },
  },
  "severity-fixed": {
    severity: "error",
    message: {
      en: "Unexpected severity of `{rule}`: it is always an error, and only warnings can be set",
      id: "`{rule}` selalu kesalahan; hanya peringatan yang dapat diatur",
    },
    hint: {
      en: "What it finds would be missing, wrong or in the wrong hands in print. Take this line away.",
      id: "Yang ditemukannya akan hilang, keliru, atau sampai ke tangan yang salah bila dicetak. Hapus baris ini.",
    },
  },
} satisfies Record<string, Rule>;
