import { describe, expect, test } from "vitest";
import { marginBars } from "../../../src/press/stamp/margin-bars.ts";
import { takePainted } from "../../../src/press/stamp/painted-areas.ts";

const found = "#ff00fe";

describe("takePainted", () => {
  test("takes out what is outlined in a colour, and says how high it stood", () => {
    const content = ".5 0 0 -.5 0 100 cm\nq\n1 0 .9961 RG\n10 20 30 40 re\nS\nQ\n10 20 30 40 re\nS\n";
    const { content: left, areas } = takePainted(content, [found]);
    expect(left).toBe(content.replace("S\nQ", "n\nQ"));
    expect(areas).toEqual([{ colour: found, top: 90, bottom: 70 }]);
  });

  test("knows what a colour is painted with, and forgets a path that only clips", () => {
    const content =
      "1 0 .9961 RG 0 g\n0 0 1 900 re W n\n0 0 m 4 5 l f\n0 1 m 1 2 3 9 5 6 c S\n1 0 .9961 rg 0 G 0 2 m 0 4 l h f*\n";
    expect(takePainted(content, [found]).areas).toEqual([
      { colour: found, top: 9, bottom: 1 },
      { colour: found, top: 4, bottom: 2 },
    ]);
  });

  test("leaves everything else byte for byte", () => {
    const content = "BI /W 1 /H 1 /CS /G /BPC 8 ID S EI\n(1 0 .9961 RG) Tj\n0 0 5 5 re S";
    expect(takePainted(content, [found])).toEqual({ content, areas: [] });
  });
});

test("areas inside or beside each other have one bar, within the page's text", () => {
  const area = (top: number, bottom: number) => ({ colour: found, top, bottom });
  const page = { top: 700, bottom: 50 };
  expect(
    marginBars([area(300, 200), area(250, 220), area(199.5, 100), area(900, 650), area(53, 10)], page),
  ).toEqual([
    { top: 700, bottom: 650 },
    { top: 300, bottom: 100 },
  ]);
});
