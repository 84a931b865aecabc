import fc from "fast-check";
import { expect, test } from "vitest";
import { hasError, htmlOf, moduleOf } from "../support/lesson.ts";
import { editions } from "../../src/editions/index.ts";
import { project } from "../../src/editions/project.ts";
import { nastyExercises } from "../support/nasty-exercises.ts";
import { nastyLesson, secretsByLines } from "../support/nasty-lessons.ts";

/** A hunt sets more, and draws other lessons each time: `EDISI_RUNS=60000`. */
const hunt = process.env["EDISI_RUNS"];
const runs = Number(hunt ?? 1000);

test("what is written for facilitators never reaches participants unless reading reports an error", async () => {
  let guarded = 0;
  await fc.assert(
    fc.asyncProperty(nastyLesson, async ({ text, secrets }) => {
      const module = await moduleOf([text]);
      if (hasError(module)) return;
      const html = module.lessons.map(({ tree }) => htmlOf(tree, "participant")).join("");
      const hidden = [...secrets, ...secretsByLines(text)];
      if (hidden.length > 0) guarded += 1;
      expect(hidden.filter((word) => html.includes(word))).toEqual([]);
    }),
    { numRuns: runs, ...(hunt === undefined ? { seed: 20261122 } : {}) },
  );
  // Lessons that are all broken would prove nothing.
  expect(guarded).toBeGreaterThan(runs / 20);
});

test("no answer of an exercise reaches participants unless reading reports an error", async () => {
  let guarded = 0;
  await fc.assert(
    fc.asyncProperty(nastyExercises, async ({ text, secrets }) => {
      const module = await moduleOf([text]);
      if (hasError(module)) return;
      if (secrets.length > 0) guarded += 1;
      for (const { tree } of module.lessons) {
        const selected = JSON.stringify(project(tree, editions.participant));
        const html = htmlOf(tree, "participant");
        expect(secrets.filter((word) => selected.includes(word) || html.includes(word))).toEqual([]);
        expect(selected).not.toContain('"checked":true');
        expect(html).not.toMatch(/checked|marked|chosen|\[[xX]\]/);
      }
    }),
    { numRuns: runs, ...(hunt === undefined ? { seed: 20261122 } : {}) },
  );
  expect(guarded).toBeGreaterThan(runs / 20);
});
