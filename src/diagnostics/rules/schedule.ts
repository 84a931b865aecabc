import type { Rule } from "../rule.ts";

/** Times, the training day, materials and objectives. */
export const scheduleRules = {
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
  "time-module": {
    severity: "warning",
    message: {
      en: "Unexpected {sum} minutes in the sessions of this module, expected {budget}",
      id: "Durasi semua sesi modul ini berjumlah {sum} menit, padahal durasi modul {budget} menit",
    },
    hint: {
      en: "Change `duration` in module.md, or that of a session.",
      id: "Ubah `durasi` di module.md, atau durasi salah satu sesi.",
    },
  },
  "time-missing": {
    severity: "warning",
    message: {
      en: "Unexpected part without minutes, expected `duration`, as the parts beside it have",
      id: "Bagian ini tidak punya menit, padahal bagian lain punya",
    },
    hint: { en: "Write `duration=10`, for instance.", id: "Tulis `durasi=10`, misalnya." },
  },
  "schedule-invalid": {
    severity: "error",
    message: {
      en: "Unexpected `{value}` for `{word}`, expected {expected}",
      id: "Isi `{word}` adalah `{value}`, seharusnya {expected}",
    },
  },
  "schedule-order": {
    severity: "error",
    message: {
      en: "Unexpected break at {at}, expected it after {after}",
      id: "Jeda pukul {at} terlalu awal, seharusnya sesudah pukul {after}",
    },
    hint: {
      en: "Breaks stand in the order of the day, after its start, and do not overlap.",
      id: "Urutkan jeda menurut jam, sesudah `mulai`, tanpa tumpang tindih.",
    },
  },
  "material-amount": {
    severity: "error",
    message: {
      en: "Unexpected amount `{value}` of “{name}”, expected one such as `3 per participant`",
      id: "Jumlah `{value}` untuk “{name}” tidak dapat dibaca, seharusnya seperti `3 per peserta`",
    },
    hint: {
      en: "An amount is a number, a unit if you like, then `per participant`, `per pair`, `per group`, `per 2 groups` or nothing for the whole class, then `, reused`. A note stands between parentheses at the end. Text with a colon that is no amount stands between quotes.",
      id: "Jumlah berisi angka, satuan bila perlu, lalu `per peserta`, `per pasangan`, `per kelompok`, `per 2 kelompok`, atau kosong untuk seluruh kelas, lalu `, dipakai lagi`. Catatan ditulis dalam kurung di akhir. Teks bertitik dua yang bukan jumlah ditulis di antara tanda kutip.",
    },
  },
  "method-unknown": {
    severity: "error",
    message: {
      en: "Unexpected method “{method}”, expected one of the session's `methods` or a known one.{near}",
      id: "Metode “{method}” tidak ada di `metode` sesi ini dan tidak dikenal.{near}",
    },
    hint: {
      en: "Add it to `methods` in the session's front matter, or use: {known}.",
      id: "Tambahkan ke `metode` di kepala sesi, atau pakai: {known}.",
    },
  },
  "objective-unknown": {
    severity: "error",
    message: {
      en: "Unexpected objective {number}, expected one of: {known}",
      id: "Tujuan {number} tidak ada, yang ada: {known}",
    },
  },
  "objective-unserved": {
    severity: "warning",
    message: {
      en: "Unexpected objective {number} that no activity serves, expected one that names it",
      id: "Tujuan {number} tidak dilatih dalam kegiatan mana pun",
    },
    hint: {
      en: "Write `objectives={short}` on the activity, role play or worksheet that practises it.",
      id: "Tulis `tujuan={short}` pada kegiatan, permainan peran, atau lembar kerja yang melatihnya.",
    },
  },
  "objective-untested": {
    severity: "warning",
    message: {
      en: "Unexpected objective {number} that no test item checks, expected one that names it",
      id: "Tujuan {number} tidak diuji oleh satu soal pun",
    },
    hint: {
      en: "Write `objectives={number}` on the item of the test bank that checks it, or on the test where the whole of it does.",
      id: "Tulis `tujuan={number}` pada soal di bank soal yang mengujinya, atau pada blok `tes` bila seluruh tes mengujinya.",
    },
  },
} satisfies Record<string, Rule>;
