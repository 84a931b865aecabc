import { limitNames } from "../read/limits.ts";
import { severities } from "../profiles.ts";
import type { Rule } from "./rule.ts";

const parts = {
  header: { en: "bytes before the header", id: "ada bita sebelum awal berkas" },
  xref: { en: "broken cross-references", id: "daftar objek (xref) rusak" },
  end: { en: "no end mark, the file may be cut off", id: "tanda akhir tidak ada, mungkin terpotong" },
  object: { en: "objects that cannot be read", id: "ada objek yang tidak terbaca" },
  stream: { en: "streams of a wrong length", id: "panjang aliran data salah" },
  filter: { en: "compressed data that is broken", id: "data terkompresi rusak" },
} as const;

const interactive = {
  form: { en: "form fields", id: "isian formulir" },
  script: { en: "JavaScript", id: "JavaScript" },
  action: { en: "actions", id: "aksi" },
  attachment: { en: "attached files", id: "berkas lampiran" },
} as const;

/** Rules about the file as such. */
export const fileRules: readonly Rule[] = [
  {
    id: "file-damaged",
    severity: severities("error", "error", "error"),
    clause: "ISO 32000-1, 7.5",
    message: {
      en: "Unexpected damage, expected a whole file: {what}. It was read as far as it goes.",
      id: "Berkas rusak: {what}. Isinya diperiksa sejauh yang terbaca.",
    },
    hint: {
      en: "Export the PDF again, or copy it again: a RIP may refuse it or drop pages.",
      id: "Ekspor atau salin ulang PDF ini: mesin cetak bisa menolaknya atau kehilangan halaman.",
    },
    *file({ damage }) {
      for (const part of damage) yield { subject: part, details: { what: parts[part] } };
    },
  },
  {
    id: "file-encrypted",
    severity: severities("error", "error", "error"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected encryption, expected none. Nothing inside the file could be looked at.",
      id: "Berkas ini dienkripsi (terkunci). Isinya tidak bisa diperiksa.",
    },
    hint: {
      en: "Export the PDF again without a password and without restrictions.",
      id: "Ekspor ulang PDF tanpa kata sandi dan tanpa pembatasan.",
    },
    *file({ encrypted }) {
      if (encrypted) yield {};
    },
  },
  {
    id: "page-unread",
    severity: severities("error", "error", "error"),
    clause: "ISO 32000-1, annex C",
    message: {
      en: "Unexpected content, expected a page that can be read to its end: the limit of {what} ({value}) was reached. The rest of the page was not looked at.",
      id: "Halaman ini tidak terbaca sampai selesai: batas {what} ({value}) terlampaui. Sisanya tidak diperiksa.",
    },
    hint: {
      en: "Flatten or simplify this page in the program that made it, and export it again.",
      id: "Sederhanakan halaman ini di program asalnya, lalu ekspor ulang.",
    },
    *page({ limit }) {
      if (!limit) return;
      yield { subject: limit.limit, value: limit.value, details: { what: limitNames[limit.limit] } };
    },
  },
  {
    id: "pdf-version",
    severity: severities("warning", "off", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected PDF {subject}, expected at most 1.6 (1.7 is read by most RIPs).",
      id: "Versi PDF {subject}, seharusnya paling tinggi 1.6 (kebanyakan mesin juga membaca 1.7).",
    },
    hint: { en: "Export as PDF/X-4.", id: "Ekspor sebagai PDF/X-4." },
    *file({ version }) {
      if (Number(version) > 1.7) yield { subject: version };
    },
  },
  {
    id: "file-id",
    severity: severities("error", "off", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected trailer, expected one with an ID.",
      id: "Berkas tidak memiliki ID pada bagian akhirnya (trailer).",
    },
    hint: {
      en: "Export as PDF/X-4: the program then writes an ID.",
      id: "Ekspor sebagai PDF/X-4; program lalu menulis ID.",
    },
    *file({ id, encrypted }) {
      if (!id && !encrypted) yield {};
    },
  },
  {
    id: "interactive",
    severity: severities("error", "warning", "warning"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected {what}, expected pages only.",
      id: "Berkas memuat {what}; untuk cetak seharusnya hanya halaman.",
    },
    hint: {
      en: "Print the form to a new PDF, or remove forms, scripts and attachments.",
      id: "Cetak formulir ke PDF baru, atau hapus formulir, skrip, dan lampiran.",
    },
    *file({ interactive: found }) {
      for (const part of found) yield { subject: part, details: { what: interactive[part] } };
    },
  },
  {
    id: "filter-lzw",
    severity: severities("error", "off", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected LZW compression, expected Flate.",
      id: "Berkas memakai kompresi LZW; seharusnya Flate.",
    },
    hint: { en: "Export again from a newer program.", id: "Ekspor ulang dengan program yang lebih baru." },
    *file({ filters }) {
      if (filters.has("LZWDecode")) yield {};
    },
  },
];
