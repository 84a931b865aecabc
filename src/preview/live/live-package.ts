import { setImmediate as nextTurn } from "node:timers/promises";
import { join } from "node:path";
import { diagnosticsOf, type Diagnostic } from "../../diagnostics/report.ts";
import type { Language } from "../../model/language.ts";
import type { Module } from "../../model/book.ts";
import { readModule } from "../../pipeline/read-module.ts";
import { openPackage, type OpenedPackage, type ReadPackage } from "../../pipeline/read-package.ts";
import { readSeries } from "../../pipeline/read-series.ts";
import type { Reading } from "../../pipeline/reading.ts";
import type { BookSource } from "../../render/book.ts";
import { discoverModules, type ModuleFolder } from "../../source/discover.ts";
import { PictureReader } from "../../source/pictures.ts";
import { modulesNamed } from "../../transforms/resolve-references.ts";
import { resolveLive, targetsText, type LiveModule, type NumberedModule } from "./live-module.ts";
import { ParsedTexts } from "./parsed-texts.ts";

/** Which package is kept. */
export interface LivePackageOptions {
  /** Folder that holds `modules/`. */
  root: string;
  /** Modules asked for; all where empty. */
  names: readonly string[];
  /** Of the books; that of the sources where undefined. */
  language?: Language | undefined;
}

/** What an update has changed. */
export interface PackageChange {
  /** Modules that were read anew. */
  modules: string[];
  /** Modules that refer to these, and whose references may lead elsewhere now. */
  dependents: string[];
  /** Whether what lies around the modules was read anew, and with it all of them. */
  whole: boolean;
}

/**
 * A package in memory, read, resolved and checked as `readPackage` does it. A saved text is parsed again, and its module
 * numbered, resolved and checked; all other texts are remembered. Calls must not overlap.
 */
export class LivePackage {
  readonly #options: LivePackageOptions;
  readonly #texts = new ParsedTexts();
  #opened: OpenedPackage;
  #reading: Reading;
  /** Modules asked for, in order. */
  readonly #modules = new Map<string, LiveModule>();
  /** Modules that were not asked for, and are named in references: numbered only. */
  readonly #neighbours = new Map<string, NumberedModule>();

  private constructor(options: LivePackageOptions, opened: OpenedPackage) {
    this.#options = options;
    this.#opened = opened;
    this.#reading = { ...opened.reading, memory: this.#texts };
  }

  /** Reads a package. @throws CannotRun as `readPackage` does */
  static async open(options: LivePackageOptions): Promise<LivePackage> {
    const live = new LivePackage(options, await openPackage(options.root, options.names, options.language));
    await live.#readAll();
    return live;
  }

  /** What books take from the package. */
  get source(): BookSource {
    return this.#reading.around;
  }

  /** Ids of the modules asked for, in order. */
  get ids(): string[] {
    return [...this.#modules.keys()];
  }

  /** The modules asked for, in order. */
  get modules(): Module[] {
    return [...this.#modules.values()].map(({ module }) => module);
  }

  module(id: string): Module | undefined {
    return this.#modules.get(id)?.module;
  }

  /** What there is to say about one module. */
  diagnosticsIn(id: string): readonly Diagnostic[] {
    return this.#modules.get(id)?.diagnostics ?? [];
  }

  /** Everything there is to say, as `readPackage` says it. */
  get diagnostics(): Diagnostic[] {
    const { config, references, glossary } = this.#reading.around;
    const around = [config.file, config.translation, references.file, glossary.file];
    return [
      ...diagnosticsOf(
        around.filter((file) => file !== undefined),
        config.severities,
      ),
      ...[...this.#modules.values()].flatMap(({ diagnostics }) => diagnostics),
    ].sort(byPlace);
  }

  /** The package with all that was asked for, as `readPackage` has it. */
  async read(): Promise<ReadPackage> {
    const { root, around } = this.#reading;
    const { modules, diagnostics } = this;
    const series = await readSeries(this.#opened.series, modules, this.#reading);
    return { package: { root, ...around, modules, series }, diagnostics };
  }

  /**
   * Reads again what has changed.
   * @param paths of changed files below the package's folder
   * @throws CannotRun where a file cannot be read; what was known stays as it was
   */
  async update(paths: readonly string[]): Promise<PackageChange> {
    // Every path first: of a picture, texts are to be forgotten also where all are read again.
    const touched = paths.map((path) => this.#touchedBy(path));
    if (touched.includes("all")) return this.reload();
    const ids = new Set(touched.flat());
    const known = new Map([...ids].map((id) => [id, this.#targetsOf(id)] as const));
    await this.reread([...ids]);
    const moved = [...known].filter(([id, targets]) => this.#targetsOf(id) !== targets).map(([id]) => id);
    const dependents = [...this.#modules]
      .filter(([id, { named }]) => !ids.has(id) && moved.some((each) => named.has(each)))
      .map(([id]) => id);
    return { modules: [...ids].filter((id) => this.#modules.has(id)), dependents, whole: false };
  }

  /** Reads modules again; unchanged texts are remembered. */
  async reread(ids: readonly string[]): Promise<void> {
    const read = await Promise.all(
      ids.flatMap((id) => this.#folderOf(id) ?? []).map((folder) => this.#number(folder)),
    );
    for (const numbered of read) {
      const { id } = numbered.module;
      if (this.#neighbours.has(id)) this.#neighbours.set(id, numbered);
    }
    for (const numbered of read) {
      const last = this.#modules.get(numbered.module.id);
      if (!last) continue;
      await this.#readNamed(numbered.named);
      const around = [
        ...[...this.#modules.values()].map(({ module }) => module),
        ...read.map(({ module }) => module),
      ];
      this.#modules.set(numbered.module.id, this.#resolve(numbered, around, last));
    }
  }

  /** Reads everything again, but parses only texts that say something else. */
  async reload(): Promise<PackageChange> {
    const { root, names, language } = this.#options;
    const opened = await openPackage(root, names, language);
    const before = [this.#opened, this.#reading] as const;
    this.#opened = opened;
    this.#reading = { ...opened.reading, memory: this.#texts };
    try {
      await this.#readAll();
    } catch (error) {
      [this.#opened, this.#reading] = before;
      throw error;
    }
    return { modules: this.ids, dependents: [], whole: true };
  }

  async #readAll(): Promise<void> {
    const read: NumberedModule[] = [];
    for (const folder of this.#opened.folders) {
      read.push(await this.#number(folder));
      // Others may want their turn while a large package is read.
      await nextTurn();
    }
    this.#neighbours.clear();
    const ids = new Set(read.map(({ module }) => module.id));
    await this.#readNamed(new Set(read.flatMap(({ named }) => [...named])), ids);
    const all = read.map(({ module }) => module);
    const resolved = new Map<string, LiveModule>();
    for (const numbered of read) {
      resolved.set(numbered.module.id, this.#resolve(numbered, all));
      await nextTurn();
    }
    this.#modules.clear();
    for (const [id, module] of resolved) this.#modules.set(id, module);
  }

  #resolve(numbered: NumberedModule, around: readonly Module[], last?: LiveModule): LiveModule {
    const neighbours = [...this.#neighbours.values()].map(({ module }) => module);
    const others = new Map([...around, ...neighbours].map((module) => [module.id, module]));
    return resolveLive(numbered, { reading: this.#reading, others, ...(last ? { last } : {}) });
  }

  async #number(folder: ModuleFolder): Promise<NumberedModule> {
    const module = await readModule(folder, this.#reading);
    return { module, named: modulesNamed(module), targets: targetsText(module) };
  }

  /** Reads modules that are named in references, and not known yet. */
  async #readNamed(
    named: ReadonlySet<string>,
    known: ReadonlySet<string> = new Set(this.ids),
  ): Promise<void> {
    const missing = [...named].filter((id) => !known.has(id) && !this.#neighbours.has(id));
    if (missing.length === 0) return;
    const found = await discoverModules(join(this.#reading.root, "modules"));
    for (const folder of found) {
      if (missing.includes(folder.id)) this.#neighbours.set(folder.id, await this.#number(folder));
    }
  }

  #targetsOf(id: string): string | undefined {
    return (this.#modules.get(id) ?? this.#neighbours.get(id))?.targets;
  }

  #folderOf(id: string): ModuleFolder | undefined {
    const { folders, series } = this.#opened;
    return [...folders, ...series].find((folder) => folder.id === id);
  }

  /** Modules to read after a change of a file; `all` where which files there are may have changed, and for the rest. */
  #touchedBy(path: string): string[] | "all" {
    const [top, id, ...rest] = path.split("/");
    if (top !== "modules" || id === undefined || rest.length === 0) return "all";
    if (/\.(?:md|markdown)$/i.test(path)) {
      const folder = this.#folderOf(id);
      const known = folder && rest.length === 1 && textsIn(folder).has(join(this.#reading.root, path));
      return known ? [id] : "all";
    }
    const asking = this.#texts.forgetPicture(path);
    this.#reading = { ...this.#reading, pictures: new PictureReader(this.#reading.root) };
    return [...new Set(asking.flatMap((text) => text.split("/")[1] ?? []))];
  }
}

/** Absolute paths of the texts in a module's folder. */
function textsIn({
  moduleFile,
  hasModuleFile,
  bankFile,
  lessonFiles,
  translations,
}: ModuleFolder): Set<string> {
  return new Set([
    ...(hasModuleFile ? [moduleFile] : []),
    ...(bankFile === undefined ? [] : [bankFile]),
    ...lessonFiles,
    ...translations.map(({ path }) => path),
  ]);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
