import type { Dictionary, PdfValue } from "../../pdf-value.ts";
import { LimitReached } from "../read/limits.ts";
import type { PdfFile } from "../read/pdf-file.ts";
import type { PdfPage } from "../read/pages.ts";
import type { ColourSpaces } from "./colour-space.ts";
import type { FontFacts } from "./font.ts";
import { identity, shared, type Box, type Matrix } from "./geometry.ts";
import type { Colour, GraphicsState } from "./graphics-state.ts";
import type { Mark, Paint } from "./mark.ts";
import { shadingPaint } from "./shading.ts";
import type { PdfStream } from "../read/stream.ts";

/** Things that a page uses and PDF/X or a press does not want, apart from what it prints. */
export type Oddity =
  | "transfer"
  | "postscript"
  | "reference"
  | "opi"
  | "alternates"
  | "circular"
  | "operator"
  | "pattern"
  | "unbalanced";

/** A transparency group's colour space, where it states one. */
export interface GroupFacts {
  family: string;
  process: string;
  box: Box;
}

/** What was found on one page. */
export interface PageContent {
  page: PdfPage;
  marks: Mark[];
  groups: GroupFacts[];
  oddities: Set<Oddity>;
  /** Blend modes, alpha, soft masks or groups are used. */
  transparent: boolean;
  /** Where the page could not be read to its end. */
  limit?: LimitReached;
}

/** What all content streams of one page share. */
export interface Reading {
  file: PdfFile;
  spaces: ColourSpaces;
  fonts: Map<Dictionary, FontFacts>;
  /** Layers that are switched off. */
  hidden: ReadonlySet<Dictionary>;
  content: PageContent;
  /** Patterns, glyphs and masks that were looked at on this page, and how they were painted. */
  visited: Map<object, Set<string>>;
  /** Carries out a form, a tile, a glyph or a mask inside a stream. */
  interpret(run: Run, stream: PdfStream, inner: Inner): void;
}

/** How a stream inside another one is carried out. */
export interface Inner {
  state: GraphicsState;
  /** What it uses where it has no resources of its own; those of the outer stream where left out. */
  resources?: Dictionary | undefined;
  tile?: Box | undefined;
  uncoloured?: boolean;
  inMask?: boolean;
}

/** Outlines of a path, in the page's points. */
export interface Outline {
  points: number[];
  curved: boolean;
}

/** One content stream under way: its resources, its state, its path and its text. */
export class Run {
  readonly reading: Reading;
  readonly resources: Dictionary;
  /** The matrix at the beginning of this stream, on which patterns stand. */
  readonly base: Matrix;
  state: GraphicsState;
  readonly stack: GraphicsState[] = [];
  outlines: Outline[] = [];
  /** Current point in user space. */
  point: [number, number] = [0, 0];
  clipNext = false;
  textMatrix: Matrix = identity;
  lineMatrix: Matrix = identity;
  /** For each open marked content, whether it is a layer that is off. */
  readonly layers: boolean[] = [];
  /** Streams that this one is inside of. */
  readonly path: readonly object[];
  /** Set where colour operators count for nothing: glyphs and tiles that take the colour of where they are used. */
  uncoloured = false;
  readonly inMask: boolean;
  /** Place of the whole, inside a tile or a glyph. */
  readonly tile: Box | undefined;

  constructor(
    reading: Reading,
    resources: Dictionary,
    state: GraphicsState,
    outer: { path?: readonly object[]; inMask?: boolean; tile?: Box | undefined; uncoloured?: boolean } = {},
  ) {
    this.reading = reading;
    this.resources = resources;
    this.state = state;
    this.base = state.matrix;
    this.path = outer.path ?? [];
    this.inMask = outer.inMask ?? false;
    this.tile = outer.tile;
    this.uncoloured = outer.uncoloured ?? false;
  }

  get file(): PdfFile {
    return this.reading.file;
  }

  /** True inside a layer that is off. */
  get invisible(): boolean {
    return this.layers.includes(true);
  }

  /** An entry of one of the resources' dictionaries. */
  resource(kind: string, name: string | undefined): PdfValue | undefined {
    return name === undefined ? undefined : this.file.dictionary(this.resources.get(kind))?.get(name);
  }

  odd(oddity: Oddity): void {
    this.reading.content.oddities.add(oddity);
  }

  /** True where this page has looked at an object painted in this way before. */
  visitedBefore(object: object, key = ""): boolean {
    const keys = this.reading.visited.get(object) ?? new Set();
    this.reading.visited.set(object, keys);
    if (keys.has(key)) return true;
    keys.add(key);
    return false;
  }

  /** How a colour paints. */
  paintOf({ space, values, pattern }: Colour): Paint {
    if (pattern) {
      return shadingPaint(
        { file: this.file, spaces: this.reading.spaces, resources: this.resources },
        pattern,
      );
    }
    return { space, inks: space.inks(values), white: space.white(values), shading: false };
  }

  /** Adds a mark where any of it can be seen. */
  emit(kind: Mark["kind"], whole: Box, paint: Paint, more: Partial<Mark> = {}): void {
    if (this.invisible) return;
    const { state, reading, tile } = this;
    const { content } = reading;
    const place = tile ?? whole;
    const cut = shared(place, tile ? content.page.media : state.clip);
    const box = cut && shared(cut, content.page.media);
    const stroked = kind === "stroke" || (kind === "text" && state.renderMode % 4 === 1);
    const alpha = stroked ? state.strokeAlpha : state.fillAlpha;
    if (!box || alpha === 0) return;
    if (content.marks.length >= this.file.budget.limits.marks) {
      throw new LimitReached("marks", this.file.budget.limits.marks);
    }
    content.marks.push({
      kind,
      box,
      paint,
      overprint: stroked ? state.strokeOverprint : state.fillOverprint,
      overprintMode: state.overprintMode,
      alpha,
      blend: state.blend,
      masked: state.masked,
      inMask: this.inMask,
      tiled: tile !== undefined,
      ...more,
    });
  }
}
