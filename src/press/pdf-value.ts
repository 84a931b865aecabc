/** A reference to an indirect object, by its number; Chromium's generation is always 0. */
export interface Ref {
  ref: number;
}

/** A name without its slash. */
export interface Name {
  name: string;
}

/** A dictionary, by key without slash. */
export type Dictionary = Map<string, PdfValue>;

/** A direct PDF value as in ISO 32000-1, 7.3: strings as the bytes they hold, one character each. */
export type PdfValue = number | boolean | null | string | Name | Ref | PdfValue[] | Dictionary;

/** Thrown at bytes that are no PDF value. */
export class PdfSyntaxError extends Error {}

const token = /\s*(?:%[^\n\r]*\s*)*(<<|>>|\[|\]|\(|<|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+)/y;

/** Reads the direct value that begins at `offset` of a text of single bytes (Latin-1). */
export function parseValue(text: string, offset = 0): PdfValue {
  return new ValueReader(text, offset).value();
}

/** Reads the direct value that begins at `offset`, and says where it ends. */
export function parsePrefix(text: string, offset: number): { value: PdfValue; end: number } {
  const reader = new ValueReader(text, offset);
  return { value: reader.value(), end: reader.end };
}

class ValueReader {
  readonly #text: string;
  #at: number;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#at = offset;
  }

  /** Behind what was read. */
  get end(): number {
    return this.#at;
  }

  value(): PdfValue {
    const read = this.#token();
    if (read === "<<") return this.#dictionary();
    if (read === "[") return this.#array();
    if (read === "(") return this.#literal();
    if (read === "<") return this.#hex();
    if (read.startsWith("/")) return { name: unescapeName(read.slice(1)) };
    if (read === "true" || read === "false") return read === "true";
    if (read === "null") return null;
    return this.#numberOrRef(read);
  }

  #token(): string {
    token.lastIndex = this.#at;
    const found = token.exec(this.#text);
    if (!found?.[1]) throw new PdfSyntaxError(`unexpected end at byte ${this.#at}`);
    this.#at = token.lastIndex;
    return found[1];
  }

  #peek(): string {
    const at = this.#at;
    const read = this.#token();
    this.#at = at;
    return read;
  }

  #dictionary(): Dictionary {
    const result: Dictionary = new Map();
    while (this.#peek() !== ">>") {
      const key = this.#token();
      if (!key.startsWith("/"))
        throw new PdfSyntaxError(`unexpected ${key}, expected a name at byte ${this.#at}`);
      result.set(unescapeName(key.slice(1)), this.value());
    }
    this.#token();
    return result;
  }

  #array(): PdfValue[] {
    const result: PdfValue[] = [];
    while (this.#peek() !== "]") result.push(this.value());
    this.#token();
    return result;
  }

  #numberOrRef(read: string): number | Ref {
    const number = Number(read);
    if (Number.isNaN(number)) throw new PdfSyntaxError(`unexpected ${read} at byte ${this.#at}`);
    const reference = /\s+\d+\s+R(?![^\s()<>[\]{}/%])/y;
    reference.lastIndex = this.#at;
    if (!/^\d+$/.test(read) || !reference.test(this.#text)) return number;
    this.#at = reference.lastIndex;
    return { ref: number };
  }

  #hex(): string {
    const end = this.#text.indexOf(">", this.#at);
    if (end === -1) throw new PdfSyntaxError(`unexpected end of string at byte ${this.#at}`);
    const digits = this.#text.slice(this.#at, end).replace(/\s/g, "");
    this.#at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString("latin1");
  }

  #literal(): string {
    let depth = 1;
    let result = "";
    while (depth > 0) {
      const character = this.#text[this.#at];
      if (character === undefined) throw new PdfSyntaxError("unexpected end of string");
      this.#at += 1;
      if (character === "\\") result += this.#escaped();
      else {
        if (character === "(") depth += 1;
        if (character === ")") depth -= 1;
        if (depth > 0) result += character;
      }
    }
    return result;
  }

  #escaped(): string {
    const octal = /[0-7]{1,3}/y;
    octal.lastIndex = this.#at;
    const digits = octal.exec(this.#text)?.[0];
    if (digits !== undefined) {
      this.#at += digits.length;
      return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
    }
    const character = this.#text[this.#at] ?? "";
    this.#at += 1;
    if (character === "\r" && this.#text[this.#at] === "\n") this.#at += 1;
    const plain: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "", "\r": "" };
    return plain[character] ?? character;
  }
}

function unescapeName(name: string): string {
  return name.replace(/#([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Text as a PDF string in hexadecimal UTF-16 with its mark (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}

/**
 * The text of a PDF string: UTF-16 with its mark, else Latin-1, which PDFDocEncoding equals for our needs.
 * @internal
 */
export function decodeText(value: string): string {
  return value.startsWith("\u00fe\u00ff")
    ? Buffer.from(value.slice(2), "latin1").swap16().toString("utf16le")
    : value;
}
