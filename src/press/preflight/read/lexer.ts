import { PdfSyntaxError, type Dictionary, type PdfValue } from "../../pdf-value.ts";
import { LimitReached } from "./limits.ts";

/** A word that is no value: an operator, `obj`, `endobj`, `stream` … */
export class Keyword {
  readonly word: string;

  constructor(word: string) {
    this.word = word;
  }
}

/** What stands next in a file or a content stream; undefined at its end. */
export type Token = PdfValue | Keyword | undefined;

const blank = 1;
const delimiter = 2;

/** Class of each byte (ISO 32000-1, 7.2.2): blank, delimiter or regular. */
const classes = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) classes[byte] = blank;
for (const character of "()<>[]{}/%") classes[character.charCodeAt(0)] = delimiter;

/** True for a byte that is blank in PDF. */
export function isBlank(byte: number | undefined): boolean {
  return byte !== undefined && classes[byte] === blank;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const open = 0x28;
const close = 0x29;
const backslash = 0x5c;

/** Values that one array may hold. */
const longest = 4_000_000;

/**
 * Reads values and words (ISO 32000-1, 7.2 and 7.3) of a file or of a content stream. It is lenient, as printers' RIPs
 * are: a stray delimiter is skipped, a malformed number is read as far as it goes.
 */
export class Lexer {
  readonly bytes: Uint8Array;
  at: number;
  readonly #depth: number;
  /** Whether `1 0 R` is a reference; in content streams it is not. */
  readonly #references: boolean;

  constructor(bytes: Uint8Array, at = 0, { references = false, depth = 100 } = {}) {
    this.bytes = bytes;
    this.at = at;
    this.#references = references;
    this.#depth = depth;
  }

  /** The next value or word, or undefined at the end. @throws LimitReached where values nest too deep */
  next(depth = 0): Token {
    if (depth > this.#depth) throw new LimitReached("depth", this.#depth);
    for (;;) {
      this.skipBlanks();
      const byte = this.bytes[this.at];
      if (byte === undefined) return undefined;
      if ((byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2b || byte === 0x2e) {
        return this.#numberOrReference();
      }
      if (classes[byte] !== delimiter) return wordOf(this.#word());
      this.at += 1;
      if (byte === 0x2f) return { name: this.#name() };
      if (byte === open) return this.#literal();
      if (byte === 0x5b) return this.#array(depth);
      if (byte === 0x3c) return this.#angle(depth);
      if (byte === 0x5d) return closing.array;
      if (byte === 0x3e && this.bytes[this.at] === 0x3e) {
        this.at += 1;
        return closing.dictionary;
      }
    }
  }

  /** The next value. @throws PdfSyntaxError where a word or the end stands there */
  value(depth = 0): PdfValue {
    const token = this.next(depth);
    if (token === undefined || token instanceof Keyword) {
      throw new PdfSyntaxError(`unexpected ${token?.word ?? "end"}, expected a value at byte ${this.at}`);
    }
    return token;
  }

  /** Moves behind blanks and comments. */
  skipBlanks(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 0x25) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) {
          this.at += 1;
        }
      } else if (isBlank(byte)) this.at += 1;
      else return;
    }
  }

  #word(): string {
    const from = this.at;
    while (this.at < this.bytes.length && classes[this.bytes[this.at] ?? 0] === 0) this.at += 1;
    return latin1(this.bytes, from, this.at);
  }

  #name(): string {
    const name = this.#word();
    if (!name.includes("#")) return name;
    return name.replace(/#([\dA-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #numberOrReference(): PdfValue | Keyword {
    const from = this.at;
    const number = this.#number();
    if (number === undefined) return new Keyword(latin1(this.bytes, from, this.at));
    if (!this.#references || !Number.isInteger(number) || number < 0) return number;
    const after = this.at;
    this.skipBlanks();
    const second = this.bytes[this.at] ?? 0;
    if (second >= 0x30 && second <= 0x39 && this.#number() !== undefined) {
      this.skipBlanks();
      const behind = this.bytes[this.at + 1];
      if (this.bytes[this.at] === 0x52 && (behind === undefined || classes[behind] !== 0)) {
        this.at += 1;
        return { ref: number };
      }
    }
    this.at = after;
    return number;
  }

  /** A number as far as it goes; undefined where the word has no digit. The whole word is taken either way. */
  #number(): number | undefined {
    const { bytes } = this;
    let sign = 1;
    let value = 0;
    let scale = 0;
    let digits = 0;
    let broken = false;
    for (; this.at < bytes.length; this.at += 1) {
      const byte = bytes[this.at] ?? 0;
      if (classes[byte] !== 0) break;
      if (byte >= 0x30 && byte <= 0x39 && !broken) {
        value = value * 10 + byte - 0x30;
        scale *= 10;
        digits += 1;
      } else if (byte === 0x2e && scale === 0) scale = 1;
      else if (byte === 0x2d && digits === 0) sign = -1;
      else if (byte !== 0x2b || digits > 0) broken = true;
    }
    if (digits === 0) return undefined;
    return (sign * value) / (scale || 1);
  }

  #array(depth: number): PdfValue[] {
    const result: PdfValue[] = [];
    for (;;) {
      const token = this.next(depth + 1);
      if (token === undefined || token === closing.array) return result;
      if (token instanceof Keyword) {
        if (token === closing.dictionary || /^(?:endobj|obj|stream)$/.test(token.word)) return result;
      } else result.push(token);
      if (result.length > longest) throw new LimitReached("objects", longest);
    }
  }

  #angle(depth: number): PdfValue {
    if (this.bytes[this.at] !== 0x3c) return this.#hex();
    this.at += 1;
    const result: Dictionary = new Map();
    for (;;) {
      const key = this.next(depth + 1);
      if (key === undefined || key === closing.dictionary) return result;
      if (!isName(key)) {
        if (key instanceof Keyword && /^(?:endobj|stream)$/.test(key.word)) return result;
        continue;
      }
      const value = this.next(depth + 1);
      if (value === undefined || value === closing.dictionary) return result;
      if (!(value instanceof Keyword)) result.set(key.name, value);
    }
  }

  #hex(): string {
    let end = this.bytes.indexOf(0x3e, this.at);
    if (end === -1) end = this.bytes.length;
    const digits = latin1(this.bytes, this.at, end).replace(/[^\dA-Fa-f]/g, "");
    this.at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString("latin1");
  }

  #literal(): string {
    const { bytes } = this;
    const from = this.at;
    let depth = 1;
    let escaped = false;
    for (; this.at < bytes.length; this.at += 1) {
      const byte = bytes[this.at];
      if (byte === backslash) {
        escaped = true;
        this.at += 1;
      } else if (byte === open) depth += 1;
      else if (byte === close) {
        depth -= 1;
        if (depth === 0) break;
      }
    }
    const text = latin1(bytes, from, this.at);
    this.at += 1;
    return escaped ? unescaped(text) : text;
  }
}

const closing = { array: new Keyword("]"), dictionary: new Keyword(">>") };

function wordOf(word: string): Token {
  if (word === "true") return true;
  if (word === "false") return false;
  return word === "null" ? null : new Keyword(word);
}

/** True for a name. */
export function isName(value: unknown): value is { name: string } {
  return typeof value === "object" && value !== null && "name" in value;
}

/** Bytes as a text of single-byte characters. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const { buffer, byteOffset, length } = bytes.subarray(Math.max(0, from), Math.max(0, to));
  return Buffer.from(buffer, byteOffset, length).toString("latin1");
}

function unescaped(text: string): string {
  return text.replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, (_, octal?: string, character = "") => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return /^[\r\n]/.test(character) ? "" : (escapes[character] ?? character);
  });
}
