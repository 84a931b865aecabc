import type { Dictionary, PdfValue } from "../../pdf-value.ts";

/** A stream: its dictionary, and its bytes as they are stored. */
export class PdfStream {
  readonly dictionary: Dictionary;
  readonly raw: Uint8Array;

  constructor(dictionary: Dictionary, raw: Uint8Array) {
    this.dictionary = dictionary;
    this.raw = raw;
  }
}

/** What an indirect object may be. */
export type PdfObject = PdfValue | PdfStream;
