import type { UaDocument, UaRule } from "./ua-document.ts";

/** A tag of BCP 47 as far as books need it: language, script, region, variants. https://www.rfc-editor.org/rfc/rfc5646 */
const languageTag = /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-[A-Za-z\d]{5,8})*$/;

/** Rules of the catalog, the metadata and the pages' annotations. */
export const documentRules: readonly UaRule[] = [
  {
    id: "01-007",
    clause: "7.1",
    places: ({ catalog }) => [
      ...(catalog.marked ? [] : ["the catalog does not say that content is marked"]),
      ...(catalog.suspects ? ["the catalog says that its tags are suspect"] : []),
    ],
  },
  {
    id: "06-001, 06-002",
    clause: "5",
    places: ({ metadata }) => (metadata.part === "1" ? [] : ["the metadata do not say pdfuaid:part 1"]),
  },
  { id: "06-003", clause: "7.1", places: ({ metadata }) => (metadata.title ? [] : ["no dc:title"]) },
  {
    id: "07-001, 07-002",
    clause: "7.1",
    places: ({ catalog }) => (catalog.displaysTitle ? [] : ["viewers are not told to show the title"]),
  },
  {
    id: "11-001 to 11-006",
    clause: "7.2",
    places: (document) =>
      languagesOf(document)
        .filter((tag) => !languageTag.test(tag))
        .map((tag) => `language “${tag}”`),
  },
  {
    id: "28-008",
    clause: "7.18.3",
    places: ({ pages }) =>
      pages
        .filter(({ annotations, tabs }) => annotations.length > 0 && tabs !== "S")
        .map(({ number }) => `page ${number} has annotations without the order of the structure`),
  },
  {
    id: "28-002, 28-011",
    clause: "7.18.1, 7.18.5",
    places: (document) => {
      const holders = holdersOf(document);
      return annotationsOf(document)
        .filter(({ number, subtype, element }) => {
          const holder = element === undefined ? undefined : document.elements.get(element);
          return holders.get(number) !== element || holder?.role !== (subtype === "Link" ? "Link" : "Annot");
        })
        .map(({ number, subtype }) => `annotation ${number} is in no ${subtype} of the structure`);
    },
  },
  {
    id: "28-004, 28-012",
    clause: "7.18.1, 7.18.5",
    places: (document) =>
      annotationsOf(document)
        .filter(({ contents }) => contents.trim() === "")
        .map(({ number }) => `annotation ${number} has no words`),
  },
];

/** The document's language (an empty one where there is none) and those of its elements. */
function languagesOf({ catalog, elements }: UaDocument): string[] {
  const inside = [...elements.values()].flatMap(({ more }) => {
    const language = more.get("Lang");
    return typeof language === "string" ? [language] : [];
  });
  return [...new Set([catalog.language ?? "", ...inside])];
}

function annotationsOf({ pages }: UaDocument): UaDocument["pages"][number]["annotations"] {
  return pages.flatMap(({ annotations }) => annotations);
}

/** By annotation: the element that holds it. */
function holdersOf({ elements }: UaDocument): Map<number, number> {
  const holders = new Map<number, number>();
  for (const { number, kids } of elements.values()) {
    for (const kid of kids) if (kid.kind === "object") holders.set(kid.number, number);
  }
  return holders;
}
