import type { Dictionary } from "../../pdf-value.ts";

/** Undoes the prediction that a stream was compressed with (ISO 32000-1, 7.4.4.4). */
export function unpredicted(bytes: Uint8Array, parameters: Dictionary): Uint8Array {
  const predictor = numberOf(parameters, "Predictor", 1);
  if (predictor < 2) return bytes;
  const colors = numberOf(parameters, "Colors", 1);
  const bits = numberOf(parameters, "BitsPerComponent", 8);
  const columns = numberOf(parameters, "Columns", 1);
  const pixel = Math.max(1, (colors * bits) >> 3);
  const row = (colors * bits * columns + 7) >> 3;
  if (row <= 0) return bytes;
  return predictor === 2 ? tiff(bytes, { row, pixel, bits }) : png(bytes, row, pixel);
}

function numberOf(parameters: Dictionary, key: string, usual: number): number {
  const value = parameters.get(key);
  return typeof value === "number" ? value : usual;
}

function tiff(
  bytes: Uint8Array,
  { row, pixel, bits }: { row: number; pixel: number; bits: number },
): Uint8Array {
  if (bits !== 8) return bytes;
  const result = Uint8Array.from(bytes);
  for (let start = 0; start < result.length; start += row) {
    const stop = Math.min(start + row, result.length);
    for (let at = start + pixel; at < stop; at += 1)
      result[at] = (result[at] ?? 0) + (result[at - pixel] ?? 0);
  }
  return result;
}

function png(bytes: Uint8Array, row: number, pixel: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (row + 1));
  const result = new Uint8Array(rows * row);
  for (let line = 0; line < rows; line += 1) {
    const from = line * (row + 1);
    const to = line * row;
    const kind = bytes[from] ?? 0;
    const count = Math.min(row, bytes.length - from - 1);
    for (let at = 0; at < count; at += 1) {
      const left = at >= pixel ? (result[to + at - pixel] ?? 0) : 0;
      const up = line > 0 ? (result[to + at - row] ?? 0) : 0;
      const corner = at >= pixel && line > 0 ? (result[to + at - row - pixel] ?? 0) : 0;
      result[to + at] = (bytes[from + 1 + at] ?? 0) + predicted(kind, { left, up, corner });
    }
  }
  return result;
}

function predicted(kind: number, { left, up, corner }: { left: number; up: number; corner: number }): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
