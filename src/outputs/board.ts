import { commentKindNames, type CommentKind } from "../model/comment-kind.ts";
import type { Module, PackageConfig } from "../model/book.ts";
import type { OpenComment } from "../model/open-comment.ts";
import { isFinal, statusOf, type TextStatus } from "../model/status.ts";
import { sourceName } from "../source/translation.ts";

/** How many comments of each kind are open; kinds without any are left out. */
export type CommentCounts = Partial<Record<CommentKind, number>>;

/** A text on the board. */
export interface BoardText {
  /** Number of the session; none of the introduction, which the bank of test items goes with. */
  session?: number | undefined;
  /** Of a session. */
  title?: string | undefined;
  status: TextStatus;
  /** Open ones; undefined where nobody looked for comments. */
  comments?: CommentCounts | undefined;
}

/** A module on the board: how far each of its texts has come. */
export interface BoardModule {
  id: string;
  title: string;
  number?: number | undefined;
  /** Where it is another than that of the sources. */
  language?: string | undefined;
  texts: BoardText[];
}

/**
 * The board of sessions: status and open comments of each text. A comment whose text is gone counts with the introduction.
 * @param open undefined where nobody looked for comments
 */
export function boardOf(
  modules: readonly Module[],
  { sourceLanguage }: Pick<PackageConfig, "sourceLanguage">,
  open: readonly OpenComment[] | undefined,
): BoardModule[] {
  return modules.map((module) => {
    const { id, matter, language, lessons } = module;
    const own = open?.filter((comment) => comment.module === id);
    const places = own?.map((comment) => sessionOf(comment, module));
    const counts = (session: number | undefined): CommentCounts | undefined =>
      own && countsOf(own.filter((_, index) => places?.[index] === session));
    return {
      id,
      title: matter.title,
      number: matter.number,
      ...(language === sourceLanguage ? {} : { language }),
      texts: [
        { status: statusOf(matter), comments: counts(undefined) },
        ...lessons.map(({ number, matter: { title, ...rest } }) => ({
          session: number,
          title,
          status: statusOf(rest),
          comments: counts(number),
        })),
      ],
    };
  });
}

/** Whether nothing of a module is left to write or to decide. */
export function isDone({ texts }: BoardModule): boolean {
  return texts.every(({ status, comments = {} }) => isFinal(status) && Object.keys(comments).length === 0);
}

/** The session that a comment belongs to: where its words are now, else by the name it gives. */
function sessionOf({ path, session }: OpenComment, { lessons }: Module): number | undefined {
  const nameOf = (file: string): string => sourceName(file.slice(file.lastIndexOf("/") + 1));
  const here = lessons.find(({ file }) => file.path === path);
  return (here ?? lessons.find(({ file }) => nameOf(file.path) === sourceName(session)))?.number;
}

function countsOf(comments: readonly OpenComment[]): CommentCounts {
  const counts: CommentCounts = {};
  for (const name of commentKindNames) {
    const count = comments.filter(({ kind }) => kind === name).length;
    if (count > 0) counts[name] = count;
  }
  return counts;
}
