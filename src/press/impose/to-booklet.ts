import { boxNumbers } from "../convert/page-boxes.ts";
import { PdfFile, type PageNode } from "../convert/pdf-file.ts";
import { PdfOutput } from "../convert/pdf-output.ts";
import { PressError, pressErrorOf, type PressProblem } from "../convert/problems.ts";
import { name, numberText } from "../convert/values.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import { writeBookletCatalog, type WrittenSide } from "./booklet-catalog.ts";
import type { BookletFile, BookletOptions } from "./booklet-options.ts";
import { collationBar } from "./collation.ts";
import { ObjectCopy } from "./object-copy.ts";
import { pageForm } from "./page-form.ts";
import { placementOf, pointsPerMillimetre, type Placement } from "./placement.ts";
import { creepOf, sheetsOf, type SheetSide } from "./sheets.ts";
import { pagesOfSheet, signatures, type BookletPage } from "./signatures.ts";

/** By how many mm a page may be larger than its half of the sheet: sizes are rounded. */
const tolerance = 0.5;

/**
 * Puts the pages of a PDF two by two on sheets that are folded in the middle and nested, each at its own size with the
 * finished edge at the fold. Colours stay as they are; tags, links and bookmarks go. The same input gives the same bytes.
 * @throws PressError where the file cannot be read, or a page is larger than half a sheet
 */
export function toBooklet(pdf: Uint8Array, options: BookletOptions): BookletFile {
  try {
    return new Imposition(new PdfFile(pdf), options).finish();
  } catch (error) {
    throw pressErrorOf(error);
  }
}

/** A page and how it is shown. */
interface PlacedPage {
  node: PageNode;
  placement: Placement;
}

/** One side of a sheet, and where it stands. */
interface SideTask extends Omit<WrittenSide, "page"> {
  pages: SheetSide;
  /** How many signatures there are. */
  count: number;
}

class Imposition {
  readonly #file: PdfFile;
  readonly #options: BookletOptions;
  readonly #out: PdfOutput;
  readonly #copy: ObjectCopy;
  readonly #placed: readonly PlacedPage[];
  readonly #pages: number;
  readonly #black: string;

  constructor(file: PdfFile, options: BookletOptions) {
    this.#file = file;
    this.#options = options;
    // Numbers begin anew: a book's tags would leave a table of gaps.
    this.#out = new PdfOutput({ numbers: () => [], stored: () => ({ text: "null" }), forget: () => {} });
    this.#copy = new ObjectCopy(file, this.#out);
    this.#placed = placedPages(file, options);
    this.#pages = this.#out.reserve();
    this.#black = file.catalog.has("OutputIntents") ? "0 0 0 1 k" : "0 g";
  }

  finish(): BookletFile {
    const plan = signatures(this.#placed.length, this.#options);
    const sides: WrittenSide[] = [];
    for (const [signature, pages] of plan.entries()) {
      for (const [sheet, { front, back }] of sheetsOf(pages).entries()) {
        const place = { signature, sheet, count: plan.length };
        sides.push(this.#side({ ...place, isFront: true, pages: front }));
        sides.push(this.#side({ ...place, isFront: false, pages: back }));
      }
    }
    this.#out.set(
      this.#pages,
      new Map<string, PdfValue>([
        ["Type", name("Pages")],
        ["Kids", sides.map(({ page }) => ({ ref: page }))],
        ["Count", sides.length],
      ]),
    );
    const [file, out, copy, options] = [this.#file, this.#out, this.#copy, this.#options];
    const { root, info } = writeBookletCatalog({ file, out, copy, options, pages: this.#pages, sides });
    copy.finish();
    const sizes = plan.map((pages) => pages.length);
    return {
      bytes: out.finish(root, info),
      report: {
        pages: this.#placed.length,
        sheets: sides.length / 2,
        signatures: sizes,
        blanks: plan.flat().filter((page) => page === "blank").length,
        creep: Math.round(creepOf(Math.max(...sizes) / pagesOfSheet - 1, options) * 1000) / 1000,
      },
    };
  }

  #side({ pages, count, ...place }: SideTask): WrittenSide {
    const { sheet, collation = true } = this.#options;
    const forms: Dictionary = new Map();
    const content = [
      this.#half(pages[0], { key: "Left", sheet: place.sheet, forms }),
      this.#half(pages[1], { key: "Right", sheet: place.sheet, forms }),
    ];
    const hasBar = collation && count > 1 && place.sheet === 0 && place.isFront;
    if (hasBar) content.push(collationBar({ signature: place.signature, count, sheet }, this.#black));
    const number = this.#out.reserve();
    const size = [sheet.width, sheet.height].map((value) => value * pointsPerMillimetre);
    this.#out.set(
      number,
      new Map<string, PdfValue>([
        ["Type", name("Page")],
        ["Parent", { ref: this.#pages }],
        ["MediaBox", boxNumbers([0, 0, size[0] ?? 0, size[1] ?? 0])],
        ["Resources", new Map([["XObject", forms]])],
        ["Contents", this.#out.addStream(new Map(), Buffer.from(content.join(""), "latin1"))],
      ]),
    );
    return { page: number, ...place };
  }

  /** Half a side: its page at the fold, moved into it by the creep, and cut off there. */
  #half(
    page: BookletPage,
    { key, sheet, forms }: { key: "Left" | "Right"; sheet: number; forms: Dictionary },
  ): string {
    const placed = page === "blank" ? undefined : this.#placed[page];
    if (placed === undefined) return "";
    const { node, placement } = placed;
    forms.set(key, pageForm({ file: this.#file, out: this.#out, copy: this.#copy }, node, placement));
    const fold = (this.#options.sheet.width / 2) * pointsPerMillimetre;
    const height = this.#options.sheet.height * pointsPerMillimetre;
    const shift = creepOf(sheet, this.#options) * pointsPerMillimetre;
    const isLeft = key === "Left";
    const x = isLeft ? fold - placement.width + shift : fold - shift;
    const y = (height - placement.height) / 2;
    const clip = [isLeft ? 0 : fold, 0, fold, height].map((value) => numberText(value)).join(" ");
    return `q\n${clip} re W n\n1 0 0 1 ${numberText(x)} ${numberText(y)} cm\n/${key} Do\nQ\n`;
  }
}

/** All pages with their places. @throws PressError with every page that is too large */
function placedPages(file: PdfFile, { sheet }: BookletOptions): PlacedPage[] {
  const placed = file.pages().map((node) => ({ node, placement: placementOf(file, node) }));
  const most = { width: sheet.width / 2, height: sheet.height };
  const problems = placed.flatMap(({ placement }, index): PressProblem[] => {
    const width = placement.width / pointsPerMillimetre;
    const height = placement.height / pointsPerMillimetre;
    if (width <= most.width + tolerance && height <= most.height + tolerance) return [];
    const detail = `${sizeText(width, height)}, expected at most ${sizeText(most.width, most.height)}`;
    return [{ code: "page-size", detail, page: index + 1 }];
  });
  if (problems.length > 0) throw new PressError(problems);
  return placed;
}

function sizeText(width: number, height: number): string {
  return `${width.toFixed(1)} × ${height.toFixed(1)} mm`;
}
