import type { Element } from "hast";
import { h } from "hastscript";
import type { Term } from "../model/glossary.ts";
import type { Language } from "../model/language.ts";
import type { Book } from "../render/book.ts";
import { termAnchor } from "../render/term.ts";
import type { BookAnnex } from "./annex.ts";
import { useLinks, usesIn } from "./uses.ts";

const words = {
  id: { lead: "Istilah yang dipakai buku ini, dengan padanan Inggrisnya.", first: "Pertama di" },
  en: { lead: "Terms that this book uses, with the Indonesian.", first: "First in" },
} satisfies Record<Language, Record<string, string>>;

/** The terms that an edition uses, with their meaning and where each is used first. */
export const glossary: BookAnnex = {
  name: "glossary",
  title: { en: "Glossary", id: "Glosarium" },
  render(book) {
    const { language } = book;
    const uses = usesIn(book, (node) =>
      node.type === "termUse" ? { keys: [node.key], anchor: node.anchor } : undefined,
    );
    const used = book.glossary.terms.filter(({ key }) => uses.has(key));
    if (used.length === 0) return [];
    const sorted = used.toSorted((a, b) => compare(headWord(a, language), headWord(b, language)));
    return [
      h("p.lead", words[language].lead),
      h(
        "dl.terms",
        sorted.flatMap((term) => entryOf(term, book, useLinks(uses.get(term.key)?.slice(0, 1) ?? [], book))),
      ),
    ];
  },
};

function entryOf(term: Term, { language }: Book, first: ReturnType<typeof useLinks>): Element[] {
  const { abbreviation } = term;
  const other = language === "id" ? { lang: "en", word: term.english } : { lang: "id", word: term.term };
  return [
    h("dt", { id: termAnchor(term.key) }, [
      h("b", headWord(term, language)),
      abbreviation === undefined ? null : ` (${abbreviation})`,
      " ",
      // Not an i: Chromium has no tag for it that could say the language.
      h("em", { lang: other.lang }, other.word),
    ]),
    h("dd", [`${term.meaning} `, h("span.first-use", [`${words[language].first} `, ...first])]),
  ];
}

function headWord(term: Term, language: Language): string {
  return language === "id" ? term.term : term.english;
}

/** Alphabetical in the same way on every machine. */
function compare(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}
