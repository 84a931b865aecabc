import type { Rule } from "../rule.ts";

/** What leads elsewhere: links, anchors and footnotes. */
export const referencesRules = {
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
  "reference-target": {
    severity: "error",
    message: {
      en: "Unexpected reference to `{target}`, which nothing bears.{near}",
      id: "Rujukan ke `{target}` tidak menuju apa pun.{near}",
    },
    hint: {
      en: "Give what is meant a name: :::worksheet{#my-sheet title=…}, a caption that ends with {#my-table}; a session is session-2. Of another module: module/my-sheet, or only the name of its folder.",
      id: "Beri nama pada yang dituju: :::lembar-kerja{#lembar-saya judul=…}, atau keterangan yang berakhir dengan {#tabel-saya}; sesi ditulis sesi-2. Di modul lain: modul/lembar-saya, atau nama folder modul itu saja.",
    },
  },
  "reference-edition": {
    severity: "error",
    message: {
      en: "Unexpected reference to `{target}`, which the edition `{edition}` does not have",
      id: "Rujukan ke `{target}`, padahal edisi `{edition}` tidak memuatnya",
    },
    hint: {
      en: "Move the reference into a facilitator block, or refer to something that both editions have.",
      id: "Pindahkan rujukan ke blok fasilitator, atau rujuk sesuatu yang ada di kedua edisi.",
    },
  },
  "inline-unfinished": {
    severity: "error",
    message: {
      en: "Unexpected `{found}` that nothing closes on the same passage, or with emphasis inside",
      id: "`{found}` di sini tidak ditutup, atau memuat huruf miring atau tebal",
    },
    hint: {
      en: "A blank is [[word]], a reference {ref:name}, a citation [@uu-21-2000 ps 28]: plain text from the first sign to the last.",
      id: "Isian ditulis [[kata]], rujukan {lihat:nama}, kutipan hukum [@uu-21-2000 ps 28]: teks biasa dari tanda pertama sampai tanda terakhir.",
    },
  },
  "inline-misplaced": {
    severity: "error",
    message: {
      en: "Unexpected `{found}` in {place}, where every edition would print it as it stands",
      id: "`{found}` di dalam {place}: di sana ia akan tercetak apa adanya di semua edisi",
    },
    hint: {
      en: "Write it in running text, a list or a table.",
      id: "Tulislah di teks biasa, daftar, atau tabel.",
    },
  },
  "anchor-twice": {
    severity: "error",
    message: {
      en: "Unexpected second anchor `{anchor}`, the first is in {first}",
      id: "Jangkar `{anchor}` sudah dipakai di {first}",
    },
  },
  "link-text-vague": {
    severity: "warning",
    message: {
      en: "Unexpected link text `{text}`, expected words that say where the link leads",
      id: "Teks tautan `{text}` tidak mengatakan ke mana tautan menuju",
    },
    hint: {
      en: "Write the name of what it leads to: [ILO Convention 190](https://…).",
      id: "Tuliskan nama yang dituju: [Konvensi ILO 190](https://…).",
    },
  },
  "footnote-unused": {
    severity: "warning",
    message: {
      en: "Unexpected footnote `{label}` that nothing cites: it is not printed",
      id: "Catatan kaki `{label}` tidak dirujuk, jadi tidak dicetak",
    },
    hint: {
      en: "Cite it with [^{label}] where it belongs, or remove it.",
      id: "Rujuklah dengan [^{label}] di tempatnya, atau hapus.",
    },
  },
  "footnote-twice": {
    severity: "error",
    message: {
      en: "Unexpected second footnote `{label}`, the first is in line {first}: this one would not be printed",
      id: "Catatan kaki `{label}` sudah ada di baris {first}: yang ini tidak akan dicetak",
    },
  },
} satisfies Record<string, Rule>;
