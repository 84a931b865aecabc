import type { Language } from "../model/language.ts";
import { nearSentence } from "./suggest.ts";
import { systemWords } from "./system-words.ts";

/**
 * What keeps edisi from running at all, each with its message in both languages. `{name}` is filled from the arguments;
 * `{near}` is the word that was meant, as a sentence.
 */
export const failures = {
  "browser-none": {
    en: "No browser was found to print with. {detail}",
    id: "Tidak ada peramban untuk mencetak. {detail}",
  },
  "browser-start": {
    en: "The browser {executable} did not start: {detail}",
    id: "Peramban {executable} tidak bisa dijalankan: {detail}",
  },
  "browser-forced": {
    en: "{origin} names {executable}, which is not a program that can be run. Correct it, or leave it out.",
    id: "{origin} menunjuk {executable}, tetapi itu bukan program yang bisa dijalankan. Perbaiki, atau hapus saja.",
  },
  "browser-damaged": {
    en: "The embedded browser in {folder} is damaged and could not be made anew: {detail}",
    id: "Peramban bawaan di {folder} rusak dan tidak bisa dibuat ulang: {detail}",
  },
  "browser-lost": {
    en: "The browser stopped while it printed {book}: {detail}",
    id: "Peramban berhenti ketika mencetak {book}: {detail}",
  },
  "request-refused": {
    en: "The page of {book} asked for {url}. A book may use only what is inside its package.",
    id: "Halaman {book} meminta {url}. Buku hanya boleh memakai isi paketnya sendiri.",
  },
  "page-numbers": {
    en: "The page numbers of {book} did not settle: {detail}",
    id: "Nomor halaman {book} tidak kunjung tetap: {detail}",
  },
  "too-wide": {
    en: "{place}: a table, a picture or a long word is {width} mm wide in {book}, where the text has {room} mm. The whole book would be printed smaller. Take a column out, or shorten what cannot be broken.",
    id: "{place}: tabel, gambar, atau kata panjang selebar {width} mm di {book}, padahal lebar teksnya {room} mm. Seluruh buku akan tercetak lebih kecil. Kurangi kolomnya, atau pendekkan kata yang tidak bisa dipenggal.",
  },
  "pdf-unexpected": {
    en: "The browser wrote a PDF that edisi cannot finish: {detail}",
    id: "Peramban menulis PDF yang tidak bisa diselesaikan edisi: {detail}",
  },
  "package-none": {
    en: "{folder} holds no package: expected {expected}. Go to the folder of your package, or make one with `edisi new package`.",
    id: "{folder} tidak berisi paket: seharusnya ada {expected}. Pindahlah ke folder paket Anda.",
  },
  "module-none": {
    en: "There is no module {name}.{near} Modules: {known}.",
    id: "Tidak ada modul {name}.{near} Modul yang ada: {known}.",
  },
  "translation-none": {
    en: "There is no translation of {what}: no session has a file such as 01-opening.{language}.md beside it.",
    id: "Belum ada terjemahan {what}: tidak ada sesi dengan berkas seperti 01-pembukaan.{language}.md di sebelahnya.",
  },
  "press-colour": {
    en: "{file} cannot be made for the press: {detail}",
    id: "{file} tidak dapat dibuat untuk mesin cetak: {detail}",
  },
  "press-refused": {
    en: "{file} does not pass preflight and is not published. {detail}",
    id: "{file} tidak lulus preflight dan tidak diterbitkan. {detail}",
  },
  "value-unknown": {
    en: "Unexpected {option} {value}, expected one of: {known}.{near}",
    id: "{option} {value} tidak dikenal. Pilihannya: {known}.{near}",
  },
  "option-output": {
    en: "{option} is a kind of {output}. Leave --output out, or add {output} to it.",
    id: "{option} adalah bagian dari {output}. Hapus --output, atau tambahkan {output} di situ.",
  },
  "round-alone": {
    en: "Unexpected {option} beside --round, expected one of the two: a review copy is a file of its own.",
    id: "{option} tidak bisa bersama --round: salinan telaah adalah berkas tersendiri. Hapus salah satunya.",
  },
  "copies-none": {
    en: "{option} found nothing to copy. Such sheets are in the participant's edition of modules that have them.",
    id: "{option} tidak menemukan apa pun untuk difotokopi. Lembar itu ada di edisi peserta, pada modul yang memilikinya.",
  },
  "order-copies": {
    en: "Unexpected order without copies{of}, expected --copies 500, or --copies facilitator=40,participant=500.",
    id: "Oplah{of} belum disebut. Tulis --copies 500, atau --copies facilitator=40,participant=500.",
  },
  "date-wrong": {
    en: "Unexpected {option} {value}, expected a date such as 2026-12-15.",
    id: "{option} {value} bukan tanggal. Tulis seperti 2026-12-15.",
  },
  "text-long": {
    en: "Unexpected {length} letters in {option}, expected at most {most}.",
    id: "Isi {option} sepanjang {length} huruf; paling banyak {most}.",
  },
  "canvas-none": {
    en: "The proof cannot be drawn: the npm package @napi-rs/canvas does not run on this machine. {detail}",
    id: "Proof tidak dapat digambar: paket npm @napi-rs/canvas tidak jalan di komputer ini. {detail}",
  },
  "not-yet": {
    en: "{what} is not in this version of edisi yet. Available now: {known}.",
    id: "{what} belum ada di versi edisi ini. Yang sudah ada: {known}.",
  },
  "write-failed": {
    en: "{path} could not be written: {detail}",
    id: "{path} tidak bisa ditulis: {detail}",
  },
  "read-failed": {
    en: "{path} could not be read: {detail}",
    id: "{path} tidak bisa dibaca: {detail}",
  },
  "template-broken": {
    en: "The template {path} is missing or broken: {detail}",
    id: "Templat {path} tidak ada atau rusak: {detail}",
  },
  "template-word": {
    en: "Unexpected {word} in line {line} of the template {path}, expected one of: {known}.{near} Correct it there, or remove it.",
    id: "{word} di baris {line} templat {path} tidak dikenal. Yang dikenal: {known}.{near} Perbaiki di sana, atau hapus.",
  },
  "port-taken": {
    en: "Port {port} is in use. Choose another with --port, or 0 for any free one.",
    id: "Port {port} sedang dipakai. Pilih yang lain dengan --port, atau 0 untuk port bebas mana saja.",
  },
  "port-refused": {
    en: "Port {port} may not be used here: {detail}. Choose another with --port, or 0 for any free one.",
    id: "Port {port} tidak boleh dipakai di sini: {detail}. Pilih yang lain dengan --port, atau 0 untuk port bebas mana saja.",
  },
  "host-refused": {
    en: "The preview cannot listen on {host}: {detail}. Name an address of this machine, such as --host 0.0.0.0, or leave --host out.",
    id: "Pratinjau tidak bisa dibuka di {host}: {detail}. Sebut alamat komputer ini, misalnya --host 0.0.0.0, atau hapus --host.",
  },
  "watch-failed": {
    en: "Changes in {folder} cannot be watched: {detail}",
    id: "Perubahan di {folder} tidak bisa dipantau: {detail}",
  },
  "value-missing": {
    en: "Option {option} is missing: {other} needs it.",
    id: "Pilihan {option} belum diisi, padahal {other} memerlukannya.",
  },
  "diff-git-none": {
    en: "git does not run here: {detail}. Install git, or name a folder with the old text: `edisi diff FOLDER`.",
    id: "git tidak bisa dijalankan: {detail}. Pasang git, atau sebut folder naskah lama: `edisi diff FOLDER`.",
  },
  "diff-repository-none": {
    en: "{folder} is in no git repository{detail}. Name a folder with the old text: `edisi diff FOLDER`.",
    id: "{folder} tidak berada di repositori git{detail}. Sebutlah folder naskah lama: `edisi diff FOLDER`.",
  },
  "diff-repository-owner": {
    en: "git refuses the repository of {folder}, because another user owns it. If you trust it: `git config --global --add safe.directory {top}`.",
    id: "git menolak repositori {folder}, sebab pemiliknya pengguna lain. Kalau isinya tepercaya: `git config --global --add safe.directory {top}`.",
  },
  "diff-commit-none": {
    en: "This repository has no commit yet, so there is nothing to compare with. Save the text with `git commit`, or name a folder with the old text: `edisi diff FOLDER`.",
    id: "Repositori ini belum punya commit, jadi belum ada naskah lama untuk dibandingkan. Simpan naskah dengan `git commit`, atau sebut folder naskah lama: `edisi diff FOLDER`.",
  },
  "diff-folder-none": {
    en: "{folder} holds no package, expected {expected} in it. Name the folder of the old package.",
    id: "{folder} tidak berisi paket: seharusnya ada {expected} di dalamnya. Sebutlah folder paket yang lama.",
  },
  "diff-folder-part": {
    en: "{folder} is only a part of a package. Name the package, and the module behind it: `edisi diff {package} {module}`.",
    id: "{folder} hanya bagian dari sebuah paket. Sebutlah paketnya, lalu modulnya: `edisi diff {package} {module}`.",
  },
  "diff-revision-none": {
    en: "Unexpected revision {name}, expected a tag, a branch or a commit of git, or a folder. `git tag` lists the tags.",
    id: "{name} bukan tag, cabang, atau commit git, dan bukan folder. Lihat daftar tag dengan `git tag`.",
  },
  "diff-revision-shallow": {
    en: "{name} is not in this copy of the repository, which has only its last commits. Fetch the rest with `git fetch --unshallow --tags`.",
    id: "{name} tidak ada di salinan repositori ini, sebab salinan ini hanya memuat commit terakhir. Ambil sisanya dengan `git fetch --unshallow --tags`.",
  },
  "diff-package-none": {
    en: "The revision {name} has no folder {path}: there was no package yet.",
    id: "Revisi {name} tidak memiliki folder {path}: paketnya belum ada waktu itu.",
  },
  "diff-submodule-none": {
    en: "The revision {name} keeps {path} in a submodule of git, and what it had there is not on this machine. Fetch it with `git submodule update --init`, or name a folder with the old text.",
    id: "Revisi {name} menyimpan {path} di submodul git, dan isi lamanya tidak ada di komputer ini. Ambil dengan `git submodule update --init`, atau sebut folder naskah lama.",
  },
  "diff-unreadable": {
    en: "The old text {name} could not be read: {detail}",
    id: "Naskah lama {name} tidak dapat dibaca: {detail}",
  },
  "comment-none": {
    en: "There is no comment {id}.{near} `edisi comments` lists all that are open.",
    id: "Tidak ada komentar {id}.{near} Lihat daftarnya dengan `edisi comments`.",
  },
  "comment-taken": {
    en: "{path} already holds something else. Send it with another id.",
    id: "{path} sudah berisi hal lain. Kirimlah dengan nomor lain.",
  },
  "comment-closed": {
    en: "{id} is resolved already, by {by} on {day}: “{text}”. Nothing was written. It can be opened again in the preview.",
    id: "{id} sudah ditutup oleh {by}, {day}: “{text}”. Tidak ada yang disimpan. Komentar dapat dibuka lagi di pratinjau.",
  },
  "comment-refused": {
    en: "Unexpected `{what}` of a comment: {value}. Nothing was written.",
    id: "`{what}` komentar tidak dapat dipakai: {value}. Tidak ada yang disimpan.",
  },
  "share-one": {
    en: "Unexpected {count} books for one HTML file, expected one. Name one module and one --edition, or a file that ends in .zip.",
    id: "Satu berkas HTML hanya memuat satu buku, padahal yang diminta {count}. Sebut satu modul dan satu --edition, atau pakai nama berkas berakhiran .zip.",
  },
  "import-refused": {
    en: "Unexpected file of comments ({detail}), expected one that a shared book has made. Nothing was written.",
    id: "Berkas ini bukan berkas komentar dari buku yang dibagikan ({detail}). Tidak ada yang disimpan.",
  },
} satisfies Record<string, Record<Language, string>>;

/** Name of a failure in the catalogue. */
export type FailureId = keyof typeof failures;

/**
 * Thrown where edisi cannot run: usage, configuration, browser or disk. The command line turns it into one message and
 * exit status 2, without a stack.
 */
export class CannotRun extends Error {
  readonly id: FailureId;
  readonly details: Readonly<Record<string, string>>;

  constructor(id: FailureId, details: Record<string, string> = {}, options?: ErrorOptions) {
    super(fill(failures[id].en, worded(details, "en")), options);
    this.name = "CannotRun";
    this.id = id;
    this.details = details;
  }

  /** The message in the language asked for. */
  in(language: Language): string {
    return fill(failures[this.id][language], worded(this.details, language));
  }
}

function worded(details: Readonly<Record<string, string>>, language: Language): Record<string, string> {
  return {
    ...details,
    near: nearSentence(details["near"] ?? "", language),
    detail: systemWords(details["detail"] ?? "", language),
  };
}

/** Fills `{name}` in a message from its arguments; a name without an argument becomes empty. */
export function fill(message: string, details: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => details[name] ?? "").trim();
}
