import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CopierRules, PressOptions } from "../../../src/press/convert/options.ts";
import { PressError } from "../../../src/press/convert/problems.ts";
import { press } from "./support/convert.ts";
import { pagePdf, streamObject, zooPdf } from "./support/zoo.ts";

const copier: CopierRules = { edge: 5, line: 0.6, solid: 10, lightest: 0.15, tint: 0.25 };

describe("damaged and hostile files", () => {
  test.each<[string, Partial<PressOptions>]>([
    ["", {}],
    [", for photocopiers, too", { copier, pad: { multiple: 4 } }],
  ])("are converted or refused in words, wherever the damage is%s", async (_, options) => {
    const good = zooPdf();
    const spot = fc.tuple(
      fc.nat(good.length - 1),
      fc.oneof(fc.nat(255), fc.constantFrom("<<", ">>", "[", "endobj", "0 R", "-1", "(")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(spot, { minLength: 1, maxLength: 5 }), async (spots) => {
        const bytes = Buffer.from(good);
        for (const [at, what] of spots) {
          if (typeof what === "number") bytes[at] = what;
          else bytes.write(what, at, "latin1");
        }
        try {
          await press(bytes, options);
        } catch (error) {
          expect(error).toBeInstanceOf(PressError);
        }
      }),
      { numRuns: 12 },
    );
  });

  test("forms that draw forms that draw forms are given up, not waited for", async () => {
    const levels = 24;
    const objects = Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [
        10 + level,
        streamObject(
          `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X ${11 + level} 0 R>>>>`,
          level === levels - 1 ? "0 g" : "/X Do /X Do /X Do /X Do",
        ),
      ]),
    );
    const pdf = pagePdf("/X Do", "/XObject <</X 10 0 R>>", objects);
    await expect(press(pdf)).rejects.toMatchObject({ problems: [{ code: "too-large" }] });
  });
});
