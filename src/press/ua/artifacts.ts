import { PdfSyntaxError } from "../pdf-value.ts";

/** What is known of a page's marked sequences before its content is read. */
export interface Marking {
  /** Sequences of pictures and bullets: content, though they may have no text. */
  drawn: ReadonlySet<number>;
  /** Sequences that only say a table's head again. */
  repeated: ReadonlySet<number>;
  /** Sequences whose operators are wanted. */
  wanted: ReadonlySet<number>;
  /** Whether what an XObject's name stands for has marked sequences of its own. */
  holdsMarks(name: string): boolean;
  /** Loose text above `head` is the running head, below `foot` the folio; points from the sheet's lower edge. */
  head: number;
  foot: number;
}

/** A page's content with all that is loose marked as artifact. */
export interface MarkedContent {
  content: string;
  /** Sequences that are artifacts now: what only adorns (backgrounds, borders, rules), and repeated heads. */
  idle: number[];
  /** All sequences that are there. */
  seen: Set<number>;
  /** Operators of the wanted sequences. */
  operators: Map<number, string>;
}

type Kind = "path" | "paint" | "nothing" | "text" | "object" | "save" | "matrix" | "open" | "close" | "state";

/** The operators that Skia writes, by what they mean for marks (ISO 32000-1, table 51). */
const kinds = new Map<string, Kind>([
  ...["m", "l", "c", "v", "y", "h", "re"].map((name): [string, Kind] => [name, "path"]),
  ...["f", "F", "f*", "B", "B*", "b", "b*", "S", "s"].map((name): [string, Kind] => [name, "paint"]),
  ...["cs", "CS", "sc", "SC", "scn", "SCN", "rg", "RG", "g", "G", "k", "K"].map((name): [string, Kind] => [
    name,
    "state",
  ]),
  ...["gs", "w", "J", "j", "M", "d", "i", "ri", "W", "W*"].map((name): [string, Kind] => [name, "state"]),
  ["n", "nothing"],
  ["BT", "text"],
  ["Do", "object"],
  ["sh", "object"],
  ["q", "save"],
  ["Q", "save"],
  ["cm", "matrix"],
  ["BDC", "open"],
  [">>BDC", "open"],
  ["BMC", "open"],
  ["EMC", "close"],
]);

const plain = "/Artifact BMC\n";
const pagination = "/Artifact <</Type /Pagination>> BDC\n";
const header = "/Artifact <</Type /Pagination /Subtype /Header>> BDC\n";
const footer = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n";

/**
 * Marks everything as artifact that a page paints outside its marked sequences, and sequences that only adorn (ISO
 * 14289-1, 7.1; ISO 32000-1, 14.8.2.2). Skia writes one operator a line, and whole text objects inside or outside a
 * sequence; a path is never parted from what paints it.
 * @throws PdfSyntaxError at operators that Skia does not write
 */
export function markArtifacts(content: string, marking: Marking): MarkedContent {
  return new Marker(content, marking).run();
}

type Matrix = readonly [number, number, number, number, number, number];

class Marker {
  readonly #content: string;
  readonly #marking: Marking;
  readonly #idle: number[] = [];
  readonly #seen = new Set<number>();
  readonly #operators = new Map<number, string>();
  /** Finished parts of the new content, up to `#copied` of the old. */
  readonly #parts: string[] = [];
  #copied = 0;
  #artifact: string | undefined;
  #path = -1;
  #sequence: { at: number; mcid: number; speaks: boolean } | undefined;
  #matrix: Matrix = [1, 0, 0, 1, 0, 0];
  readonly #saved: Matrix[] = [];
  /** Where the next line begins. */
  #next = 0;

  constructor(content: string, marking: Marking) {
    this.#content = content;
    this.#marking = marking;
  }

  run(): MarkedContent {
    const content = this.#content;
    while (this.#next < content.length) {
      const at = this.#next;
      const found = content.indexOf("\n", at);
      const end = found === -1 ? content.length : found;
      this.#next = end + 1;
      if (end === at) continue;
      const space = content.lastIndexOf(" ", end - 1);
      const operator = content.slice(space < at ? at : space + 1, end);
      const kind = kinds.get(operator);
      if (kind === undefined) throw new PdfSyntaxError(`an unexpected operator: ${operator.slice(0, 20)}`);
      if (kind !== "state") this.#take(kind, at, end);
    }
    if (this.#sequence) throw new PdfSyntaxError("a marked sequence that does not end");
    this.#closeArtifact(content.length);
    this.#parts.push(content.slice(this.#copied));
    return {
      content: this.#parts.join(""),
      idle: this.#idle,
      seen: this.#seen,
      operators: this.#operators,
    };
  }

  #take(kind: Exclude<Kind, "state">, at: number, end: number): void {
    if (kind === "path") {
      if (this.#path === -1) this.#path = at;
    } else if (kind === "nothing") this.#path = -1;
    else if (kind === "paint") {
      if (!this.#sequence) this.#openArtifact(plain, this.#path === -1 ? at : this.#path);
      this.#path = -1;
    } else if (kind === "text") this.#text(at);
    else if (kind === "object") {
      if (this.#sequence) this.#sequence.speaks = true;
      else if (!this.#marking.holdsMarks(this.#content.slice(at + 1, end - " Do".length))) {
        this.#openArtifact(plain, at);
      }
    } else if (kind === "save" || kind === "matrix") this.#transform(kind, at, end);
    else if (kind === "open") this.#open(at, end);
    else this.#close(at);
  }

  /** A whole text object: Skia marks nothing inside it but single glyphs. */
  #text(at: number): void {
    const end = this.#content.indexOf("\nET", at);
    if (end === -1) throw new PdfSyntaxError("a text object that does not end");
    this.#next = end + "\nET\n".length;
    if (this.#sequence) {
      this.#sequence.speaks = true;
      return;
    }
    const place = /(\S+) (\S+) Tm\n/.exec(this.#content.slice(at, Math.min(end, at + 300)));
    const [, b, , d, , f] = this.#matrix;
    const y = place ? b * Number(place[1]) + d * Number(place[2]) + f : Number.NaN;
    const { head, foot } = this.#marking;
    this.#openArtifact(y > head ? header : y < foot ? footer : plain, at);
  }

  #transform(kind: "save" | "matrix", at: number, end: number): void {
    if (kind === "matrix") {
      const numbers = this.#content.slice(at, end).split(" ").map(Number);
      this.#matrix = times(numbers, this.#matrix);
      return;
    }
    this.#closeArtifact(at);
    if (this.#content[at] === "q") this.#saved.push(this.#matrix);
    else this.#matrix = this.#saved.pop() ?? [1, 0, 0, 1, 0, 0];
  }

  #open(at: number, end: number): void {
    if (this.#sequence) throw new PdfSyntaxError("a marked sequence inside another");
    this.#closeArtifact(at);
    const mcid = /\/MCID (\d+)/.exec(this.#content.slice(at, end))?.[1];
    if (mcid === undefined) throw new PdfSyntaxError("a marked sequence without a number");
    this.#sequence = { at, mcid: Number(mcid), speaks: false };
    this.#seen.add(Number(mcid));
  }

  #close(at: number): void {
    const sequence = this.#sequence;
    if (!sequence) throw new PdfSyntaxError("the end of a marked sequence that did not begin");
    this.#sequence = undefined;
    const { mcid } = sequence;
    const { drawn, repeated, wanted } = this.#marking;
    if (repeated.has(mcid) || (!sequence.speaks && !drawn.has(mcid))) {
      this.#insert(sequence.at, repeated.has(mcid) ? pagination : plain);
      this.#copied = this.#content.indexOf("\n", sequence.at) + 1;
      this.#idle.push(mcid);
    } else if (wanted.has(mcid)) {
      this.#operators.set(mcid, this.#content.slice(sequence.at, at));
    }
  }

  #openArtifact(kind: string, at: number): void {
    if (this.#artifact === kind) return;
    this.#closeArtifact(at);
    this.#insert(at, kind);
    this.#artifact = kind;
  }

  #closeArtifact(at: number): void {
    if (this.#artifact === undefined) return;
    const ends = at === 0 || this.#content[at - 1] === "\n";
    this.#insert(at, ends ? "EMC\n" : "\nEMC\n");
    this.#artifact = undefined;
  }

  #insert(at: number, text: string): void {
    this.#parts.push(this.#content.slice(this.#copied, at), text);
    this.#copied = at;
  }
}

/** The product of two transformations, the first one within the second (ISO 32000-1, 8.3.4). */
function times(inner: readonly number[], [a, b, c, d, e, f]: Matrix): Matrix {
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = inner;
  return [p * a + q * c, p * b + q * d, r * a + s * c, r * b + s * d, t * a + u * c + e, t * b + u * d + f];
}
