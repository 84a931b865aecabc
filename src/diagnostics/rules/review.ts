import type { Rule } from "../rule.ts";

/** Status of texts, and comments of reviewers in the folder `komentar` of a module. */
export const reviewRules = {
  "status-unknown": {
    severity: "error",
    message: {
      en: "Unexpected status `{value}`, expected `draft`, `round` with a number such as `round 2`, or `final`.{near}",
      id: "Status `{value}` tidak dikenal. Yang dikenal: `draf`, `seri` dengan nomor seperti `seri 2`, atau `final`.{near}",
    },
    hint: {
      en: "The number of a round is from 1 to {most}. Without this line a text is a draft.",
      id: "Nomor seri dari 1 sampai {most}. Tanpa baris ini naskah dianggap draf.",
    },
  },
  "release-status": {
    severity: "error",
    message: {
      en: "Unexpected status {status}, expected final: `--release` makes books of final texts only",
      id: "Statusnya {status}, belum final: `--release` hanya membuat buku dari naskah final",
    },
    hint: {
      en: "Once nothing is left to decide, write `status: final` into the front matter. Without `--release` the book is made with a watermark.",
      id: "Bila semua sudah disepakati, tulis `status: final` di keterangan. Tanpa `--release` buku tetap dibuat, dengan tanda air.",
    },
  },
  "release-comment": {
    severity: "error",
    message: {
      en: "Unexpected open comment on law by {by}, expected a decision: “{text}”",
      id: "Komentar hukum dari {by} belum diputuskan: “{text}”",
    },
    hint: {
      en: "Settle it, then: `edisi comments --resolve {id} --by NAME --reason TEXT`",
      id: "Selesaikan dulu, lalu: `edisi comments --resolve {id} --by NAMA --reason ALASAN`",
    },
  },
  "comment-name": {
    severity: "error",
    message: {
      en: "Unexpected file name, expected one such as `{example}`: the comment was not read",
      id: "Nama berkas ini bukan nama komentar, sehingga isinya tidak dibaca. Contoh nama: `{example}`",
    },
    hint: {
      en: "A copy that a shared folder has made of another comment can be deleted, once both say the same. A comment of your own gets the name of the example.",
      id: "Salinan yang dibuat folder bersama boleh dihapus bila isinya sama dengan aslinya. Komentar tulisan sendiri diberi nama seperti contoh.",
    },
  },
  "comment-large": {
    severity: "error",
    message: {
      en: "Unexpected size of {size} kB, expected at most {limit} kB: the comment was not read",
      id: "Komentar ini {size} kB, paling banyak {limit} kB; isinya tidak dibaca",
    },
    hint: {
      en: "Put the long text into a file of its own outside `komentar`, and name it in the comment.",
      id: "Simpan naskah yang panjang di berkas lain di luar `komentar`, lalu sebutkan namanya dalam komentar.",
    },
  },
  "comment-link": {
    severity: "error",
    message: {
      en: "Unexpected link or folder, expected a file of text: it was not read",
      id: "Ini tautan atau folder, bukan berkas teks; isinya tidak dibaca",
    },
  },
  "comment-folder": {
    severity: "error",
    message: {
      en: "Unexpected {what} `{name}`, expected a folder `komentar`: no comment in it was read",
      id: "`{name}` adalah {what}, padahal komentar hanya dibaca dari folder `komentar`; isinya tidak dibaca",
    },
    hint: {
      en: "Rename a folder to `komentar`. In the place of a link or a file, make a folder of that name and put the comments into it.",
      id: "Folder: ganti namanya menjadi `komentar`. Tautan atau berkas: ganti dengan folder `komentar`, lalu pindahkan komentar ke dalamnya.",
    },
  },
  "comment-start": {
    severity: "error",
    message: {
      en: "Unexpected {found}, expected the front matter of a comment between two lines `---`: it was not read",
      id: "{found}, padahal berkas komentar dibuka dengan keterangan di antara dua baris `---`; isinya tidak dibaca",
    },
    hint: {
      en: "Begin the file with ---, then the lines {lines}, then --- again, and below it the text.",
      id: "Mulailah berkas dengan ---, lalu baris {lines}, lalu --- lagi, dan tulisannya di bawahnya.",
    },
  },
  "comment-kind": {
    severity: "error",
    message: {
      en: "Unexpected kind `{kind}`, expected one of: {known}.{near}",
      id: "Jenis `{kind}` tidak dikenal. Yang dikenal: {known}.{near}",
    },
  },
  "comment-empty": {
    severity: "error",
    message: {
      en: "Unexpected end of file, expected the comment itself after the front matter",
      id: "Sesudah keterangan seharusnya ada isi komentar",
    },
  },
  "comment-answers": {
    severity: "error",
    message: {
      en: "Unexpected file about the comment `{comment}`, which is not in this folder",
      id: "Berkas ini menanggapi komentar `{comment}`, padahal komentar itu tidak ada di folder ini",
    },
    hint: {
      en: "Put the comment back, or wait until the shared folder has brought it.",
      id: "Kembalikan komentarnya, atau tunggu sampai folder bersama selesai menyalinnya.",
    },
  },
  "comment-session": {
    severity: "warning",
    message: {
      en: "Unexpected session `{session}`: no text of the module has that name, and none has the words of the comment.{near}",
      id: "Sesi `{session}` tidak ada di modul ini, dan kata-kata yang dikomentari tidak ditemukan di sesi lain.{near}",
    },
    hint: {
      en: "The comment is still listed. Correct the name of the session, or resolve the comment.",
      id: "Komentar tetap ada dalam daftar. Perbaiki nama sesinya, atau tutup komentarnya.",
    },
  },
} satisfies Record<string, Rule>;
