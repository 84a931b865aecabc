import type { Language } from "../model/language.ts";

/**
 * Words by which a passage tells its reader that the law it cites has changed or must be checked. A bare "periksa" is
 * none: activities are full of it.
 */
const cautionWords: Readonly<Record<Language, readonly string[]>> = {
  id: [
    "cek",
    "dicek",
    "mengecek",
    "pengecekan",
    "periksa (?:perubahan|naskah|apakah|ulang|peraturan|aturan|putusan|lampiran|NORMLEX)",
    "naskah terbaru",
    "sebelum perubahan",
    "diubah",
    "perubahannya",
    "dicabut",
    "diganti",
    "pengganti",
    "penggantinya",
    "tidak(?: lagi)? mengikat",
    "tidak(?: lagi)? berlaku",
    "belum diratifikasi",
    "belum meratifikasi",
    "tidak diratifikasi",
    "rancangan",
    "belum menjadi",
    "belum disahkan",
    "belum pasti",
    "hanya sebagai sejarah",
  ],
  en: [
    "check",
    "checked",
    "latest text",
    "before the amendment",
    "amended",
    "amendment",
    "repealed",
    "replaced",
    "no longer",
    "not binding",
    "not ratified",
    "has not ratified",
    "unratified",
    "draft",
    "bill",
    "history",
  ],
};

const patterns: Readonly<Record<Language, RegExp>> = { id: patternOf("id"), en: patternOf("en") };

/** Whether a text tells its reader to be careful with the law it cites. */
export function cautionsIn(text: string, language: Language): boolean {
  return patterns[language].test(text);
}

function patternOf(language: Language): RegExp {
  const words = cautionWords[language].map((word) => word.replaceAll(" ", "\\s+"));
  return new RegExp(`(?<!\\p{L})(?:${words.join("|")})(?!\\p{L})`, "iu");
}
