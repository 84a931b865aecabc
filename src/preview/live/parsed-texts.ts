import { join, dirname } from "node:path/posix";
import type { Image } from "mdast";
import type { Node } from "unist";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import type { TextMemory } from "../../pipeline/reading.ts";

interface Parsed {
  value: string;
  /** As it was parsed: later stages change trees in place. */
  result: object;
  /** What parsing said of the text. */
  messages: readonly VFileMessage[];
  /** Paths of the pictures that it asks for, there or not, below the package's folder. */
  pictures: ReadonlySet<string>;
}

/** Remembers the texts of a package as they were parsed, so that a saved lesson costs the parsing of one text. */
export class ParsedTexts implements TextMemory {
  readonly #known = new Map<string, Parsed>();

  async recall<T extends object>(file: VFile, kind: string, parse: () => Promise<T>): Promise<T> {
    const key = `${kind}:${file.path}`;
    const value = String(file.value);
    const known = this.#known.get(key);
    if (known?.value === value) {
      file.messages.push(...known.messages);
      // Under a key of one kind there is only what this kind parses to.
      return copyOf(known.result) as T;
    }
    const before = file.messages.length;
    const result = await parse();
    const messages = file.messages.slice(before);
    this.#known.set(key, { value, result: copyOf(result), messages, pictures: picturesOf(result, file) });
    return result;
  }

  /** Forgets the texts that ask for a picture, or in vain for another in its folder. Answers their paths. */
  forgetPicture(path: string): string[] {
    const asking = [...this.#known].filter(
      ([, { pictures, messages }]) =>
        pictures.has(path) ||
        (messages.some(({ ruleId }) => ruleId === "image-missing") &&
          [...pictures].some((each) => dirname(each) === dirname(path))),
    );
    for (const [key] of asking) this.#known.delete(key);
    return asking.map(([key]) => key.slice(key.indexOf(":") + 1));
  }
}

/** What no stage changes, and so is shared by copies: places, and files of pictures. */
const shared: ReadonlySet<string> = new Set(["position", "picture"]);

/** A copy of plain data as deep as stages change it. */
function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) copy[name] = shared.has(name) ? inner : copyOf(inner);
  return copy as T;
}

function picturesOf(result: object, file: VFile): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === "object" && value !== null && "type" in value) {
      const node = value as Node & { children?: unknown };
      if (node.type === "image") found.add(join(dirname(file.path), decoded((node as Image).url)));
      look(node.children);
    }
  };
  Object.values(result).forEach(look);
  return found;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
