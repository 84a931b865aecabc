import type { Language, Localized } from "../model/language.ts";
import type { ReferenceKind } from "../model/references.ts";

/** Kinds of instruments as the list of law groups them, in its order. */
export const groups = [
  {
    title: { en: "Constitution and acts", id: "Undang-undang dasar dan undang-undang" },
    kinds: ["constitution", "act"],
  },
  {
    title: { en: "Government and presidential regulations", id: "Peraturan pemerintah dan presiden" },
    kinds: ["government-regulation", "presidential-regulation", "presidential-decree"],
  },
  {
    title: {
      en: "Ministerial regulations, decrees and circulars",
      id: "Peraturan, keputusan, dan edaran menteri",
    },
    kinds: ["ministerial-regulation", "ministerial-decree", "circular"],
  },
  { title: { en: "Court rulings", id: "Putusan pengadilan" }, kinds: ["ruling"] },
  { title: { en: "Bills", id: "Rancangan undang-undang" }, kinds: ["bill"] },
  {
    title: { en: "International instruments", id: "Aturan internasional" },
    kinds: ["convention", "protocol", "declaration", "recommendation", "initiative"],
  },
] as const satisfies readonly { title: Localized; kinds: readonly ReferenceKind[] }[];

/** Fixed words of the list of law. */
export const lawWords = {
  id: {
    lead: "Semua hukum yang dikutip buku ini. Statusnya menurut sumber yang dicek penyusun. Periksa perubahan peraturan sebelum dipakai.",
    leadPlan: "Tanggal cek, dasar, dan jebakan hanya ada di panduan ini.",
    about: "tentang",
    cited: "Dikutip di",
    checked: "dicek",
    pitfall: "Jebakan",
  },
  en: {
    lead: "All law that this book cites, with its status in the sources checked. Check for changes before use.",
    leadPlan: "Dates of checks, grounds and pitfalls are in this guide only.",
    about: "on",
    cited: "Cited in",
    checked: "checked",
    pitfall: "Pitfall",
  },
} satisfies Record<Language, Record<string, string>>;
