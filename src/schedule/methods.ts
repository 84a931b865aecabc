import type { Language, Localized } from "../model/language.ts";

/** A kind of method: what a timeline draws alike. */
export interface MethodFamily {
  /** Printed in legends. */
  label: Localized;
  /** Whether its minutes are theory in a curriculum table; all others are practice. */
  theory: boolean;
  /** Parts of words that tell a method of this kind by its name, in both languages. */
  signs: readonly string[];
}

/** Kinds of methods. A name is looked up from the top: "kuis kasus" is a quiz. */
export const methodFamilies = {
  input: {
    label: { en: "Input: presentation, questions, reading", id: "Paparan, tanya jawab, membaca" },
    theory: true,
    signs: [
      "ceramah",
      "paparan",
      "tanya jawab",
      "membaca",
      "bacaan",
      "lecture",
      "presentation",
      "question",
      "reading",
    ],
  },
  opening: {
    label: { en: "Opening, ground rules, energiser", id: "Pembukaan, kesepakatan, energizer" },
    theory: false,
    signs: ["kontrak", "kenalan", "energi", "pembukaan", "ground rules", "opening"],
  },
  own: {
    label: { en: "Own work: test, reflection, plan", id: "Kerja sendiri: tes, refleksi, rencana" },
    theory: false,
    signs: [
      "kuis",
      "tes",
      "refleksi",
      "rencana",
      "per unit",
      "janji",
      "evaluasi",
      "sendiri",
      "quiz",
      "reflection",
      "individual",
      "action plan",
      "follow-up plan",
      "evaluation",
      "by workplace",
    ],
  },
  role: {
    label: { en: "Role play, simulation, practice", id: "Bermain peran, simulasi, latihan" },
    theory: false,
    signs: ["peran", "simulasi", "tiruan", "latihan", "role", "simulation", "practice"],
  },
  case: {
    label: { en: "Case study, work on documents", id: "Studi kasus, kerja dengan naskah" },
    theory: false,
    signs: [
      "kasus",
      "periksa",
      "analisis",
      "berkas",
      "surat",
      "pasal",
      "case",
      "analysis",
      "clause",
      "document",
    ],
  },
  wall: {
    label: { en: "Cards, maps, walls, gallery", id: "Kartu, peta, dinding, galeri" },
    theory: false,
    signs: [
      "kartu",
      "pohon",
      "denah",
      "peta",
      "pemeta",
      "galeri",
      "dinding",
      "jam 24",
      "metaplan",
      "card",
      "tree",
      "map",
      "wall",
      "gallery",
      "clock",
    ],
  },
  discussion: {
    label: { en: "Discussion, brainstorming", id: "Diskusi, curah pendapat" },
    theory: false,
    signs: [
      "diskusi",
      "curah",
      "café",
      "cafe",
      "kuasa",
      "sudut",
      "cerita",
      "kelompok",
      "discussion",
      "brainstorm",
      "power",
      "corner",
      "story",
      "group",
    ],
  },
  other: { label: { en: "Other activity", id: "Kegiatan lain" }, theory: false, signs: [] },
} as const satisfies Record<string, MethodFamily>;

/** Name of a kind of method. */
export type MethodFamilyName = keyof typeof methodFamilies;

/** Methods that a block may name; a session's own `methods` in its front matter come on top. facts.md §6, and theory. */
const knownMethods: readonly Localized[] = [
  { en: "lecture", id: "ceramah" },
  { en: "presentation", id: "paparan" },
  { en: "questions and answers", id: "tanya jawab" },
  { en: "reading", id: "membaca" },
  { en: "ground rules", id: "kontrak belajar" },
  { en: "energiser", id: "energizer" },
  { en: "brainstorming", id: "curah pendapat" },
  { en: "metaplan cards", id: "kartu metaplan" },
  { en: "group discussion", id: "diskusi kelompok" },
  { en: "case study", id: "studi kasus" },
  { en: "role play", id: "bermain peran" },
  { en: "body mapping", id: "pemetaan tubuh" },
  { en: "risk mapping", id: "pemetaan risiko" },
  { en: "problem tree", id: "pohon masalah" },
  { en: "24-hour clock", id: "jam 24 gender" },
  { en: "power line", id: "garis kuasa" },
  { en: "world café", id: "world café" },
  { en: "gallery walk", id: "galeri berjalan" },
  { en: "true-false quiz", id: "kuis benar–salah" },
  { en: "simulation", id: "simulasi" },
  { en: "test", id: "tes" },
  { en: "reflection", id: "refleksi" },
  { en: "individual work", id: "kerja sendiri" },
  { en: "work by workplace", id: "kerja per unit" },
];

/** What a type of block is, where its writer names no method. */
const blockMethods: Readonly<Record<string, Localized>> = {
  "role-play": { en: "role play", id: "bermain peran" },
  energizer: { en: "energiser", id: "energizer" },
  reading: { en: "reading", id: "membaca" },
};

const unnamed: Localized = { en: "activity", id: "kegiatan" };

/** A method as a session's part has it. */
export interface Method {
  name: string;
  family: MethodFamilyName;
}

/** The method of a part: what its writer says, or what its type of block is. */
export function methodOf(block: string, written: string | undefined, language: Language): Method {
  const name = written ?? blockMethods[block]?.[language];
  return name === undefined ? { name: unnamed[language], family: "other" } : { name, family: familyOf(name) };
}

/**
 * The kind of a method by its name.
 * @internal
 */
export function familyOf(method: string): MethodFamilyName {
  const name = method.toLowerCase();
  for (const [family, { signs }] of Object.entries(methodFamilies)) {
    if (signs.some((sign) => name.includes(sign))) return family as MethodFamilyName;
  }
  return "other";
}

/** Whether a block may name a method: one of the known ones, in either language, or one of its session's own. */
export function isMethod(name: string, own: readonly string[]): boolean {
  const wanted = keyOf(name);
  return methodsFor(own).some((each) => keyOf(each) === wanted);
}

/** Every method that a block of a session may name, its own first. */
export function methodsFor(own: readonly string[]): string[] {
  return [...own, ...knownMethods.flatMap(({ id, en }) => [id, en])];
}

/** Dashes and capitals are no difference: the text's own dashes are made by typography. */
function keyOf(name: string): string {
  return name.trim().toLowerCase().replace(/[–—]/g, "-");
}
