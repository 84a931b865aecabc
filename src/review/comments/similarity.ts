/** Two words at the same place of a longest common subsequence. */
export interface Match {
  left: number;
  right: number;
}

/**
 * The longest common subsequence of two lists of words, as pairs of places. Of several equally long ones, the one whose
 * words stand latest on the right.
 */
export function commonWords(left: readonly string[], right: readonly string[]): Match[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let row = 1; row <= left.length; row += 1) {
    for (let column = 1; column <= right.length; column += 1) {
      const at = row * width + column;
      lengths[at] =
        left[row - 1] === right[column - 1]
          ? (lengths[at - width - 1] ?? 0) + 1
          : Math.max(lengths[at - width] ?? 0, lengths[at - 1] ?? 0);
    }
  }
  return traced(left, right, lengths);
}

function traced(left: readonly string[], right: readonly string[], lengths: Uint16Array): Match[] {
  const width = right.length + 1;
  const matches: Match[] = [];
  let row = left.length;
  let column = right.length;
  while (row > 0 && column > 0) {
    const at = row * width + column;
    if (left[row - 1] === right[column - 1]) {
      row -= 1;
      column -= 1;
      matches.push({ left: row, right: column });
    } else if ((lengths[at - width] ?? 0) > (lengths[at - 1] ?? 0)) row -= 1;
    else column -= 1;
  }
  return matches.toReversed();
}

/** Share of the words of a list that another has in the same order, from 0 to 1; 1 for an empty list. */
export function shareOf(words: readonly string[], others: readonly string[]): number {
  return words.length === 0 ? 1 : commonWords(words, others).length / words.length;
}

/**
 * Fingerprint of a text (a simhash of 64 bits, as 16 hexadecimal digits): that of a text with few changes has few other
 * bits, so that it is recognised after an edit.
 */
export function fingerprint(words: readonly string[]): string {
  const votes = new Int32Array(64);
  for (const [index, word] of words.entries()) {
    vote(votes, hash64(word));
    if (index > 0) vote(votes, hash64(`${words[index - 1] ?? ""} ${word}`));
  }
  let value = 0n;
  for (const [bit, count] of votes.entries()) if (count > 0) value |= 1n << BigInt(bit);
  return value.toString(16).padStart(16, "0");
}

/** How alike two fingerprints are: 1 for equal ones, 0 for those of texts that have nothing to do with each other. */
export function likeness(one: string, other: string): number {
  if (!/^[0-9a-f]{16}$/.test(one) || !/^[0-9a-f]{16}$/.test(other)) return 0;
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let apart = 0;
  for (; bits > 0n; bits &= bits - 1n) apart += 1;
  return Math.max(0, 1 - apart / 32);
}

function vote(votes: Int32Array, [low, high]: readonly [number, number]): void {
  for (let bit = 0; bit < 32; bit += 1) {
    votes[bit] = (votes[bit] ?? 0) + ((low >>> bit) & 1 ? 1 : -1);
    votes[bit + 32] = (votes[bit + 32] ?? 0) + ((high >>> bit) & 1 ? 1 : -1);
  }
}

/** Two FNV-1a hashes of 32 bits with different beginnings, mixed so that short words differ in all bits. */
function hash64(text: string): [number, number] {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x01000193);
  }
  return [mixed(low), mixed(high)];
}

/** The end of MurmurHash3. */
function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
