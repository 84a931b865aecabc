import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { plainLine } from "../model/plain-text.ts";
import { readPackage } from "../pipeline/read-package.ts";
import { localTime } from "../review/comments/local-time.ts";
import { importComments, largestImport } from "../review/share/import-comments.ts";
import { shareTexts } from "./share-texts.ts";
import type { Shell } from "./shell.ts";

/** Runs `edisi comments --import FILE`. Answers the exit status: 1 where a comment was refused. */
export async function runImport(
  root: string,
  file: string,
  { cwd, language, out, err }: Shell,
): Promise<number> {
  const text = await readWhole(resolve(cwd, file), file);
  const { package: source } = await readPackage(root, []);
  const imported = await importComments(text, source, { now: localTime(new Date()), language });
  const texts = shareTexts(language);
  for (const { what, outcome, by, detail } of imported) {
    if (outcome === "refused") err(`${texts.refused}: ${plainLine(detail)}\n`);
    else if (outcome === "written") out(`${detail}  ${texts[what]} ${texts.from} ${plainLine(by)}\n`);
  }
  const count = (outcome: string): number => imported.filter((each) => each.outcome === outcome).length;
  out(
    `${count("written")} ${texts.imported}, ${count("known")} ${texts.known}, ${count("refused")} ${texts.refused}.\n`,
  );
  return count("refused") > 0 ? 1 : 0;
}

async function readWhole(path: string, file: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > largestImport)
      throw new CannotRun("import-refused", { detail: `> ${largestImport / 1024 / 1024} MB` });
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotRun("read-failed", { path: file, detail }, { cause: error });
  }
}
