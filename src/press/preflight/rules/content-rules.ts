import { shared } from "../content/geometry.ts";
import type { Oddity } from "../content/run.ts";
import { severities, type RuleSeverity } from "../profiles.ts";
import type { Rule } from "./rule.ts";

/** A rule about something that a page uses, wherever on it. */
function oddityRule(
  oddity: Oddity,
  rule: { id: string; severity: RuleSeverity; clause: string; message: Rule["message"]; hint: Rule["hint"] },
): Rule {
  return {
    ...rule,
    *page({ oddities }) {
      if (oddities.has(oddity)) yield {};
    },
  };
}

const strict = severities("error", "error", "error");
const pressOnly = severities("error", "warning", "off");
const again = { en: "Export the page again.", id: "Ekspor ulang halaman ini." };
const flatten = {
  en: "Put the picture itself into the file and export again.",
  id: "Sematkan gambarnya ke dalam berkas, lalu ekspor ulang.",
};

/** Rules about what a page is made of. */
export const contentRules: readonly Rule[] = [
  {
    id: "annotation",
    severity: severities("error", "warning", "warning"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected annotation ({subject}) on the page, expected none in trim and bleed.",
      id: "Ada anotasi ({subject}) di dalam halaman; pada berkas cetak seharusnya tidak ada.",
    },
    hint: {
      en: "Export for print, without links, comments and form fields.",
      id: "Ekspor untuk cetak, tanpa tautan, komentar, dan isian.",
    },
    *page({ annotations, page }) {
      for (const { subtype, box } of annotations)
        if (shared(box, page.bleed)) yield { box, subject: subtype };
    },
  },
  oddityRule("transfer", {
    id: "transfer-curve",
    severity: pressOnly,
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected transfer curve, expected none.",
      id: "Halaman memuat kurva transfer; seharusnya tidak ada.",
    },
    hint: {
      en: "Export without halftone and transfer settings.",
      id: "Ekspor tanpa pengaturan raster dan kurva transfer.",
    },
  }),
  oddityRule("postscript", {
    id: "postscript",
    severity: strict,
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected embedded PostScript, expected PDF content only.",
      id: "Halaman memuat PostScript; seharusnya hanya isi PDF.",
    },
    hint: again,
  }),
  oddityRule("reference", {
    id: "external-content",
    severity: pressOnly,
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected content from another file, expected everything inside this one.",
      id: "Sebagian isi halaman berada di berkas lain; seharusnya semua di dalam berkas ini.",
    },
    hint: flatten,
  }),
  oddityRule("opi", {
    id: "opi",
    severity: pressOnly,
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected OPI comments, expected the picture itself.",
      id: "Halaman memuat tanda OPI (gambar pengganti); seharusnya gambar aslinya.",
    },
    hint: flatten,
  }),
  oddityRule("alternates", {
    id: "alternate-images",
    severity: pressOnly,
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected alternate versions of a picture, expected one.",
      id: "Ada gambar dengan beberapa versi; seharusnya satu.",
    },
    hint: flatten,
  }),
  oddityRule("circular", {
    id: "form-circular",
    severity: strict,
    clause: "ISO 32000-1, 8.10",
    message: {
      en: "Unexpected form that contains itself, expected one that ends.",
      id: "Ada gambar (form) yang memuat dirinya sendiri.",
    },
    hint: again,
  }),
  oddityRule("operator", {
    id: "content-broken",
    severity: strict,
    clause: "ISO 32000-1, annex A",
    message: {
      en: "Unexpected words in the page's content, expected operators of PDF with the fonts they need.",
      id: "Isi halaman memuat perintah yang tidak dikenal, atau teks tanpa fon.",
    },
    hint: again,
  }),
  oddityRule("pattern", {
    id: "pattern-missing",
    severity: strict,
    clause: "ISO 32000-1, 8.7",
    message: {
      en: "Unexpected name of a pattern, expected one that the page has.",
      id: "Pola (pattern) yang disebut halaman ini tidak ada.",
    },
    hint: again,
  }),
  oddityRule("unbalanced", {
    id: "state-unbalanced",
    severity: severities("warning", "off", "off"),
    clause: "ISO 32000-1, 8.4.2",
    message: {
      en: "Unexpected count of q and Q, expected as many of one as of the other.",
      id: "Jumlah perintah q dan Q pada halaman tidak sama.",
    },
    hint: again,
  }),
];
