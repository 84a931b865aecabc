import type { Package } from "../../model/book.ts";
import type { OpenComments } from "../../pipeline/release.ts";
import { packageComments } from "./package-comments.ts";

/**
 * The open comments of a package, for the board of its sessions and for a release.
 * @throws CannotRun `read-failed`
 */
export async function openComments(source: Package): Promise<OpenComments> {
  const { placed, diagnostics } = await packageComments(source);
  const open = placed
    .filter(({ comment }) => comment.status === "open")
    .map(({ comment: { id, kind, by, text, module, session }, path, line, column }) => {
      return { id, kind, by, text, module, session, path, line, column };
    });
  return { open, diagnostics };
}
