import type { Dictionary } from "../../pdf-value.ts";
import type { PdfFile } from "../read/pdf-file.ts";
import { PdfStream } from "../read/stream.ts";
import type { ColourSpace, ColourSpaces } from "./colour-space.ts";
import { functionOf } from "./functions.ts";
import { totalOf, type Inks } from "./inks.ts";
import type { Paint } from "./mark.ts";

/** Where a shading takes its objects from. */
interface Source {
  file: PdfFile;
  spaces: ColourSpaces;
  resources: Dictionary;
}

/** Steps in which a shading's function is tried. */
const steps = 32;

/** The paint of a pattern's shading, or of a shading itself: its heaviest colour. A tile has no paint of its own. */
export function shadingPaint(source: Source, pattern: Dictionary | PdfStream): Paint {
  const dictionary = pattern instanceof PdfStream ? pattern.dictionary : pattern;
  const tile = source.file.number(dictionary.get("PatternType")) === 1;
  const shading = dictionary.has("PatternType")
    ? source.file.dictionary(dictionary.get("Shading"))
    : dictionary;
  const space = source.spaces.of(tile ? { name: "Pattern" } : shading?.get("ColorSpace"), source.resources);
  const inks = tile || !shading ? undefined : heaviest(source, shading, space);
  return { space, inks, white: false, shading: !tile };
}

function heaviest(source: Source, shading: Dictionary, space: ColourSpace): Inks | undefined {
  const type = source.file.number(shading.get("ShadingType"));
  const shade = functionOf(source.file, shading.get("Function"));
  // Meshes have their colours in their data: they are not looked at.
  if (!shade) return undefined;
  const domain = source.file.numbers(shading.get("Domain")) ?? [0, 1, 0, 1];
  let found: Inks | undefined;
  for (const input of type === 1 ? grid(domain) : line(domain)) {
    const inks = space.inks(shade(input));
    if (inks && (!found || totalOf(inks) > totalOf(found))) found = inks;
  }
  return found;
}

function line([from = 0, to = 1]: readonly number[]): number[][] {
  return Array.from({ length: steps + 1 }, (_, step) => [from + ((to - from) * step) / steps]);
}

function grid([left = 0, right = 1, bottom = 0, top = 1]: readonly number[]): number[][] {
  const across = line([left, right]).filter((_, index) => index % 4 === 0);
  const up = line([bottom, top]).filter((_, index) => index % 4 === 0);
  return across.flatMap(([x = 0]) => up.map(([y = 0]) => [x, y]));
}
