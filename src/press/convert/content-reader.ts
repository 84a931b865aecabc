import { parsePrefix, PdfSyntaxError, type Dictionary } from "../pdf-value.ts";
import { Unconvertible } from "./problems.ts";

/** 1: white space, 2: delimiter (ISO 32000-1, tables 1 and 2). */
const classes = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) classes[code] = 1;
for (const character of "()<>[]{}/%") classes[character.charCodeAt(0)] = 2;

/** An inline image: its dictionary and its bytes as they stand. */
export interface InlineImage {
  dictionary: Dictionary;
  data: Buffer;
}

/**
 * Reads a content stream operator by operator (ISO 32000-1, 7.8.2) without changing or copying anything: operands are
 * places in the text until somebody asks for their values.
 */
export class ContentReader {
  readonly text: string;
  /** Where the first operand, or else the operator, begins. */
  start = 0;
  /** Behind the operator. */
  end = 0;
  /** How many operands it has. */
  count = 0;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** The next operator, or undefined at the end. */
  next(): string | undefined {
    this.count = 0;
    const { text } = this;
    let at = this.end;
    for (;;) {
      at = this.#skip(at);
      if (this.count === 0) this.start = at;
      if (at >= text.length) {
        this.end = at;
        return undefined;
      }
      const code = text.charCodeAt(at);
      const from = at;
      if ((classes[code] ?? 0) === 2) at = this.#structure(at, code);
      else {
        at = this.#word(at);
        // Numbers begin with a digit, a sign or a point; words of true, false and null are operands, too.
        if (!(code < 58 && code > 42) && !isConstant(text, from, at)) {
          this.end = at;
          return text.slice(from, at);
        }
      }
      this.#starts[this.count] = from;
      this.#ends[this.count] = at;
      this.count += 1;
    }
  }

  /** An operand as text. */
  operand(index: number): string {
    return index < this.count ? this.text.slice(this.#starts[index], this.#ends[index]) : "";
  }

  /** An operand as a number, or 0 where it is none. */
  number(index: number): number {
    const value = Number(this.operand(index));
    return Number.isNaN(value) ? 0 : value;
  }

  /** All operands as numbers; names are left out. */
  numbers(): number[] {
    const values: number[] = [];
    for (let index = 0; index < this.count; index += 1) {
      const value = Number(this.operand(index));
      if (!Number.isNaN(value)) values.push(value);
    }
    return values;
  }

  /** An operand as a name, or undefined. */
  name(index: number): string | undefined {
    const text = this.operand(index);
    if (!text.startsWith("/")) return undefined;
    return text
      .slice(1)
      .replace(/#([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  #skip(from: number): number {
    const { text } = this;
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 37) {
        while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at += 1;
      } else if ((classes[code] ?? 0) !== 1) break;
    }
    return at;
  }

  #word(from: number): number {
    const { text } = this;
    let at = from + 1;
    while (at < text.length && (classes[text.charCodeAt(at)] ?? 0) === 0) at += 1;
    return at;
  }

  #structure(from: number, code: number): number {
    const { text } = this;
    if (code === 47) return this.#word(from);
    if (code === 40) return this.#literal(from);
    if (code === 60 && text.charCodeAt(from + 1) !== 60) {
      const end = text.indexOf(">", from);
      return end === -1 ? text.length : end + 1;
    }
    if (code === 60 || code === 91) return this.#nested(from);
    return from + 1;
  }

  #literal(from: number): number {
    const { text } = this;
    let depth = 0;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 92) at += 1;
      else if (code === 40) depth += 1;
      else if (code === 41) {
        depth -= 1;
        if (depth === 0) return at + 1;
      }
    }
    return text.length;
  }

  /** Behind an array or dictionary, whatever is inside. */
  #nested(from: number): number {
    const { text } = this;
    let depth = 0;
    for (let at = from; at < text.length;) {
      const code = text.charCodeAt(at);
      const twice = text.charCodeAt(at + 1) === code;
      if (code === 40) at = this.#literal(at);
      else if (code === 37) at = this.#skip(at);
      else if (code === 60 && !twice) {
        // A hexadecimal string may end right before a dictionary does: <<0041>>>.
        const end = text.indexOf(">", at);
        at = end === -1 ? text.length : end + 1;
      } else if (code === 91 || (code === 60 && twice)) {
        depth += 1;
        at += code === 60 ? 2 : 1;
      } else if (code === 93 || (code === 62 && twice)) {
        depth -= 1;
        at += code === 62 ? 2 : 1;
        if (depth <= 0) return at;
      } else at += 1;
    }
    return text.length;
  }

  /** Reads the picture after the operator `BI` (ISO 32000-1, 8.9.7); `end` is then behind `EI`. */
  inlineImage(): InlineImage {
    const dictionary: Dictionary = new Map();
    let at = this.end;
    for (;;) {
      at = this.#skip(at);
      if (this.text.startsWith("ID", at)) break;
      if (this.text.charCodeAt(at) !== 47) throw new Unconvertible("image-data", "inline image without ID");
      const keyEnd = this.#word(at);
      const key = this.text.slice(at + 1, keyEnd);
      try {
        const { value, end } = parsePrefix(this.text, keyEnd);
        dictionary.set(key, value);
        at = end;
      } catch (error) {
        if (error instanceof PdfSyntaxError) throw new Unconvertible("image-data", error.message);
        throw error;
      }
    }
    const from = at + 3;
    const end = this.#endOfImage(from, dictionary);
    this.end = end.behind;
    return { dictionary, data: Buffer.from(this.text.slice(from, end.data), "latin1") };
  }

  #endOfImage(from: number, dictionary: Dictionary): { data: number; behind: number } {
    const length = exactLength(dictionary);
    if (length !== undefined) {
      const after = /\s*EI(?![^\s()<>[\]{}/%])/y;
      after.lastIndex = from + length;
      if (after.test(this.text)) return { data: from + length, behind: after.lastIndex };
    }
    const close = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
    close.lastIndex = Math.max(0, from - 1);
    for (let found = close.exec(this.text); found; found = close.exec(this.text)) {
      // Behind the real end comes text: operators and numbers.
      const next = this.text.slice(close.lastIndex, close.lastIndex + 12);
      if (!/[^\t\n\f\r -~]/.test(next)) return { data: found.index, behind: close.lastIndex };
    }
    throw new Unconvertible("image-data", "inline image without EI");
  }
}

function isConstant(text: string, from: number, to: number): boolean {
  const length = to - from;
  if (length !== 4 && length !== 5) return false;
  const word = text.slice(from, to);
  return word === "true" || word === "false" || word === "null";
}

/** Bytes of a picture without filters, or undefined. */
function exactLength(dictionary: Dictionary): number | undefined {
  if (dictionary.has("F") || dictionary.has("Filter")) return undefined;
  const number = (short: string, long: string): number => {
    const value = dictionary.get(short) ?? dictionary.get(long);
    return typeof value === "number" ? value : 0;
  };
  const mask = (dictionary.get("IM") ?? dictionary.get("ImageMask")) === true;
  const space = dictionary.get("CS") ?? dictionary.get("ColorSpace");
  const spaceName = typeof space === "object" && space !== null && "name" in space ? space.name : "";
  const channels = mask
    ? 1
    : ({ G: 1, DeviceGray: 1, RGB: 3, DeviceRGB: 3, CMYK: 4, DeviceCMYK: 4 }[spaceName] ?? 0);
  const bits = mask ? 1 : number("BPC", "BitsPerComponent");
  const length = Math.ceil((number("W", "Width") * channels * bits) / 8) * number("H", "Height");
  return length > 0 ? length : undefined;
}
