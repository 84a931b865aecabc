import type { Rule } from "../rule.ts";

/** Pictures, their files and the words for those who cannot see them. */
export const picturesRules = {
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
  "image-alt-useless": {
    severity: "warning",
    message: {
      en: "Unexpected description `{alt}`: it {says}",
      id: "Uraian `{alt}` {says}",
    },
    hint: {
      en: "Say what is to be learned from the picture, as you would on the telephone.",
      id: "Tuliskan apa yang perlu diketahui dari gambar itu, seperti menjelaskannya lewat telepon.",
    },
  },
  "image-small": {
    severity: "warning",
    message: {
      en: "Unexpected picture {path} of {width} pixels: as wide as the text of {page} it prints at {ppi} ppi, expected {needed} pixels or more",
      id: "Gambar {path} lebarnya {width} piksel: selebar teks {page} tercetak {ppi} ppi, seharusnya {needed} piksel atau lebih",
    },
    hint: {
      en: "Take the original of the picture, best with {good} pixels. Enlarging a small one does not help.",
      id: "Pakai gambar aslinya, sebaiknya {good} piksel. Memperbesar gambar kecil tidak menolong.",
    },
  },
  "legend-missing": {
    severity: "warning",
    message: {
      en: "Unexpected drawing without a legend, expected a list of what its marks mean",
      id: "Gambar ini belum berlegenda; tulis daftar arti tandanya",
    },
  },
  "legend-long": {
    severity: "error",
    message: {
      en: "Unexpected legend of {count} entries, expected {most} at most",
      id: "Legenda ini berisi {count} butir, paling banyak {most}",
    },
    hint: {
      en: "There are no more marks that a photocopy keeps apart. Put entries together.",
      id: "Tidak ada tanda lain yang tetap terbaca di fotokopi. Gabungkan beberapa butir.",
    },
  },
  "link-card-link": {
    severity: "error",
    message: {
      en: "Unexpected content of a link card, expected one https link and nothing else",
      id: "Isi kartu tautan keliru, seharusnya satu tautan https saja",
    },
    hint: {
      en: "Write what explains the link before or after the card.",
      id: "Tulis penjelasan tautan sebelum atau sesudah kartu.",
    },
  },
} satisfies Record<string, Rule>;
