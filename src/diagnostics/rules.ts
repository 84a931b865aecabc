import type { Localized } from "../model/language.ts";

/** How grave a diagnostic is: an error keeps editions from being published. */
export type Severity = "error" | "warning";

interface Rule {
  severity: Severity;
  /** What is wrong, with `{name}` for arguments. */
  message: Localized;
  /** The way out. */
  hint?: Localized;
}

/**
 * Every message about the sources, by its permanent id. Arguments stay apart from prose; `{near}` is a suggestion such as
 * " Did you mean `x`?", already in the language of the message.
 */
export const rules = {
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
    hint: {
      en: 'A value with a colon or a quote belongs between quotes: title: "Rights: a map".',
      id: 'Nilai yang memuat titik dua atau tanda kutip harus diapit kutip: judul: "Hak: sebuah peta".',
    },
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
      en: "Take the four spaces before it away, or close the code or HTML before it.",
      id: "Hapus empat spasi di depannya, atau tutup dulu kode atau HTML sebelumnya.",
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
  "module-file-missing": {
    severity: "error",
    message: {
      en: "Unexpected folder without module.md, expected its title and introduction there",
      id: "Folder ini tidak mempunyai module.md, tempat judul dan pengantar modul",
    },
  },
  "heading-title": {
    severity: "error",
    message: {
      en: "Unexpected heading with one #, expected two or more: the title stands in the front matter",
      id: "Judul dengan satu # tidak dipakai di sini; pakai dua # atau lebih, sebab judul sesi sudah ada di keterangan",
    },
  },
  "image-missing": {
    severity: "error",
    message: {
      en: "Unexpected image {path}: there is no such file.{near}",
      id: "Gambar {path} tidak ada.{near}",
    },
  },
  "image-outside": {
    severity: "error",
    message: {
      en: "Unexpected image {path}, expected a file inside the package",
      id: "Gambar {path} berada di luar paket",
    },
    hint: {
      en: "Copy the picture into the module's folder images/.",
      id: "Salin gambarnya ke folder images/ di dalam modul.",
    },
  },
  "image-kind": {
    severity: "error",
    message: {
      en: "Unexpected kind of image {path}, expected {expected}",
      id: "Jenis gambar {path} tidak didukung, seharusnya {expected}",
    },
  },
  "image-broken": {
    severity: "error",
    message: {
      en: "Unexpected content of image {path}: {detail}",
      id: "Isi gambar {path} rusak: {detail}",
    },
  },
  "image-alt": {
    severity: "warning",
    message: {
      en: "Unexpected image without a description, expected words between [ and ] for those who cannot see it",
      id: "Gambar ini tanpa uraian; tulis uraian di antara [ dan ] bagi yang tidak dapat melihatnya",
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
  "link-target": {
    severity: "error",
    message: {
      en: "Unexpected link to {target}, which nothing in this book bears",
      id: "Tautan ke {target} tidak menuju apa pun di buku ini",
    },
  },
  "link-edition": {
    severity: "error",
    message: {
      en: "Unexpected link to {target}, which the edition `{edition}` does not have",
      id: "Tautan ke {target}, padahal edisi `{edition}` tidak memuatnya",
    },
    hint: {
      en: "Move the link into a facilitator block, or link to something that both editions have.",
      id: "Pindahkan tautan ke blok fasilitator, atau tautkan ke sesuatu yang ada di kedua edisi.",
    },
  },
  "link-kind": {
    severity: "error",
    message: {
      en: "Unexpected link to {target}, expected https:, mailto:, tel: or # with an anchor",
      id: "Tautan ke {target} tidak bisa dipakai; pakai https:, mailto:, tel:, atau # dengan nama jangkar",
    },
  },
  "reference-undefined": {
    severity: "error",
    message: {
      en: "Unexpected reference to the footnote `{label}`, expected a definition `[^{label}]: …` in this file",
      id: "Catatan kaki `{label}` dirujuk tetapi tidak ada; tulis `[^{label}]: …` di berkas ini",
    },
  },
  "anchor-twice": {
    severity: "error",
    message: {
      en: "Unexpected second anchor `{anchor}`, the first is in {first}",
      id: "Jangkar `{anchor}` sudah dipakai di {first}",
    },
  },
  "time-session": {
    severity: "warning",
    message: {
      en: "Unexpected {sum} minutes in the parts of this session, expected {duration}",
      id: "Waktu bagian-bagian sesi ini berjumlah {sum} menit, padahal durasi sesi {duration} menit",
    },
  },
  "time-activity": {
    severity: "warning",
    message: {
      en: "Unexpected {sum} minutes in the steps of this activity, expected {duration}",
      id: "Waktu langkah-langkah kegiatan ini berjumlah {sum} menit, padahal durasi kegiatan {duration} menit",
    },
  },
} satisfies Record<string, Rule>;

/** Permanent id of a rule. */
export type RuleId = keyof typeof rules;

/** The rule behind an id. */
export function ruleOf(id: RuleId): Rule {
  return rules[id];
}
