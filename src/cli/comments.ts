import { resolve as resolvePath } from "node:path";
import { locatePackage } from "../config/load-package.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { packageBook } from "../model/bindings.ts";
import { plainLine } from "../model/plain-text.ts";
import { readPackage, type ReadPackage } from "../pipeline/read-package.ts";
import { prettyDiagnostics } from "../reporters/pretty.ts";
import { chosenComments, commentCounts, commentJson, commentLines } from "../review/comments/comment-list.ts";
import { commentTexts } from "../review/comments/comment-texts.ts";
import {
  commentKindNames,
  commentKinds,
  type Comment,
  type CommentKind,
} from "../review/comments/comment.ts";
import { dayWords } from "../review/comments/day-words.ts";
import { localTime } from "../review/comments/local-time.ts";
import { packageComments } from "../review/comments/package-comments.ts";
import type { PlacedComment } from "../review/comments/place-comments.ts";
import { standingDecisions } from "../review/comments/threads.ts";
import { findComment, resolveComment } from "../review/comments/write-comment.ts";
import { commentsTexts } from "./comments-texts.ts";
import { moduleNames } from "./module-names.ts";
import type { Shell } from "./shell.ts";

/** Options of `edisi comments` as commander parses them. */
export interface CommentsArguments {
  all?: boolean;
  kind?: string;
  json?: boolean;
  sheet?: string;
  resolve?: string;
  /** File of comments that came back from a static share. */
  import?: string;
  by?: string;
  reason?: string;
  browser?: string;
}

/**
 * Runs `edisi comments`. Answers the exit status: 0, or 1 where a comment's file is damaged.
 */
export async function runComments(
  modules: readonly string[],
  options: CommentsArguments,
  shell: Shell,
): Promise<number> {
  const root = await locatePackage(shell.cwd);
  const names = moduleNames(modules);
  const kinds = chosenKinds(options.kind);
  if (options.import !== undefined) {
    const { runImport } = await import("./import-comments.ts");
    return runImport(root, options.import, shell);
  }
  if (options.resolve !== undefined) return resolveOne(root, names, { options, shell });
  const { package: source } = await readPackage(root, names);
  const { placed, diagnostics } = await packageComments(source);
  const chosen = chosenComments(placed, { all: options.all === true, kinds });
  if (options.json === true) {
    const rows = chosen.map((each) => commentJson(each, shell.language));
    shell.out(`${JSON.stringify(rows, null, 2)}\n`);
  } else if (options.sheet === undefined) list(chosen, kinds !== undefined, shell);
  if (diagnostics.length > 0) shell.err(prettyDiagnostics(diagnostics, shell));
  if (options.sheet !== undefined)
    await writeSheet(chosen, source, { options, file: options.sheet, damaged: diagnostics, shell });
  return hasErrors(diagnostics) ? 1 : 0;
}

function list(chosen: readonly PlacedComment[], ofKind: boolean, { out, language }: Shell): void {
  const texts = commentTexts(language);
  if (chosen.length === 0) out(`${ofKind ? texts.noneOfKind : texts.none}\n`);
  else out(`${commentLines(chosen, language)}\n${commentCounts(chosen, language)}\n`);
}

async function resolveOne(
  root: string,
  names: readonly string[],
  { options, shell }: { options: CommentsArguments; shell: Shell },
): Promise<number> {
  const { resolve = "", by = "", reason = "" } = options;
  for (const [option, value] of Object.entries({ "--by": by, "--reason": reason })) {
    if (value.trim() === "") throw new CannotRun("value-missing", { option, other: "--resolve" });
  }
  const [module] = names.length === 1 && names[0] !== packageBook ? names : [];
  const found = await findComment(root, resolve, module);
  refuseClosed(found, shell);
  const { id } = found;
  const at = localTime(new Date());
  const written = await resolveComment(root, id, { by, reason, at, module, language: shell.language });
  shell.out(`${commentsTexts(shell.language).resolved} ${id} → ${written.path}\n`);
  return 0;
}

/** Who resolved a comment before is told; of two who do so at the same moment, both are kept. @throws CannotRun `comment-closed` */
function refuseClosed({ id, status, decisions }: Comment, { language }: Shell): void {
  const last = status === "resolved" ? standingDecisions(decisions).at(-1) : undefined;
  if (!last) return;
  const [by, text] = [plainLine(last.by), plainLine(last.text, 200)];
  throw new CannotRun("comment-closed", { id, by, text, day: dayWords(last.date, language) });
}

interface WrittenSheet {
  options: CommentsArguments;
  file: string;
  damaged: readonly Diagnostic[];
  shell: Shell;
}

async function writeSheet(
  chosen: readonly PlacedComment[],
  source: ReadPackage["package"],
  { options, file, damaged, shell }: WrittenSheet,
): Promise<void> {
  const { printSheet } = await import("./comments-sheet.ts");
  const path = resolvePath(shell.cwd, file);
  await printSheet(chosen, source, { path, browser: options.browser, damaged, shell });
  shell.err(`${commentsTexts(shell.language).written} ${file}\n`);
}

/** Kinds named on the command line, in either language. @throws CannotRun `value-unknown` */
function chosenKinds(written: string | undefined): CommentKind[] | undefined {
  return written?.split(",").map((each) => {
    const value = each.trim().toLowerCase();
    const kind = commentKindNames.find((name) => Object.values(commentKinds[name]).includes(value));
    if (kind) return kind;
    const known = commentKindNames.map((name) => commentKinds[name].id);
    const near =
      nearest(
        value,
        Object.values(commentKinds).flatMap(({ en, id }) => [id, en]),
      ) ?? "";
    throw new CannotRun("value-unknown", { option: "--kind", value, known: known.join(", "), near });
  });
}
