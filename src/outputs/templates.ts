import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { nearest } from "../diagnostics/suggest.ts";

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
  /** Where each text was found. */
  readonly #paths = new Map<string, string>();

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

  /**
   * A page shell with its slots filled. What is between double braces is a slot, or a mistake: it is never printed.
   * @throws CannotRun `template-broken`; `template-word` at a slot that nothing fills
   */
  async fill(name: string, { html, text }: Slots): Promise<string> {
    const shell = await this.read(name);
    const values = new Map([
      ...Object.entries(text).map(([key, value]) => [key, escapeHtml(value)] as const),
      ...Object.entries(html),
    ]);
    return shell.replace(/\{\{([^{}]*)\}\}/g, (slot: string, key: string, offset: number) => {
      const value = values.get(key);
      if (value !== undefined) return value;
      const known = [...values.keys()].sort();
      const near = nearest(key.trim(), known);
      throw new CannotRun("template-word", {
        path: this.#paths.get(name) ?? name,
        line: String(shell.slice(0, offset).split("\n").length),
        word: slot,
        known: known.map((each) => `{{${each}}}`).join(", "),
        near: near === undefined ? "" : `{{${near}}}`,
      });
    });
  }

  async #find(name: string): Promise<string> {
    for (const folder of this.#folders) {
      const text = await readFile(join(folder, name), "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw new CannotRun("template-broken", { path: name, detail: error.message }, { cause: error });
      });
      if (text === undefined) continue;
      this.#paths.set(name, join(folder, name));
      return text;
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
