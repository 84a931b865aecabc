/** Shares of ink, 0 to 1 each; `spot` is the sum of all inks that are not process inks. */
export interface Inks {
  c: number;
  m: number;
  y: number;
  k: number;
  spot: number;
}

/** No ink: paper. */
export const noInk: Inks = { c: 0, m: 0, y: 0, k: 0, spot: 0 };

/** Below this an ink does not print: half of one step of 8 bits. */
const trace = 0.002;

/** All inks together, in per cent. */
export function totalOf({ c, m, y, k, spot }: Inks): number {
  return (c + m + y + k + spot) * 100;
}

/** Number of plates that print. */
export function platesOf({ c, m, y, k, spot }: Inks): number {
  return [c, m, y, k, spot].filter((ink) => ink > trace).length;
}

/** True where nothing prints. */
export function isPaper(inks: Inks): boolean {
  return platesOf(inks) === 0;
}

/** True for solid black and nothing else: 0/0/0/100. */
export function isSolidBlack({ c, m, y, k, spot }: Inks): boolean {
  return k > 1 - trace && c + m + y + spot <= trace;
}

/** True where cyan, magenta, yellow or a spot colour prints. */
export function isColoured({ c, m, y, spot }: Inks): boolean {
  return Math.max(c, m, y, spot) > trace;
}

/** Inks as printers write them, such as 0/0/0/100; a spot colour stands behind a plus sign. */
export function inkWords({ c, m, y, k, spot }: Inks): string {
  const process = [c, m, y, k].map((ink) => Math.round(ink * 100)).join("/");
  return spot > trace ? `${process}+${Math.round(spot * 100)}` : process;
}
