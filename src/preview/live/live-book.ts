import { setImmediate as nextTurn } from "node:timers/promises";
import type { Root } from "mdast";
import { renderBookAnnexes, renderPartAnnexes } from "../../annexes/index.ts";
import type { Binding, Lesson } from "../../model/book.ts";
import type { Edition } from "../../model/edition.ts";
import { introductionOf, sectionsInTurns } from "../../outputs/book-sections.ts";
import {
  renderOptionsOf,
  selectBook,
  sheetsOf,
  type Book,
  type BookSource,
  type Part,
} from "../../render/book.ts";
import { renderSession } from "../../render/session.ts";
import { objectiveUses, type ObjectiveUse } from "../../schedule/objectives.ts";
import { KeptPage, type BookChange, type ChangedSection, type LiveTools } from "./kept-page.ts";
import { usesKey } from "./uses-key.ts";

/** Level of a session's heading on a page for the screen. */
const level = 2;

/** One edition of a book, rendered for the screen and kept. A later call ends what an earlier one has not finished. */
export class LiveBook {
  readonly edition: Edition;
  readonly page = new KeptPage();
  #book: Book | undefined;
  /** The trees of lessons that were selected, by path: a lesson with another one is selected again. */
  #selected = new Map<string, Root>();
  /** What the opener of each session says of its objectives, by its anchor. */
  #said = new Map<string, string>();
  #calls = 0;

  constructor(edition: Edition) {
    this.edition = edition;
  }

  /** Renders the whole book anew. */
  async renderAll(binding: Binding, source: BookSource, tools: LiveTools): Promise<BookChange> {
    this.#calls += 1;
    const book = selectBook(binding, source, this.edition);
    this.#book = book;
    this.#selected = new Map(
      binding.modules.flatMap(({ lessons }) => lessons.map(({ file, tree }) => [file.path, tree])),
    );
    const [part] = book.parts;
    const uses = part && !book.bound ? this.#uses(part) : undefined;
    this.#said = new Map(
      uses && part?.sessions.map(({ lesson }) => [lesson.anchor, usesKey(lesson, uses)] as const),
    );
    for (;;) {
      const call = this.#calls;
      const now = this.#book;
      const sections = await sectionsInTurns(now, level);
      // A session that was saved meanwhile is in another book.
      if (call === this.#calls) return this.page.keepAll(now, sections, tools);
    }
  }

  /**
   * Renders the sessions that say something else, without what is made from all of them. Answers undefined where that
   * cannot be done apart: several modules are bound, or sessions came or went.
   */
  renderSessions(binding: Binding, source: BookSource, tools: LiveTools): BookChange | undefined {
    const [module] = binding.modules;
    const [part] = this.#book?.parts ?? [];
    if (!this.#book || this.#book.bound || !module || !part) return undefined;
    const pathsOf = (lessons: readonly Lesson[]): string => lessons.map(({ file }) => file.path).join("\n");
    if (pathsOf(module.lessons) !== pathsOf(part.module.lessons)) return undefined;
    this.#calls += 1;
    const others = module.lessons.filter((lesson) => this.#isOther(lesson, part.module.lessons));
    const [fresh] = selectBook(
      { ...binding, modules: [{ ...module, lessons: others }] },
      source,
      this.edition,
    ).parts;
    if (!fresh) return undefined;
    const sessions = module.lessons.flatMap((lesson, index) => {
      const tree = fresh.sessions.find((each) => each.lesson === lesson)?.tree ?? part.sessions[index]?.tree;
      return tree ? [{ lesson, tree }] : [];
    });
    for (const { file, tree } of module.lessons) this.#selected.set(file.path, tree);
    const now = { ...fresh, module, sessions, sheets: part.sheets };
    this.#book = { ...this.#book, ...source, matter: binding.matter, parts: [now] };
    return { sections: this.#renderThese(others, now, tools), stale: false };
  }

  /**
   * Renders what is made from the whole of a book of one module: its introduction, annexes and contents, and openers of
   * sessions whose objectives are served elsewhere now.
   */
  async renderAround(tools: LiveTools): Promise<BookChange> {
    const { part, book } = this.#withSheets() ?? {};
    if (!part || !book) return { sections: [], stale: false };
    this.#calls += 1;
    const call = this.#calls;
    const uses = this.#uses(part);
    const others = part.module.lessons.filter(
      (lesson) => this.#said.get(lesson.anchor) !== usesKey(lesson, uses),
    );
    const openers = this.#renderThese(others, part, tools);
    const front = renderPartAnnexes(part, "front", level);
    await nextTurn();
    const back = renderPartAnnexes(part, "back", level);
    await nextTurn();
    const last = renderBookAnnexes(book, level);
    await nextTurn();
    if (call !== this.#calls) return { sections: openers, stale: false };
    const introduction = introductionOf(part, book, level);
    const sessions = part.sessions.flatMap(({ lesson }) => this.page.element(lesson.anchor) ?? []);
    const parts = [{ part, opening: undefined, introduction, front, sessions, back }];
    const { sections, stale } = await this.page.keepAll(book, { parts, back: last }, tools);
    return { sections: [...openers, ...sections], stale };
  }

  /** Whether a lesson says something else than when it was selected. */
  #isOther(lesson: Lesson, known: readonly Lesson[]): boolean {
    const last = known[lesson.number - 1];
    const sameTree = this.#selected.get(lesson.file.path) === lesson.tree;
    return !sameTree || last?.file.value !== lesson.file.value || last?.written !== lesson.written;
  }

  /** The book with its list of sheets brought up to date. */
  #withSheets(): { part: Part; book: Book } | undefined {
    const [selected] = this.#book?.parts ?? [];
    if (!this.#book || this.#book.bound || !selected) return undefined;
    const { sessions, module } = selected;
    const sheets = sessions.flatMap(({ lesson, tree }) => sheetsOf(tree, lesson.written, module.language));
    const part = { ...selected, sheets };
    this.#book = { ...this.#book, parts: [part] };
    return { part, book: this.#book };
  }

  #renderThese(lessons: readonly Lesson[], part: Part, tools: LiveTools): ChangedSection[] {
    const uses = this.#uses(part);
    return lessons.flatMap((lesson) => {
      const tree = part.sessions[lesson.number - 1]?.tree;
      if (!tree) return [];
      this.#said.set(lesson.anchor, usesKey(lesson, uses));
      const options = renderOptionsOf(part, level, lesson.anchor);
      const section = renderSession({ lesson, tree, uses }, options, part.module.language);
      return this.page.keep(section, [tree], tools) ?? [];
    });
  }

  /** Where objectives are practised and assessed, by number, for an edition that says so. */
  #uses(part: Part): Map<string, ObjectiveUse> {
    const uses = this.edition.plan === "shown" ? objectiveUses(part.module, part.sessions) : [];
    return new Map(uses.map((use) => [use.objective.number, use]));
  }
}
