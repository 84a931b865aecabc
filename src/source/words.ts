import type { Language, Localized } from "../model/language.ts";

/**
 * Every word of front matter and attributes in both languages: the one table that holds the pairs. The key is the
 * canonical name used in the code.
 */
export const words = {
  title: { en: "title", id: "judul" },
  subtitle: { en: "subtitle", id: "subjudul" },
  number: { en: "number", id: "nomor" },
  duration: { en: "duration", id: "durasi" },
  summary: { en: "summary", id: "ringkasan" },
  objectives: { en: "objectives", id: "tujuan" },
  methods: { en: "methods", id: "metode" },
  materials: { en: "materials", id: "bahan" },
  preparation: { en: "preparation", id: "persiapan" },
  lines: { en: "lines", id: "baris" },
  source: { en: "source", id: "sumber" },
  checked: { en: "checked", id: "dicek" },
  anonymous: { en: "anonymous", id: "anonim" },
  id: { en: "id", id: "id" },
  language: { en: "language", id: "bahasa" },
  page: { en: "page", id: "halaman" },
  modules: { en: "modules", id: "modul" },
  outputs: { en: "outputs", id: "keluaran" },
  imprints: { en: "imprints", id: "penerbit" },
  name: { en: "name", id: "nama" },
  text: { en: "text", id: "teks" },
  round: { en: "round", id: "seri" },
  date: { en: "date", id: "tanggal" },
  notice: { en: "notice", id: "peringatan" },
} satisfies Record<string, Localized>;

/** Canonical name of a word. */
export type Word = keyof typeof words;

/** The canonical name of a word as written, among those allowed here. */
export function canonicalWord(written: string, allowed: readonly Word[]): Word | undefined {
  const lower = written.toLowerCase();
  return allowed.find((word) => words[word].en === lower || words[word].id === lower);
}

/** How words are written in a language, for lists in messages. */
function spelled(allowed: readonly Word[], language: Language): string[] {
  return allowed.map((word) => words[word][language]);
}

/** A list of words in both languages, for a message. */
export function spelledList(allowed: readonly Word[]): Localized {
  return { en: spelled(allowed, "en").join(", "), id: spelled(allowed, "id").join(", ") };
}
