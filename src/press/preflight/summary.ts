import { heightOf, pointsPerMillimetre, widthOf } from "./content/geometry.ts";
import { isColoured } from "./content/inks.ts";
import type { Mark } from "./content/mark.ts";
import { xmpValue, type DocumentFacts } from "./document.ts";
import { onPage, printed } from "./rules/printed.ts";
import type { PageFacts } from "./rules/rule.ts";

/** What preflight learned about a file, whether right or wrong. */
export interface PreflightFacts {
  bytes: number;
  pages: number;
  /** Pages that were looked at; fewer where a limit ended the reading. */
  examined: number;
  /** Finished sizes in mm, with the number of pages that have them. */
  sizes: { width: number; height: number; pages: number }[];
  version: string;
  /** PDF/X version that the file claims. */
  pdfx: string | null;
  title: string | null;
  producer: string | null;
  /** Day of its last change, as it says itself. */
  date: string | null;
  /** Name of the printing condition of the output intent. */
  outputIntent: string | null;
  encrypted: boolean;
  fonts: { name: string; type: string; embedded: boolean }[];
  /** Colour spaces of what is printed, by family. */
  colourSpaces: string[];
  spotColours: string[];
  /** Pages that need more than black, pages in black only, pages with nothing on them; RGB counts as colour. */
  colourPages: number;
  blackPages: number;
  emptyPages: number;
  /** Per cent of ink on the heaviest square of 15 mm, and its page; null where no place has more than 200 %. */
  inkPeak: { total: number; page: number } | null;
  /** Pages with colours whose inks nobody knows before a conversion: RGB and the like. */
  unmeasuredPages: number;
  images: number;
  /** Pixels an inch of the coarsest picture. */
  lowestPpi: number | null;
  /** Pages with transparency. */
  transparentPages: number;
}

/** Gathers what is learned page by page. */
export class Summary {
  readonly #fonts = new Map<string, { name: string; type: string; embedded: boolean }>();
  readonly #spaces = new Set<string>();
  readonly #spots = new Set<string>();
  readonly #counts = { examined: 0, colour: 0, black: 0, empty: 0, images: 0, transparent: 0, unmeasured: 0 };
  #peak: PreflightFacts["inkPeak"] = null;
  #ppi = Infinity;

  /** Adds one page. */
  add(page: PageFacts): void {
    const counts = this.#counts;
    counts.examined += 1;
    if (page.marks.some(isUnmeasured)) counts.unmeasured += 1;
    if (page.transparent) counts.transparent += 1;
    let kind: "empty" | "black" | "colour" = "empty";
    for (const mark of page.marks) {
      this.#mark(mark);
      if (!onPage(mark, page.page) || !printed(mark, page.page)) continue;
      if (needsColour(mark)) kind = "colour";
      else if (kind === "empty") kind = "black";
    }
    counts[kind] += 1;
    const peak = page.inkPeak;
    if (peak && peak.total > (this.#peak?.total ?? 0)) {
      this.#peak = { total: Math.round(peak.total), page: page.page.number };
    }
  }

  #mark({ font, paint, image }: Mark): void {
    if (font) this.#fonts.set(`${font.name}\n${font.type}\n${font.embedded}`, font);
    this.#spaces.add(paint.space.family);
    for (const spot of paint.space.spots) this.#spots.add(spot);
    if (!image) return;
    this.#counts.images += 1;
    if (Math.min(image.width, image.height) > 2) this.#ppi = Math.min(this.#ppi, Math.round(image.ppi));
  }

  /** All of it, with what the file says of itself. */
  facts(document: DocumentFacts): PreflightFacts {
    const { bytes, version, pages, info, xmp, intents, encrypted } = document;
    const counts = this.#counts;
    return {
      bytes,
      version,
      encrypted,
      pages: pages.length,
      examined: counts.examined,
      sizes: sizesOf(document),
      pdfx: xmpValue(xmp, "pdfxid:GTS_PDFXVersion") ?? info.get("GTS_PDFXVersion") ?? null,
      title: info.get("Title") ?? xmpValue(xmp, "dc:title") ?? null,
      producer: info.get("Producer") ?? null,
      date: dayOf(info.get("ModDate") ?? info.get("CreationDate")),
      outputIntent: intents[0]?.identifier ?? null,
      fonts: [...this.#fonts.values()]
        .map(({ name, type, embedded }) => ({ name, type, embedded }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      colourSpaces: [...this.#spaces].toSorted(),
      spotColours: [...this.#spots].toSorted(),
      colourPages: counts.colour,
      blackPages: counts.black,
      emptyPages: counts.empty,
      inkPeak: this.#peak,
      unmeasuredPages: counts.unmeasured,
      images: counts.images,
      transparentPages: counts.transparent,
      lowestPpi: Number.isFinite(this.#ppi) ? this.#ppi : null,
    };
  }
}

function isUnmeasured({ paint, inMask }: Mark): boolean {
  return !inMask && !paint.white && (paint.space.process === "rgb" || paint.space.process === "lab");
}

function needsColour({ paint, image }: Mark): boolean {
  const { process } = paint.space;
  if (process === "rgb" || process === "lab") return true;
  if (image && !image.stencil) return process !== "gray";
  return paint.inks !== undefined && isColoured(paint.inks);
}

function sizesOf({ pages }: DocumentFacts): PreflightFacts["sizes"] {
  const sizes = new Map<string, PreflightFacts["sizes"][number]>();
  for (const { trim } of pages) {
    const [width = 0, height = 0] = [widthOf(trim), heightOf(trim)].map(
      (length) => Math.round((length / pointsPerMillimetre) * 100) / 100,
    );
    const known = sizes.get(`${width} ${height}`);
    if (known) known.pages += 1;
    else sizes.set(`${width} ${height}`, { width, height, pages: 1 });
  }
  return [...sizes.values()].toSorted((a, b) => b.pages - a.pages);
}

function dayOf(date: string | undefined): string | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)/.exec(date ?? "");
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null;
}
