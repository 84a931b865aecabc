import { severities } from "../profiles.ts";
import { onPage } from "./printed.ts";
import type { Rule } from "./rule.ts";

/** Rules about fonts. */
export const fontRules: readonly Rule[] = [
  {
    id: "font-embedded",
    severity: severities("error", "error", "error"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected font {subject}, expected it embedded.",
      id: "Fon {subject} tidak disematkan; mesin cetak akan menggantinya.",
    },
    hint: { en: "Export again with all fonts embedded.", id: "Ekspor ulang dengan semua fon disematkan." },
    *page({ marks }) {
      for (const { font, box } of marks) {
        if (font && !font.embedded) yield { box, subject: font.name || "?" };
      }
    },
  },
  {
    id: "font-type3",
    severity: severities("warning", "off", "off"),
    clause: "ISO 32000-1, 9.6.5",
    message: {
      en: "Unexpected Type 3 font {subject}, expected an outline font: RIPs draw it coarsely.",
      id: "Fon {subject} berjenis Type 3; hasil cetaknya bisa kasar.",
    },
    hint: {
      en: "Use a static font instead of a variable or bitmap font.",
      id: "Pakai fon statis, bukan fon variabel atau fon bitmap.",
    },
    *page({ marks, page }) {
      for (const mark of marks) {
        if (mark.font?.type === "Type3" && onPage(mark, page))
          yield { box: mark.box, subject: mark.font.name || "?" };
      }
    },
  },
];
