import { expect, test } from "vitest";
import { curled } from "../../src/source/curled.ts";

test.each([
  ['bacaan "Empat lantai hukum" ke kartu', "bacaan “Empat lantai hukum” ke kartu"],
  ['"Parkir", "Harapan"', "“Parkir”, “Harapan”"],
  ["Joko's transfer, workers' rights", "Joko’s transfer, workers’ rights"],
  ['5" dan 6"', '5" dan 6"'],
])("%s", (text, expected) => {
  expect(curled(text)).toBe(expected);
});
