import type { Element, ElementContent } from "hast";
import { s } from "hastscript";

/** Measures of a drawing, all in units of its own, of which 480 are as wide as the text of an A4 page. */
export interface Canvas {
  width: number;
  height: number;
  /** Weight of its lines; 1.6 are 1.2 pt where the drawing is as wide as the text. */
  stroke?: number;
  /** How wide it is printed as a part of the text's width: lines and words are drawn bigger as it is smaller. */
  scale?: number;
}

/** A line drawing of one weight in the colour of the text around it. Words that it sets are filled, not outlined. */
export function canvas(
  { width, height, stroke = 1.6, scale = 1 }: Canvas,
  children: ElementContent[],
): Element {
  return s(
    "svg",
    {
      viewBox: `0 0 ${decimals(width)} ${decimals(height)}`,
      width: decimals(width),
      height: decimals(height),
      fill: "none",
      stroke: "currentColor",
      strokeWidth: decimals(stroke / scale),
      strokeLinecap: "round",
      strokeLinejoin: "round",
    },
    children,
  );
}

/** Words in a drawing. */
export interface Words {
  x: number;
  y: number;
  /** In units of the drawing: 13 are 9.75 pt where the drawing is as wide as the text of an A4 page. */
  size: number;
  /** 500 where left out. */
  weight?: 500 | 700;
}

/** Words in a drawing, centred on `x`. */
export function words(text: string, { x, y, size, weight = 500 }: Words): Element {
  return s(
    "text",
    {
      x: decimals(x),
      y: decimals(y),
      fontSize: decimals(size),
      fontWeight: weight,
      textAnchor: "middle",
      fill: "currentColor",
      stroke: "none",
    },
    text,
  );
}

/** A number with one decimal at most, so that the same drawing has the same bytes everywhere. */
export function decimals(value: number): number {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 ? 0 : rounded;
}
