import type { Element } from "hast";
import { s } from "hastscript";

/** What a face shows. */
export type Mood = "glad" | "even" | "sad";

const mouths: Record<Mood, string> = {
  glad: "M8 14.5q4 5 8 0",
  even: "M8 16h8",
  sad: "M8 17.5q4 -5 8 0",
};

/** A face as line art, for a scale; the word under it says the same. */
export function face(mood: Mood): Element {
  return s(
    "svg",
    {
      viewBox: "0 0 24 24",
      width: 24,
      height: 24,
      fill: "none",
      stroke: "currentColor",
      strokeWidth: 1.3,
      strokeLinecap: "round",
      ariaHidden: "true",
    },
    [
      s("circle", { cx: 12, cy: 12, r: 10.5 }),
      s("path", { d: "M8.6 8.8v1.4M15.4 8.8v1.4", strokeWidth: 1.9 }),
      s("path", { d: mouths[mood] }),
    ],
  );
}
