import { CannotRun } from "../diagnostics/failure.ts";
import { hintOf, messageOf, type Diagnostic } from "../diagnostics/report.ts";
import type { Language } from "../model/language.ts";
import { previewWords } from "./words.ts";

/** Something that keeps the books from being built, in words for the page. */
export interface Problem {
  /** `file:line:column`; empty where it is no file's. */
  place: string;
  message: string;
  /** The source line. */
  source?: string;
  /** The way out. */
  hint?: string;
}

/** What open pages are told. */
export interface PreviewState {
  /** Counts the rounds of building from 1; 0 before the first. */
  round: number;
  /** `ready` after each output that is published, so more than once a round. */
  phase: "building" | "ready" | "failed";
  /** Only where the phase is `failed`. */
  problems: readonly Problem[];
}

/** Makes of a problem what open pages may know of it. */
export type ProblemView = (problem: Problem) => Problem;

/** Of a problem only its place: messages and lines may quote what the pages may not show. */
export function withoutWords(language: Language): ProblemView {
  return ({ place }) => ({ place, message: previewWords(language).withheld });
}

/** Keeps the present state and tells it to all who listen. */
export class StateBoard {
  readonly #view: ProblemView;
  readonly #listeners = new Set<(state: PreviewState) => void>();
  /** Whether anything was published yet. */
  #hasFiles = false;
  #state: PreviewState = { round: 0, phase: "building", problems: [] };

  /** @param view all of each problem where undefined */
  constructor(view: ProblemView = (problem) => problem) {
    this.#view = view;
  }

  get state(): PreviewState {
    return this.#state;
  }

  post(state: PreviewState): void {
    this.#state = { ...state, problems: state.problems.map(this.#view) };
    this.#hasFiles ||= state.phase === "ready";
    for (const listener of this.#listeners) listener(this.#state);
  }

  /** Tells the present state once more: files that open pages show may be others. */
  repeat(): void {
    for (const listener of this.#listeners) listener(this.#state);
  }

  /**
   * Tells at once what a save has broken or mended, where that is other than what was told last. The files follow with the
   * next round.
   */
  judge(diagnostics: readonly Diagnostic[], language: Language): void {
    const problems = problemsOf(diagnostics, language);
    const { round, phase } = this.#state;
    const failed = problems.length > 0;
    const same = JSON.stringify(problems.map(this.#view)) === JSON.stringify(this.#state.problems);
    if (failed ? phase === "failed" && same : phase !== "failed" || !this.#hasFiles) return;
    this.post({ round, phase: failed ? "failed" : "ready", problems });
  }

  /** Tells the present state at once and each later one. Answers how to stop. */
  listen(listener: (state: PreviewState) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#state);
    return () => void this.#listeners.delete(listener);
  }
}

/** The errors among diagnostics, in words. */
export function problemsOf(diagnostics: readonly Diagnostic[], language: Language): Problem[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ ruleId, path, line, column, details, sourceLine }) => {
      const hint = hintOf(ruleId, details, language);
      return {
        place: [path, line, column].filter((part) => part !== undefined).join(":"),
        message: messageOf(ruleId, details, language),
        ...(sourceLine?.trim() ? { source: sourceLine.slice(0, 200) } : {}),
        ...(hint === undefined ? {} : { hint }),
      };
    });
}

/** What stopped a build, in words. */
export function problemOf(error: unknown, language: Language): Problem {
  const message = error instanceof CannotRun ? error.in(language) : previewWords(language).defect;
  return { place: "", message };
}
