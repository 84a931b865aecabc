import { z } from "zod";
import { packageBook } from "../model/bindings.ts";
import { commentKindNames } from "../model/comment-kind.ts";
import type { BoardModule } from "../outputs/board.ts";
import type { ListedBook } from "../outputs/library.ts";
import { byName } from "../source/discover.ts";

const listed = z.object({
  board: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      number: z.number().optional(),
      language: z.string().optional(),
      texts: z.array(
        z.object({
          session: z.number().optional(),
          title: z.string().optional(),
          status: z.union([
            z.object({ stage: z.enum(["draft", "final"]) }),
            z.object({ stage: z.literal("round"), round: z.number() }),
          ]),
          comments: z.partialRecord(z.enum(commentKindNames), z.number()).optional(),
        }),
      ),
    }),
  ),
});

/** The board in a manifest; empty where there is none, as an older edisi wrote it. */
export function boardIn(manifest: unknown): BoardModule[] {
  const parsed = listed.safeParse(manifest);
  return parsed.success ? parsed.data.board : [];
}

/**
 * The board of all books that are listed: what was read again takes the place of what an earlier run said of it, and a
 * module that no book is left of goes.
 * @param order ids of modules as package.yaml has them
 */
export function mergeBoards(
  boards: readonly BoardModule[],
  books: readonly ListedBook[],
  order: readonly string[],
): BoardModule[] {
  const place = ({ id }: BoardModule): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const latest = new Map(boards.map((module) => [`${module.id}/${module.language ?? ""}`, module]));
  return [...latest.values()]
    .filter(({ id, language }) =>
      books.some((book) => (book.id === id || book.id === packageBook) && book.language === language),
    )
    .toSorted(
      (a, b) =>
        place(a) - place(b) || byName(a.id, b.id) || ((a.language ?? "") < (b.language ?? "") ? -1 : 1),
    );
}
