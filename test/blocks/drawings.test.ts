import type { Element } from "hast";
import { toString } from "hast-util-to-string";
import { decodeQR } from "qr/decode.js";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { body } from "../../src/blocks/drawings/body.ts";
import { curve } from "../../src/blocks/drawings/curve.ts";
import { day } from "../../src/blocks/drawings/day.ts";
import { floorPlan } from "../../src/blocks/drawings/floor-plan.ts";
import { qrCode } from "../../src/blocks/drawings/qr-code.ts";
import { roomPlan, type RoomShape } from "../../src/blocks/drawings/room-plan.ts";
import { swatches } from "../../src/blocks/drawings/swatch.ts";
import { symbols } from "../../src/blocks/drawings/symbol.ts";

/** Words that a drawing sets. */
function wordsOf(drawing: Element): string[] {
  const words: string[] = [];
  visit(drawing, "element", (node) => {
    if (node.tagName === "text") words.push(toString(node));
  });
  return words;
}

/** Smallest text of a drawing in pt, where it is printed at `scale` of the text of an A4 page (480 CSS px). */
function smallestText(drawing: Element, scale: number): number {
  const sizes: number[] = [];
  visit(drawing, "element", ({ tagName, properties }) => {
    if (tagName === "text") sizes.push(Number(properties.fontSize));
  });
  return (Math.min(...sizes) * 0.75 * (scale * 480)) / Number(drawing.properties.width);
}

describe("a curve", () => {
  test("runs through its points", () => {
    const ends = [...curve("0,0 10,5 20,0").matchAll(/(-?[\d.]+ -?[\d.]+)(?=C|$)/g)].map(([pair]) => pair);
    expect(ends).toEqual(["0 0", "10 5", "20 0"]);
  });

  test("has no rounding at a corner", () => {
    expect(curve("0,0 10,5! 20,0")).toBe("M0 0C1.7 0.8 10 5 10 5C10 5 18.3 0.8 20 0");
  });
});

describe("body", () => {
  test("names front and back, and the body's own sides where there is room", () => {
    const sides = { left: "kiri", right: "kanan" };
    expect(wordsOf(body({ front: "Depan", back: "Belakang", sides }, 1))).toEqual([
      "Depan",
      "Belakang",
      "kanan",
      "kiri",
      "kiri",
      "kanan",
    ]);
    expect(wordsOf(body({ front: "Depan", back: "Belakang" }, 0.4))).toEqual(["Depan", "Belakang"]);
  });

  test("sets no text under 9 pt, large and small", () => {
    const names = { front: "Depan", back: "Belakang" };
    expect(smallestText(body({ ...names, sides: { left: "kiri", right: "kanan" } }, 1), 1)).toBeGreaterThan(
      9,
    );
    expect(smallestText(body(names, 0.4), 0.4)).toBeGreaterThan(9);
  });
});

describe("day", () => {
  test("has 24 hours, midnight first, and four of them where it is small", () => {
    const hours = wordsOf(day(["malam", "pagi", "siang", "sore"], 1));
    expect(hours.slice(0, 24)).toEqual(Array.from({ length: 24 }, (_, hour) => String(hour)));
    expect(hours.slice(24)).toEqual(["malam", "pagi", "siang", "sore"]);
    expect(wordsOf(day(undefined, 0.25))).toEqual(["0", "6", "12", "18"]);
    expect(smallestText(day(undefined, 0.25), 0.25)).toBeGreaterThan(9);
  });
});

test("a floor plan has dots of ink, not of tint", () => {
  expect(JSON.stringify(floorPlan(1))).toContain('"strokeDashArray":["0","20"]');
});

describe("marks of legends", () => {
  test("differ from each other without colour", () => {
    const marks = [...symbols, ...swatches];
    const drawn = marks.map(({ svg }) => JSON.stringify(svg));
    expect(new Set(drawn).size).toBe(marks.length);
    expect(new Set(marks.map(({ name }) => name.id)).size).toBe(marks.length);
    for (const each of drawn) expect(each).not.toMatch(/#[0-9a-f]{3}|opacity/i);
  });
});

describe("a room", () => {
  const shapes: RoomShape[] = ["circle", "u", "groups", "pairs", "plenary"];

  test.each(shapes)("%s: everybody is inside, and the wheelchair's place and way are free", (shape) => {
    const places: [number, number][] = [];
    let way = "";
    visit(roomPlan(shape, 1), "element", ({ properties }) => {
      const { transform, strokeDashArray, d } = properties;
      const [, x, y] = /^translate\(([\d.]+) ([\d.]+)\)/.exec(String(transform)) ?? [];
      if (x !== undefined) places.push([Number(x), Number(y)]);
      if (strokeDashArray !== undefined) way = String(d);
    });
    const free = places.at(-1) ?? [0, 0];
    const seats = places.slice(0, -1);
    expect(seats.length).toBeGreaterThan(10);
    for (const [x, y] of [...seats, free]) {
      expect(x).toBeGreaterThan(16);
      expect(x).toBeLessThan(418);
      expect(y).toBeGreaterThan(40);
      expect(y).toBeLessThan(306);
    }
    for (const [x, y] of seats) expect(Math.hypot(x - free[0], y - free[1])).toBeGreaterThan(30);
    expect(way).toMatch(/^M424 2[67]\d/);
  });
});

describe("a QR code", () => {
  const addresses = [
    "https://www.ilo.org/jakarta",
    "https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:C190",
    `https://example.org/${"naskah-panjang/".repeat(12)}?bahasa=id&halaman=14#pasal-28`,
  ];

  test.each(addresses)("is read back: %s", (address) => {
    expect(decodeQR(photographed(qrCode(address)))).toBe(address);
  });

  test.each(addresses)(
    "has modules of at least half a millimetre and an empty rim of four: %s",
    (address) => {
      const code = qrCode(address);
      const [, , size] = String(code.properties.viewBox).split(" ").map(Number);
      const { size: side, dark } = modulesOf(code);
      expect(side).toBe(size);
      expect(Number.parseFloat(String(code.properties.width)) / side).toBeGreaterThan(0.5);
      const rim = dark.filter(([x, y]) => Math.min(x, y, side - 1 - x, side - 1 - y) < 4);
      expect(rim).toEqual([]);
    },
  );

  test("is black on white in every appearance", () => {
    const [ground, modules] = qrCode("https://www.ilo.org/").children as Element[];
    expect([ground?.properties.fill, modules?.properties.fill]).toEqual(["#ffffff", "#000000"]);
  });
});

/** The dark modules of a code, from its path. */
function modulesOf(code: Element): { size: number; dark: [number, number][] } {
  const path = code.children.find(
    (child): child is Element => child.type === "element" && child.tagName === "path",
  );
  const dark: [number, number][] = [];
  for (const [, x, y, length] of String(path?.properties.d).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(length); at += 1) dark.push([Number(x) + at, Number(y)]);
  }
  return { size: Number(String(code.properties.viewBox).split(" ")[2]), dark };
}

/** A grey picture of a code, six pixels a module. */
function photographed(code: Element): { width: number; height: number; data: Uint8Array } {
  const { size, dark } = modulesOf(code);
  const side = size * 6;
  const data = new Uint8Array(side * side * 4).fill(225);
  for (const [x, y] of dark) {
    for (let row = y * 6; row < y * 6 + 6; row += 1) {
      for (let column = x * 6; column < x * 6 + 6; column += 1) {
        data.fill(60, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  return { width: side, height: side, data };
}
