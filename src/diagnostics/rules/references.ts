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
  "anchor-twice": {
    severity: "error",
    message: {
      en: "Unexpected second anchor `{anchor}`, the first is in {first}",
      id: "Jangkar `{anchor}` sudah dipakai di {first}",
    },
  },
} satisfies Record<string, Rule>;
