import { hintOf, messageOf } from "../../diagnostics/report.ts";
import { editions } from "../../editions/index.ts";
import type { Edition } from "../../model/edition.ts";
import type { Module, Package } from "../../model/book.ts";
import type { Language } from "../../model/language.ts";
import { localTime } from "../../review/comments/local-time.ts";
import { packageComments, type PackageComments } from "../../review/comments/package-comments.ts";
import {
  answerComment,
  reopenComment,
  resolveComment,
  writeComment,
  type WrittenNote,
} from "../../review/comments/write-comment.ts";
import { commentsFor, EditionWords } from "../../review/share/edition-words.ts";
import { draftOf, type Sent } from "../../review/share/sent-comment.ts";
import type { DamagedComment, NoteAction, SentNote, ShownComment } from "./comment-data.ts";

/** The package in memory, as far as comments need it. */
export interface CommentedBooks {
  /** The package as it is now; undefined where it cannot be read. */
  package(): Promise<{ package: Package } | undefined>;
  /** The page of a book; undefined where there is none without errors yet. */
  page(book: string, edition: string): Promise<{ html: string } | undefined>;
}

/** Where comments live, and in which language their files are written. */
export interface CommentBoardOptions {
  /** Folder that holds `modules/`. */
  root: string;
  books: CommentedBooks;
  language: Language;
}

/** Path of a file below the package's folder that is a comment's, or is to become one. */
const commentPath = /^modules\/[^/]+\/komentar(?:\/|$)/;

/** Whether a saved file is a comment's: books do not change with it. */
export function isCommentPath(path: string): boolean {
  return commentPath.test(path);
}

/** The comments of a package for open pages: read when somebody asks, written one by one, told of when they change. */
export class CommentBoard {
  readonly #options: CommentBoardOptions;
  readonly #listeners = new Set<() => void>();
  #placed: Promise<PackageComments | undefined> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Words of guarded editions as they were seen last: pages stay while the sources have errors. */
  readonly #words = new Map<string, EditionWords>();

  constructor(options: CommentBoardOptions) {
    this.#options = options;
  }

  /**
   * All comments of the package, in the order of the texts; for a guarded edition those that its readers may see.
   * Undefined where the package cannot be read at the moment.
   * @throws CannotRun `read-failed`
   */
  async list(edition: Edition = editions.facilitator): Promise<ShownComment[] | undefined> {
    const placed = (await this.#current())?.placed;
    if (!placed) return undefined;
    const modules = [...new Set(placed.map(({ comment }) => comment.module))];
    const lists = await Promise.all(
      modules.map(async (module) => {
        const own = placed.filter(({ comment }) => comment.module === module);
        return commentsFor(own, edition, await this.#wordsOf(module, edition));
      }),
    );
    return lists.flat();
  }

  /** Files that cannot be read, or not all of them, with what to do. */
  async damaged(): Promise<DamagedComment[]> {
    const language = await this.language();
    const read = await this.#current();
    return (read?.diagnostics ?? []).map(({ ruleId, path, line, details }) => ({
      place: line === undefined ? path : `${path}:${line}`,
      message: messageOf(ruleId, details, language),
      hint: hintOf(ruleId, details, language) ?? "",
    }));
  }

  /** Language of the package; that of the preview where it cannot be read. */
  async language(): Promise<Language> {
    const read = await this.#options.books.package().catch(() => undefined);
    return read?.package.config.language ?? this.#options.language;
  }

  /**
   * Writes a comment. Undefined where the package cannot be read at the moment.
   * @throws CannotRun as `writeComment` does
   */
  async add(sent: Sent): Promise<WrittenNote | undefined> {
    const { root, language } = this.#options;
    const modules = await this.#modules();
    if (!modules) return undefined;
    const written = await writeComment(root, draftOf(modules, sent, { at: localTime(new Date()), language }));
    this.changed();
    return written;
  }

  /** Answers, resolves or reopens a comment. @throws CannotRun as `answerComment` does */
  async note(
    action: NoteAction,
    { module, id }: { module: string; id: string },
    { key, by, text }: SentNote,
  ): Promise<WrittenNote> {
    const { root, language } = this.#options;
    const draft = { key, by, module, at: localTime(new Date()), language };
    const write = {
      reply: () => answerComment(root, id, { ...draft, text }),
      resolve: () => resolveComment(root, id, { ...draft, reason: text }),
      reopen: () => reopenComment(root, id, { ...draft, reason: text }),
    } satisfies Record<NoteAction, () => Promise<WrittenNote>>;
    const written = await write[action]();
    this.changed();
    return written;
  }

  /** Takes in saved files. Answers those that are no comment's. @param paths below the package's folder */
  sort(paths: readonly string[]): string[] {
    const others = paths.filter((path) => !isCommentPath(path));
    if (others.length < paths.length) this.changed();
    return others;
  }

  /** Says that comments, or the texts that they are on, may have changed. */
  changed(): void {
    this.#placed = undefined;
    // Several at once are one message: who hears it asks for all of them.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const listener of this.#listeners) listener();
    }, 60);
  }

  /** Tells when they may have changed. Answers how to stop. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  async #wordsOf(module: string, { name, guarded }: Edition): Promise<EditionWords> {
    const page = guarded ? await this.#options.books.page(module, name) : undefined;
    const key = `${module}/${name}`;
    if (page) this.#words.set(key, new EditionWords(page.html));
    return this.#words.get(key) ?? new EditionWords("");
  }

  async #modules(): Promise<readonly Module[] | undefined> {
    return (await this.#options.books.package())?.package.modules;
  }

  /** The comments as they were read last, since nothing has changed. */
  async #current(): Promise<PackageComments | undefined> {
    const read = await (this.#placed ??= this.#read());
    if (!read) this.#placed = undefined;
    return read;
  }

  async #read(): Promise<PackageComments | undefined> {
    const read = await this.#options.books.package();
    return read && packageComments(read.package);
  }
}
