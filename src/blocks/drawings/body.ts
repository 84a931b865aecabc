import type { Element } from "hast";
import { s } from "hastscript";
import { canvas, words } from "./canvas.ts";
import { curve } from "./curve.ts";

/** Words at the outlines. */
export interface BodyWords {
  front: string;
  back: string;
  /** The body's own left and right, at the hands; none in a small drawing. */
  sides?: { left: string; right: string };
}

/** Right half of the outline, from the body's axis; y counts from the crown, the soles are at 483. */
const outline = [
  "M0 0C14 0 22.5 11 22.5 28C22.5 45 11 61 0 61",
  curve("22.2,24 26,24 26,33 21.6,38"),
  // The neck, the shoulder, the arm, the fingers from the smallest, the thumb, and up to the armpit.
  curve(
    "11.5,57 12,68 17,77 32,82 48,87 59,97 64,113 67,135 71,160 74.5,180 79,200 83,222 86.5,242 92,254 96,267 " +
      "98.5,280 97,284.5 94,283 91.5,270! 93.6,288 91.3,293 88.3,290 86.5,271.5! 87.2,291 84.4,296.5 81.6,292 " +
      "81.5,271.5! 80.5,287 77.9,291.5 75.4,287.5 75.8,268 75.2,264 73,272 69.5,277 66.5,273 68.3,259 72.8,249 " +
      "74.5,240 70.5,222 65.5,202 61,184 57,163 53,143 49.5,126 46.5,117!",
  ),
  // From the armpit down the side to the foot, and up the inside of the leg.
  curve(
    "46.5,117! 45,138 41.5,160 39.5,178 41,196 46,216 49.5,236 50.5,258 49,285 45.5,312 42,335 40.5,352 42,372 " +
      "42.5,392 39,418 34,444 32.5,456 37,467 44,476 43.5,481.5 33,483 23,481.5 19.5,475 19,464 18.5,452 18,436 " +
      "15.5,410 13.5,388 14,366 14.5,348 12.5,326 8.5,296 4.5,268 0,256!",
  ),
];

/** What tells front and back apart: eyes, mouth, collar bones, knees; spine, shoulder blades, elbows, heels. */
const marks = {
  front: {
    half: [curve("8,88 20,86 34,89"), curve("18,351 26,355 35,351"), "M6 26q4 -3 8 0", "M0 47h4.5"],
    middle: "M0 205v4",
  },
  back: {
    half: [curve("15,114 21,131 28,143"), "M19 349h16", "M24 470q6 4 12 0", "M65 190q4 3 8 0"],
    middle: "M0 88V222",
  },
};

/**
 * A body from the front and from behind, of neither sex, to put dots on.
 * @param scale how wide it is printed, as a part of the text's width
 */
export function body({ front, back, sides }: BodyWords, scale: number): Element {
  const size = 12.6 / scale;
  const top = 14 + size * 1.1;
  const [left, right] = [120, 360];
  const names: [string, number][] = [
    [front, left],
    [back, right],
  ];
  return canvas({ width: 480, height: top + 492, scale }, [
    figure(left, top, "front"),
    figure(right, top, "back"),
    ...names.map(([name, x]) => words(name, { x, y: size, size, weight: 700 })),
    ...(sides ? sideWords(sides, { front: left, back: right, y: top + 318 }) : []),
  ]);
}

function figure(x: number, top: number, side: keyof typeof marks): Element {
  const { half, middle } = marks[side];
  const paths = [...outline, ...half].map((d) => s("path", { d }));
  return s("g", { transform: `translate(${x} ${top})` }, [
    s("path", { d: middle }),
    s("g", paths),
    s("g", { transform: "scale(-1 1)" }, structuredClone(paths)),
  ]);
}

/** A body seen from the front has its right hand on our left. */
function sideWords(
  { left, right }: { left: string; right: string },
  { front, back, y }: { front: number; back: number; y: number },
): Element[] {
  const at = (text: string, x: number): Element => words(text, { x, y, size: 13 });
  return [at(right, front - 84), at(left, front + 84), at(left, back - 84), at(right, back + 84)];
}
