import { join, relative, resolve } from "node:path";
import { locatePackage } from "../config/load-package.ts";
import { hasErrors } from "../diagnostics/report.ts";
import { countKinds } from "../diff/change.ts";
import { diffPackage, type DiffResult } from "../diff/diff.ts";
import { diffOutputs, type DiffOutput } from "../diff/make-comparison.ts";
import { editions, type EditionName } from "../editions/index.ts";
import { fileSize } from "../outputs/library.ts";
import { jsonDiagnostics } from "../reporters/json.ts";
import { prettyDiagnostics } from "../reporters/pretty.ts";
import { chosenBookLanguage, chosenEditions, chosenOne } from "./choices.ts";
import { startBrowser } from "./machine.ts";
import { moduleNames } from "./module-names.ts";
import type { Shell } from "./shell.ts";
import { table } from "./table.ts";
import { generator, packageFolder } from "./version.ts";

/** Options of `edisi diff` as commander parses them. */
export interface DiffArguments {
  edition?: string;
  /** Of the books. */
  language?: string;
  output?: string;
  out?: string;
  changesOnly?: boolean;
  browser?: string;
  json?: boolean;
}

/** Runs `edisi diff`. Answers the exit status: 1 where the new text has errors. */
export async function runDiff(
  [against = "", ...modules]: readonly string[],
  options: DiffArguments,
  shell: Shell,
): Promise<number> {
  const root = await locatePackage(shell.cwd);
  const destination = resolve(shell.cwd, options.out ?? join(root, "dist"));
  const chosen = chosenEditions(options.edition);
  const result = await diffPackage({
    against,
    root,
    cwd: shell.cwd,
    modules: moduleNames(modules),
    editions: chosen,
    language: chosenBookLanguage(options.language),
    outputs: outputsOf(options.output),
    changesOnly: options.changesOnly === true,
    destination,
    templates: [join(root, "templates"), join(packageFolder, "templates")],
    generator,
    launch: () => startBrowser(shell, options.browser),
    onBook: ({ id, edition, seconds }) => shell.err(`  ${id} ${edition}: ${seconds.toFixed(1)} s\n`),
    signal: shell.signal,
  });
  shell.err(prettyDiagnostics(result.diagnostics, shell));
  shell.err(remarks(result, shell));
  const failed = hasErrors(result.diagnostics);
  if (options.json === true) shell.out(`${JSON.stringify(jsonResult(result, chosen, shell), null, 2)}\n`);
  else if (!failed) shell.out(summary(result, relative(shell.cwd, destination) || ".", shell));
  if (failed) shell.err(`${shell.texts.nothingBuilt}\n`);
  return failed ? 1 : 0;
}

/** Outputs named on the command line; all where none is. @throws CannotRun `value-unknown` */
function outputsOf(written: string | undefined): DiffOutput[] {
  if (written === undefined) return [...diffOutputs];
  const names = written.split(",").map((each) => each.trim().toLowerCase());
  return [...new Set(names.map((name) => chosenOne(name, diffOutputs, "--output")))];
}

/** What is to be said of the old text. */
function remarks({ earlier, added, removed, renamed }: DiffResult, { texts }: Shell): string {
  const lines = [
    ...(earlier.errors > 0 ? [`${texts.diffOldErrors} ${earlier.errors}`] : []),
    ...(earlier.unreadable.length > 0 ? [`${texts.diffUnreadable} ${earlier.unreadable.join(", ")}`] : []),
    ...(added.length > 0 ? [`${texts.diffAdded} ${added.join(", ")}`] : []),
    ...renamed.map(({ now, old }) => texts.diffRenamed.replace("{now}", now).replace("{old}", old)),
    ...(removed.length > 0 ? [`${texts.diffRemoved} ${removed.join(", ")}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function summary({ books, earlier }: DiffResult, folder: string, { texts, language }: Shell): string {
  const rows = books.flatMap((book) => {
    const counts = countKinds(book.groups);
    const facts = [counts.inserted, counts.deleted, counts.changed, counts.moved].map(String);
    return book.files.map((file, index) => [
      join(folder, file.name),
      file.pages === undefined ? "" : String(file.pages),
      fileSize(file.bytes.length, language),
      ...(index === 0 ? facts : ["", "", "", ""]),
    ]);
  });
  const quiet = books.filter(({ files }) => files.length === 0).map(({ id, edition }) => `${id} ${edition}`);
  const kinds = [texts.diffInserted, texts.diffDeleted, texts.diffChanged, texts.diffMoved];
  const heads = [texts.file, texts.pagesHead, texts.size, ...kinds];
  return [
    rows.length > 0 ? `${table([heads, ...rows])}\n` : "",
    quiet.length > 0 ? `${texts.diffNone.replace("{name}", earlier.name)} ${quiet.join(", ")}\n` : "",
  ].join("");
}

/** For other programs. Messages quote the whole source: of guarded editions alone it has their places, not their words. */
function jsonResult(
  { diagnostics, books, ...others }: DiffResult,
  chosen: readonly EditionName[],
  { language }: Shell,
): unknown {
  const guarded = chosen.every((name) => editions[name].guarded);
  const silent = guarded ? { message: null, hint: null } : {};
  return {
    diagnostics: jsonDiagnostics(diagnostics, language).map((each) => ({ ...each, ...silent })),
    ...others,
    books: books.map(({ id, edition, groups, files }) => ({
      id,
      edition,
      groups,
      counts: countKinds(groups),
      files: files.map(({ name, output, bytes, pages }) => ({
        path: name,
        output,
        bytes: bytes.length,
        ...(pages === undefined ? {} : { pages }),
      })),
    })),
  };
}
