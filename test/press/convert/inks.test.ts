import { beforeAll, describe, expect, test } from "vitest";
import { lightness, lightOf, type Colour, type Inks } from "../../../src/press/convert/colour.ts";
import { InkMaker } from "../../../src/press/convert/inks.ts";
import { Profiles } from "../../../src/press/convert/profiles.ts";
import { fogra39 } from "./support/convert.ts";

let colour: InkMaker;
let black: InkMaker;
let profiles: Profiles;

beforeAll(async () => {
  profiles = await Profiles.load();
  const intent = profiles.open((await fogra39()).profile);
  const colours: Record<string, Inks> = {
    "#a3211b": [0.15, 1, 1, 0.1],
    "#161412": [0, 0, 0, 1],
    "#ff0000": [1, 1, 1, 1],
  };
  colour = new InkMaker(profiles, intent, { colours, limit: 3, blackOnly: false });
  black = new InkMaker(profiles, intent, { colours, limit: 3, blackOnly: true });
});

function rgb(hex: string): Extract<Colour, { kind: "rgb" }> {
  const code = Number.parseInt(hex.slice(1), 16);
  return { kind: "rgb", values: [(code >> 16) / 255, ((code >> 8) & 255) / 255, (code & 255) / 255] };
}

const sum = (inks: Inks): number => inks.reduce((all, ink) => all + ink, 0);

describe("colours of text, lines and areas", () => {
  test("black is black ink alone, white is paper", () => {
    expect(colour.exact(rgb("#000000"))).toEqual([0, 0, 0, 1]);
    expect(colour.exact(rgb("#ffffff"))).toEqual([0, 0, 0, 0]);
    expect(colour.exact({ kind: "gray", value: 0 })).toEqual([0, 0, 0, 1]);
  });

  test("grays are black ink alone, darker where they are darker, and as light as they look", () => {
    let last = 1.1;
    for (let byte = 0; byte <= 255; byte += 1) {
      const inks = colour.exact({ kind: "gray", value: byte / 255 });
      expect(inks.slice(0, 3)).toEqual([0, 0, 0]);
      expect(inks[3]).toBeLessThanOrEqual(last);
      last = inks[3];
    }
    // A gray of L* 54 prints within one L* of where black point compensation puts it.
    const [, , , k] = colour.exact(rgb("#808080"));
    const printed = colour.lab({ kind: "icc", profile: colour.intent, values: [0, 0, 0, k] })[0] ?? 0;
    const darkest = lightOf(
      colour.lab({ kind: "icc", profile: colour.intent, values: [0, 0, 0, 1] })[0] ?? 0,
    );
    const wanted = lightness(darkest + (1 - darkest) * 0.2159);
    expect(Math.abs(printed - wanted)).toBeLessThan(1);
  });

  test("a gray may be four of 255 off, as browsers' inks are", () => {
    expect(colour.exact(rgb("#787674")).slice(0, 3)).toEqual([0, 0, 0]);
    expect(colour.exact(rgb("#807670"))[0]).toBeGreaterThan(0.2);
  });

  test("colours of the table have their exact inks, by eight bits", () => {
    expect(colour.exact(rgb("#a3211b"))).toEqual([0.15, 1, 1, 0.1]);
    // As a browser writes it, with four decimals.
    expect(colour.exact({ kind: "rgb", values: [0.6392, 0.1294, 0.1059] })).toEqual([0.15, 1, 1, 0.1]);
    expect(colour.exact(rgb("#a3211c"))).not.toEqual([0.15, 1, 1, 0.1]);
  });

  test("other colours go by the profile: what it shows is what the screen shows", () => {
    for (const hex of ["#0b6e4f", "#7a3b69", "#c98b2b", "#5577aa"]) {
      const wanted = colour.lab({ kind: "icc", profile: profiles.srgb, values: rgb(hex).values });
      const printed = colour.lab({ kind: "icc", profile: colour.intent, values: colour.exact(rgb(hex)) });
      const distance = Math.hypot(...wanted.map((value, index) => value - (printed[index] ?? 0)));
      expect(distance, hex).toBeLessThan(8);
    }
  });

  test("the sum of inks keeps the limit; black stays", () => {
    expect(sum(colour.exact(rgb("#ff0000")))).toBeCloseTo(3);
    expect(colour.exact({ kind: "ink", values: [1, 1, 1, 1] })[3]).toBe(1);
    for (let code = 0; code < 4096; code += 7) {
      const [r, g, b] = [code >> 8, (code >> 4) & 15, code & 15].map((value) => value / 15) as [
        number,
        number,
        number,
      ];
      expect(sum(colour.exact({ kind: "rgb", values: [r, g, b] }))).toBeLessThanOrEqual(3 + 1e-9);
    }
  });

  test("inks stay inks", () => {
    expect(colour.exact({ kind: "ink", values: [0.2, 0.3, 0.4, 0.1] })).toEqual([0.2, 0.3, 0.4, 0.1]);
  });
});

describe("black only", () => {
  test("every colour becomes black ink alone, as dark as it looks", () => {
    for (const hex of ["#a3211b", "#ff0000", "#ffd54a", "#0000ff", "#ffffff", "#161412"]) {
      const inks = black.exact(rgb(hex));
      expect(inks.slice(0, 3), hex).toEqual([0, 0, 0]);
    }
    const [yellow, red, blue] = ["#ffd54a", "#a3211b", "#0000ff"].map((hex) => black.exact(rgb(hex))[3]);
    expect(yellow).toBeLessThan(red ?? 0);
    expect(red).toBeLessThan(blue ?? 0);
    expect(black.exact({ kind: "ink", values: [0, 0, 0, 0.4] })).toEqual([0, 0, 0, 0.4]);
    expect(black.exact({ kind: "ink", values: [1, 1, 1, 1] })[3]).toBeGreaterThan(0.9);
  });
});

describe("amounts of a mask", () => {
  test("are what ISO 32000-1 says of RGB, gray and inks", () => {
    expect(colour.luminosity(rgb("#ff0000"))).toBeCloseTo(0.3);
    expect(colour.luminosity(rgb("#00ff00"))).toBeCloseTo(0.59);
    expect(colour.luminosity({ kind: "gray", value: 0.4 })).toBeCloseTo(0.4);
    expect(colour.luminosity({ kind: "ink", values: [0, 0, 0, 0.25] })).toBeCloseTo(0.75);
  });
});
