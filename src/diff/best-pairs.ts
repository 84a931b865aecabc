/** Places of two things that belong together: in what was, and in what is. */
export type Pair = readonly [then: number, now: number];

/** More comparisons than this are not made: what is so long and so different counts as written anew. */
const mostComparisons = 16_000_000;

/**
 * Pairs two sequences without crossing, so that the sum of the scores is the greatest there is.
 * @param sizes lengths of what was and of what is
 * @param score how well two of them go together; 0 for what may not be paired
 */
export function bestPairs(
  [then, now]: readonly [number, number],
  score: (then: number, now: number) => number,
): Pair[] {
  if (then * now > mostComparisons) return [];
  const width = now + 1;
  const totals = new Float64Array((then + 1) * width);
  const total = (row: number, column: number): number => totals[row * width + column] ?? 0;
  for (let row = then - 1; row >= 0; row -= 1) {
    for (let column = now - 1; column >= 0; column -= 1) {
      const skipped = Math.max(total(row + 1, column), total(row, column + 1));
      const worth = score(row, column);
      totals[row * width + column] =
        worth > 0 ? Math.max(skipped, worth + total(row + 1, column + 1)) : skipped;
    }
  }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < then && column < now) {
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
  then: readonly string[],
  now: readonly string[],
  weigh: (now: number) => number = () => 1,
): Pair[] {
  let start = 0;
  while (start < then.length && start < now.length && then[start] === now[start]) start += 1;
  let [thenEnd, nowEnd] = [then.length, now.length];
  while (thenEnd > start && nowEnd > start && then[thenEnd - 1] === now[nowEnd - 1]) {
    thenEnd -= 1;
    nowEnd -= 1;
  }
  const middle = bestPairs([thenEnd - start, nowEnd - start], (row, column) =>
    then[start + row] === now[start + column] ? weigh(start + column) : 0,
  );
  const ends = then.length - thenEnd;
  return [
    ...Array.from({ length: start }, (_, index): Pair => [index, index]),
    ...middle.map(([row, column]): Pair => [row + start, column + start]),
    ...Array.from({ length: ends }, (_, index): Pair => [thenEnd + index, nowEnd + index]),
  ];
}
