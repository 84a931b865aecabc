import type { Localized } from "../../../model/language.ts";

/** How much of a file preflight is willing to read: a hostile or broken file must end with a message, never with a hang. */
export interface Limits {
  /** Bytes of the file. */
  file: number;
  /** Bytes of one stream once decompressed. */
  stream: number;
  /** Bytes of all streams once decompressed, together. */
  decoded: number;
  /** Indirect objects. */
  objects: number;
  /** Arrays and dictionaries inside each other. */
  depth: number;
  /** Forms, patterns and glyphs inside each other. */
  forms: number;
  /** Operators of all pages together. */
  operators: number;
  /** Things that one page prints. */
  marks: number;
  pages: number;
  seconds: number;
}

/** Limits that no honest book comes near. */
export const usualLimits: Limits = {
  file: 1024 ** 3,
  stream: 256 * 1024 ** 2,
  decoded: 4 * 1024 ** 3,
  objects: 3_000_000,
  depth: 100,
  forms: 28,
  operators: 60_000_000,
  marks: 1_000_000,
  pages: 20_000,
  seconds: 120,
};

/** What each limit is about, in words. */
export const limitNames: Readonly<Record<keyof Limits, Localized>> = {
  file: { en: "bytes of the file", id: "ukuran berkas" },
  stream: { en: "bytes of one stream", id: "ukuran satu aliran data" },
  decoded: { en: "bytes of all streams", id: "ukuran semua aliran data" },
  objects: { en: "objects", id: "jumlah objek" },
  depth: { en: "things inside each other", id: "susunan bertingkat" },
  forms: { en: "forms inside each other", id: "gambar di dalam gambar" },
  operators: { en: "operators", id: "jumlah perintah" },
  marks: { en: "things on one page", id: "jumlah unsur di satu halaman" },
  pages: { en: "pages", id: "jumlah halaman" },
  seconds: { en: "seconds", id: "detik" },
};

/** Thrown where a limit is reached: the rest of a page, or of the file, is not looked at. */
export class LimitReached extends Error {
  readonly limit: keyof Limits;
  readonly value: number;

  constructor(limit: keyof Limits, value: number) {
    super(`limit of ${limit} reached: ${value}`);
    this.name = "LimitReached";
    this.limit = limit;
    this.value = value;
  }

  /** True where nothing more can be looked at in the whole file. */
  get final(): boolean {
    return !["stream", "depth", "forms", "marks"].includes(this.limit);
  }
}

/** Counts what is spent on one file. */
export class Budget {
  readonly limits: Limits;
  readonly #signal: AbortSignal | undefined;
  readonly #end: number;
  #decoded = 0;
  #operators = 0;

  constructor(limits: Limits = usualLimits, signal?: AbortSignal) {
    this.limits = limits;
    this.#signal = signal;
    this.#end = performance.now() + limits.seconds * 1000;
  }

  /** Bytes that a stream may still have once decompressed. */
  get room(): number {
    return Math.max(0, Math.min(this.limits.stream, this.limits.decoded - this.#decoded));
  }

  /** Counts decompressed bytes. @throws LimitReached */
  spendBytes(count: number): void {
    if (count > this.limits.stream) throw new LimitReached("stream", this.limits.stream);
    this.#decoded += count;
    if (this.#decoded > this.limits.decoded) throw new LimitReached("decoded", this.limits.decoded);
  }

  /** Counts one operator of a content stream, and looks at the clock now and then. @throws LimitReached */
  spendOperator(): void {
    this.#operators += 1;
    if (this.#operators > this.limits.operators) throw new LimitReached("operators", this.limits.operators);
    if (this.#operators % 4096 === 0) this.checkTime();
  }

  /** @throws LimitReached when time is up, and the signal's reason when it is aborted */
  checkTime(): void {
    this.#signal?.throwIfAborted();
    if (performance.now() > this.#end) throw new LimitReached("seconds", this.limits.seconds);
  }
}
