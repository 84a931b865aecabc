import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { InkMaker } from "./inks.ts";
import type { PictureReport, PressOptions } from "./options.ts";
import { planPages, type PagePlan } from "./page-plan.ts";
import type { PageNode, PdfFile } from "./pdf-file.ts";
import { PdfOutput } from "./pdf-output.ts";
import { PixelMaker } from "./pixel-maker.ts";
import { Unconvertible, type PressProblem } from "./problems.ts";
import type { SpaceReader } from "./spaces.ts";
import { copyTarget, inkTarget, maskTarget, type Target } from "./target.ts";
import { name } from "./values.ts";

const deflateAsync = promisify(deflate);

/** What all stages of one conversion share. */
export class Conversion {
  readonly file: PdfFile;
  readonly out: PdfOutput;
  readonly inks: InkMaker;
  readonly spaces: SpaceReader;
  readonly pixels: PixelMaker;
  readonly options: PressOptions;
  /** The source's pages, and which of them are made in which order. */
  readonly pages: readonly PageNode[];
  readonly plan: PagePlan;
  /** Number of the page tree, where it is a new one. */
  tree: number | undefined;
  /** What colours become: inks, or the gray of photocopies. */
  readonly ink: Target;
  readonly mask: Target;
  readonly problems: PressProblem[] = [];
  readonly pictures: PictureReport[] = [];
  /** Zero-based page that is being converted. */
  page = 0;
  /** Number of the stream that is being converted. */
  object: number | undefined;
  readonly #claims = new Map<number, string>();
  readonly #numbers = new Map<string, number>();
  #pending: Promise<void>[] = [];

  constructor(file: PdfFile, inks: InkMaker, spaces: SpaceReader, options: PressOptions) {
    this.file = file;
    this.inks = inks;
    this.spaces = spaces;
    this.options = options;
    this.pages = file.pages();
    this.plan = planPages(this.pages.length, options);
    this.pixels = new PixelMaker(inks, options.photographs ?? "perceptual");
    this.out = new PdfOutput(file);
    this.ink = options.copier ? copyTarget(inks) : inkTarget(inks);
    this.mask = maskTarget(inks);
  }

  /** The number under which an object is written for a purpose: its own for the first, a new one for each other. */
  claim(number: number, purpose: string): number {
    const key = `${number} ${purpose}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const taken = this.#claims.has(number);
    const own = taken ? this.out.reserve() : number;
    if (!taken) this.#claims.set(number, purpose);
    this.#numbers.set(key, own);
    return own;
  }

  /** Sets a stream to text, compressed. */
  setText(number: number, dictionary: Dictionary, text: string): void {
    this.setBytes(number, dictionary, Buffer.from(text, "latin1"));
  }

  /** Sets a stream to bytes, compressed. */
  setBytes(number: number, dictionary: Dictionary, bytes: Uint8Array): void {
    const compress = async (): Promise<void> => {
      const entries = new Map<string, PdfValue>(dictionary).set("Filter", name("FlateDecode"));
      this.out.setStream(number, entries, await deflateAsync(bytes));
    };
    this.#pending.push(compress());
  }

  /** Waits for what is being compressed. */
  async settle(): Promise<void> {
    const pending = this.#pending;
    this.#pending = [];
    await Promise.all(pending);
  }

  /** Notes what cannot be converted; anything else is a defect and goes on. */
  note(error: unknown, mcid?: number): void {
    if (!(error instanceof Unconvertible)) throw error;
    const source = mcid === undefined ? undefined : this.options.locate?.(this.page, mcid);
    const problem: PressProblem = {
      code: error.code,
      detail: error.message,
      page: this.page + 1,
      ...(this.object !== undefined && { object: this.object }),
      ...(mcid !== undefined && { mcid }),
      ...(source !== undefined && { source }),
    };
    const isKnown = this.problems.some(
      ({ code, detail, page, object }) =>
        code === problem.code &&
        detail === problem.detail &&
        page === problem.page &&
        object === problem.object,
    );
    if (!isKnown) this.problems.push(problem);
  }
}
