import { VFile } from "vfile";
import { diagnosticsOf, report, type Diagnostic } from "../diagnostics/report.ts";
import type { Module } from "../model/book.ts";
import type { OpenComment } from "../model/open-comment.ts";
import { isFinal, statusName, statusOf } from "../model/status.ts";
import { plainLine } from "../model/plain-text.ts";
import { placeOfWord } from "../source/place-of.ts";
import { filesOf } from "./read-package.ts";

/** The open comments of a package, and what is wrong with the files of comments. */
export interface OpenComments {
  open: readonly OpenComment[];
  diagnostics: readonly Diagnostic[];
}

/** Letters of a comment that a message shows. */
const shownLetters = 160;

/**
 * What keeps modules from being released: every text that is not final, every open comment on law wherever it belongs,
 * and every damaged file of a comment, as nobody knows what that says.
 */
export function releaseProblems(
  modules: readonly Module[],
  comments: OpenComments | undefined,
): Diagnostic[] {
  if (!comments) throw new TypeError("A release asks for the comments of its package");
  const ids = new Set(modules.map(({ id }) => id));
  const texts = modules.flatMap(filesOf);
  const damaged = comments.diagnostics.filter(
    ({ path, severity }) => severity === "error" && ids.has(folderOf(path)),
  );
  const laws = comments.open.filter(({ kind, module }) => kind === "law" && ids.has(module));
  const files = [...modules.flatMap(unfinishedTexts), ...laws.map((comment) => commented(comment, texts))];
  return [...diagnosticsOf(files), ...damaged];
}

/** A text that is not final, with the message that says so; nothing of the others. */
function unfinishedTexts(module: Module): VFile[] {
  const texts = [module, ...module.lessons];
  return texts.flatMap(({ file, matter }) => {
    const status = statusOf(matter);
    if (isFinal(status)) return [];
    const said = new VFile({ path: file.path, value: String(file.value) });
    const words = { en: statusName(status, "en").toLowerCase(), id: statusName(status, "id").toLowerCase() };
    report(said, "release-status", { status: words }, placeOfWord(said, "status"));
    return [said];
  });
}

function commented({ id, by, text, path, line, column }: OpenComment, texts: readonly VFile[]): VFile {
  const file = texts.find((each) => each.path === path);
  const said = new VFile({ path, value: String(file?.value ?? "") });
  report(
    said,
    "release-comment",
    { id, by: plainLine(by, shownLetters), text: plainLine(text, shownLetters) },
    { line, column },
  );
  return said;
}

/** Id of the module that a path below the package's folder is in. */
function folderOf(path: string): string {
  return path.split("/")[1] ?? "";
}
