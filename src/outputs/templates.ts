import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";

/** Values for the slots of a template: ready HTML, or plain text that is still to be escaped. */
export interface Slots {
  /** Set as they are. */
  html: Readonly<Record<string, string>>;
  /** Escaped first. */
  text: Readonly<Record<string, string>>;
}

/**
 * The designer's files. A package's own `templates/` folder comes before the one that the tool brings, file by file.
 */
export class Templates {
  readonly #folders: readonly string[];
  readonly #texts = new Map<string, Promise<string>>();

  /** @param folders absolute, the package's first */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** A template's text. @throws CannotRun `template-broken` where no folder has it. */
  read(name: string): Promise<string> {
    const known = this.#texts.get(name) ?? this.#find(name);
    this.#texts.set(name, known);
    return known;
  }

  /** A file of the templates that is no text, such as an ICC profile. @throws CannotRun `template-broken` */
  async bytes(name: string): Promise<Uint8Array> {
    for (const folder of this.#folders) {
      const bytes = await readFile(join(folder, name)).catch(() => undefined);
      if (bytes) return bytes;
    }
    throw new CannotRun("template-broken", { path: name, detail: "ENOENT" });
  }

  /** Names of the files in a folder of templates, those of the package and of the tool together, sorted. */
  async list(folder: string): Promise<string[]> {
    const names = new Set<string>();
    for (const base of this.#folders) {
      for (const name of await readdir(join(base, folder)).catch((): string[] => [])) names.add(name);
    }
    return [...names].sort();
  }

  /** A page shell with its slots filled. @throws CannotRun `template-broken` at a slot that nothing fills. */
  async fill(name: string, slots: Slots): Promise<string> {
    const shell = await this.read(name);
    return shell.replace(/\{\{(\w+)\}\}/g, (slot: string, key: string) => {
      const text = slots.text[key];
      const value = slots.html[key] ?? (text === undefined ? undefined : escapeHtml(text));
      if (value === undefined) throw new CannotRun("template-broken", { path: name, detail: slot });
      return value;
    });
  }

  async #find(name: string): Promise<string> {
    for (const folder of this.#folders) {
      const text = await readFile(join(folder, name), "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw new CannotRun("template-broken", { path: name, detail: error.message }, { cause: error });
      });
      if (text !== undefined) return text;
    }
    throw new CannotRun("template-broken", { path: name, detail: "ENOENT" });
  }
}

/** Escapes plain text for HTML, in content and in attributes between double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
