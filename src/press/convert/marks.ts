import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { Conversion } from "./conversion.ts";
import { markRoom, type PressBoxes } from "./page-boxes.ts";
import { SlugFont } from "./slug-font.ts";
import { keptSpace } from "./spaces.ts";
import { numberText } from "./values.ts";

const millimetre = 72 / 25.4;

/** Marks of a page: operators, and the resources that they need. */
export interface PageMarks {
  content: string;
  resources: Dictionary;
}

/** Draws crop and registration marks, colour bars and the slug line, all outside the bleed, alike on all pages. */
export class MarkMaker {
  readonly #work: Conversion;
  readonly #font: SlugFont | undefined;
  readonly #fontRef: PdfValue | undefined;
  readonly #all: PdfValue;

  constructor(work: Conversion) {
    this.#work = work;
    const slug = work.options.marks?.slug;
    this.#font = slug && new SlugFont(slug.font);
    this.#fontRef = slug && this.#font?.write(work.out, slug.text);
    const space = work.out.reserve();
    work.out.set(space, keptSpace("All"));
    this.#all = { ref: space };
  }

  /** The marks of a page, or undefined where none are asked for. */
  marks(boxes: PressBoxes): PageMarks | undefined {
    const { marks, copier } = this.#work.options;
    if (marks === undefined || copier) return undefined;
    const lines: string[] = [];
    if (marks.crop === true) lines.push(...cropMarks(boxes));
    if (marks.registration === true) lines.push(...registrationMarks(boxes));
    if (marks.folds) lines.push(...foldMarks(boxes, marks.folds));
    const parts = lines.length > 0 ? ["/PressAll CS 1 SCN .25 w [] 0 d", ...lines] : [];
    if (marks.colourBars === true) parts.push(...colourBars(boxes, this.#work.options.inside === "black"));
    if (marks.slug && this.#font) parts.push(this.#slug(boxes, marks.slug.text, this.#font));
    if (parts.length === 0) return undefined;
    const resources: Dictionary = new Map([["ColorSpace", new Map([["PressAll", this.#all]])]]);
    if (this.#fontRef !== undefined) resources.set("Font", new Map([["PressSlug", this.#fontRef]]));
    return { content: `/Artifact BMC\nq\n${parts.join("\n")}\nQ\nEMC`, resources };
  }

  #slug({ bleed, trim }: PressBoxes, text: string, font: SlugFont): string {
    const x = trim[0] + 12 * millimetre;
    const y = bleed[1] - 8 * millimetre;
    return `BT 0 0 0 1 k /PressSlug 6 Tf ${point(x, y)} Td <${font.codes(text)}> Tj ET`;
  }
}

function point(x: number, y: number): string {
  return `${numberText(Math.round(x * 1000) / 1000)} ${numberText(Math.round(y * 1000) / 1000)}`;
}

function line(from: readonly [number, number], to: readonly [number, number]): string {
  return `${point(...from)} m ${point(...to)} l S`;
}

/** At each corner two lines of 5 mm, 1 mm outside the bleed. */
function cropMarks({ trim, bleed }: PressBoxes): string[] {
  const gap = millimetre;
  const length = 5 * millimetre;
  const [left, bottom, right, top] = bleed;
  const across = [
    [left - gap, left - gap - length],
    [right + gap, right + gap + length],
  ] as const;
  const up = [
    [bottom - gap, bottom - gap - length],
    [top + gap, top + gap + length],
  ] as const;
  return [
    ...[trim[1], trim[3]].flatMap((y) => across.map(([from, to]) => line([from, y], [to, y]))),
    ...[trim[0], trim[2]].flatMap((x) => up.map(([from, to]) => line([x, from], [x, to]))),
  ];
}

/** Above and below each fold a dashed line of 5 mm, where crop marks stand. */
function foldMarks({ trim, bleed }: PressBoxes, folds: readonly number[]): string[] {
  const [gap, length] = [millimetre, 5 * millimetre];
  const lines = folds.flatMap((fold) => {
    const x = trim[0] + fold * millimetre;
    const [below, above] = [bleed[1] - gap, bleed[3] + gap];
    return [line([x, below], [x, below - length]), line([x, above], [x, above + length])];
  });
  return lines.length > 0 ? ["[2 1.5] 0 d", ...lines, "[] 0 d"] : [];
}

/** In the middle of each side a cross in a circle. */
function registrationMarks({ bleed: [left, bottom, right, top] }: PressBoxes): string[] {
  const away = 5.5 * millimetre;
  const middle = [(left + right) / 2, (bottom + top) / 2] as const;
  const centres = [
    [left - away, middle[1]],
    [right + away, middle[1]],
    [middle[0], bottom - away],
    [middle[0], top + away],
  ] as const;
  return centres.flatMap(([x, y]) => {
    const arm = 3 * millimetre;
    return [
      line([x - arm, y], [x + arm, y]),
      line([x, y - arm], [x, y + arm]),
      circle(x, y, 1.8 * millimetre),
    ];
  });
}

/** Four curves; the constant puts them within 0.03 % of a circle. */
function circle(x: number, y: number, radius: number): string {
  const pull = radius * 0.552_285;
  const curves = [
    [x + radius, y + pull, x + pull, y + radius, x, y + radius],
    [x - pull, y + radius, x - radius, y + pull, x - radius, y],
    [x - radius, y - pull, x - pull, y - radius, x, y - radius],
    [x + pull, y - radius, x + radius, y - pull, x + radius, y],
  ].map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => `${point(a, b)} ${point(c, d)} ${point(e, f)} c`);
  return `${point(x + radius, y)} m ${curves.join(" ")} S`;
}

/** Full inks, their overprints and tints, in squares of 5 mm above the page. */
function colourBars({ trim, bleed }: PressBoxes, blackOnly: boolean): string[] {
  const size = 5 * millimetre;
  const tints = ["0 0 0 1", "0 0 0 .75", "0 0 0 .5", "0 0 0 .25"];
  const inks = [
    "1 0 0 0",
    "0 1 0 0",
    "0 0 1 0",
    "1 1 0 0",
    "0 1 1 0",
    "1 0 1 0",
    ".5 0 0 0",
    "0 .5 0 0",
    "0 0 .5 0",
  ];
  const y = bleed[3] + (markRoom - 7.5) * millimetre;
  const fields = blackOnly ? tints : [...inks, ...tints];
  const room = Math.floor(((trim[0] + trim[2]) / 2 - 5 * millimetre - (trim[0] + 2 * millimetre)) / size);
  return fields
    .slice(0, Math.max(0, room))
    .map(
      (ink, index) =>
        `${ink} k ${point(trim[0] + 2 * millimetre + index * size, y)} ${point(size, size)} re f`,
    );
}
