import type { Root } from "mdast";
import { blockSpec } from "../blocks/index.ts";
import type { Language } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import { methodFamilies, methodOf, type Method } from "./methods.ts";

/** Minutes of one method. */
export interface Slice {
  minutes: number;
  method: Method;
}

/** A timed part of a session: an activity, a role play, an energiser. */
export interface SessionPart {
  block: Block;
  minutes: number;
  /** Its minutes by method, in order; they add up to its minutes. */
  slices: Slice[];
}

/** The timed parts of a session with minutes, in order; steps are inside theirs. */
export function sessionParts(tree: Root, language: Language): SessionPart[] {
  return timedIn(tree).flatMap((block) => {
    const minutes = minutesOf(block);
    return minutes === 0 ? [] : [{ block, minutes, slices: slicesOf(block, minutes, language) }];
  });
}

/** Minutes of a timed block: its own, or those of its steps where it has none. */
export function minutesOf(block: Block): number {
  return block.attributes.duration ?? timedIn(block).reduce((sum, step) => sum + minutesOf(step), 0);
}

/** The nearest timed blocks inside a node: a step inside an activity is the activity's, not the session's. */
export function timedIn(node: Root | Block): Block[] {
  return node.children.flatMap((child) => {
    if (child.type !== "block") return [];
    return blockSpec(child.name)?.timed === true ? [child] : timedIn(child);
  });
}

/** Minutes of theory in a session; all its others are practice. */
export function theoryMinutes(parts: readonly SessionPart[]): number {
  return parts
    .flatMap(({ slices }) => slices)
    .filter(({ method }) => methodFamilies[method.family].theory)
    .reduce((sum, { minutes }) => sum + minutes, 0);
}

/** A part by method: steps may name their own, and what they leave is the part's. */
function slicesOf(block: Block, minutes: number, language: Language): Slice[] {
  const own = methodOf(block.name, block.attributes.method, language);
  const slices: Slice[] = [];
  let left = minutes;
  for (const step of timedIn(block)) {
    const taken = Math.min(left, minutesOf(step));
    const written = step.attributes.method;
    add(slices, {
      minutes: taken,
      method: written === undefined ? own : methodOf(step.name, written, language),
    });
    left -= taken;
  }
  add(slices, { minutes: left, method: own });
  return slices;
}

function add(slices: Slice[], slice: Slice): void {
  const last = slices.at(-1);
  if (slice.minutes === 0) return;
  if (last?.method.name === slice.method.name) last.minutes += slice.minutes;
  else slices.push({ ...slice });
}
