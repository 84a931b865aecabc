/** Places of two things that belong together: in what was, and in what is. */
export type Pair = readonly [old: number, now: number];

/** More comparisons than this are not made: what is so long and so different counts as written anew. */
const mostComparisons = 16_000_000;

/**
 * Pairs two sequences without crossing, so that the sum of the scores is the greatest there is.
 * @param sizes lengths of what was and of what is
 * @param score how well two of them go together; 0 for what may not be paired
 */
export function bestPairs(
  [old, now]: readonly [number, number],
  score: (old: number, now: number) => number,
): Pair[] {
  if (old * now > mostComparisons) return [];
  const width = now + 1;
  const totals = new Float64Array((old + 1) * width);
  const total = (row: number, column: number): number => totals[row * width + column] ?? 0;
  for (let row = old - 1; row >= 0; row -= 1) {
    for (let column = now - 1; column >= 0; column -= 1) {
      const skipped = Math.max(total(row + 1, column), total(row, column + 1));
      const worth = score(row, column);
      totals[row * width + column] =
        worth > 0 ? Math.max(skipped, worth + total(row + 1, column + 1)) : skipped;
    }
  }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < old && column < now) {
    const worth = score(row, column);
    if (worth > 0 && total(row, column) === worth + total(row + 1, column + 1)) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (total(row + 1, column) >= total(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/**
 * The longest common sequence of two lists of keys.
 * @param weigh what a key is worth; each counts as one where left out
 */
export function commonPairs(
  old: readonly string[],
  now: readonly string[],
  weigh: (now: number) => number = () => 1,
): Pair[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let [thenEnd, nowEnd] = [old.length, now.length];
  while (thenEnd > start && nowEnd > start && old[thenEnd - 1] === now[nowEnd - 1]) {
    thenEnd -= 1;
    nowEnd -= 1;
  }
  const middle = bestPairs([thenEnd - start, nowEnd - start], (row, column) =>
    old[start + row] === now[start + column] ? weigh(start + column) : 0,
  );
  const ends = old.length - thenEnd;
  return [
    ...Array.from({ length: start }, (_, index): Pair => [index, index]),
    ...middle.map(([row, column]): Pair => [row + start, column + start]),
    ...Array.from({ length: ends }, (_, index): Pair => [thenEnd + index, nowEnd + index]),
  ];
}
