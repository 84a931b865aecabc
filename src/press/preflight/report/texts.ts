import type { Language } from "../../../model/language.ts";

const id = {
  title: "Laporan preflight",
  pass: "Lulus",
  warn: "Lulus dengan peringatan",
  fail: "Tidak lulus",
  error: "kesalahan",
  warning: "peringatan",
  errors: "kesalahan",
  warnings: "peringatan",
  profile: "Profil",
  pages: "Halaman",
  pagesWord: "halaman",
  page: "halaman",
  size: "Ukuran jadi",
  version: "Versi",
  intent: "Output intent",
  fonts: "Fon",
  notEmbedded: "tidak disematkan",
  allEmbedded: "semua disematkan",
  colours: "Warna",
  spaces: "Ruang warna",
  spots: "warna khusus",
  colourPages: "halaman berwarna",
  blackPages: "hitam saja",
  emptyPages: "kosong",
  ink: "Tinta terbanyak",
  inkBelow: "paling banyak 200 %",
  images: "Gambar",
  lowest: "terendah",
  none: "tidak ada",
  also: "Semuanya di halaman",
  found: "Temuan",
  nothing: "Tidak ada temuan.",
  more: "temuan lain; lihat semuanya dengan",
  marked: "Halaman dengan temuan",
  markedMore: "halaman lain dengan temuan",
  noPicture: "gambar halaman tidak dapat dibuat",
  measured: "Letak diukur dari sudut kiri bawah ukuran jadi. Angka pada halaman merujuk daftar temuan.",
  by: "Diperiksa oleh",
};

const en: Record<keyof typeof id, string> = {
  title: "Preflight report",
  pass: "Passed",
  warn: "Passed with warnings",
  fail: "Failed",
  error: "error",
  warning: "warning",
  errors: "errors",
  warnings: "warnings",
  profile: "Profile",
  pages: "Pages",
  pagesWord: "pages",
  page: "page",
  size: "Finished size",
  version: "Version",
  intent: "Output intent",
  fonts: "Fonts",
  notEmbedded: "not embedded",
  allEmbedded: "all embedded",
  colours: "Colours",
  spaces: "Colour spaces",
  spots: "spot colours",
  colourPages: "pages in colour",
  blackPages: "black only",
  emptyPages: "empty",
  ink: "Most ink",
  inkBelow: "at most 200 %",
  images: "Pictures",
  lowest: "lowest",
  none: "none",
  also: "In all on pages",
  found: "Findings",
  nothing: "No findings.",
  more: "more findings; all of them with",
  marked: "Pages with findings",
  markedMore: "more pages with findings",
  noPicture: "no picture of the page could be made",
  measured:
    "Places are measured from the lower left corner of the trim. Numbers on pages refer to the findings.",
  by: "Checked by",
};

/** Words of reports in a language. */
export type ReportTexts = Readonly<Record<keyof typeof id, string>>;

const texts: Record<Language, ReportTexts> = { id, en };

/** The words of reports. */
export function reportTexts(language: Language): ReportTexts {
  return texts[language];
}
