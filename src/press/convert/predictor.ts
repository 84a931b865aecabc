import type { Dictionary } from "../pdf-value.ts";

/** Undoes a predictor (ISO 32000-1, 7.4.4.4): TIFF's for 8 bits and less, or PNG's. */
export function unPredict(data: Buffer, parameters: Dictionary | undefined): Buffer {
  const number = (key: string, otherwise: number): number => {
    const value = parameters?.get(key);
    return typeof value === "number" ? value : otherwise;
  };
  const predictor = number("Predictor", 1);
  if (predictor < 2) return data;
  const colours = number("Colors", 1);
  const bits = number("BitsPerComponent", 8);
  const row = Math.ceil((number("Columns", 1) * colours * bits) / 8);
  const step = Math.max(1, Math.ceil((colours * bits) / 8));
  return predictor === 2 ? unTiff(data, { row, step, bits }) : unPng(data, row, step);
}

function unTiff(data: Buffer, { row, step, bits }: { row: number; step: number; bits: number }): Buffer {
  const result = Buffer.from(data);
  if (bits === 16) {
    for (let start = 0; start < result.length; start += row) {
      for (let at = start + step; at + 1 < Math.min(start + row, result.length); at += 2) {
        result.writeUInt16BE((result.readUInt16BE(at) + result.readUInt16BE(at - step)) & 0xffff, at);
      }
    }
    return result;
  }
  for (let start = 0; start < result.length; start += row) {
    const end = Math.min(start + row, result.length);
    for (let at = start + step; at < end; at += 1)
      result[at] = ((result[at] ?? 0) + (result[at - step] ?? 0)) & 255;
  }
  return result;
}

function unPng(data: Buffer, row: number, step: number): Buffer {
  const rows = Math.ceil(data.length / (row + 1));
  const result = Buffer.alloc(rows * row);
  for (let line = 0; line < rows; line += 1) {
    const from = line * (row + 1);
    const to = line * row;
    const length = Math.min(row, data.length - from - 1);
    const type = data[from] ?? 0;
    for (let x = 0; x < length; x += 1) {
      const left = x >= step ? (result[to + x - step] ?? 0) : 0;
      const up = line > 0 ? (result[to + x - row] ?? 0) : 0;
      const corner = line > 0 && x >= step ? (result[to + x - row - step] ?? 0) : 0;
      result[to + x] = ((data[from + 1 + x] ?? 0) + predicted(type, { left, up, corner })) & 255;
    }
  }
  return result;
}

interface Neighbours {
  left: number;
  up: number;
  corner: number;
}

function predicted(type: number, { left, up, corner }: Neighbours): number {
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  if (type !== 4) return 0;
  const guess = left + up - corner;
  const distances = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  const [toLeft = 0, toUp = 0, toCorner = 0] = distances;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Rows of bytes as PNG's predictor “up” writes them, which compresses smooth pictures well. */
export function predictUp(data: Uint8Array, row: number): Buffer {
  const rows = Math.floor(data.length / row);
  const result = Buffer.alloc(rows * (row + 1));
  for (let line = 0; line < rows; line += 1) {
    const from = line * row;
    const to = line * (row + 1);
    result[to] = 2;
    for (let x = 0; x < row; x += 1) {
      const up = line > 0 ? (data[from + x - row] ?? 0) : 0;
      result[to + 1 + x] = ((data[from + x] ?? 0) - up) & 255;
    }
  }
  return result;
}
