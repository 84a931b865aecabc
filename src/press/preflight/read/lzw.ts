import { LimitReached, type Budget } from "./limits.ts";

const clear = 256;
const end = 257;

/**
 * Decodes LZW (ISO 32000-1, 7.4.4). PDF/X forbids it, yet what it hides must be looked at.
 * @param early whether codes grow one entry early, as they do unless the stream says otherwise
 * @throws LimitReached
 */
export function lzwDecoded(bytes: Uint8Array, early: boolean, { room, limits }: Budget): Uint8Array {
  const output: number[] = [];
  // Each entry is a run of the output: where it begins, and its length.
  let starts: number[] = [];
  let lengths: number[] = [];
  let width = 9;
  let last: { start: number; length: number } | undefined;
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffffff;
    count += 8;
    if (count < width) continue;
    count -= width;
    const code = (bits >>> count) & ((1 << width) - 1);
    if (code === end) break;
    if (code === clear) {
      starts = [];
      lengths = [];
      width = 9;
      last = undefined;
      continue;
    }
    const start = output.length;
    const entry = code - 258;
    if (code < 256) output.push(code);
    else if (starts[entry] !== undefined) append(output, starts[entry], lengths[entry] ?? 0);
    else if (last && entry === starts.length) append(output, last.start, last.length + 1);
    else break;
    if (output.length > room) throw new LimitReached("stream", limits.stream);
    if (last) {
      starts.push(last.start);
      lengths.push(last.length + 1);
    }
    last = { start, length: output.length - start };
    const next = starts.length + 259 + (early ? 1 : 0);
    width = next > 2048 ? 12 : next > 1024 ? 11 : next > 512 ? 10 : 9;
  }
  return Uint8Array.from(output);
}

/** Repeats a run of the output; it may reach into what is being written. */
function append(output: number[], start: number, length: number): void {
  for (let index = 0; index < length; index += 1) output.push(output[start + index] ?? 0);
}
