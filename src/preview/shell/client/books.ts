import type { ShellBook } from "../shell-data.ts";
import { words } from "./words.ts";

/** A book of the list with what its PDF file holds. */
export interface ListedBook extends ShellBook {
  /** Hash of its PDF file. */
  pdfVersion?: string;
}

interface Manifest {
  books?: {
    id: string;
    title: string;
    number?: number;
    edition: string;
    editionTitle: string;
    files: { path: string; output: string; sha256: string }[];
  }[];
}

/** What a book is called in the list: a number of 0 stands beside the series, and is not said. */
export function bookName({ id, title, number }: Pick<ShellBook, "id" | "title" | "number">): string {
  if (id === "package") return `${words.allModules} – ${title}`;
  return number === undefined || number === 0 ? title : `${number}. ${title}`;
}

/** What a module is called over its sessions. */
export function moduleName({ title, number }: Pick<ShellBook, "title" | "number">): string {
  return number === undefined || number === 0 ? title : `${words.module} ${number}. ${title}`;
}

/** The books that have been built; none where nothing has been yet. */
export async function fetchBooks(): Promise<ListedBook[]> {
  const answer = await fetch("/manifest.json").catch(() => undefined);
  if (answer?.ok !== true) return [];
  const { books = [] } = (await answer.json()) as Manifest;
  return books.map(({ files, id, title, number, edition, editionTitle }) => {
    const pdf = files.find(({ output }) => output === "pdf");
    return {
      id,
      title,
      edition,
      editionTitle,
      ...(number === undefined ? {} : { number }),
      ...(pdf ? { pdf: pdf.path, pdfVersion: pdf.sha256 } : {}),
    };
  });
}
