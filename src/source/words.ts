import type { Language, Localized } from "../model/language.ts";

/**
 * Every word of front matter and attributes in both languages: the one table that holds the pairs. The key is the
 * canonical name used in the code.
 */
export const words = {
  title: { en: "title", id: "judul" },
  translatedFrom: { en: "translated-from", id: "terjemahan-dari" },
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
  separate: { en: "separate", id: "terpisah" },
  method: { en: "method", id: "metode" },
  when: { en: "when", id: "saat" },
  pieces: { en: "pieces", id: "lembar" },
  occasion: { en: "kind", id: "jenis" },
  shape: { en: "shape", id: "bentuk" },
  clocks: { en: "clocks", id: "jam" },
  medium: { en: "medium", id: "media" },
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
  rules: { en: "rules", id: "aturan" },
  schedule: { en: "schedule", id: "jadwal" },
  start: { en: "start", id: "mulai" },
  lessonHour: { en: "lesson-hour", id: "jpl" },
  pauses: { en: "breaks", id: "jeda" },
  friday: { en: "friday", id: "jumat" },
  days: { en: "days", id: "hari" },
  participants: { en: "participants", id: "peserta" },
  group: { en: "group", id: "kelompok" },
  at: { en: "at", id: "pukul" },
  minutes: { en: "minutes", id: "menit" },
  fixed: { en: "fixed", id: "tetap" },
  press: { en: "press", id: "cetak" },
  inside: { en: "inside", id: "isi" },
  binding: { en: "binding", id: "jilid" },
  insidePaper: { en: "inside-paper", id: "kertas-isi" },
  coverPaper: { en: "cover-paper", id: "kertas-sampul" },
  lamination: { en: "lamination", id: "laminasi" },
  spines: { en: "spine", id: "punggung" },
  marks: { en: "marks", id: "tanda" },
  pageMultiple: { en: "page-multiple", id: "kelipatan" },
  profile: { en: "profile", id: "profil" },
  weight: { en: "gsm", id: "gsm" },
  thickness: { en: "thickness", id: "tebal" },
  bulk: { en: "bulk", id: "bulk" },
  file: { en: "file", id: "berkas" },
  condition: { en: "condition", id: "kondisi" },
  info: { en: "info", id: "keterangan" },
  inkLimit: { en: "ink-limit", id: "tinta" },
  bring: { en: "bring", id: "bawa" },
  instrument: { en: "instrument", id: "jenis" },
  year: { en: "year", id: "tahun" },
  cite: { en: "cite", id: "sebut" },
  status: { en: "status", id: "status" },
  by: { en: "by", id: "oleh" },
  ratification: { en: "ratification", id: "pengesahan" },
  parts: { en: "parts", id: "bagian" },
  article: { en: "article", id: "pasal" },
  confidence: { en: "confidence", id: "keyakinan" },
  note: { en: "note", id: "catatan" },
  english: { en: "english", id: "inggris" },
  englishTitle: { en: "english-title", id: "judul-inggris" },
  englishNote: { en: "english-note", id: "catatan-inggris" },
  englishMeaning: { en: "english-meaning", id: "arti-inggris" },
  englishForms: { en: "english-forms", id: "bentuk-inggris" },
  terms: { en: "terms", id: "istilah" },
  term: { en: "term", id: "istilah" },
  abbreviation: { en: "abbreviation", id: "singkatan" },
  meaning: { en: "meaning", id: "arti" },
  forms: { en: "forms", id: "bentuk" },
  choices: { en: "word-choice", id: "pilihan-kata" },
  avoid: { en: "avoid", id: "hindari" },
  use: { en: "use", id: "pakai" },
  reason: { en: "reason", id: "alasan" },
  columns: { en: "columns", id: "kolom" },
  firstColumn: { en: "first-column", id: "kolom-pertama" },
  wordBank: { en: "word-bank", id: "bank-kata" },
  kind: { en: "kind", id: "jenis" },
  forTest: { en: "for", id: "untuk" },
  passMark: { en: "pass", id: "lulus" },
  except: { en: "except", id: "kecuali" },
  session: { en: "session", id: "sesi" },
  block: { en: "block", id: "blok" },
  quote: { en: "quote", id: "kutipan" },
  before: { en: "before", id: "sebelum" },
  after: { en: "after", id: "sesudah" },
  anchor: { en: "anchor", id: "jangkar" },
  supersedes: { en: "supersedes", id: "menggantikan" },
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
