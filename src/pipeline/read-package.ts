import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { VFile } from "vfile";
import { runChecks } from "../checks/index.ts";
import { loadPackage } from "../config/load-package.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { diagnosticsOf, report, type Diagnostic } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { packageBook } from "../model/bindings.ts";
import type { Module, Package, PackageConfig } from "../model/book.ts";
import type { Language } from "../model/language.ts";
import { discoverModules, type ModuleFolder } from "../source/discover.ts";
import { noGlossary, readGlossary } from "../source/glossary.ts";
import { PictureReader } from "../source/pictures.ts";
import { readText } from "../source/read-text.ts";
import { noReferences, readReferences } from "../source/references.ts";
import { readModule } from "./read-module.ts";
import { readSeries } from "./read-series.ts";
import type { Reading } from "./reading.ts";
import { resolveModule } from "../transforms/resolve-module.ts";
import { modulesNamed } from "../transforms/resolve-references.ts";

/** A package as read, resolved and checked, with everything there is to say about it. */
export interface ReadPackage {
  package: Package;
  diagnostics: Diagnostic[];
}

/**
 * Reads, parses, resolves and checks a package: everything but rendering.
 * @param root folder that holds `modules/`
 * @param names modules to read; all where empty, or where the volume of all is among them
 * @param language of the books, where it is another than that of the sources: translations take the place of texts
 * @throws CannotRun `module-none` for a name that no module has
 */
export async function readPackage(
  root: string,
  names: readonly string[] = [],
  language?: Language,
): Promise<ReadPackage> {
  const { reading, folders, series: ordered } = await openPackage(root, names, language);
  const { around } = reading;
  const { config, references, glossary } = around;
  const modules = await Promise.all(folders.map((folder) => readModule(folder, reading)));
  const others = await withNeighbours(modules, reading);
  const series = await readSeries(ordered, modules, reading);
  for (const module of modules) {
    resolveModule(module, { references, others });
    runChecks(module, around);
  }
  const files = [
    config.file,
    config.translation,
    references.file,
    glossary.file,
    ...modules.flatMap(filesOf),
  ].filter((file) => file !== undefined);
  return {
    package: { root: reading.root, ...around, modules, series },
    diagnostics: diagnosticsOf(files, config.severities),
  };
}

/** A package before its modules are read. */
export interface OpenedPackage {
  reading: Reading;
  /** Of the modules to read. */
  folders: ModuleFolder[];
  /** Of all modules that the package names, in order. */
  series: ModuleFolder[];
}

/**
 * Reads what lies around the modules of a package, and finds their folders.
 * @throws CannotRun as `readPackage` does
 */
export async function openPackage(
  root: string,
  names: readonly string[],
  language?: Language,
): Promise<OpenedPackage> {
  const realRoot = await realpath(root);
  const config = await loadPackage(realRoot, language);
  const chosen = await chooseFolders(realRoot, config, names);
  const [referencesFile, glossaryFile] = await Promise.all(
    ["references.yaml", "glossary.yaml"].map((name) =>
      textIfThere(join(realRoot, "modules", name), realRoot),
    ),
  );
  const references = referencesFile ? readReferences(referencesFile, config.language) : noReferences;
  const glossary = glossaryFile
    ? readGlossary(glossaryFile, config.sourceLanguage, config.language)
    : noGlossary;
  const around = { config, references, glossary };
  return { reading: { root: realRoot, around, pictures: new PictureReader(realRoot) }, ...chosen };
}

/** Every file of a module, for its diagnostics. */
export function filesOf({ file, bank, lessons, translations }: Module): VFile[] {
  return [file, ...(bank ? [bank.file] : []), ...lessons.map((lesson) => lesson.file), ...translations];
}

async function textIfThere(path: string, root: string): Promise<VFile | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? await readText(path, root) : undefined;
}

/** Folders of the modules to read, and of all that the package names. */
async function chooseFolders(
  root: string,
  config: PackageConfig,
  names: readonly string[],
): Promise<{ folders: ModuleFolder[]; series: ModuleFolder[] }> {
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
    if (known.includes(name) || name === packageBook) continue;
    const near = nearest(name, [...known, packageBook]) ?? "";
    throw new CannotRun("module-none", { name, known: known.join(", "), near });
  }
  // A module named on the command line is built even where package.yaml leaves it out of the whole.
  const whole = names.length === 0 || names.includes(packageBook);
  const wanted = whole ? order : [...new Set(names)];
  const inOrder = (ids: readonly string[]): ModuleFolder[] =>
    ids.flatMap((name) => found.find(({ id }) => id === name) ?? []);
  return { folders: inOrder(wanted), series: inOrder(order) };
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

function lineWith(file: VFile, word: string): { line: number; column: number } {
  const lines = String(file.value).split("\n");
  const index = lines.findIndex((line) => line.includes(word));
  return { line: index + 1, column: (lines[index]?.indexOf(word) ?? 0) + 1 };
}
