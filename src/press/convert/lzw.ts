/** Undoes LZW (ISO 32000-1, 7.4.4), which PDF/X forbids but other files have. `early` is EarlyChange, 0 or 1. */
export function unLzw(data: Uint8Array, early: 0 | 1): Buffer {
  const chunks: Uint8Array[] = [];
  let table: Uint8Array[] = [];
  let width = 9;
  let previous: Uint8Array | undefined;
  const bits = bitsOf(data);
  const clear = (): void => {
    table = Array.from({ length: 258 }, (_, index) => Uint8Array.of(index & 255));
    width = 9;
    previous = undefined;
  };
  clear();
  for (;;) {
    const code = bits(width);
    if (code === undefined || code === 257) break;
    if (code === 256) {
      clear();
      continue;
    }
    const known = code < table.length ? table[code] : undefined;
    const entry: Uint8Array | undefined = known ?? (previous && extended(previous, previous));
    if (entry === undefined) break;
    chunks.push(entry);
    if (previous !== undefined && table.length < 4096) table.push(extended(previous, entry));
    const next = table.length + early;
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
    previous = entry;
  }
  return Buffer.concat(chunks);
}

/** A text of bytes with the first byte of another behind it. */
function extended(text: Uint8Array, other: Uint8Array): Uint8Array {
  const longer = new Uint8Array(text.length + 1);
  longer.set(text);
  longer[text.length] = other[0] ?? 0;
  return longer;
}

function bitsOf(data: Uint8Array): (width: number) => number | undefined {
  let at = 0;
  let held = 0;
  let count = 0;
  return (width) => {
    while (count < width) {
      const byte = data[at];
      if (byte === undefined) return undefined;
      at += 1;
      held = ((held << 8) | byte) & 0xff_ff_ff;
      count += 8;
    }
    count -= width;
    return (held >> count) & ((1 << width) - 1);
  };
}
