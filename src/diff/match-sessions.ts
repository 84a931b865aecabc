import { basename } from "node:path";
import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Lesson } from "../model/book.ts";
import { bagOfText, likeness, type WordBag } from "./similarity.ts";

/** A session of two texts: one of them where it is new or gone. */
export interface SessionPair {
  old?: Lesson;
  now?: Lesson;
  /** Whether it stands in another order than the sessions around it. */
  moved: boolean;
}

/** Sessions of one name that have less than this in common were written anew, or have changed names. */
const leastOfOneName = 0.3;

/** Sessions without a name in common that have at least this much in common are one. */
const leastLikeness = 0.5;

type Bags = (lesson: Lesson) => WordBag;

/**
 * Pairs the sessions of two texts: by the name of the file, with its number and without, by title, and by what they say.
 * In the order of the new text; what is gone follows the session that it stood behind.
 */
export function matchSessions(old: readonly Lesson[], now: readonly Lesson[]): SessionPair[] {
  const pairs = new Map<Lesson, Lesson>();
  const taken = new Set<Lesson>();
  const bags = bagsOf();
  const alike = (is: Lesson, was: Lesson): boolean => likeness(bags(is), bags(was)) >= leastOfOneName;
  const rules: ((is: Lesson, rest: readonly Lesson[]) => Lesson | undefined)[] = [
    (is, rest) => rest.find((was) => fileName(was) === fileName(is) && alike(is, was)),
    (is, rest) => rest.find((was) => withoutNumber(was) === withoutNumber(is) && alike(is, was)),
    (is, rest) => (now.filter(sameTitle(is)).length === 1 ? onlyOne(rest.filter(sameTitle(is))) : undefined),
    (is, rest) => mostAlike(is, rest, bags),
    (is, rest) => rest.find((was) => fileName(was) === fileName(is)),
  ];
  for (const rule of rules) {
    for (const is of now) {
      if (pairs.has(is)) continue;
      const was = rule(
        is,
        old.filter((each) => !taken.has(each)),
      );
      if (!was) continue;
      pairs.set(is, was);
      taken.add(was);
    }
  }
  return inOrder(old, now, pairs);
}

function mostAlike(is: Lesson, candidates: readonly Lesson[], bags: Bags): Lesson | undefined {
  let best: { was: Lesson; alike: number } | undefined;
  for (const was of candidates) {
    const alike = likeness(bags(is), bags(was));
    if (alike >= leastLikeness && alike > (best?.alike ?? 0)) best = { was, alike };
  }
  return best?.was;
}

function onlyOne<T>(things: readonly T[]): T | undefined {
  return things.length === 1 ? things[0] : undefined;
}

function bagsOf(): Bags {
  const known = new Map<Lesson, WordBag>();
  return (lesson) => {
    const bag = known.get(lesson) ?? bagOfText(textOf(lesson.tree));
    known.set(lesson, bag);
    return bag;
  };
}

function inOrder(
  old: readonly Lesson[],
  now: readonly Lesson[],
  pairs: ReadonlyMap<Lesson, Lesson>,
): SessionPair[] {
  const kept = new Set(pairs.values());
  const settled = increasing(now.flatMap((is) => pairs.get(is)?.number ?? []));
  const gone = (after: number): SessionPair[] => {
    const found: SessionPair[] = [];
    for (const was of old.filter(({ number }) => number > after)) {
      if (kept.has(was)) break;
      found.push({ old: was, moved: false });
    }
    return found;
  };
  return [
    ...gone(0),
    ...now.flatMap((is): SessionPair[] => {
      const was = pairs.get(is);
      if (!was) return [{ now: is, moved: false }];
      return [{ old: was, now: is, moved: !settled.has(was.number) }, ...gone(was.number)];
    }),
  ];
}

/**
 * The longest run of numbers that only grow: those that keep their order.
 */
function increasing(numbers: readonly number[]): Set<number> {
  const runs = numbers.map((): number[] => []);
  let longest: number[] = [];
  for (const [index, number] of numbers.entries()) {
    let before: number[] = [];
    for (const [earlier, run] of runs.slice(0, index).entries()) {
      if ((numbers[earlier] ?? 0) < number && run.length > before.length) before = run;
    }
    const run = [...before, number];
    runs[index] = run;
    if (run.length > longest.length) longest = run;
  }
  return new Set(longest);
}

function fileName({ file }: Lesson): string {
  return basename(file.path);
}

function withoutNumber({ file }: Lesson): string {
  return basename(file.path).replace(/^\d+[-_. ]*/, "");
}

function sameTitle({ matter }: Lesson): (other: Lesson) => boolean {
  const title = matter.title.trim().toLowerCase();
  return (other) => title !== "" && other.matter.title.trim().toLowerCase() === title;
}

function textOf(tree: Root): string {
  return tree.children.map((child) => toString(child)).join(" ");
}
