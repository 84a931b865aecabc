import { isRef } from "../chromium-pdf.ts";
import type { Dictionary } from "../pdf-value.ts";
import type { Conversion } from "./conversion.ts";
import { identity, scaleOf } from "./geometry.ts";
import { ResourceSet } from "./resource-set.ts";
import { rewrite } from "./rewrite.ts";
import type { Drawn, RunHost, RunPlace } from "./run-host.ts";
import { emptyRecord } from "./uses.ts";
import { matrixOf } from "./values.ts";

interface GlyphFont {
  number: number;
  dictionary: Dictionary;
  place: RunPlace;
}

/** Converts a Type 3 font, of which each glyph is a stream of content (ISO 32000-1, 9.6.5). */
export function convertGlyphs(
  work: Conversion,
  host: RunHost,
  { number, dictionary, place }: GlyphFont,
): Drawn {
  const { file } = work;
  const matrix = matrixOf(file.resolve(dictionary.get("FontMatrix")));
  const own = dictionary.get("Resources");
  const source = own === undefined ? place.resources.source : file.dictionary(own);
  const resources = new ResourceSet(file, source);
  const procedures: Dictionary = new Map();
  const record = emptyRecord();
  for (const [glyph, procedure] of file.dictionary(dictionary.get("CharProcs"))) {
    if (!isRef(procedure)) continue;
    work.object = procedure.ref;
    const made = rewrite(file.content(procedure.ref).toString("latin1"), host, {
      resources,
      target: place.target,
      scale: place.scale * scaleOf(matrix),
      depth: place.depth + 1,
      mcid: place.mcid,
      glyph: true,
    });
    record.children.push({ record: made.record, matrix: identity });
    const copy = work.claim(procedure.ref, place.target.kind);
    work.setText(copy, new Map(), made.text);
    procedures.set(glyph, { ref: copy });
  }
  const result = new Map(dictionary).set("CharProcs", procedures).set("Resources", resources.dictionary());
  work.out.set(work.claim(number, place.target.kind), result);
  return { record, matrix, transparent: false };
}
