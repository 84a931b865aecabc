import type { Node, Nodes } from "mdast";
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

/** The first block that begins on a page, or else the last one before it. */
function blockAt(book: Book, { anchors }: BookPdf, page: number): SourceLine | undefined {
  const places = book.parts.flatMap((part) =>
    part.sessions.flatMap(({ lesson, tree }) => {
      const found: { page: number; place: SourceLine }[] = [];
      const add = (anchor: string, line: number): void => {
        const at = anchors[`${part.prefix}${anchor}`];
        if (at !== undefined) found.push({ page: at, place: { path: lesson.file.path, line } });
      };
      add(lesson.anchor, 1);
      visit(tree, "block", ({ anchor, position }) => {
        if (anchor !== undefined && position) add(anchor, position.start.line);
      });
      return found;
    }),
  );
  const on = places.find((each) => each.page === page);
  return (on ?? places.findLast((each) => each.page < page))?.place;
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
