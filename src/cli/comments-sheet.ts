import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import type { Diagnostic } from "../diagnostics/report.ts";
import type { Package } from "../model/book.ts";
import { Templates } from "../outputs/templates.ts";
import { commentsSheet, commentsSheetPdf } from "../review/comments/comments-sheet.ts";
import type { PlacedComment } from "../review/comments/place-comments.ts";
import { startBrowser } from "./machine.ts";
import type { Shell } from "./shell.ts";
import { generator, packageFolder } from "./version.ts";

/** Where a sheet is written, and what its comments do not say. */
interface PrintedSheet {
  path: string;
  browser: string | undefined;
  /** What is wrong with files of comments. */
  damaged: readonly Diagnostic[];
  shell: Shell;
}

/**
 * Writes the sheet of comments: as HTML where the file's name ends so, else as PDF.
 * @throws CannotRun `value-unknown` for another ending, `write-failed`, and those of the browser
 */
export async function printSheet(
  placed: readonly PlacedComment[],
  source: Package,
  { path, browser: chosen, damaged, shell }: PrintedSheet,
): Promise<void> {
  const templates = new Templates([join(source.root, "templates"), join(packageFolder, "templates")]);
  const context = { templates, language: shell.language, generator, damaged };
  const write = (content: string | Uint8Array): Promise<void> =>
    writeFile(path, content).catch((error: Error) => {
      throw new CannotRun("write-failed", { path, detail: error.message }, { cause: error });
    });
  if (/\.html?$/i.test(path)) return write(await commentsSheet(placed, source, context));
  if (!/\.pdf$/i.test(path))
    throw new CannotRun("value-unknown", { option: "--sheet", value: path, known: "*.pdf, *.html" });
  const browser = await startBrowser(shell, chosen);
  try {
    return await write(await commentsSheetPdf(placed, source, { ...context, browser }));
  } finally {
    await browser.close();
  }
}
