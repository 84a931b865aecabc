import type { InlineImage } from "./content-reader.ts";
import type { Box, Matrix } from "./geometry.ts";
import type { Paint } from "./graphics-state.ts";
import type { PdfFile } from "./pdf-file.ts";
import type { ResourceSet } from "./resource-set.ts";
import type { SpaceReader } from "./spaces.ts";
import type { Target } from "./target.ts";
import type { Treatment } from "./treatment.ts";
import type { Leaf, StreamRecord } from "./uses.ts";

/** Where a content stream stands. */
export interface RunPlace {
  resources: ResourceSet;
  target: Target;
  /** Points on the page per unit, where it is drawn first. */
  scale: number;
  /** What can be seen of it, in its own space. */
  clip?: Box | undefined;
  /** How deep streams are drawn inside streams. */
  depth: number;
  /** Paint from outside, for forms. */
  fill?: Paint;
  stroke?: Paint;
  /** It takes its colour from outside: uncoloured patterns. */
  colourless?: boolean;
  /** Glyphs print as the text they belong to does. */
  glyph?: boolean;
  /** Marked content in which it is drawn first. */
  mcid?: number | undefined;
  treated?: Treated | undefined;
}

/** How marks are treated for photocopies and line art, and the way from the stream's own space to the page. */
export interface Treated {
  treatment: Treatment;
  toPage: Matrix;
}

/** Something that a stream draws: another stream, or what is converted when all uses are known. */
export interface Drawn {
  record?: StreamRecord;
  leaf?: Leaf;
  /** From its own space to the one that is in force where it is drawn. */
  matrix: Matrix;
  transparent: boolean;
  /** Of a tiling pattern: its cell, in its own space. */
  tile?: Box | undefined;
}

/** What an ExtGState changes, as far as conversion has to know. */
export interface GraphicsChange {
  lineWidth?: number;
  fontSize?: number;
  opaque?: boolean;
  alpha?: number;
  /** 1 areas, 2 lines. */
  overprint?: number;
  mode?: number;
  mask?: Drawn;
}

/** The scale and paint in force where something is drawn, and the marked content round it. */
export interface Surroundings {
  mcid: number | undefined;
  scale: number;
  /** From the space that is in force to the one in which the stream begins. */
  ctm: Matrix;
  fill: Paint;
  stroke: Paint;
}

/** What a content stream needs from the rest of the conversion: new meanings for the names that it uses. */
export interface RunHost {
  readonly file: PdfFile;
  readonly spaces: SpaceReader;
  /** Notes what cannot be converted with its place. */
  note(error: unknown, mcid: number | undefined): void;
  extGState(key: string, place: RunPlace, at: Pick<Surroundings, "scale" | "mcid">): GraphicsChange;
  pattern(key: string, place: RunPlace, mcid: number | undefined): Drawn;
  font(key: string, place: RunPlace, mcid: number | undefined): Drawn | undefined;
  xObject(key: string, place: RunPlace, surroundings: Surroundings): Drawn | undefined;
  shading(key: string, place: RunPlace, mcid: number | undefined): Drawn;
  /** The picture as operators; undefined where it can stay. */
  inlineImage(image: InlineImage, place: RunPlace): string | undefined;
}
