import { expect, test } from "vitest";
import { chosenFiles } from "../../src/cli/choices.ts";
import { CannotRun } from "../../src/diagnostics/failure.ts";

test("a round asks for a review copy and nothing else", () => {
  expect(chosenFiles({ round: "2" })).toEqual({
    outputs: ["review"],
    extracts: [],
    review: { round: 2, spacing: "single" },
  });
  expect(chosenFiles({ round: "12", spacing: "double" })).toMatchObject({
    review: { round: 12, spacing: "double" },
  });
});

test("without a round files are chosen as ever", () => {
  expect(chosenFiles({ output: "html" })).toEqual({ outputs: ["html"], extracts: [] });
  expect(chosenFiles({ handoutsOnly: true })).toEqual({ outputs: ["photocopy"], extracts: ["handouts"] });
});

test.each([
  [{ round: "2", output: "pdf" }, "--output tidak bisa bersama --round"],
  [{ round: "2", handoutsOnly: true }, "--handouts-only tidak bisa bersama --round"],
  [{ round: "2", worksheetsOnly: true }, "--worksheets-only tidak bisa bersama --round"],
  [{ round: "dua" }, "--round dua tidak dikenal"],
  [{ round: "0" }, "--round 0 tidak dikenal"],
  [{ round: "2", spacing: "lebar" }, "--spacing lebar tidak dikenal"],
  [{ spacing: "double" }, "--round belum diisi, padahal --spacing memerlukannya"],
])("%j is one message", (written, message) => {
  try {
    chosenFiles(written);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    expect(error.in("id")).toContain(message);
  }
});
