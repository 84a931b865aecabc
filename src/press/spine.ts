import type { Language, Localized } from "../model/language.ts";
import type { BindingMethod, Paper, PressSettings } from "../model/press-settings.ts";

/** What decides how thick a book is. */
export interface SpineInput {
  /** Inside pages, those left blank included. */
  pages: number;
  insidePaper: Paper;
  coverPaper: Paper;
  binding: BindingMethod;
  /** What the shop measured, mm; it overrides what is reckoned. */
  measured?: number | undefined;
}

/** How a book is bound, and why not as package.yaml asks. */
export interface BindingChoice {
  method: BindingMethod;
  /** The method of package.yaml that this book is too thin or too thick for. */
  instead?: BindingMethod;
}

/** Hot glue between the block and its cover, mm. */
const glue = 0.3;

/** A thinner spine does not hold glue or thread, mm. */
const thinnest = 3;

/** Thickness of a folded block that wire is chosen for, mm: 64 pages of HVS 80. */
const wireUsual = 3.2;

/** Thickness of a folded block that wire holds where it is asked for, mm: 96 pages of HVS 80. */
const wireMost = 4.8;

/** Sums of calipers are not exact. */
const hair = 1e-6;

/** Pages of a folded sheet, of a leaf, and of the signatures that thread goes through. */
const usualMultiples: Readonly<Record<BindingMethod, number>> = {
  "saddle-stitch": 4,
  perfect: 4,
  sewn: 8,
  spiral: 2,
};

/** Fewer pages at a time cannot be bound: the glued book is made of leaves, the others of folded sheets. */
const leastMultiples: Readonly<Record<BindingMethod, number>> = {
  "saddle-stitch": 4,
  perfect: 2,
  sewn: 4,
  spiral: 2,
};

/**
 * Width of the spine in mm: half the pages times the thickness of a sheet; glue and thread add the cover on either side
 * and the glue. A fold has no width, and a spiral no spine.
 * @internal for tests
 */
export function spineWidth({ pages, insidePaper, coverPaper, binding, measured }: SpineInput): number {
  if (binding === "spiral") return 0;
  if (measured !== undefined) return measured;
  if (binding === "saddle-stitch") return 0;
  return hundredths(gluedWidth(pages, { insidePaper, coverPaper }));
}

/** Spine of a book as its package has it printed, mm. `name` is that of its files: `foa-facilitator`. */
export function spineOf(name: string, pages: number, settings: PressSettings): number {
  const { insidePaper, coverPaper, spines } = settings;
  const measured = spines.get(name);
  return spineWidth({ pages, insidePaper, coverPaper, binding: bindingFor(pages, settings), measured });
}

/** How a book of so many inside pages is bound. */
export function bindingFor(pages: number, settings: PressSettings): BindingMethod {
  return bindingChoice(pages, settings).method;
}

/**
 * How a book of so many inside pages is bound: as package.yaml asks, where that holds; else wire for thin books and glue
 * for thick ones. One package has books of both kinds, so that a method which cannot hold one of them gives way for it.
 * @internal for tests
 */
export function bindingChoice(pages: number, settings: PressSettings): BindingChoice {
  const asked = settings.binding;
  const folded = filledUp(pages, settings);
  const block = (folded / 2) * settings.insidePaper.caliper;
  if (asked === undefined) return { method: block <= wireUsual + hair ? "saddle-stitch" : "perfect" };
  if (asked === "saddle-stitch")
    return block <= wireMost + hair ? { method: asked } : { method: "perfect", instead: asked };
  if (asked !== "spiral" && gluedWidth(folded, settings) < thinnest - hair)
    return { method: "saddle-stitch", instead: asked };
  return { method: asked };
}

/** The inside of a book has a multiple of so many pages. */
export function pageMultiple(binding: BindingMethod, settings: Pick<PressSettings, "pageMultiple">): number {
  const least = leastMultiples[binding];
  const wanted = settings.pageMultiple ?? usualMultiples[binding];
  // The smallest multiple of both.
  let multiple = Math.max(least, wanted);
  while (multiple % least !== 0 || multiple % wanted !== 0) multiple += 1;
  return multiple;
}

const tooThin: Localized = {
  en: "Bound with wire: at {width} mm the spine is too thin for {method}, which needs 3 mm. For {method}, take thicker paper, or bind several modules in one book.",
  id: "Dijilid kawat tengah: punggung {width} mm terlalu tipis untuk {method}, yang perlu 3 mm. Bila ingin {method}, pakai kertas lebih tebal, atau satukan beberapa modul dalam satu buku.",
};

const tooThick: Localized = {
  en: "Bound with hot glue: at {width} mm the inside is too thick for wire, which holds up to 4.8 mm. For wire, take thinner paper, or print fewer pages.",
  id: "Dijilid lem panas: isi setebal {width} mm terlalu tebal untuk kawat tengah, yang kuat sampai 4,8 mm. Bila ingin kawat tengah, pakai kertas lebih tipis, atau kurangi halaman.",
};

const methodNames: Readonly<Record<BindingMethod, Localized>> = {
  "saddle-stitch": { en: "wire through the fold", id: "kawat tengah" },
  perfect: { en: "hot glue", id: "lem panas" },
  sewn: { en: "thread", id: "jahit benang" },
  spiral: { en: "spiral binding", id: "spiral" },
};

/** What a way of binding is called on a print order. */
export function bindingName(method: BindingMethod, language: Language): string {
  return methodNames[method][language];
}

/** Why a book is not bound as package.yaml asks, and what to do; undefined where it is. */
export function bindingRemark(
  pages: number,
  settings: PressSettings,
  language: Language,
): string | undefined {
  const { instead } = bindingChoice(pages, settings);
  if (instead === undefined) return undefined;
  const thick = instead === "saddle-stitch";
  const folded = filledUp(pages, settings);
  const width = thick ? (folded / 2) * settings.insidePaper.caliper : gluedWidth(folded, settings);
  return (thick ? tooThick : tooThin)[language]
    .replaceAll("{method}", bindingName(instead, language))
    .replace("{width}", millimetres(width, language));
}

/** With the blank pages of folded sheets, so that a book is bound alike whether they are counted yet or not. */
function filledUp(pages: number, settings: PressSettings): number {
  const multiple = pageMultiple("saddle-stitch", settings);
  return Math.ceil(pages / multiple) * multiple;
}

function gluedWidth(
  pages: number,
  { insidePaper, coverPaper }: Pick<SpineInput, "insidePaper" | "coverPaper">,
): number {
  return (pages / 2) * insidePaper.caliper + 2 * coverPaper.caliper + glue;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function millimetres(value: number, language: Language): string {
  const text = String(Math.round(value * 10) / 10);
  return language === "id" ? text.replace(".", ",") : text;
}
