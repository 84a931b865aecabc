import { commonPairs } from "./best-pairs.ts";
import type { Run } from "./elements.ts";
import { tokensOf, type Token } from "./tokens.ts";

/** What happened to a token. */
export type TokenChange = "kept" | "inserted" | "deleted";

/** A token of two lines that were compared; where it is kept, that of the new one. */
export interface ComparedToken {
  change: TokenChange;
  token: Token;
}

/** Lines that have less than this in common were written anew: words that happen to be in both would only confuse. */
const leastCommon = 0.4;

/** Letters of the shortest kept stretch between two changes; a shorter one is read as part of them. */
const shortestKept = 4;

/** A stretch of tokens: kept, with both its versions, or changed. */
interface Stretch {
  kept: boolean;
  old: Token[];
  now: Token[];
}

/**
 * Compares two lines of text word by word. What is kept and deleted gives the old line, what is kept and inserted the
 * new one.
 */
export function compareRuns(old: Run, now: Run): ComparedToken[] {
  const [before, after] = [tokensOf(old), tokensOf(now)];
  const stretches = folded(stretchesOf(before, after));
  const common = sum(stretches.filter(({ kept }) => kept).flatMap((stretch) => stretch.now));
  const whole = Math.max(sum(before), sum(after));
  const read = common < whole * leastCommon ? [{ kept: false, old: before, now: after }] : stretches;
  if (!read.some(isChanged)) return after.map(keptToken);
  return read.flatMap((stretch) =>
    stretch.kept
      ? stretch.now.map(keptToken)
      : [
          ...stretch.old.map((token): ComparedToken => ({ change: "deleted", token })),
          ...stretch.now.map((token): ComparedToken =>
            token.key === "" ? keptToken(token) : { change: "inserted", token },
          ),
        ],
  );
}

function keptToken(token: Token): ComparedToken {
  return { change: "kept", token };
}

function stretchesOf(old: readonly Token[], now: readonly Token[]): Stretch[] {
  const pairs = commonPairs(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
    (index) => now[index]?.weight ?? 0,
  );
  const stretches: Stretch[] = [];
  const add = (kept: boolean, before: readonly Token[], after: readonly Token[]): void => {
    if (before.length + after.length === 0) return;
    const last = stretches.at(-1);
    if (last?.kept === kept) {
      last.old.push(...before);
      last.now.push(...after);
    } else stretches.push({ kept, old: [...before], now: [...after] });
  };
  let [row, column] = [0, 0];
  for (const [nextRow, nextColumn] of [...pairs, [old.length, now.length] as const]) {
    add(false, old.slice(row, nextRow), now.slice(column, nextColumn));
    add(true, old.slice(nextRow, nextRow + 1), now.slice(nextColumn, nextColumn + 1));
    [row, column] = [nextRow + 1, nextColumn + 1];
  }
  return stretches;
}

/** Short kept stretches between two changes become part of them. */
function folded(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const last = result.at(-1);
    const between = index > 0 && index < stretches.length - 1;
    const changed = !stretch.kept || (between && isShort(stretch));
    if (changed && last?.kept === false) {
      last.old.push(...stretch.old);
      last.now.push(...stretch.now);
    } else result.push({ kept: !changed, old: [...stretch.old], now: [...stretch.now] });
  }
  return result;
}

function isShort({ now }: Stretch): boolean {
  const text = now.map((token) => token.text).join("");
  const whole = now.some(({ text: own, node }) => own === "" || node.type === "element");
  return !whole && text.replace(/[^\p{L}\p{N}]/gu, "").length < shortestKept && !/[.!?]\s/.test(text);
}

/** White space, and what is never compared, is no change. */
function isChanged({ kept, old, now }: Stretch): boolean {
  return !kept && [...old, ...now].some(({ key }) => key !== "" && key !== " ");
}

function sum(tokens: readonly Token[]): number {
  return tokens.reduce((total, { weight }) => total + weight, 0);
}
