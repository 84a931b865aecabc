import { join, relative, resolve } from "node:path";
import { locatePackage } from "../config/load-package.ts";
import { hasErrors } from "../diagnostics/report.ts";
import { fileSize } from "../outputs/library.ts";
import { build, type BuildOptions, type BuildResult } from "../pipeline/build.ts";
import { jsonDiagnostics } from "../reporters/json.ts";
import { prettyDiagnostics } from "../reporters/pretty.ts";
import { chosenBookLanguage, chosenEditions, chosenFiles, wholeNumber } from "./choices.ts";
import { startBrowser } from "./machine.ts";
import { moduleNames } from "./module-names.ts";
import { unfinishedLine } from "./release-texts.ts";
import type { Shell } from "./shell.ts";
import { table } from "./table.ts";
import { generator, packageFolder } from "./version.ts";

/** Options of `edisi build` as commander parses them. */
export interface BuildArguments {
  edition?: string;
  /** Of the books. */
  language?: string;
  output?: string;
  handoutsOnly?: boolean;
  worksheetsOnly?: boolean;
  /** Number of a review round. */
  round?: string;
  /** Distance of lines in the review copy. */
  spacing?: string;
  /** Whether to refuse what is not final. */
  release?: boolean;
  imprint?: string;
  out?: string;
  jobs: string;
  browser?: string;
  json?: boolean;
}

/** Runs `edisi build`. Answers the exit status. */
export async function runBuild(
  modules: readonly string[],
  options: BuildArguments,
  shell: Shell,
): Promise<number> {
  const prepared = await prepareBuild(modules, options, shell);
  const begun = performance.now();
  const result = await build({
    ...prepared,
    onBook: (progress) => {
      if (progress.state === "begun") return;
      const pages = progress.files?.find((file) => file.pages !== undefined)?.pages;
      const facts = [
        pages === undefined ? undefined : `${pages} ${shell.texts.pages}`,
        `${seconds(progress.seconds ?? 0)} s`,
      ];
      shell.err(`  ${progress.id} ${progress.edition}: ${facts.filter(Boolean).join(", ")}\n`);
    },
  });
  const took = (performance.now() - begun) / 1000;
  shell.err(prettyDiagnostics(result.diagnostics, shell));
  if (options.json === true) shell.out(`${JSON.stringify(jsonResult(result, shell), null, 2)}\n`);
  if (hasErrors(result.diagnostics)) {
    shell.err(`${shell.texts.nothingBuilt}\n`);
    return 1;
  }
  if (options.json !== true) shell.out(summary(result, prepared.destination, { shell, took }));
  return 0;
}

/** Turns arguments into build options. @throws CannotRun at a value that is unknown */
export async function prepareBuild(
  modules: readonly string[],
  options: BuildArguments,
  shell: Shell,
): Promise<BuildOptions> {
  const root = await locatePackage(shell.cwd);
  return {
    root,
    modules: moduleNames(modules),
    volume: true,
    editions: chosenEditions(options.edition),
    language: chosenBookLanguage(options.language),
    ...chosenFiles(options),
    comments: async (source) => (await import("../review/comments/open-comments.ts")).openComments(source),
    release: options.release,
    imprint: options.imprint,
    destination: resolve(shell.cwd, options.out ?? join(root, "dist")),
    templates: [join(root, "templates"), join(packageFolder, "templates")],
    jobs: wholeNumber(options.jobs, "--jobs", [1, 64]),
    generator,
    launch: () => startBrowser(shell, options.browser),
    signal: shell.signal,
  };
}

function summary(
  { books }: BuildResult,
  destination: string,
  { shell, took }: { shell: Shell; took: number },
): string {
  const { texts, language, cwd } = shell;
  const folder = relative(cwd, destination) || ".";
  const rows = books.flatMap((book) =>
    book.files.map((file, index) => [
      join(folder, file.path),
      file.pages === undefined ? "" : String(file.pages),
      fileSize(file.bytes, language),
      index === 0 ? seconds(book.seconds) : "",
    ]),
  );
  const total = [`${texts.total}: ${rows.length}`, "", "", seconds(took)];
  const heads = [texts.file, texts.pagesHead, texts.size, texts.seconds];
  const hints = { press: texts.pressHint, photocopy: texts.photocopyHint, booklet: texts.bookletHint };
  const made = new Set(books.flatMap(({ files }) => files.map(({ output }) => output)));
  const said = Object.entries(hints).flatMap(([output, hint]) => (made.has(output) ? [`${hint}\n`] : []));
  const onPaper = ["pdf", "press", "photocopy", "booklet"].some((output) => made.has(output));
  const marked = onPaper ? unfinishedLine(books, language) : "";
  return `${table([heads, ...rows, total])}\n${said.join("")}${marked}${texts.library} ${join(folder, "index.html")}\n`;
}

function seconds(value: number): string {
  return value.toFixed(1);
}

function jsonResult({ diagnostics, books, browser }: BuildResult, { language }: Shell): unknown {
  return { diagnostics: jsonDiagnostics(diagnostics, language), books, browser: browser ?? null };
}
