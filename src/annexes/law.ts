import type { Element } from "hast";
import { h } from "hastscript";
import type { Nodes } from "mdast";
import type { Localized } from "../model/language.ts";
import type { Citation } from "../model/nodes.ts";
import type { Reference, ReferenceKind, ReferencePart } from "../model/references.ts";
import { lawAnchor, monthText } from "../render/citation.ts";
import type { Book } from "../render/book.ts";
import { tied, tiedName } from "../source/citation.ts";
import { confidenceTexts, statusText } from "../source/law-status.ts";
import { locatorsMeet, locatorText, parseLocator } from "../source/locator.ts";
import type { BookAnnex } from "./annex.ts";
import { groups, lawWords } from "./law-words.ts";
import { readingOrder, useLinks, usesIn, type Use } from "./uses.ts";
import { walk } from "../transforms/walk.ts";

/** Everything that an edition cites, by kind, with its status and where it is cited. */
export const law: BookAnnex = {
  name: "law",
  title: { en: "List of law", id: "Daftar hukum" },
  render(book, level) {
    const uses = usesIn(book, citedIn);
    const cited = [...book.references.entries.values()].filter(({ key }) => uses.has(key));
    if (cited.length === 0) return [];
    const { language } = book;
    const words = lawWords[language];
    const places = locatorsIn(book);
    return [
      h("p.lead", book.edition.plan === "shown" ? `${words.lead} ${words.leadPlan}` : words.lead),
      ...groups.flatMap(({ title, kinds }) =>
        groupOf(
          cited.filter(({ kind }) => (kinds as readonly ReferenceKind[]).includes(kind)),
          { title, level, book, uses, places },
        ),
      ),
    ];
  },
};

interface Listing {
  title: Localized;
  level: number;
  book: Book;
  uses: ReadonlyMap<string, readonly Use[]>;
  /** Places cited of each instrument, as written. */
  places: ReadonlyMap<string, readonly string[]>;
}

function groupOf(references: readonly Reference[], { title, level, ...at }: Listing): Element[] {
  if (references.length === 0) return [];
  return [
    h(`h${level}.law-group`, title[at.book.language]),
    h(
      "dl.law-list",
      references.flatMap((reference) => entryOf(reference, at)),
    ),
  ];
}

function entryOf(
  reference: Reference,
  { book, uses, places }: Pick<Listing, "book" | "uses" | "places">,
): Element[] {
  const { language } = book;
  const words = lawWords[language];
  const { title, key } = reference;
  const parts = reference.parts.filter(({ locator }) =>
    (places.get(key) ?? []).some((written) => {
      const place = parseLocator(written);
      return place !== undefined && place.articles.length > 0 && locatorsMeet(place, locator);
    }),
  );
  return [
    h("dt", { id: lawAnchor(key) }, [
      h("b", tiedName(reference, language)),
      title === undefined ? null : h("span.law-title", ` ${words.about} ${tied(title)}`),
    ]),
    h("dd", [
      h("p.law-status", [
        sentence(tied(statusText(reference, book.references)[language])),
        ...parts
          .filter(({ status }) => status !== "in-force" && status !== reference.status)
          .map((part) => ` ${partName(part, book)}: ${tied(statusText(part, book.references)[language])}.`),
      ]),
      h("p.law-uses", [`${words.cited} `, ...useLinks(uses.get(key) ?? [], book)]),
      ...(book.edition.plan === "shown" ? notesOf(reference, parts, book) : []),
    ]),
  ];
}

/** What only those who lead see: when it was checked, how well it is founded, and the pitfalls. */
function notesOf(reference: Reference, parts: readonly ReferencePart[], book: Book): Element[] {
  const { language } = book;
  const words = lawWords[language];
  const { checked, confidence, note } = reference;
  const facts = [
    checked === undefined ? "" : `${words.checked} ${monthText(checked, language)}`,
    confidence === undefined ? "" : confidenceTexts[confidence][language],
  ].filter(Boolean);
  const pitfalls = [
    ...(note === undefined ? [] : [h("p.pitfall-note", [h("b", words.pitfall), ` ${tied(note)}`])]),
    ...parts.flatMap((part) =>
      part.note === undefined
        ? []
        : [h("p.pitfall-note", [h("b", `${words.pitfall} ${partName(part, book)}`), ` ${tied(part.note)}`])],
    ),
  ];
  return [...(facts.length > 0 ? [h("p.law-checked", sentence(facts.join("; ")))] : []), ...pitfalls];
}

function partName({ locator }: ReferencePart, { language }: Book): string {
  return locatorText(locator, language);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function citationOf(node: Nodes): Citation | undefined {
  if (node.type === "citation") return node;
  return node.type === "block" ? node.cited : undefined;
}

/** A citation's instruments, found by its own anchor or, where each was cited before, not at all. */
function citedIn(node: Nodes): { keys: readonly string[]; anchor: string | undefined } | undefined {
  const citation = citationOf(node);
  return citation && { keys: citation.items.map(({ key }) => key), anchor: citation.anchor };
}

function locatorsIn(book: Book): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const { tree } of readingOrder(book)) {
    walk(tree, (node) => {
      for (const { key, locator } of citationOf(node)?.items ?? []) {
        places.set(key, [...(places.get(key) ?? []), locator]);
      }
    });
  }
  return places;
}
