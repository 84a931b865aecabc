import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { VFile } from "vfile";
import type { CheckContext } from "../checks/check.ts";
import { runChecks } from "../checks/index.ts";
import { loadPackage } from "../config/load-package.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { diagnosticsOf, report, type Diagnostic } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Lesson, Module, ModuleBank, Package, PackageConfig } from "../model/book.ts";
import { bankBody } from "../source/bank.ts";
import { discoverModules, type ModuleFolder } from "../source/discover.ts";
import { noGlossary, readGlossary } from "../source/glossary.ts";
import { readLessonMatter, readModuleMatter } from "../source/matter.ts";
import { PictureReader } from "../source/pictures.ts";
import { readText, slashed } from "../source/read-text.ts";
import { noReferences, readReferences } from "../source/references.ts";
import { parseLesson } from "../transforms/parse-lesson.ts";
import { numberSource, resolveModule } from "../transforms/resolve-module.ts";
import { modulesNamed } from "../transforms/resolve-references.ts";

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
  const [referencesFile, glossaryFile] = await Promise.all(
    ["references.yaml", "glossary.yaml"].map((name) =>
      textIfThere(join(realRoot, "modules", name), realRoot),
    ),
  );
  const references = referencesFile ? readReferences(referencesFile) : noReferences;
  const glossary = glossaryFile ? readGlossary(glossaryFile, config.language) : noGlossary;
  const around = { config, references, glossary };
  const pictures = new PictureReader(realRoot);
  const reading = { root: realRoot, around, pictures };
  const modules = await Promise.all(folders.map((folder) => readModule(folder, reading)));
  const others = await withNeighbours(modules, reading);
  for (const module of modules) {
    resolveModule(module, { references, others });
    runChecks(module, around);
  }
  const files = [
    config.file,
    references.file,
    glossary.file,
    ...modules.flatMap((module) => [
      module.file,
      module.bank?.file,
      ...module.lessons.map(({ file }) => file),
    ]),
  ].filter((file) => file !== undefined);
  return {
    package: { root: realRoot, ...around, modules },
    diagnostics: diagnosticsOf(files, config.severities),
  };
}

async function textIfThere(path: string, root: string): Promise<VFile | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? await readText(path, root) : undefined;
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
  around: CheckContext;
  pictures: PictureReader;
}

async function readModule(folder: ModuleFolder, { root, around, pictures }: Reading): Promise<Module> {
  const file = folder.hasModuleFile
    ? await readText(folder.moduleFile, root)
    : new VFile({ path: slashed(join("modules", folder.id, "module.md")), value: "" });
  const { matter, body } = folder.hasModuleFile
    ? readModuleMatter(file)
    : { matter: { title: folder.id }, body: "" };
  if (!folder.hasModuleFile) report(file, "module-file-missing");
  if (folder.lessonFiles.length === 0) report(file, "module-empty");
  const introduction = await parseLesson(body, file, pictures);
  const lessons = await Promise.all(
    folder.lessonFiles.map((path, index) => readLesson(path, index + 1, { root, around, pictures })),
  );
  const bank = folder.bankFile === undefined ? undefined : await readBank(folder.bankFile, root, pictures);
  const module: Module = {
    id: folder.id,
    file,
    matter,
    introduction,
    lessons,
    language: around.config.language,
    ...(bank ? { bank } : {}),
  };
  numberSource(module);
  return module;
}

/**
 * Modules by id: those read, and those that their references name and nobody asked for. What is wrong with the latter is
 * said when they are read for themselves.
 */
async function withNeighbours(modules: readonly Module[], reading: Reading): Promise<Map<string, Module>> {
  const known = new Map(modules.map((module) => [module.id, module]));
  const named = new Set(modules.flatMap((module) => [...modulesNamed(module)]));
  const found = await discoverModules(join(reading.root, "modules"));
  const missing = found.filter(({ id }) => named.has(id) && !known.has(id));
  const neighbours = await Promise.all(missing.map((folder) => readModule(folder, reading)));
  return new Map([...known, ...neighbours.map((module) => [module.id, module] as const)]);
}

async function readBank(path: string, root: string, pictures: PictureReader): Promise<ModuleBank> {
  const file = await readText(path, root);
  return { file, tree: await parseLesson(bankBody(file), file, pictures) };
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
