/** Pixels of 8 bits a channel, row by row from the top. */
export interface Raster {
  width: number;
  height: number;
  channels: number;
  data: Uint8Array;
}

/** A smaller picture: each new pixel is the mean of the area that it covers, the same on every machine. */
export function reduce(raster: Raster, wide: number, high: number): Raster {
  const { width, height, channels } = raster;
  const across = weights(width, wide);
  const result = new Uint8Array(wide * high * channels);
  const length = wide * channels;
  const narrow = new Float64Array(length);
  const sums = new Float64Array(length);
  for (const [row, { from, shares }] of weights(height, high).entries()) {
    sums.fill(0);
    for (const [index, share] of shares.entries()) {
      narrowRow(raster, { row: from + index, across, to: narrow });
      for (let at = 0; at < length; at += 1) sums[at] = (sums[at] ?? 0) + share * (narrow[at] ?? 0);
    }
    for (let at = 0; at < length; at += 1) result[row * length + at] = Math.round(sums[at] ?? 0);
  }
  return { width: wide, height: high, channels, data: result };
}

/** One row in its new width. */
function narrowRow(
  { width, channels, data }: Raster,
  { row, across, to }: { row: number; across: readonly Weights[]; to: Float64Array },
): void {
  for (const [column, { from, shares }] of across.entries()) {
    const start = (row * width + from) * channels;
    for (let channel = 0; channel < channels; channel += 1) {
      let sum = 0;
      for (let index = 0; index < shares.length; index += 1)
        sum += (shares[index] ?? 0) * (data[start + index * channels + channel] ?? 0);
      to[column * channels + channel] = sum;
    }
  }
}

interface Weights {
  from: number;
  shares: number[];
}

/** Which of `many` pixels each of `few` covers, and by what share. */
function weights(many: number, few: number): Weights[] {
  const size = many / few;
  return Array.from({ length: few }, (_, index) => {
    const start = index * size;
    const end = start + size;
    const from = Math.floor(start);
    const to = Math.min(many, Math.ceil(end - 1e-9));
    const shares = Array.from({ length: to - from }, (_, offset) => {
      const low = Math.max(start, from + offset);
      const high = Math.min(end, from + offset + 1);
      return Math.max(0, high - low) / size;
    });
    return { from, shares };
  });
}

/** Different colours of RGB pixels, up to one more than the limit. */
export function coloursOf(rgb: Uint8Array, limit: number): Map<number, number> {
  const found = new Map<number, number>();
  let last = -1;
  for (let at = 0; at + 2 < rgb.length; at += 3) {
    const code = ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
    if (code === last) continue;
    last = code;
    if (!found.has(code)) found.set(code, found.size);
    if (found.size > limit) break;
  }
  return found;
}

/** Whether all RGB pixels are gray, by no more than a press shows. */
export function isGray(rgb: Uint8Array): boolean {
  for (let at = 0; at + 2 < rgb.length; at += 3) {
    const r = rgb[at] ?? 0;
    const g = rgb[at + 1] ?? 0;
    const b = rgb[at + 2] ?? 0;
    if (Math.max(r, g, b) - Math.min(r, g, b) > 4) return false;
  }
  return true;
}
