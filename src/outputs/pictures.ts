import type { Element } from "hast";
import { visit } from "unist-util-visit";
import type { Picture } from "../model/nodes.ts";
import { pictureScheme } from "../render/render-tree.ts";
import { treesOf, type Book } from "../render/book.ts";

/** Puts a book's pictures into its HTML as data, so that the file needs no other. */
export function embedPictures(sections: readonly Element[], book: Book, svgFonts: string): void {
  const pictures = picturesOf(book);
  const order = [...pictures.keys()];
  for (const section of sections) {
    visit(section, "element", (node) => {
      if (node.tagName !== "img") return;
      const { src } = node.properties;
      const path = typeof src === "string" ? src.slice(pictureScheme.length + 1) : "";
      const picture = pictures.get(path);
      if (!picture) throw new Error(`No picture for ${path}`);
      node.properties.src = dataUrl(picture, ownFonts(svgFonts, order.indexOf(path)));
    });
  }
}

/**
 * Fonts under an address that no other picture and no page has. Chromium keeps fonts by address, and whether two share
 * one depends on which of them it happens to load first: the same book would not always have the same bytes.
 */
function ownFonts(fonts: string, picture: number): string {
  return fonts.replaceAll("data:font/woff2;", `data:font/woff2;picture=${picture};`);
}

/** The pictures that this edition shows, by path. */
function picturesOf({ parts }: Pick<Book, "parts">): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  for (const tree of parts.flatMap(treesOf)) {
    visit(tree, "image", (node) => {
      if (node.data?.picture) pictures.set(node.data.picture.path, node.data.picture);
    });
  }
  return pictures;
}

function dataUrl(picture: Picture, svgFonts: string): string {
  const bytes = Buffer.from(shownBytes(picture, svgFonts));
  return `data:${picture.mediaType};base64,${bytes.toString("base64")}`;
}

/** A picture's file. One shown as an image cannot use the page's fonts: one that sets text brings them along. */
export function shownBytes({ mediaType, bytes }: Picture, svgFonts: string): Uint8Array {
  return mediaType === "image/svg+xml" ? withFonts(Buffer.from(bytes).toString("utf8"), svgFonts) : bytes;
}

function withFonts(svg: string, fonts: string): Uint8Array {
  const text = svg.includes("<text")
    ? svg.replace(/<svg\b[^>]*>/, (open) => `${open}<style>${fonts}</style>`)
    : svg;
  return Buffer.from(text, "utf8");
}
