import type { Node, Nodes } from "mdast";
import { toString } from "mdast-util-to-string";
import { EXIT, visit } from "unist-util-visit";
import { AlternativeTexts } from "../press/alternative-texts.ts";
import type { PressProblem } from "../press/index.ts";
import type { Book } from "../render/book.ts";
import type { BookPdf, SheetsPdf } from "./output.ts";

/** A file of the package and a line in it, from 1. */
interface SourceLine {
  path: string;
  line: number;
}

/**
 * Where in the sources a page's trouble comes from, as `modules/foa/02-x.md:41`: the picture itself where its description
 * tells which, else the last block that begins before it.
 * @param pdf the book's PDF, in which the trouble was found
 */
export function sourcePlace(
  book: Book,
  pdf: BookPdf | SheetsPdf,
  { page, mcid }: Pick<PressProblem, "page" | "mcid">,
): string | undefined {
  if (page === undefined) return undefined;
  const text = mcid === undefined ? undefined : new AlternativeTexts(pdf.bytes).at(page - 1, mcid);
  const place =
    (text === undefined ? undefined : pictureAt(book, text)) ??
    ("anchors" in pdf ? blockAt(book, pdf, page - 1) : undefined);
  return place && `${place.path}:${place.line}`;
}

/** The picture with a description. */
function pictureAt(book: Book, text: string): SourceLine | undefined {
  const wanted = spaced(text);
  return inSources(book, (node) => node.type === "image" && spaced(node.alt ?? "") === wanted);
}

/** The line where what has an anchor begins, as `modules/foa/02-x.md:41`. */
export function placeOfAnchor(book: Book, anchor: string): string | undefined {
  const place = anchorsOf(book).find((each) => each.anchor === anchor)?.place;
  return place && `${place.path}:${place.line}`;
}

/** Letters that tell one text from another. */
const telling = 40;

/** The line of what begins with a text, whatever stands between its letters; undefined where that is nothing. */
export function placeOfText(book: Book, text: string): string | undefined {
  const wanted = letters(text).slice(0, telling);
  if (wanted === "") return undefined;
  const place = inSources(book, (node) => node.type !== "root" && letters(toString(node)).startsWith(wanted));
  return place && `${place.path}:${place.line}`;
}

function letters(text: string): string {
  return text.replace(/[\s\u00ad]+/g, "");
}

/** The first block that begins on a page, or else the last one before it. */
function blockAt(book: Book, { anchors }: BookPdf, page: number): SourceLine | undefined {
  const places = anchorsOf(book).flatMap(({ anchor, place }) => {
    const at = anchors[anchor];
    return at === undefined ? [] : [{ page: at, place }];
  });
  const on = places.find((each) => each.page === page);
  return (on ?? places.findLast((each) => each.page < page))?.place;
}

/** Sessions and blocks in order, with their anchors in the book. */
function anchorsOf({ parts }: Book): { anchor: string; place: SourceLine }[] {
  return parts.flatMap(({ prefix, sessions }) =>
    sessions.flatMap(({ lesson, tree }) => {
      const { path } = lesson.file;
      const found = [{ anchor: `${prefix}${lesson.anchor}`, place: { path, line: 1 } }];
      visit(tree, "block", ({ anchor, position }) => {
        if (anchor !== undefined && position)
          found.push({ anchor: `${prefix}${anchor}`, place: { path, line: position.start.line } });
      });
      return found;
    }),
  );
}

function inSources({ parts }: Book, isWanted: (node: Nodes) => boolean): SourceLine | undefined {
  for (const { module, introduction, sessions } of parts) {
    const files = [
      { path: module.file.path, tree: introduction },
      ...sessions.map(({ lesson, tree }) => ({ path: lesson.file.path, tree })),
    ];
    for (const { path, tree } of files) {
      let found: Node | undefined;
      visit(tree, (node) => {
        if (!isWanted(node)) return undefined;
        found = node;
        return EXIT;
      });
      if (found) return { path, line: found.position?.start.line ?? 1 };
    }
  }
  return undefined;
}

function spaced(text: string): string {
  return text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}
