import { join } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { packageBook } from "../model/bindings.ts";
import type { Language } from "../model/language.ts";
import { readPackage, type ReadPackage } from "../pipeline/read-package.ts";
import { discoverModules } from "../source/discover.ts";
import type { Earlier } from "./earlier.ts";
import { renamedModules, type RenamedModule } from "./match-modules.ts";

/** What is read of both states. */
export interface StatesAsked {
  /** Folder that holds `modules/` of the new text. */
  root: string;
  /** Modules, or `package` for the volume of all; every module where empty. */
  modules: readonly string[];
  language?: Language | undefined;
}

/** A package in two states. */
export interface States {
  now: ReadPackage;
  /** Its modules have the names that they have now. */
  old: ReadPackage;
  /** Modules that the old text does not have, and those that only it has. */
  added: string[];
  removed: string[];
  renamed: RenamedModule[];
}

/** Reads both states of what is to be compared. @throws CannotRun `diff-unreadable`, and those of reading */
export async function readStates(earlier: Earlier, asked: StatesAsked): Promise<States> {
  const { root, modules, language } = asked;
  const now = await readPackage(root, modules, language);
  const ids = now.package.modules.map(({ id }) => id);
  const there = new Set((await discoverModules(join(root, "modules"))).map(({ id }) => id));
  const found = await foundIn(earlier);
  // A module that the old text does not have by this name may be one of those that the new text does not have.
  const gone = found.filter((id) => !there.has(id));
  const unknown = ids.filter((id) => !found.includes(id));
  const wanted =
    modules.length === 0 || modules.includes(packageBook)
      ? [...modules]
      : [...modules.filter((id) => found.includes(id)), ...(unknown.length > 0 ? gone : [])];
  const old = await readOld(earlier, wanted, { none: modules.length > 0 && wanted.length === 0, language });
  const renamed = renamedModules(
    old.package.modules.filter(({ id }) => gone.includes(id)),
    now.package.modules.filter(({ id }) => unknown.includes(id)),
  );
  const nameNow = (id: string): string => renamed.find((each) => each.old === id)?.now ?? id;
  const named = old.package.modules.map((module) => ({ ...module, id: nameNow(module.id) }));
  const whole = modules.length === 0 || modules.includes(packageBook);
  return {
    now,
    old: {
      ...old,
      package: { ...old.package, modules: whole ? named : named.filter(({ id }) => ids.includes(id)) },
    },
    added: unknown.filter((id) => !renamed.some((each) => each.now === id)),
    removed: modules.length === 0 ? gone.filter((id) => nameNow(id) === id) : [],
    renamed,
  };
}

async function foundIn({ root, name }: Earlier): Promise<string[]> {
  try {
    return (await discoverModules(join(root, "modules"))).map(({ id }) => id);
  } catch (error) {
    throw unreadableText(name, error);
  }
}

async function readOld(
  { root, name }: Earlier,
  wanted: readonly string[],
  { none, language }: { none: boolean; language: Language | undefined },
): Promise<ReadPackage> {
  try {
    const read = await readPackage(root, wanted, language);
    return none ? { ...read, package: { ...read.package, modules: [] } } : read;
  } catch (error) {
    throw unreadableText(name, error);
  }
}

function unreadableText(name: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return new CannotRun("diff-unreadable", { name, detail: error.message }, { cause: error });
}
