import { PdfSyntaxError } from "../pdf-value.ts";

/** Why something cannot be converted. */
export type ProblemCode =
  | "damaged"
  | "encrypted"
  | "circular"
  | "too-large"
  | "colour-space"
  | "function"
  | "shading"
  | "pattern"
  | "image-filter"
  | "image-data"
  | "resource"
  | "profile"
  | "page-size"
  | "font";

/** One thing that cannot be converted, and where it is. */
export interface PressProblem {
  code: ProblemCode;
  /** What was found, in English. */
  detail: string;
  /** One-based page where it is used first; absent for the file as a whole. */
  page?: number;
  /** Number of the PDF object. */
  object?: number;
  /** Marked-content ID that surrounds it on the page (ISO 32000-1, 14.6). */
  mcid?: number;
  /** What `options.locate` says of that place, such as a file and line. */
  source?: string;
}

/** Thrown with everything that cannot be converted; no file is made. */
export class PressError extends Error {
  readonly problems: readonly PressProblem[];

  constructor(problems: readonly PressProblem[]) {
    super(problems.map((problem) => problemText(problem, "en")).join("\n"));
    this.name = "PressError";
    this.problems = problems;
  }
}

const texts: Readonly<Record<ProblemCode, { en: string; id: string }>> = {
  damaged: { en: "the file is damaged", id: "berkas rusak" },
  encrypted: { en: "the file is encrypted", id: "berkas terkunci (terenkripsi)" },
  circular: { en: "content draws itself", id: "isi menggambar dirinya sendiri" },
  "too-large": { en: "content is too large", id: "isi terlalu besar" },
  "colour-space": {
    en: "a colour space that cannot be converted",
    id: "ruang warna yang tidak dapat diubah",
  },
  function: { en: "a function that cannot be evaluated", id: "fungsi yang tidak dapat dihitung" },
  shading: { en: "a gradient that cannot be converted", id: "gradasi yang tidak dapat diubah" },
  pattern: { en: "a pattern that cannot be converted", id: "pola yang tidak dapat diubah" },
  "image-filter": {
    en: "a picture in a format that cannot be read",
    id: "gambar dalam format yang tidak dapat dibaca",
  },
  "image-data": { en: "a damaged picture", id: "gambar rusak" },
  resource: {
    en: "content uses something that is not there",
    id: "isi memakai sesuatu yang tidak ada",
  },
  profile: { en: "the colour profile cannot be used", id: "profil warna tidak dapat dipakai" },
  "page-size": { en: "a page that does not fit on the sheet", id: "halaman yang tidak muat di lembar cetak" },
  font: { en: "the font for the slug line cannot be used", id: "huruf untuk baris slug tidak dapat dipakai" },
};

/** A problem in one line, with its place. */
export function problemText(problem: PressProblem, language: "en" | "id"): string {
  const { code, detail, page, object, source } = problem;
  const words = language === "en" ? { page: "page", object: "object" } : { page: "halaman", object: "objek" };
  const place = [
    source,
    page === undefined ? undefined : `${words.page} ${page}`,
    object === undefined ? undefined : `${words.object} ${object}`,
  ].filter((part) => part !== undefined);
  const head = texts[code][language];
  return `${place.length > 0 ? `${place.join(", ")}: ` : ""}${head}: ${detail}`;
}

/** Thrown where a part cannot be converted; whoever knows the place turns it into a problem. */
export class Unconvertible extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, detail: string) {
    super(detail);
    this.name = "Unconvertible";
    this.code = code;
  }
}

/** What reading a file threw, as the error that callers see; anything but damage is a defect and stays as it is. */
export function pressErrorOf(error: unknown): unknown {
  if (error instanceof Unconvertible) return new PressError([{ code: error.code, detail: error.message }]);
  // Nesting without end, in values or in content, is a RangeError.
  if (error instanceof PdfSyntaxError || error instanceof RangeError)
    return new PressError([{ code: "damaged", detail: error.message }]);
  return error;
}
