/** Margins of a page, mm; left and right pages mirror each other. */
export interface PageMargins {
  /** Binding side. */
  inner: number;
  outer: number;
  top: number;
  bottom: number;
}

/** Numbers beside the lines of a page, from 1 on every page. */
export interface LineNumbers {
  /** 1: every line has its number; 5: every fifth. */
  every: number;
}

/**
 * Colours, as `#rrggbb`, that no page is printed in: what is painted in them is taken out again, and a bar stands at the
 * outer margin instead, as high as that was.
 */
export interface BarColours {
  solid: string;
  dashed: string;
}

/** What is put on pages that are laid out already. */
export interface StampOptions {
  /** TrueType, or WOFF 1 with such outlines; as much of it as is used is put into the file. */
  font: Uint8Array;
  margins: PageMargins;
  lineNumbers?: LineNumbers | undefined;
  /** A line at the foot of every page, on the binding side. */
  foot?: string | undefined;
  /** Whether a fine line parts the outer margin, which comments are written in, from the text. */
  commentRule?: boolean | undefined;
  /** A large word across the page; of every page, or of some, by their number from 0. */
  watermark?: string | ((page: number) => string | undefined) | undefined;
  /** Bars at the outer margin, such as beside what changed. */
  bars?: BarColours | undefined;
}
