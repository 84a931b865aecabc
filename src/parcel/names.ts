import type { PackageConfig } from "../model/book.ts";
import type { Language } from "../model/language.ts";

/** What the names of a parcel are made of. */
export type NamedBy = Pick<PackageConfig, "date" | "round" | "imprints">;

/** Letters of one part of a name: together they stay far below what a file system takes. */
const mostLetters = 32;

/** Books whose names stand in the name of their parcel; more are counted. */
const mostBooks = 3;

/**
 * A text as a part of file names that every file system and every mail program leaves alone: lower case letters and digits
 * of ASCII, hyphens between them. Empty where nothing of the text can be written so.
 */
export function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, mostLetters)
    .replace(/-+$/, "");
}

/** A book in an edition, as its files are called. */
export interface NamedBook {
  id: string;
  edition: string;
  /** Where it is another than that of the sources. */
  language?: string | undefined;
}

/** What a parcel is called: `foa-kspi-naskah-kerja-2026-11-22`; with one edition only, its name follows the book's. */
export function parcelName(books: readonly NamedBook[], config: NamedBy): string {
  const ids = [...new Set(books.map(({ id }) => id))].map((id) => slug(id) || "book");
  const editions = [...new Set(books.map(({ edition }) => edition))];
  const languages = [...new Set(books.flatMap(({ language }) => language ?? []))];
  return joined([
    ...(ids.length > mostBooks ? [`${ids.length}-books`] : ids),
    ...(editions.length === 1 ? editions : []),
    ...languages,
    ...config.imprints.slice(0, 2).map(({ id }) => id),
    config.round ?? "",
    config.date,
  ]);
}

/**
 * What the files of one book begin with: `foa-facilitator-naskah-kerja-2026-11-22`.
 * @internal
 */
export function bookStem({ id, edition, language }: NamedBook, { round, date }: NamedBy): string {
  return joined([slug(id) || "book", edition, language ?? "", round ?? "", date]);
}

/** Stems of books in order, each once: two names that ASCII makes one are told apart by a number. */
export function bookStems(books: readonly NamedBook[], config: NamedBy): string[] {
  const given = new Map<string, number>();
  return books.map((book) => {
    const stem = bookStem(book, config);
    const count = (given.get(stem) ?? 0) + 1;
    given.set(stem, count);
    return count === 1 ? stem : `${stem}-${count}`;
  });
}

/** Folders and files of a parcel that are no book's, by the language of the package. */
export const parcelWords: Readonly<
  Record<Language, Readonly<Record<"print" | "readMe" | "orderSheet" | "inside" | "cover", string>>>
> = {
  id: {
    print: "cetak",
    readMe: "BACA-SAYA.txt",
    orderSheet: "spesifikasi-cetak",
    inside: "isi",
    cover: "sampul",
  },
  en: { print: "print", readMe: "README.txt", orderSheet: "order-sheet", inside: "inside", cover: "cover" },
};

function joined(parts: readonly string[]): string {
  return parts.map(slug).filter(Boolean).join("-");
}
