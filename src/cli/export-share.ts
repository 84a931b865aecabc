import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { fileSize } from "../outputs/library.ts";
import { prettyDiagnostics } from "../reporters/pretty.ts";
import { makeShare } from "../review/share/make-share.ts";
import { prepareBuild } from "./build.ts";
import { shareTexts } from "./share-texts.ts";
import type { Shell } from "./shell.ts";
import { packageFolder } from "./version.ts";

/** What `edisi preview --export` needs of its options. */
export interface ExportArguments {
  export: string;
  edition?: string | undefined;
  /** False with `--no-comments`. */
  comments: boolean;
}

/** Runs `edisi preview --export FILE`. Answers the exit status: 1 where the sources have errors, and nothing is written. */
export async function runExport(
  modules: readonly string[],
  { export: file, edition, comments }: ExportArguments,
  shell: Shell,
): Promise<number> {
  const { texts, language, cwd } = shell;
  const single = /\.html?$/i.test(file);
  if (!single && !/\.zip$/i.test(file))
    throw new CannotRun("value-unknown", { option: "--export", value: file, known: "….zip, ….html" });
  const prepared = await prepareBuild(
    modules,
    { jobs: "1", ...(edition === undefined ? {} : { edition }) },
    shell,
  );
  const { bytes, books, diagnostics } = await makeShare({
    root: prepared.root,
    modules: prepared.modules,
    editions: prepared.editions,
    language: prepared.language,
    comments,
    single,
    templates: prepared.templates,
    own: {
      templates: join(packageFolder, "templates"),
      client: join(packageFolder, "lib", "preview", "comments", "client"),
    },
    generator: prepared.generator,
  });
  shell.err(prettyDiagnostics(diagnostics, shell));
  if (!bytes) {
    shell.err(`${texts.nothingBuilt}\n`);
    return 1;
  }
  const path = resolve(cwd, file);
  await writeFile(path, bytes).catch((error: Error) => {
    throw new CannotRun("write-failed", { path, detail: error.message }, { cause: error });
  });
  const own = shareTexts(language);
  for (const { name, comments: count, withheld } of books) {
    const rest = withheld > 0 ? `, ${withheld} ${own.withheld}` : "";
    shell.out(`  ${name}: ${count} ${own.comments}${rest}\n`);
  }
  shell.out(`${own.written} ${file} (${fileSize(bytes.length, language)})\n`);
  return 0;
}
