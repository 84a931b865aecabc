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
} satisfies Record<string, Rule>;
