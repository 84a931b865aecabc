import { readFile } from "node:fs/promises";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A piece of text as it stands on a page. */
export interface Piece {
  text: string;
  /** Points from the left and from the bottom of the media box. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Marked content it belongs to; undefined for running heads and folios, which have no tag. */
  content: string | undefined;
}

/** A link on a page. */
export interface PageLink {
  url: string | undefined;
  destination: string | undefined;
  text: string;
  subtype: string;
}

/** An element of the structure tree: role, text, alternative text, and what is in it. */
export interface Tag {
  role: string;
  text: string;
  alt: string | undefined;
  children: Tag[];
}

/** A page as pdf.js reads it. */
export interface ReadPage {
  /** Zero-based. */
  index: number;
  label: string;
  /** Visible box: left, bottom, right, top. */
  view: number[];
  pieces: Piece[];
  /** All text in the order of the content, with line ends. */
  text: string;
  links: PageLink[];
  tags: Tag[];
}

/** A bookmark with the page it leads to. */
export interface Bookmark {
  title: string;
  /** Zero-based. */
  page: number;
  depth: number;
}

/** A PDF as pdf.js reads it. */
export interface ReadPdf {
  pages: ReadPage[];
  outline: Bookmark[];
  /** Zero-based page of each named destination. */
  destinations: Record<string, number>;
  info: Record<string, unknown>;
  xmp: Record<string, unknown>;
  marked: boolean;
  viewer: unknown;
}

interface StructNode {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: StructNode[];
}

interface OutlineNode {
  title: string;
  dest: unknown;
  items: OutlineNode[];
}

type PdfDocument = Awaited<ReturnType<typeof getDocument>["promise"]>;

/** Reads a whole PDF with pdf.js. */
export async function readPdf(path: string): Promise<ReadPdf> {
  const data = new Uint8Array(await readFile(path));
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS, disableFontFace: true });
  try {
    const document = await task.promise;
    const labels = (await document.getPageLabels()) ?? [];
    const pages: ReadPage[] = [];
    for (let index = 0; index < document.numPages; index += 1) {
      pages.push(await readPage(document, index, labels[index] ?? ""));
    }
    const { info, metadata } = await document.getMetadata();
    const named = (await document.getDestinations()) as Record<string, unknown>;
    const destinations: Record<string, number> = {};
    for (const [name, value] of Object.entries(named)) {
      destinations[name] = await pageOf(document, value);
    }
    return {
      pages,
      outline: await bookmarks(document, await document.getOutline()),
      destinations,
      info: info as Record<string, unknown>,
      xmp: Object.fromEntries(metadata ?? []),
      marked: ((await document.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true,
      viewer: await document.getViewerPreferences(),
    };
  } finally {
    await task.destroy();
  }
}

async function readPage(document: PdfDocument, index: number, label: string): Promise<ReadPage> {
  const page = await document.getPage(index + 1);
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const pieces: Piece[] = [];
  const open: (string | undefined)[] = [];
  let text = "";
  for (const item of content.items) {
    if ("str" in item) {
      const [, , , , x, y] = item.transform as number[];
      const { width, height } = item;
      if (item.str !== "") {
        pieces.push({ text: item.str, x: x ?? 0, y: y ?? 0, width, height, content: open.findLast(Boolean) });
      }
      text += item.str + (item.hasEOL ? "\n" : "");
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(item.id);
  }
  const byContent = new Map<string, string>();
  for (const piece of pieces) {
    if (piece.content === undefined) continue;
    byContent.set(piece.content, (byContent.get(piece.content) ?? "") + piece.text);
  }
  const tree = (await page.getStructTree()) as StructNode | null;
  const links = (await page.getAnnotations()) as {
    url?: string;
    unsafeUrl?: string;
    dest?: unknown;
    overlaidText?: string;
    subtype: string;
  }[];
  return {
    index,
    label,
    view: page.view,
    pieces,
    text,
    links: links.map(({ url, unsafeUrl, dest, overlaidText, subtype }) => ({
      url: unsafeUrl ?? url,
      destination: typeof dest === "string" ? dest : undefined,
      text: overlaidText ?? "",
      subtype,
    })),
    tags: tree ? tagsIn(tree, byContent) : [],
  };
}

function tagsIn(node: StructNode, texts: ReadonlyMap<string, string>): Tag[] {
  return (node.children ?? []).flatMap((child) => {
    if (child.role === undefined) return [];
    const tag: Tag = {
      role: child.role,
      text: squeeze(textIn(child, texts).join(" ")),
      alt: child.alt,
      children: tagsIn(child, texts),
    };
    return [tag];
  });
}

function textIn(node: StructNode, texts: ReadonlyMap<string, string>): string[] {
  if (node.type === "content") return [texts.get(node.id ?? "") ?? ""];
  return (node.children ?? []).flatMap((child) => textIn(child, texts));
}

async function bookmarks(document: PdfDocument, items: OutlineNode[] | null, depth = 0): Promise<Bookmark[]> {
  const result: Bookmark[] = [];
  for (const { title, dest, items: inner } of items ?? []) {
    result.push({ title, page: await pageOf(document, dest), depth });
    result.push(...(await bookmarks(document, inner, depth + 1)));
  }
  return result;
}

async function pageOf(document: PdfDocument, destination: unknown): Promise<number> {
  const explicit = typeof destination === "string" ? await document.getDestination(destination) : destination;
  const [target] = explicit as [{ num: number; gen: number }];
  return document.getPageIndex(target);
}

/** All elements with a role, at any depth. */
export function tagsOf(tags: readonly Tag[], role: RegExp): Tag[] {
  return tags.flatMap((tag) => [...(role.test(tag.role) ? [tag] : []), ...tagsOf(tag.children, role)]);
}

/** A text with single spaces, and without the soft hyphens of words that stand whole. */
export function squeeze(text: string): string {
  return text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}

/** A text without any space, for comparing what was set with and without them. */
export function dense(text: string): string {
  return text.replace(/[\s\u00ad]+/g, "");
}
