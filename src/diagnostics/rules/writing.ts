import type { Rule } from "../rule.ts";

/** How a text is written: headings, sentences, plain Markdown. */
export const writingRules = {
  "character-missing": {
    severity: "error",
    message: {
      en: "Unexpected character `{character}` ({code}), which the typefaces of the books do not have",
      id: "Huruf atau tanda `{character}` ({code}) tidak ada dalam huruf cetak buku ini",
    },
    hint: {
      en: "Write it in words: arrows, emoji and boxes would be printed as empty squares.",
      id: "Tulislah dengan kata-kata: panah, emoji, dan kotak akan tercetak sebagai kotak kosong.",
    },
  },
  "heading-title": {
    severity: "error",
    message: {
      en: "Unexpected heading with one #, expected two or more: the title stands in the front matter",
      id: "Judul dengan satu # tidak dipakai di sini; pakai dua # atau lebih, sebab judul sesi sudah ada di keterangan",
    },
  },
  "html-element": {
    severity: "warning",
    message: {
      en: "Unexpected HTML element <{name}>: it is not carried over into a book",
      id: "Unsur HTML <{name}> tidak dibawa ke dalam buku",
    },
    hint: {
      en: "Write it in Markdown; a picture is ![description](images/file.png).",
      id: "Tulislah dengan Markdown; gambar ditulis ![uraian](images/berkas.png).",
    },
  },
  "heading-jump": {
    severity: "warning",
    message: {
      en: "Unexpected heading `{heading}`, expected at most `{expected}` here: a level is left out",
      id: "Judul `{heading}` melompati satu tingkat; di sini paling dalam `{expected}`",
    },
  },
  "sentence-long": {
    severity: "warning",
    message: {
      en: "Unexpected sentence of {count} words, expected at most {limit}: “{begin} …”",
      id: "Kalimat ini {count} kata, sebaiknya paling banyak {limit}: “{begin} …”",
    },
    hint: {
      en: "Make two sentences of it, or a list.",
      id: "Jadikan dua kalimat, atau buat daftar.",
    },
  },
  "paragraph-long": {
    severity: "warning",
    message: {
      en: "Unexpected paragraph of {count} words, expected at most {limit}",
      id: "Alinea ini {count} kata, sebaiknya paling banyak {limit}",
    },
    hint: {
      en: "Part it where the thought turns, or make a list.",
      id: "Bagilah di tempat pokoknya berganti, atau buat daftar.",
    },
  },
  "safeguard-missing": {
    severity: "warning",
    message: {
      en: "Unexpected session on `{word}` without a safeguard block",
      id: "Sesi ini tentang `{word}`, tetapi belum mempunyai blok perlindungan",
    },
    hint: {
      en: "Add :::safeguard with the way out and where to find help, before the first activity.",
      id: "Tambahkan :::perlindungan berisi jalan keluar dan tempat mencari bantuan, sebelum kegiatan pertama.",
    },
  },
  "safeguard-contacts": {
    severity: "warning",
    message: {
      en: "Unexpected safeguard block without contacts, expected where to find help",
      id: "Blok perlindungan ini belum memuat kontak rujukan",
    },
    hint: {
      en: "Put a block :::contacts inside it, or refer to the sheet that has it: {example}.",
      id: "Tambahkan blok :::kontak di dalamnya, atau rujuk lembar yang memuatnya: {example}.",
    },
  },
} satisfies Record<string, Rule>;
