import type { Language } from "../model/language.ts";

const id = {
  release: "hanya bila semua naskah final dan tidak ada komentar hukum yang terbuka; selain itu ditolak",
  unfinished: "Belum final, jadi bertanda air:",
  texts: "naskah",
};

const en: typeof id = {
  release: "only where every text is final and no comment on law is open; else nothing is made",
  unfinished: "Not final yet, hence with a watermark:",
  texts: "texts",
};

/** What the command line says of texts that are not final. */
export function releaseTexts(language: Language): typeof id {
  return { id, en }[language];
}

/** A line that names the books with a watermark, and how many of their texts are not final; empty where none is. */
export function unfinishedLine(
  books: readonly { id: string; unfinished?: number | undefined }[],
  language: Language,
): string {
  const { unfinished, texts } = releaseTexts(language);
  const counts = new Map(
    books.flatMap(({ id: book, unfinished: left }) => (left ? [[book, left] as const] : [])),
  );
  const named = [...counts].map(([book, left]) => `${book} (${left} ${texts})`);
  return named.length === 0 ? "" : `${unfinished} ${named.join(", ")}.\n`;
}
