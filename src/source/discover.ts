import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../model/language.ts";
import { languageOfName, sourceName } from "./translation.ts";

/** A module's folder with the files that a writer put there. */
export interface ModuleFolder {
  id: string;
  /** Absolute. */
  folder: string;
  /** Absolute path of module.md, whether it exists or not. */
  moduleFile: string;
  hasModuleFile: boolean;
  /** Absolute path of the bank of test items, where there is one. */
  bankFile?: string;
  /** Absolute paths, in order of file name. */
  lessonFiles: string[];
  translations: TranslationFile[];
}

/** A file that translates another one of its folder. */
export interface TranslationFile {
  language: Language;
  /** Absolute path. */
  path: string;
  /** Absolute path of what it translates, whether that exists or not. */
  source: string;
  /** Whether what it translates exists. */
  hasSource: boolean;
}

/** Names of the bank of test items, in both languages. */
const bankNames = ["bank-soal.md", "test-bank.md"];

/** Lists the folders of `modules/` that hold a lesson or a module.md, by name. */
export async function discoverModules(modulesFolder: string): Promise<ModuleFolder[]> {
  const entries = await readdir(modulesFolder, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .sort(byName);
  const modules = await Promise.all(folders.map((id) => readFolder(join(modulesFolder, id), id)));
  return modules.filter((module) => module.hasModuleFile || module.lessonFiles.length > 0);
}

async function readFolder(folder: string, id: string): Promise<ModuleFolder> {
  const all = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name) && !/^[._~]/.test(entry.name))
    .map((entry) => entry.name);
  const names = all.filter((name) => languageOfName(name) === undefined);
  const moduleFile = join(folder, "module.md");
  const bank = bankNames.find((name) => names.includes(name));
  const lessonFiles = names.filter((name) => name !== "module.md" && !bankNames.includes(name)).sort(byName);
  return {
    id,
    folder,
    moduleFile,
    hasModuleFile: names.includes("module.md"),
    ...(bank === undefined ? {} : { bankFile: join(folder, bank) }),
    lessonFiles: lessonFiles.map((name) => join(folder, name)),
    translations: all
      .flatMap((name) => translationIn(folder, name, names))
      .sort((a, b) => byName(a.path, b.path)),
  };
}

function translationIn(folder: string, name: string, sources: readonly string[]): TranslationFile[] {
  const language = languageOfName(name);
  if (language === undefined) return [];
  const source = sourceName(name);
  return [
    { language, path: join(folder, name), source: join(folder, source), hasSource: sources.includes(source) },
  ];
}

/** By code points, with numbers as numbers: 2-x comes before 10-x, on every machine alike. */
export function byName(a: string, b: string): number {
  const [numberA, numberB] = [Number.parseInt(a, 10), Number.parseInt(b, 10)];
  if (numberA !== numberB && !Number.isNaN(numberA) && !Number.isNaN(numberB)) return numberA - numberB;
  return a < b ? -1 : a > b ? 1 : 0;
}
