/** How pages are held together: wire through the fold, hot glue, thread, spiral. */
export const bindingMethods = ["saddle-stitch", "perfect", "sewn", "spiral"] as const;

/** A way of binding. */
export type BindingMethod = (typeof bindingMethods)[number];

/** A paper as a print order names it. */
export interface Paper {
  /** "HVS 80". */
  name: string;
  /** Grams per square metre. */
  weight: number;
  /** Thickness of one sheet, mm. */
  caliper: number;
}

/** A printing condition of the package's own, in place of that of the templates. */
export interface PressProfile {
  /** ICC profile of four channels. */
  bytes: Uint8Array;
  /** Its name in the registry of characterisations, such as `FOGRA39`. */
  condition: string;
  /** The condition in words. */
  info: string;
  /** Sum of inks at one place, 3 for 300 %. */
  inkLimit: number;
}

/** What may be printed round the finished page. */
export const pressMarks = ["crop", "registration", "colour-bars", "slug"] as const;

/** A kind of mark. */
export type PressMark = (typeof pressMarks)[number];

/** How the package is printed and bound: `press` of package.yaml. */
export interface PressSettings {
  /** Inks of the inside pages; covers are in colour. */
  inside: "colour" | "black";
  /** Undefined: wire for thin books, glue for thick ones. */
  binding?: BindingMethod | undefined;
  insidePaper: Paper;
  coverPaper: Paper;
  /** "doff", "glossy" …: what covers are coated with, in the shop's words. */
  lamination?: string | undefined;
  /** Spines as the shop measured them, mm, by book and edition: `foa-facilitator`. */
  spines: ReadonlyMap<string, number>;
  marks: readonly PressMark[];
  profile?: PressProfile | undefined;
  /** The inside has a multiple of so many pages; undefined: as the binding needs it. */
  pageMultiple?: number | undefined;
}

const hvs70: Paper = { name: "HVS 70", weight: 70, caliper: 0.09 };
const hvs80: Paper = { name: "HVS 80", weight: 80, caliper: 0.1 };
const artCarton260: Paper = { name: "Art Carton 260", weight: 260, caliper: 0.28 };

/** Papers known by name, with the thickness that a shop reckons with. */
export const knownPapers: readonly Paper[] = [hvs70, hvs80, artCarton260];

/** What holds where package.yaml says nothing. */
export const usualPress: PressSettings = {
  inside: "colour",
  insidePaper: hvs80,
  coverPaper: artCarton260,
  spines: new Map(),
  marks: [],
};
