import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { VFile } from "vfile";
import { runChecks } from "../checks/index.ts";
import { loadPackage } from "../config/load-package.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { diagnosticsOf, report, type Diagnostic } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Lesson, Module, Package, PackageConfig } from "../model/book.ts";
import { discoverModules, type ModuleFolder } from "../source/discover.ts";
import { readLessonMatter, readModuleMatter } from "../source/matter.ts";
import { PictureReader } from "../source/pictures.ts";
import { readText, slashed } from "../source/read-text.ts";
import { numberModule, prepareIntroduction } from "../transforms/number-module.ts";
import { parseLesson } from "../transforms/parse-lesson.ts";

/** A package as read, resolved and checked, with everything there is to say about it. */
export interface ReadPackage {
  package: Package;
  diagnostics: Diagnostic[];
}

/**
 * Reads, parses, resolves and checks a package: everything but rendering.
 * @param root folder that holds `modules/`
 * @param names modules to read; all where empty
 * @throws CannotRun `module-none` for a name that no module has
 */
export async function readPackage(root: string, names: readonly string[] = []): Promise<ReadPackage> {
  const realRoot = await realpath(root);
  const config = await loadPackage(realRoot);
  const folders = await chooseFolders(realRoot, config, names);
  const pictures = new PictureReader(realRoot);
  const modules = await Promise.all(
    folders.map((folder) => readModule(folder, { root: realRoot, config, pictures })),
  );
  const files = [
    config.file,
    ...modules.flatMap((module) => [module.file, ...module.lessons.map(({ file }) => file)]),
  ];
  return { package: { root: realRoot, config, modules }, diagnostics: diagnosticsOf(files) };
}

async function chooseFolders(
  root: string,
  config: PackageConfig,
  names: readonly string[],
): Promise<ModuleFolder[]> {
  const found = await discoverModules(join(root, "modules"));
  const known = found.map(({ id }) => id);
  const order = config.modules ?? known;
  for (const name of order) {
    if (known.includes(name)) continue;
    const near = nearest(name, known) ?? "";
    report(
      config.file,
      "module-unknown",
      { name, near, known: known.join(", ") },
      lineWith(config.file, name),
    );
  }
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = nearest(name, known) ?? "";
    throw new CannotRun("module-none", { name, known: known.join(", "), near });
  }
  // A module named on the command line is built even where package.yaml leaves it out of the whole.
  const wanted = names.length > 0 ? [...new Set(names)] : order;
  return wanted.flatMap((name) => found.find(({ id }) => id === name) ?? []);
}

interface Reading {
  root: string;
  config: PackageConfig;
  pictures: PictureReader;
}

async function readModule(folder: ModuleFolder, { root, config, pictures }: Reading): Promise<Module> {
  const file = folder.hasModuleFile
    ? await readText(folder.moduleFile, root)
    : new VFile({ path: slashed(join("modules", folder.id, "module.md")), value: "" });
  const { matter, body } = folder.hasModuleFile
    ? readModuleMatter(file)
    : { matter: { title: folder.id }, body: "" };
  if (!folder.hasModuleFile) report(file, "module-file-missing");
  if (folder.lessonFiles.length === 0) report(file, "module-empty");
  const introduction = await parseLesson(body, file, pictures);
  prepareIntroduction(introduction);
  const lessons = await Promise.all(
    folder.lessonFiles.map((path, index) => readLesson(path, index + 1, { root, config, pictures })),
  );
  numberModule(lessons);
  const module: Module = { id: folder.id, file, matter, introduction, lessons, language: config.language };
  runChecks(module);
  return module;
}

async function readLesson(path: string, number: number, { root, pictures }: Reading): Promise<Lesson> {
  const file = await readText(path, root);
  const { matter, body } = readLessonMatter(file);
  const tree = await parseLesson(body, file, pictures);
  return { file, matter, tree, number, anchor: `session-${number}` };
}

function lineWith(file: VFile, word: string): { line: number; column: number } {
  const lines = String(file.value).split("\n");
  const index = lines.findIndex((line) => line.includes(word));
  return { line: index + 1, column: (lines[index]?.indexOf(word) ?? 0) + 1 };
}
