import type { Memory } from "./margin-store.ts";

/** Something that was written on this device. */
export interface Kept {
  id: string;
  /** Whether it has left in a file. */
  left?: boolean;
}

/** What was written on this device, kept by this browser over reloads, and also when two tabs write. */
export class KeptList<T extends Kept> {
  readonly #memory: Memory;
  readonly #key: string;
  #items: readonly T[];

  constructor(memory: Memory, key: string) {
    this.#memory = memory;
    this.#key = key;
    this.#items = this.#read();
  }

  /** In the order of their writing. */
  get items(): readonly T[] {
    return this.#items;
  }

  get(id: string): T | undefined {
    return this.#items.find((each) => each.id === id);
  }

  /** Adds one, or puts it in the place of the one with its id. */
  add(item: T): void {
    this.#keep([...this.#now().filter(({ id }) => id !== item.id), item]);
  }

  remove(gone: string): void {
    this.#keep(this.#now().filter(({ id }) => id !== gone));
  }

  /** Says that all of these have left. */
  markLeft(ids: ReadonlySet<string>): void {
    this.#keep(this.#now().map((each) => (ids.has(each.id) ? { ...each, left: true } : each)));
  }

  /** With what another tab has written meanwhile. */
  #now(): T[] {
    const others = this.#memory.lasts ? this.#read().filter(({ id }) => this.get(id) === undefined) : [];
    return [...this.#items, ...others];
  }

  #keep(items: readonly T[]): void {
    this.#items = items;
    this.#memory.set(this.#key, JSON.stringify(items));
  }

  #read(): T[] {
    try {
      const kept: unknown = JSON.parse(this.#memory.get(this.#key) || "[]");
      return Array.isArray(kept) ? (kept.filter(isKept) as T[]) : [];
    } catch {
      return [];
    }
  }
}

function isKept(item: unknown): item is Kept {
  return typeof item === "object" && item !== null && "id" in item && typeof item.id === "string";
}
