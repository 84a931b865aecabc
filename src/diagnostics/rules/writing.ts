import type { Rule } from "../rule.ts";

/** How a text is written: headings, sentences, plain Markdown. */
export const writingRules = {
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
} satisfies Record<string, Rule>;
