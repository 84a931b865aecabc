import fc from "fast-check";
import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import remarkSmartypants from "remark-smartypants";
import { unified } from "unified";
import { expect, test } from "vitest";
import { remarkTypography } from "../../src/transforms/remark-typography.ts";

const library = unified()
  .use(remarkSmartypants, { dashes: "oldschool", ellipses: true, quotes: true })
  .freeze();

const passage = (text: string): Root => ({
  type: "root",
  children: [{ type: "paragraph", children: [{ type: "text", value: text }] }],
});

test("pairs of quotes are curled as the library, which reads whole sentences, would curl them", () => {
  const word = fc.constantFrom("kata", "Ia", "PHK", "a", "bekerja");
  const quoted = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `"${words.join(" ")}"`);
  const piece = fc.oneof(
    word,
    quoted,
    quoted.map((text) => `(${text})`),
    quoted.map((text) => `${text},`),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(".", "?", ""),
      (pieces, end) => {
        const text = pieces.join(" ") + end;
        const [own, theirs] = [passage(text), passage(text)];
        remarkTypography(own);
        library.runSync(theirs);
        expect(toString(own)).toBe(toString(theirs));
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ["Kata 'satu' dan 10-15 -- selesai...", "Kata ‘satu’ dan 10-15 – selesai…"],
  ["Pasal 28 dan UU 21/2000", "Pasal\u00a028 dan UU\u00a021/2000"],
  ['"Jangan takut," katanya.', "“Jangan takut,” katanya."],
])("%s", (written, printed) => {
  const tree = passage(written);
  remarkTypography(tree);
  expect(toString(tree)).toBe(printed);
});
