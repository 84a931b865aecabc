import { isRef } from "../chromium-pdf.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { InlineImage } from "./content-reader.ts";
import type { Conversion } from "./conversion.ts";
import { convertExtGState } from "./ext-gstate.ts";
import { identity, multiply, scaleOf, type Box, type Matrix } from "./geometry.ts";
import { ImageLeaf } from "./image-leaf.ts";
import { convertGlyphs } from "./glyph-font.ts";
import { convertInlineImage } from "./inline-image.ts";
import type { PdfFile } from "./pdf-file.ts";
import type { LaterShading } from "./later-shading.ts";
import { Unconvertible } from "./problems.ts";
import { ResourceSet } from "./resource-set.ts";
import { rewrite } from "./rewrite.ts";
import type { Drawn, GraphicsChange, RunHost, RunPlace, Surroundings, Treated } from "./run-host.ts";
import { drawnShading, ShadingStore } from "./shading-store.ts";
import type { SpaceReader } from "./spaces.ts";
import { entriesOf, formEntries, tileEntries } from "./stream-entries.ts";
import type { Target } from "./target.ts";
import type { Treatment } from "./treatment.ts";
import type { StreamRecord } from "./uses.ts";
import { boxOf, isDictionary, matrixOf, nameOf } from "./values.ts";

/** Streams inside streams: deeper than any program writes. */
const deepest = 28;

interface FormPlace {
  target: Target;
  scale: number;
  depth: number;
  /** What the form finds where it has no resources of its own. */
  outer?: Dictionary;
  surroundings?: Surroundings;
  mcid: number | undefined;
  treated?: Treated | undefined;
  /** Under which it is converted: a stream has another form for each. */
  purpose: string;
  /** Colour space of the mask's group, which has to be there. */
  asMask?: boolean;
}

/** Gives the names that content uses their new meanings: every object once for each target. */
export class ResourceConverter implements RunHost {
  readonly #work: Conversion;
  readonly #drawn = new Map<string, Drawn>();
  readonly #shadings: ShadingStore;
  readonly #open = new Set<string>();
  /** Pictures that wait until all uses are known. */
  readonly images: ImageLeaf[] = [];

  constructor(work: Conversion) {
    this.#work = work;
    this.#shadings = new ShadingStore(work);
  }

  /** Shadings that wait, too. */
  get later(): readonly LaterShading[] {
    return this.#shadings.later;
  }

  get file(): PdfFile {
    return this.#work.file;
  }

  get spaces(): SpaceReader {
    return this.#work.spaces;
  }

  note(error: unknown, mcid: number | undefined): void {
    this.#work.note(error, mcid);
  }

  #found(category: string, key: string, place: RunPlace): PdfValue {
    const value = place.resources.find(category, key);
    if (value === undefined || value === null)
      throw new Unconvertible("resource", `no ${category} named ${key}`);
    return value;
  }

  /** Makes something once, and notices where it is made of itself. */
  #once(key: string, make: () => Drawn): Drawn {
    const known = this.#drawn.get(key);
    if (known) return known;
    if (this.#open.has(key)) throw new Unconvertible("circular", `object ${key}`);
    const outside = this.#work.object;
    this.#open.add(key);
    try {
      const drawn = make();
      this.#drawn.set(key, drawn);
      return drawn;
    } finally {
      this.#open.delete(key);
      this.#work.object = outside;
    }
  }

  extGState(
    key: string,
    place: RunPlace,
    { scale, mcid }: Pick<Surroundings, "scale" | "mcid">,
  ): GraphicsChange {
    const value = this.#found("ExtGState", key, place);
    const made = convertExtGState(this.#work, value, (group) =>
      this.#form(group, {
        target: this.#work.mask,
        scale,
        depth: place.depth + 1,
        mcid,
        purpose: "mask",
        asMask: true,
      }),
    );
    place.resources.put("ExtGState", key, made.value);
    return made.change;
  }

  xObject(key: string, place: RunPlace, surroundings: Surroundings): Drawn | undefined {
    const value = this.#found("XObject", key, place);
    if (!isRef(value)) throw new Unconvertible("resource", `XObject ${key} is no reference`);
    const subtype = nameOf(this.file.resolve(this.file.dictionary(value).get("Subtype")));
    const { target } = place;
    if (subtype === "Image") {
      const drawn = this.#image(value.ref, place, surroundings.mcid);
      place.resources.put("XObject", key, { ref: this.#work.claim(value.ref, target.kind) });
      return drawn;
    }
    if (subtype !== "Form") throw new Unconvertible("resource", `XObject of type ${subtype ?? "?"}`);
    const form: FormPlace = {
      target,
      scale: surroundings.scale,
      depth: place.depth + 1,
      surroundings,
      outer: place.resources.source,
      mcid: surroundings.mcid,
      treated: place.treated && within(place.treated, surroundings.ctm),
      purpose: `${target.kind}${place.treated?.treatment.purpose ?? ""}`,
    };
    const drawn = this.#form(value.ref, form);
    place.resources.put("XObject", key, { ref: this.#work.claim(value.ref, form.purpose) });
    return drawn;
  }

  #image(number: number, place: RunPlace, mcid: number | undefined): Drawn {
    return this.#once(`${number} ${place.target.kind}`, () => {
      const named = place.resources.category("ColorSpace");
      const leaf = new ImageLeaf(this.#work, { number, target: place.target, named, mcid });
      this.images.push(leaf);
      return { leaf, matrix: identity, transparent: leaf.transparent };
    });
  }

  #form(number: number, place: FormPlace): Drawn {
    const { target, treated } = place;
    return this.#once(`${number} ${place.purpose}`, () => {
      if (place.depth > deepest) throw new Unconvertible("too-large", "streams inside streams");
      const { dictionary } = this.file.stream(number);
      const entries = entriesOf(this.file, dictionary, formEntries);
      const matrix = matrixOf(entries.get("Matrix"));
      const group = this.file.resolve(dictionary.get("Group"));
      if (isDictionary(group)) entries.set("Group", this.#group(group, place));
      const clip = boxOf(entries.get("BBox"));
      const own = dictionary.get("Resources");
      const record = this.#stream(number, entries, {
        purpose: place.purpose,
        source: own === undefined ? (place.outer ?? new Map()) : this.file.dictionary(own),
        run: {
          target,
          clip,
          scale: place.scale * scaleOf(matrix),
          depth: place.depth,
          mcid: place.mcid,
          treated: treated && within(treated, matrix),
          // A group begins with the paint that is in force, too; a mask does not.
          ...(place.surroundings && { fill: place.surroundings.fill, stroke: place.surroundings.stroke }),
        },
      });
      return { record, matrix, transparent: isDictionary(group) || record.transparent };
    });
  }

  /** Converts a stream's content, and writes it under its number for the target. */
  #stream(
    number: number,
    entries: Dictionary,
    { purpose, source, run }: { purpose: string; source: Dictionary; run: Omit<RunPlace, "resources"> },
  ): StreamRecord {
    this.#work.object = number;
    const resources = new ResourceSet(this.file, source);
    const { text, record } = rewrite(this.file.content(number).toString("latin1"), this, {
      ...run,
      resources,
    });
    entries.set("Resources", resources.dictionary());
    this.#work.setText(this.#work.claim(number, purpose), entries, text);
    return record;
  }

  /** A transparency group in the target's space (ISO 32000-1, 11.6.6). */
  #group(group: Dictionary, { target, asMask }: FormPlace): Dictionary {
    const result = new Map(group);
    if (group.has("CS") || asMask === true) result.set("CS", target.space);
    return result;
  }

  pattern(key: string, outside: RunPlace, mcid: number | undefined): Drawn {
    const place = { ...outside, mcid };
    const value = this.#found("Pattern", key, place);
    const purpose = place.target.kind;
    const dictionary = this.file.dictionary(value);
    const kind = this.file.resolve(dictionary.get("PatternType"));
    if (isRef(value)) {
      const drawn = this.#once(`${value.ref} ${purpose}`, () =>
        kind === 1 ? this.#tile(value.ref, place) : this.#shadings.gradient(value, place),
      );
      place.resources.put("Pattern", key, { ref: this.#work.claim(value.ref, purpose) });
      return drawn;
    }
    if (kind !== 2) throw new Unconvertible("pattern", `pattern ${key}`);
    return this.#shadings.gradient(value, place, (made) => {
      place.resources.put("Pattern", key, made);
    });
  }

  #tile(number: number, place: RunPlace): Drawn {
    if (place.depth > deepest) throw new Unconvertible("too-large", "patterns inside patterns");
    const { dictionary } = this.file.stream(number);
    const entries = entriesOf(this.file, dictionary, tileEntries);
    const matrix = matrixOf(entries.get("Matrix"));
    const tile = boxOf(entries.get("BBox"));
    const record = this.#stream(number, entries, {
      purpose: place.target.kind,
      source: this.file.dictionary(dictionary.get("Resources")),
      run: {
        target: place.target,
        clip: tile,
        scale: place.scale * scaleOf(matrix),
        depth: place.depth + 1,
        mcid: place.mcid,
        colourless: entries.get("PaintType") === 2,
      },
    });
    return { record, matrix, tile, transparent: record.transparent };
  }

  shading(key: string, place: RunPlace, mcid: number | undefined): Drawn {
    const shading = this.#shadings.shading(this.#found("Shading", key, place), { ...place, mcid });
    place.resources.put("Shading", key, shading.value);
    return drawnShading(shading, identity);
  }

  font(key: string, place: RunPlace, mcid: number | undefined): Drawn | undefined {
    const value = this.#found("Font", key, place);
    const dictionary = this.file.dictionary(value);
    if (!isRef(value) || nameOf(this.file.resolve(dictionary.get("Subtype"))) !== "Type3") {
      place.resources.keep("Font", key);
      return undefined;
    }
    const drawn = this.#once(`${value.ref} ${place.target.kind}`, () =>
      convertGlyphs(this.#work, this, { number: value.ref, dictionary, place: { ...place, mcid } }),
    );
    place.resources.put("Font", key, { ref: this.#work.claim(value.ref, place.target.kind) });
    return drawn;
  }

  inlineImage(image: InlineImage, place: RunPlace): string | undefined {
    return convertInlineImage(this.#work, image, place);
  }

  /** Converts a page's content. */
  page(
    text: string,
    resources: ResourceSet,
    { clip, treatment }: PagePlace,
  ): { text: string; record: StreamRecord } {
    const treated = treatment && { treatment, toPage: identity };
    return rewrite(text, this, { resources, clip, target: this.#work.ink, scale: 1, depth: 0, treated });
  }
}

interface PagePlace {
  /** What can be seen of it. */
  clip: Box;
  treatment: Treatment | undefined;
}

/** The same treatment in a space inside. */
function within({ treatment, toPage }: Treated, matrix: Matrix): Treated {
  return { treatment, toPage: multiply(matrix, toPage) };
}
