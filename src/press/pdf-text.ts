import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const pdfjs = dirname(require.resolve("pdfjs-dist/package.json"));

/** Everything that a person or a program can read in a PDF, apart from its drawings. */
export interface PdfText {
  /** Text of each page; a word parted at the end of a line is whole again. */
  pages: string[];
  /** Bookmarks, metadata, names of destinations, addresses of links, alternative texts. */
  others: string[];
}

/** Reads the text of a PDF with pdf.js, which is not what wrote it. */
export async function readPdfText(bytes: Uint8Array): Promise<PdfText> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    standardFontDataUrl: join(pdfjs, "standard_fonts/"),
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise;
    const others: string[] = [];
    const { info, metadata } = await document.getMetadata();
    others.push(JSON.stringify(info), metadata ? JSON.stringify([...metadata]) : "");
    others.push(...titlesOf((await document.getOutline()) ?? []));
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      pages.push(joinLines(content.items));
      for (const annotation of await page.getAnnotations()) {
        const { url, dest, contentsObj } = annotation as {
          url?: string;
          dest?: unknown;
          contentsObj?: { str?: string };
        };
        others.push(url ?? "", typeof dest === "string" ? dest : "", contentsObj?.str ?? "");
      }
      others.push(...alternativesOf(await page.getStructTree()));
    }
    return { pages, others: others.filter((text) => text !== "") };
  } finally {
    await task.destroy();
  }
}

/** Lines of a page as one text. */
function joinLines(items: readonly object[]): string {
  let text = "";
  for (const item of items) {
    if (!("str" in item) || typeof item.str !== "string") continue;
    text += item.str;
    if (!("hasEOL" in item) || item.hasEOL !== true) continue;
    text = /[\p{L}][-\u2010\u00ad]$/u.test(text) ? text.slice(0, -1) : `${text}\n`;
  }
  return text;
}

interface OutlineItem {
  title: string;
  items: OutlineItem[];
}

function titlesOf(items: readonly OutlineItem[]): string[] {
  return items.flatMap(({ title, items: inner }) => [title, ...titlesOf(inner)]);
}

/** Alternative texts of a structure tree, at any depth. */
function alternativesOf(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const alternative = "alt" in node && typeof node.alt === "string" ? [node.alt] : [];
  const children = "children" in node && Array.isArray(node.children) ? node.children : [];
  return [...alternative, ...children.flatMap(alternativesOf)];
}
