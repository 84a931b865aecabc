import type { Module } from "../model/book.ts";
import { toString } from "mdast-util-to-string";
import { bagOfText, likeness } from "./similarity.ts";

/** A module that stood in a folder of another name. */
export interface RenamedModule {
  /** Name of its folder now. */
  now: string;
  /** Name of its folder in the old text. */
  old: string;
}

/** Modules that have at least this much in common are one. */
const leastLikeness = 0.5;

/** What the same title adds. */
const titleWorth = 0.35;

/**
 * Finds modules whose folders were renamed, by title and by what their sessions say. Most alike first; each once.
 * @param old modules whose names the new text does not have
 * @param now modules whose names the old text does not have
 */
export function renamedModules(old: readonly Module[], now: readonly Module[]): RenamedModule[] {
  const bags = new Map([...old, ...now].map((module) => [module, bagOfText(textOf(module))]));
  const bagOf = (module: Module): ReturnType<typeof bagOfText> => bags.get(module) ?? bagOfText("");
  const pairs = now
    .flatMap((is) => old.map((was) => ({ is, was, alike: worth(is, was, likeness(bagOf(is), bagOf(was))) })))
    .filter(({ alike }) => alike >= leastLikeness)
    .sort((a, b) => b.alike - a.alike);
  const taken = new Set<Module>();
  return pairs.flatMap(({ is, was }) => {
    if (taken.has(is) || taken.has(was)) return [];
    taken.add(is).add(was);
    return [{ now: is.id, old: was.id }];
  });
}

function worth(is: Module, was: Module, alike: number): number {
  const [one, other] = [is, was].map(({ matter }) => matter.title.trim().toLowerCase());
  return alike + (one !== "" && one === other ? titleWorth : 0);
}

function textOf({ introduction, lessons }: Module): string {
  return [introduction, ...lessons.map(({ tree }) => tree)]
    .flatMap(({ children }) => children.map((child) => toString(child)))
    .join(" ");
}
