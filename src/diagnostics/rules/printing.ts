import type { Rule } from "../rule.ts";

/** How a package is printed and bound: `press` of package.yaml. */
export const printingRules = {
  "press-invalid": {
    severity: "error",
    message: {
      en: "Unexpected `{value}` for `{word}`, expected {expected}.{near}",
      id: "Isi `{word}` adalah `{value}`, seharusnya {expected}.{near}",
    },
  },
  "press-paper": {
    severity: "error",
    message: {
      en: "Unexpected paper `{value}` for `{word}`: the thickness is known only of {known}.{near}",
      id: "Tebal kertas `{value}` di `{word}` tidak diketahui. Yang diketahui: {known}.{near}",
    },
    hint: {
      en: "Ask the print shop for the thickness of one sheet in mm, and write it: { name: …, gsm: 57, thickness: 0.09 }. With the paper's bulk: { name: …, gsm: 57, bulk: 1.6 }.",
      id: "Tanyakan kepada percetakan tebal satu lembar dalam mm, lalu tulis: { nama: …, gsm: 57, tebal: 0.09 }. Bila yang diketahui bulk-nya: { nama: …, gsm: 57, bulk: 1.6 }.",
    },
  },
  "press-spine": {
    severity: "error",
    message: {
      en: "Unexpected book `{name}`, expected one of: {known}.{near}",
      id: "Tidak ada buku bernama `{name}`. Yang ada: {known}.{near}",
    },
    hint: {
      en: "A spine is written for a book and its edition, as its files are called.",
      id: "Punggung ditulis untuk satu buku dan edisinya, sama seperti nama berkasnya.",
    },
  },
  "profile-missing": {
    severity: "error",
    message: {
      en: "Unexpected profile {path}: there is no such file below modules/.{near}",
      id: "Profil warna {path} tidak ada di folder modules/.{near}",
    },
  },
  "profile-outside": {
    severity: "error",
    message: {
      en: "Unexpected profile {path}, expected a file below modules/",
      id: "Profil warna {path} berada di luar folder modules/",
    },
    hint: {
      en: "Copy the profile that the print shop gave you into modules/, for instance into modules/press/.",
      id: "Salin profil dari percetakan ke dalam modules/, misalnya ke modules/cetak/.",
    },
  },
  "profile-kind": {
    severity: "error",
    message: {
      en: "Unexpected content of profile {path}: it is {found}, expected the ICC profile of a press (`prtr`) in CMYK",
      id: "Isi {path} adalah {found}, seharusnya profil ICC mesin cetak (`prtr`) CMYK",
    },
    hint: {
      en: "Ask the print shop for the output profile of the paper, or leave `profile` out: then the book is made for FOGRA39.",
      id: "Mintalah profil keluaran untuk kertas itu kepada percetakan. Boleh juga menghapus `profil`: buku lalu disiapkan untuk FOGRA39.",
    },
  },
} satisfies Record<string, Rule>;
