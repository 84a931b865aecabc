import { stat } from "node:fs/promises";
import { join } from "node:path";
import { commentKindNames, commentKinds } from "../../model/comment-kind.ts";
import type { Package } from "../../model/book.ts";
import type { OpenComment } from "../../model/open-comment.ts";
import { isFinal, statusName, type TextStatus } from "../../model/status.ts";
import { boardOf, type CommentCounts } from "../../outputs/board.ts";
import { modulePrefixes } from "../../render/module-prefixes.ts";
import type { BoardModule, BoardText } from "./shell-data.ts";

/**
 * The board of sessions for the preview's page: that of the library, with the way to each text and when it was saved.
 * @param open comments of the package
 * @param root folder that holds `modules/`
 */
export async function sessionBoard(
  { modules, config }: Package,
  open: readonly OpenComment[],
  root: string,
): Promise<BoardModule[]> {
  const prefixes = modulePrefixes(modules, true);
  const board = boardOf(modules, config, open);
  return Promise.all(
    modules.map(async ({ id, matter, file, lessons }, index): Promise<BoardModule> => {
      const texts = (board[index]?.texts ?? []).map(async ({ session, title, status, comments = {} }) => {
        const lesson = lessons.find(({ number }) => number === session);
        const path = (lesson?.file ?? file).path;
        const saved = await savedAt(join(root, path));
        return {
          ...(session === undefined ? {} : { session }),
          ...(title === undefined ? {} : { title }),
          anchor: lesson?.anchor ?? "introduction",
          path,
          status: statusName(status, config.language),
          rank: rankOf(status),
          comments: countsOf(comments, config.language),
          ...(saved === undefined ? {} : { saved }),
        };
      });
      const { title, number } = matter;
      return {
        id,
        title,
        ...(number === undefined ? {} : { number }),
        prefix: prefixes.get(id) ?? "",
        texts: await Promise.all(texts),
      };
    }),
  );
}

function countsOf(counts: CommentCounts, language: "id" | "en"): BoardText["comments"] {
  return commentKindNames.flatMap((kind) => {
    const count = counts[kind];
    return count === undefined ? [] : [{ kind, name: commentKinds[kind][language], count }];
  });
}

/** Endless numbers do not survive JSON. */
function rankOf(status: TextStatus): number | null {
  if (isFinal(status)) return null;
  return status.stage === "round" ? status.round : 0;
}

async function savedAt(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && Math.round(found.mtimeMs);
}
