import type { Rule } from "../rule.ts";

/** Blocks: their fences, places and attributes. */
export const blocksRules = {
  "block-unknown": {
    severity: "error",
    message: {
      en: "Unexpected block `{name}`.{near}",
      id: "Blok `{name}` tidak dikenal.{near}",
    },
    hint: { en: "Blocks: {known}.", id: "Blok yang ada: {known}." },
  },
  "block-leaf": {
    severity: "error",
    message: {
      en: "Unexpected `::{name}` with two colons, expected a block that opens with three or more and closes with as many",
      id: "`::{name}` memakai dua titik dua; blok dibuka dengan tiga titik dua atau lebih dan ditutup dengan jumlah yang sama",
    },
  },
  "block-misplaced": {
    severity: "error",
    message: {
      en: "Unexpected `{name}` here, expected it directly inside {parents}",
      id: "`{name}` tidak boleh berdiri di sini; tempatnya langsung di dalam {parents}",
    },
  },
  "block-twice": {
    severity: "error",
    message: {
      en: "Unexpected second `{name}` in one `{parent}`",
      id: "`{parent}` hanya boleh memuat satu `{name}`",
    },
  },
  "attribute-unknown": {
    severity: "error",
    message: {
      en: "Unexpected attribute `{attribute}` of `{name}`, expected one of: {known}.{near}",
      id: "Atribut `{attribute}` tidak dikenal pada `{name}`. Yang dikenal: {known}.{near}",
    },
  },
  "attribute-invalid": {
    severity: "error",
    message: {
      en: "Unexpected value `{value}` of `{attribute}`, expected {expected}",
      id: "Nilai `{value}` pada `{attribute}` keliru, seharusnya {expected}",
    },
  },
  "attribute-missing": {
    severity: "error",
    message: {
      en: "Unexpected `{name}` without the attribute `{attribute}`",
      id: "`{name}` belum mempunyai atribut `{attribute}`",
    },
  },
  "fence-unclosed": {
    severity: "error",
    message: {
      en: "Unexpected end of block `{name}` from line {open}: no line of {colons} colons closes it before line {end}",
      id: "Blok `{name}` dari baris {open} tidak ditutup: tidak ada baris berisi {colons} titik dua sampai baris {end}",
    },
    hint: {
      en: "Close it with a line that holds only {fence}.",
      id: "Tutuplah dengan satu baris yang hanya berisi {fence}.",
    },
  },
  "fence-nesting": {
    severity: "error",
    message: {
      en: "Unexpected `{name}` with {colons} colons inside `{outer}` (line {open}), which has {outerColons}: its end would close both",
      id: "`{name}` dengan {colons} titik dua berada di dalam `{outer}` (baris {open}) yang mempunyai {outerColons}: penutupnya akan menutup keduanya",
    },
    hint: {
      en: "Give the outer block more colons than every block inside it, at its opening and at its end.",
      id: "Beri blok luar lebih banyak titik dua daripada semua blok di dalamnya, di pembuka dan di penutup.",
    },
  },
  "fence-stray": {
    severity: "error",
    message: {
      en: "Unexpected line of colons that neither opens nor closes a block.{last}",
      id: "Baris titik dua ini tidak membuka dan tidak menutup blok apa pun.{last}",
    },
    hint: {
      en: "Write the name right behind the colons (:::facilitator), attributes between braces, one block a line; remove a fence too many.",
      id: "Tulis nama blok langsung setelah titik dua (:::fasilitator), atribut di antara kurung kurawal, satu blok satu baris; hapus penutup yang berlebih.",
    },
  },
  "fence-in-code": {
    severity: "error",
    message: {
      en: "Unexpected fence of a block inside {place}, where it is only text that every edition would show",
      id: "Pagar blok di dalam {place}: di sana ia hanya teks, yang akan tampil di semua edisi",
    },
    hint: {
      en: "Take the four spaces before it away, or close the code before it; after HTML leave an empty line.",
      id: "Hapus empat spasi di depannya, atau tutup dulu kode sebelumnya; sesudah HTML, beri satu baris kosong.",
    },
  },
  "code-unclosed": {
    severity: "error",
    message: {
      en: "Unexpected end of file, expected the end of the code that opens here",
      id: "Kode yang dibuka di sini tidak ditutup sampai akhir berkas",
    },
  },
  "comment-unclosed": {
    severity: "error",
    message: {
      en: "Unexpected end of file, expected --> that closes this comment",
      id: "Komentar yang dibuka di sini tidak ditutup dengan -->",
    },
  },
  "attribute-twice": {
    severity: "error",
    message: {
      en: "Unexpected second attribute `{attribute}`: the first would be lost",
      id: "Atribut `{attribute}` tertulis dua kali: yang pertama akan hilang",
    },
  },
} satisfies Record<string, Rule>;
