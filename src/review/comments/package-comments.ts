import { basename } from "node:path";
import type { VFile } from "vfile";
import { diagnosticsOf, report, type Diagnostic } from "../../diagnostics/report.ts";
import { nearest } from "../../diagnostics/suggest.ts";
import type { Package } from "../../model/book.ts";
import { placeOfWord } from "../../source/place-of.ts";
import { readComments } from "./comment-folder.ts";
import { commentedTexts, placeComments, type PlacedComment } from "./place-comments.ts";

/** The comments of a package where they belong now. */
export interface PackageComments {
  /** By module, text and line. */
  placed: PlacedComment[];
  /** What is wrong with their files, and which belong nowhere any more. */
  diagnostics: Diagnostic[];
}

/**
 * Reads and places the comments of all modules that were read.
 * @param source as `readPackage` answers it: resolved, with its errors or without
 * @throws CannotRun `read-failed`
 */
export async function packageComments({ root, config, modules }: Package): Promise<PackageComments> {
  const placed: PlacedComment[] = [];
  const files: VFile[] = [];
  for (const module of modules) {
    const read = await readComments(root, module.id);
    const texts = commentedTexts(module);
    const own = placeComments(read.comments, texts);
    const known = texts.map(({ file }) => basename(file.path));
    for (const { method, comment } of own) {
      const file = read.files.find(({ path }) => path === comment.path);
      if (method !== "orphaned" || comment.status === "resolved" || !file) continue;
      const { session } = comment;
      // That its front matter names none has been said already.
      if (session === "") continue;
      const near = nearest(session, known) ?? "";
      report(file, "comment-session", { session, near }, placeOfWord(file, "session"));
    }
    placed.push(...own);
    files.push(...read.files);
  }
  return { placed, diagnostics: diagnosticsOf(files, config.severities) };
}
