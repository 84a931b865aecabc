import { isRef } from "../chromium-pdf.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { Conversion } from "./conversion.ts";
import { readFunction } from "./functions.ts";
import { convertGradient } from "./gradient-function.ts";
import { convertMesh } from "./meshes.ts";
import { Unconvertible } from "./problems.ts";
import { PlaneLeaf } from "./plane-shading.ts";
import type { RunPlace } from "./run-host.ts";
import type { ConvertedShading, ShadingTask } from "./shading-task.ts";
import { matrixOf, numbersOf } from "./values.ts";

/** The seven types (ISO 32000-1, table 78): a plane of colours, along an axis, between circles, and four meshes. */
const types: Readonly<Record<number, (task: ShadingTask) => ConvertedShading>> = {
  1: plane,
  2: axis,
  3: axis,
  4: convertMesh,
  5: convertMesh,
  6: convertMesh,
  7: convertMesh,
};

const kept = ["ShadingType", "BBox", "AntiAlias", "Coords", "Domain", "Extend", "Matrix"];

/** Converts a shading to the target's colour space. @throws Unconvertible */
export function convertShading(
  work: Conversion,
  value: PdfValue | undefined,
  place: RunPlace,
): ConvertedShading {
  const dictionary = work.file.dictionary(value);
  const type = work.file.resolve(dictionary.get("ShadingType"));
  const convert = typeof type === "number" ? types[type] : undefined;
  if (convert === undefined)
    throw new Unconvertible("shading", `type ${typeof type === "number" ? type : "?"}`);
  const space = work.spaces.read(dictionary.get("ColorSpace"), place.resources.category("ColorSpace"));
  if (space.family === "Pattern") throw new Unconvertible("shading", "a gradient of patterns");
  const { target } = place;
  const result: Dictionary = new Map();
  for (const key of kept) {
    const entry = work.file.resolve(dictionary.get(key));
    if (entry !== undefined) result.set(key, entry);
  }
  result.set("ColorSpace", target.space);
  const background = numbersOf(work.file.resolve(dictionary.get("Background")));
  if (background) result.set("Background", [...target.exact(space.colour(background))]);
  const number = isRef(value) && work.file.isStream(value.ref) ? value.ref : undefined;
  return convert({ work, target, space, dictionary, result, number });
}

function axis({ work, target, space, dictionary, result }: ShadingTask): ConvertedShading {
  const source = readFunction(work.file, dictionary.get("Function"));
  if (source.inputs !== 1)
    throw new Unconvertible("shading", `a function of ${source.inputs} inputs along an axis`);
  result.set("Function", convertGradient({ out: work.out, space, target }, source));
  return { value: result };
}

function plane({ work, target, space, dictionary, result }: ShadingTask): ConvertedShading {
  const source = readFunction(work.file, dictionary.get("Function"));
  if (source.inputs !== 2)
    throw new Unconvertible("shading", `a function of ${source.inputs} inputs on a plane`);
  const leaf = new PlaneLeaf({ work, target, space, source, result });
  return {
    value: result,
    leaf,
    matrix: matrixOf(result.get("Matrix")),
    later: () => {
      leaf.convert();
    },
  };
}
