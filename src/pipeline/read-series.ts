import type { Module, SeriesEntry } from "../model/book.ts";
import type { ModuleFolder } from "../source/discover.ts";
import { readModuleMatter } from "../source/matter.ts";
import type { Reading } from "./reading.ts";
import { Translations } from "./translations.ts";

/**
 * Every module of the package by what its module.md says of it, also those that nobody asked for: a cover lists them all.
 * What is wrong with the latter is said when they are read for themselves.
 */
export async function readSeries(
  folders: readonly ModuleFolder[],
  modules: readonly Module[],
  reading: Reading,
): Promise<SeriesEntry[]> {
  return Promise.all(
    folders.map(async (folder) => {
      const { id, hasModuleFile, moduleFile } = folder;
      const read = modules.find((module) => module.id === id);
      if (read) return { id, matter: read.matter, written: read.written };
      if (!hasModuleFile) return { id, matter: { title: id }, written: reading.around.config.language };
      const { file, written } = await new Translations(folder, reading).textOf(moduleFile);
      return { id, matter: readModuleMatter(file).matter, written };
    }),
  );
}
