import { basename } from "node:path";
import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Lesson } from "../model/book.ts";
import { bagOfText, likeness } from "./similarity.ts";

/** A session of two texts: one of them where it is new or gone. */
export interface SessionPair {
  then?: Lesson;
  now?: Lesson;
  /** Whether it stands in another order than the sessions around it. */
  moved: boolean;
}

/** Sessions without a name in common that have at least this much in common are one. */
const leastLikeness = 0.5;

/**
 * Pairs the sessions of two texts: by the name of the file, with its number and without, by title, and by what they say.
 * In the order of the new text; what is gone follows the session that it stood behind.
 */
export function matchSessions(then: readonly Lesson[], now: readonly Lesson[]): SessionPair[] {
  const pairs = new Map<Lesson, Lesson>();
  const taken = new Set<Lesson>();
  const pair = (is: Lesson, was: Lesson | undefined): void => {
    if (!was) return;
    pairs.set(is, was);
    taken.add(was);
  };
  for (const nameOf of [fileName, withoutNumber, title]) {
    for (const is of now) {
      if (pairs.has(is)) continue;
      pair(
        is,
        then.find((was) => !taken.has(was) && nameOf(was) !== "" && nameOf(was) === nameOf(is)),
      );
    }
  }
  for (const is of now) {
    if (!pairs.has(is))
      pair(
        is,
        mostAlike(
          is,
          then.filter((was) => !taken.has(was)),
        ),
      );
  }
  return inOrder(then, now, pairs);
}

function mostAlike(is: Lesson, candidates: readonly Lesson[]): Lesson | undefined {
  const bag = bagOfText(textOf(is.tree));
  let best: { was: Lesson; alike: number } | undefined;
  for (const was of candidates) {
    const alike = likeness(bag, bagOfText(textOf(was.tree)));
    if (alike >= leastLikeness && alike > (best?.alike ?? 0)) best = { was, alike };
  }
  return best?.was;
}

function inOrder(
  then: readonly Lesson[],
  now: readonly Lesson[],
  pairs: ReadonlyMap<Lesson, Lesson>,
): SessionPair[] {
  const kept = new Set(pairs.values());
  const settled = increasing(now.flatMap((is) => pairs.get(is)?.number ?? []));
  const gone = (after: number): SessionPair[] => {
    const found: SessionPair[] = [];
    for (const was of then.filter(({ number }) => number > after)) {
      if (kept.has(was)) break;
      found.push({ then: was, moved: false });
    }
    return found;
  };
  return [
    ...gone(0),
    ...now.flatMap((is): SessionPair[] => {
      const was = pairs.get(is);
      if (!was) return [{ now: is, moved: false }];
      return [{ then: was, now: is, moved: !settled.has(was.number) }, ...gone(was.number)];
    }),
  ];
}

/**
 * The longest run of numbers that only grow: those that keep their order.
 * @internal
 */
export function increasing(numbers: readonly number[]): Set<number> {
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

function title({ matter }: Lesson): string {
  return matter.title.trim().toLowerCase();
}

function textOf(tree: Root): string {
  return tree.children.map((child) => toString(child)).join(" ");
}
