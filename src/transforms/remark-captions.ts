import type { Image, Paragraph, Root, RootContent } from "mdast";
import type { Figure, TableCaption } from "../model/nodes.ts";
import { walk } from "./walk.ts";

/** How a paragraph begins that is the caption of the table after it. */
const captionWord = /^(?:tabel|table)\s*:\s*/i;

/**
 * Makes figures of pictures that stand alone in a paragraph (the picture's title is the caption), and captions of
 * paragraphs `Tabel: …` right before a table. Both may end with a name for references: `{#name}`.
 */
export function remarkCaptions(tree: Root): void {
  walk(tree, (node) => {
    if (!("children" in node) || node.type === "paragraph") return;
    const children = node.children as RootContent[];
    for (const [index, child] of children.entries()) {
      if (child.type !== "paragraph") continue;
      const image = lonelyImage(child);
      const replacement = image
        ? figureOf(image, child)
        : children[index + 1]?.type === "table"
          ? captionOf(child)
          : undefined;
      if (replacement) children[index] = replacement;
    }
  });
}

function lonelyImage(paragraph: Paragraph): Image | undefined {
  const [only, ...others] = paragraph.children;
  return only?.type === "image" && others.length === 0 ? only : undefined;
}

function figureOf(image: Image, paragraph: Paragraph): Figure {
  const figure: Figure = { type: "figure", children: [{ ...image, title: null }] };
  if (image.title) {
    const [caption, anchor] = anchorIn(image.title);
    figure.caption = [{ type: "text", value: caption }];
    if (anchor !== undefined) figure.anchor = anchor;
  }
  if (paragraph.position) figure.position = paragraph.position;
  return figure;
}

function captionOf(paragraph: Paragraph): TableCaption | undefined {
  const [first, ...rest] = paragraph.children;
  if (first?.type !== "text" || !captionWord.test(first.value)) return undefined;
  const caption: TableCaption = {
    type: "tableCaption",
    children: [{ ...first, value: first.value.replace(captionWord, "") }, ...rest],
  };
  const last = caption.children.at(-1);
  if (last?.type === "text") {
    const [words, anchor] = anchorIn(last.value);
    last.value = words;
    if (anchor !== undefined) caption.anchor = anchor;
  }
  if (paragraph.position) caption.position = paragraph.position;
  return caption;
}

/** A caption without its own name, and the name: "Kronologi {#kronologi}". */
function anchorIn(caption: string): [string, string | undefined] {
  const [whole, anchor] = /\s*\{#([a-z][a-z0-9-]*)\}\s*$/.exec(caption) ?? [];
  return whole === undefined ? [caption, undefined] : [caption.slice(0, -whole.length), anchor];
}
