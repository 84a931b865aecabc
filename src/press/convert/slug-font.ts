import { TrueTypeFont } from "../font/true-type-font.ts";
import { UnusableFont } from "../font/unusable-font.ts";
import type { PdfValue } from "../pdf-value.ts";
import type { PdfOutput } from "./pdf-output.ts";
import { Unconvertible } from "./problems.ts";

/** The font of the slug line. */
export class SlugFont {
  readonly #font: TrueTypeFont;

  /** @throws Unconvertible where the bytes are neither TrueType nor WOFF 1 with such outlines */
  constructor(bytes: Uint8Array) {
    try {
      this.#font = new TrueTypeFont(bytes);
    } catch (error) {
      if (error instanceof UnusableFont) throw new Unconvertible("font", error.message);
      throw error;
    }
  }

  /** A text as glyph numbers in hexadecimal; characters that the font lacks are glyph 0. */
  codes(text: string): string {
    return this.#font.codes(text);
  }

  /** Writes as much of the font as a text needs. Answers the reference to it. */
  write(out: PdfOutput, text: string): PdfValue {
    const addValue = (value: PdfValue): PdfValue => {
      const number = out.reserve();
      out.set(number, value);
      return { ref: number };
    };
    const sink = { addValue, addStream: out.addStream.bind(out) };
    return this.#font.write(sink, text, "PressSlug");
  }
}
