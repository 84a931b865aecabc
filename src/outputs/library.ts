import { createHash } from "node:crypto";
import type { Element } from "hast";
import { h } from "hastscript";
import type { PackageConfig } from "../model/book.ts";
import type { Language, Localized } from "../model/language.ts";
import { wordsOf } from "../render/words.ts";
import type { BoardModule } from "./board.ts";
import { boardSection } from "./board-section.ts";
import { serialise } from "./html.ts";
import { compactCss, fontStyles } from "./styles.ts";
import type { Templates } from "./templates.ts";

/** A finished file, as the library and the manifest list it. */
export interface ListedFile {
  /** Path below the output folder. */
  path: string;
  output: string;
  /** Size in bytes. */
  bytes: number;
  sha256: string;
  /** Printed pages; undefined for what has none. */
  pages?: number;
}

/** A book in one edition, with its files. */
export interface ListedBook {
  id: string;
  title: string;
  number?: number | undefined;
  summary?: string | undefined;
  /** Of the volume of several modules. */
  modules?: number | undefined;
  sessions: number;
  edition: string;
  editionTitle: string;
  /** Where it is another than that of the sources. */
  language?: string | undefined;
  purpose: string;
  /** Texts that are not final, on whose pages a watermark is; left out where there are none. */
  unfinished?: number | undefined;
  files: ListedFile[];
}

/** What the library shows. */
export interface Listed {
  books: readonly ListedBook[];
  /** How far the texts of these books have come. */
  board: readonly BoardModule[];
}

/**
 * `index.html` of the output folder: every book, edition and file, with pages, sizes and the date of the text, and the
 * board of sessions.
 */
export async function libraryPage(
  { books, board }: Listed,
  config: PackageConfig,
  { templates, generator }: { templates: Templates; generator: string },
): Promise<Uint8Array> {
  const words = wordsOf(config.language);
  const style = compactCss(
    [
      await fontStyles(templates),
      await templates.read("tokens.css"),
      await templates.read("base.css"),
      await templates.read("screen/library.css"),
    ].join("\n"),
  );
  const left = boardSection(board, config.language, config.sourceLanguage);
  const ids = [...new Set(books.map(({ id }) => id))];
  const main = [
    h("h1", config.title),
    h("p.lead", words.libraryLead),
    h(
      "ul.books",
      ids.map((id) =>
        bookOf(
          books.filter((book) => book.id === id),
          config,
        ),
      ),
    ),
    ...(left ? [left] : []),
    h("footer", [
      config.notice ? h("p", h("b", config.notice)) : null,
      h("p", [config.round, `${words.date} ${config.date}`, generator].filter(Boolean).join(" · ")),
    ]),
  ];
  const text = await templates.fill("screen/library.html", {
    html: { style, main: serialise(main) },
    text: {
      language: config.language,
      title: config.title,
      generator,
      styleHash: `sha256-${createHash("sha256").update(style).digest("base64")}`,
    },
  });
  return Buffer.from(text, "utf8");
}

const modulesWord: Localized = { en: "modules", id: "modul" };

function bookOf(editions: readonly ListedBook[], config: PackageConfig): Element | null {
  const [first] = editions;
  if (!first) return null;
  const { language } = config;
  const words = wordsOf(language);
  const head = [
    first.number ? `${words.module} ${first.number}` : undefined,
    first.modules === undefined ? undefined : `${first.modules} ${modulesWord[language]}`,
    `${first.sessions} ${words.sessions}`,
  ];
  return h("li.book", [
    h("p.module", head.filter(Boolean).join(" · ")),
    h("h2", langOf(first, config), first.title),
    first.summary ? h("p.about", langOf(first, config), first.summary) : null,
    h(
      "div.editions",
      editions.map((book) => editionOf(book, config)),
    ),
  ]);
}

/** Marks what is in another language than the library. */
function langOf(book: ListedBook, { language, sourceLanguage }: PackageConfig): { lang?: string } {
  const { language: own = sourceLanguage } = book;
  return own === language ? {} : { lang: own };
}

/** What a language calls itself. */
function languageName(language: string): string {
  return { id: "Bahasa Indonesia", en: "English" }[language] ?? language;
}

function editionOf(book: ListedBook, config: PackageConfig): Element {
  const { language } = config;
  const lang = langOf(book, config);
  const words = wordsOf(language);
  const names: Record<string, string> = {
    html: `${words.read} (HTML)`,
    pdf: `${words.print} (PDF)`,
    handouts: `${words.looseSheets} (PDF)`,
    press: `${words.offset} (PDF/X-4)`,
    cover: `${words.coverSpread} (PDF/X-4)`,
    photocopy: `${words.photocopies} (PDF)`,
    booklet: `${words.bookletSheets} (PDF)`,
    review: `${words.reviewCopy} (PDF)`,
  };
  return h("section.edition", [
    h("h3", lang, [book.editionTitle, ...(book.language ? [` · ${languageName(book.language)}`] : [])]),
    h("p.purpose", lang, book.purpose),
    h(
      "ul.files",
      book.files.map(({ path, output, bytes, pages }) => {
        const facts = [
          pages === undefined ? undefined : `${pages} ${words.pages}`,
          fileSize(bytes, language),
        ];
        return h(
          "li",
          h("a", { href: path }, [
            h("span.kind", names[output] ?? output),
            " ",
            h("span.fact", facts.filter(Boolean).join(" · ")),
          ]),
        );
      }),
    ),
  ]);
}

/** A size for people: kilobytes of 1,000 bytes, with a decimal comma in Indonesian. */
export function fileSize(bytes: number, language: Language): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  const megabytes = (bytes / 1_000_000).toFixed(1);
  return `${language === "id" ? megabytes.replace(".", ",") : megabytes} MB`;
}
