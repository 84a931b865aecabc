import { setTimeout as soon } from "node:timers/promises";
import type { PrintBrowser } from "../browser/print.ts";
import { loadPackage } from "../config/load-package.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/report.ts";
import { packageBook } from "../model/bindings.ts";
import type { Module } from "../model/book.ts";
import type { Language } from "../model/language.ts";
import type { OutputName } from "../outputs/names.ts";
import { build, type BuildOptions, type BuildResult } from "../pipeline/build.ts";
import type { ReadPackage } from "../pipeline/read-package.ts";
import { aborted } from "./aborted.ts";
import { Backlog } from "./backlog.ts";
import type { LivePdfs } from "./live/live-pdfs.ts";
import type { LivePreview } from "./live/live-preview.ts";
import { problemOf, problemsOf, type PreviewState, type StateBoard } from "./state.ts";

/** What the rounds build, and for whom. */
export interface RoundOptions {
  /** What to build; the outputs are the preview's own choice. */
  build: Omit<BuildOptions, "outputs" | "launch" | "onBook" | "signal" | "read" | "printed">;
  /** Whether to print PDF files, where package.yaml asks for them. */
  pdf: boolean;
  /** Language of problems on the page. */
  language: Language;
  reporter: RoundReporter;
}

/** Is told what happens, for the terminal. */
export interface RoundReporter {
  /** A round begins; nothing changed before the first. */
  begun(changed: readonly string[]): void;
  diagnosed(diagnostics: readonly Diagnostic[]): void;
  built(output: OutputName, books: number, seconds: number): void;
  /** A build failed, and the preview goes on. */
  failed(error: unknown): void;
}

/** What the rounds work with. */
export interface RoundTools {
  board: StateBoard;
  /** The package in memory. */
  live: LivePreview;
  /** What is printed from memory. */
  pdfs: LivePdfs;
  /** Lends the browser of the preview. */
  borrow(): Promise<PrintBrowser>;
  /** Ends everything. */
  signal: AbortSignal;
}

/** Modules whose HTML is made before the next look at whether something was saved meanwhile. */
const modulesAtOnce = 5;

/** Milliseconds without a save before modules are made that the writer is not at work in. */
const quiet = 2_000;

/** Rounds of building: after each change first HTML, which is quick, then the PDF files, both of what changed. */
export class Rounds {
  readonly #options: RoundOptions;
  readonly #tools: RoundTools;
  /** What is older than the sources: HTML files, and PDF files. */
  readonly #backlog = { html: new Backlog(), pdf: new Backlog() };
  /** Modules that were saved, and whose HTML was not made since. */
  readonly #saved = new Set<string>();
  /** A build of PDF files that was given up and is still ending. */
  #leftover: Promise<unknown> = Promise.resolve();
  #round = 0;
  #announceFirst: () => void = () => undefined;
  /** Resolves when the first round has built HTML, or has found what keeps it from it. */
  readonly first = new Promise<void>((resolve) => {
    this.#announceFirst = resolve;
  });

  constructor(options: RoundOptions, tools: RoundTools) {
    this.#options = options;
    this.#tools = tools;
  }

  /** One round. @throws what no change of the sources can heal, and only in the first round */
  async run(changed: readonly string[], superseded: AbortSignal): Promise<void> {
    const { signal } = this.#tools;
    signal.throwIfAborted();
    this.#round += 1;
    this.#backlog.html.add(changed);
    this.#backlog.pdf.add(changed);
    this.#options.reporter.begun(changed);
    this.#post("building");
    try {
      const { live } = this.#tools;
      const read = await live.package();
      const touched = live.takeTouched();
      for (const backlog of Object.values(this.#backlog)) backlog.addModules(touched);
      for (const id of touched) this.#saved.add(id);
      // Printed pages that somebody looks at come first.
      await Promise.race([this.#tools.pdfs.idle(), aborted(superseded)]);
      const ids = await this.#makeHtml(read, superseded);
      if (!ids) return;
      this.#post("ready");
      this.#announceFirst();
      await this.#print(ids, read, superseded);
    } catch (error) {
      signal.throwIfAborted();
      this.#fail(asFailure(error, this.#options.build.root));
    } finally {
      this.#announceFirst();
    }
  }

  /** Resolves when nothing is being built any more. */
  async ended(): Promise<void> {
    await this.#leftover;
  }

  /** Makes the HTML files that are older than the sources. Answers the books that there are, once all are made. */
  async #makeHtml(read: ReadPackage | undefined, superseded: AbortSignal): Promise<string[] | undefined> {
    const { signal } = this.#tools;
    const { build: chosen, reporter, language } = this.#options;
    if (!read) return this.#makeUnread();
    reporter.diagnosed(read.diagnostics);
    if (hasErrors(read.diagnostics)) {
      this.#post("failed", problemsOf(read.diagnostics, language));
      return undefined;
    }
    const known = read.package.modules.filter(hasBook).map(({ id }) => id);
    const ids = chosen.modules.includes(packageBook) ? [...known, packageBook] : known;
    const left = this.#backlog.html.among(ids);
    for (const modules of this.#inSteps(left)) {
      if (!modules.some((id) => this.#saved.has(id)) && !(await this.#isQuiet(superseded))) return undefined;
      const ended = AbortSignal.any([signal, superseded]);
      try {
        await this.#pass("html", { signal: ended, modules, read: async () => read });
      } catch (error) {
        // What was not made stays in the backlog: the writer's next save comes first.
        if (superseded.aborted) return undefined;
        throw error;
      }
      this.#backlog.html.done(modules);
      for (const id of modules) this.#saved.delete(id);
      this.#announceFirst();
    }
    return ids;
  }

  /** What the writer has saved first, then the others, a few at a time. */
  #inSteps(left: readonly string[]): string[][] {
    const saved = left.filter((id) => this.#saved.has(id));
    const others = left.filter((id) => !this.#saved.has(id));
    return [saved, others].flatMap((ids) =>
      Array.from({ length: Math.ceil(ids.length / modulesAtOnce) }, (_, step) =>
        ids.slice(step * modulesAtOnce, (step + 1) * modulesAtOnce),
      ),
    );
  }

  /** Waits before what nobody has just saved is made, except at the beginning. Answers whether nothing came meanwhile. */
  async #isQuiet(superseded: AbortSignal): Promise<boolean> {
    const { signal } = this.#tools;
    const ended = AbortSignal.any([signal, superseded]);
    if (this.#round > 1 && !ended.aborted) {
      await Promise.race([soon(quiet, undefined, { ref: false }), aborted(ended)]);
    }
    return !ended.aborted;
  }

  /** Where the package cannot be read into memory, the build says why. */
  async #makeUnread(): Promise<string[] | undefined> {
    const { reporter, language } = this.#options;
    const result = await this.#pass("html", { signal: this.#tools.signal });
    reporter.diagnosed(result.diagnostics);
    if (hasErrors(result.diagnostics)) {
      this.#post("failed", problemsOf(result.diagnostics, language));
      return undefined;
    }
    const ids = [...new Set(result.books.map(({ id }) => id))];
    this.#backlog.html.done(ids);
    return ids;
  }

  /** Prints what is older than the sources. Gives up when superseded, as the next HTML is what the writer waits for. */
  async #print(
    ids: readonly string[],
    read: ReadPackage | undefined,
    superseded: AbortSignal,
  ): Promise<void> {
    const { build: chosen, pdf } = this.#options;
    const config = read?.package.config ?? (await loadPackage(chosen.root));
    if (!pdf || !config.outputs.includes("pdf")) return;
    const modules = this.#backlog.pdf.among(ids);
    if (modules.length === 0) return;
    const givenUp = aborted(superseded);
    // Two builds at once would take the machine from the writer.
    await Promise.race([this.#leftover, givenUp]);
    if (superseded.aborted || this.#tools.signal.aborted) return;
    let unpublished = modules.length * chosen.editions.length;
    const signal = AbortSignal.any([this.#tools.signal, superseded]);
    const printing = this.#pass("pdf", {
      modules,
      signal,
      ...(read ? { read: async () => read, printed: this.#tools.pdfs.printed(read) } : {}),
      onBook: ({ state }) => {
        if (state === "published") unpublished -= 1;
      },
    });
    this.#leftover = printing.catch(() => undefined);
    await Promise.race([this.#leftover, givenUp]);
    // With all books in place only their list is missing: that is quicker than to begin again.
    if (superseded.aborted && unpublished > 0) return;
    const result = await printing;
    if (hasErrors(result.diagnostics)) return;
    this.#backlog.pdf.done(modules);
    this.#post("ready");
  }

  async #pass(
    output: OutputName,
    options: Pick<BuildOptions, "signal" | "onBook" | "read" | "printed"> & { modules?: readonly string[] },
  ): Promise<BuildResult> {
    const begun = performance.now();
    const { build: chosen, reporter } = this.#options;
    const result = await build({ ...chosen, ...options, outputs: [output], launch: this.#tools.borrow });
    if (!hasErrors(result.diagnostics)) {
      reporter.built(output, result.books.length, (performance.now() - begun) / 1000);
    }
    return result;
  }

  #fail(error: unknown): void {
    if (this.#round === 1 && !isHealable(error)) throw error;
    this.#options.reporter.failed(error);
    this.#post("failed", [problemOf(error, this.#options.language)]);
  }

  #post(phase: PreviewState["phase"], problems: PreviewState["problems"] = []): void {
    this.#tools.board.post({ round: this.#round, phase, problems });
  }
}

/** Whether books of a module are made: in another language, where anything of it is translated. */
function hasBook({ language, lessons }: Module): boolean {
  return lessons.length === 0 || lessons.some(({ written }) => written === language);
}

/** Failures that a saved file can heal; the first round ends the preview at any other. */
const healable: ReadonlySet<string> = new Set([
  "template-broken",
  "template-word",
  "read-failed",
  "request-refused",
  "page-numbers",
  "pdf-unexpected",
]);

function isHealable(error: unknown): boolean {
  return error instanceof CannotRun && healable.has(error.id);
}

/** A file or folder that went away or is locked while it was read is no defect: somebody is at work in it. */
function asFailure(error: unknown, root: string): unknown {
  if (!(error instanceof Error && "syscall" in error && "code" in error)) return error;
  const path = "path" in error ? String(error.path) : root;
  return new CannotRun("read-failed", { path, detail: String(error.code) }, { cause: error });
}
