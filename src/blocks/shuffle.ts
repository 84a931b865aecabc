/**
 * An order for a number of things that is never their own, and leaves none in its place. It depends on nothing but the
 * seed and the number: the same in every build and on every machine.
 * @returns for each place the index of the thing that stands there
 */
export function shuffledOrder(count: number, seed: string): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  const random = numbersFrom(hashOf(seed));
  // Sattolo's algorithm: one cycle through all of them, so none stays where it is.
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random() % last;
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** Whole numbers from 0 to 2^32 - 1 (Mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
