import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchorOf } from "../../../src/review/comments/anchor-of.ts";
import { placeComments, type PlacedComment } from "../../../src/review/comments/place-comments.ts";
import { anyWord, commentAt, lessonIn, ownLesson } from "./support.ts";

const body = await ownLesson("foa/02-mengapa-berserikat.md");
const lines = body.split("\n");

/** Lines of running text, which are a paragraph each. */
const proseAt = lines.flatMap((line, at) =>
  /^[A-Z“"*]/.test(line) && line.split(" ").length >= 6 ? [at] : [],
);
const plain = (line: string): string =>
  line.replace(/[*_`]/g, "").replace(/\{lihat:[^}]+\}|\[@[^\]]+\]/g, " ");
const lesson = await lessonIn(body);

/** A selection in a line: its words from one to another, with those around as a browser would send them. */
function selectionIn(
  at: number,
  from: number,
  count: number,
): { text: string; before: string; after: string; end: number } {
  const words = plain(lines[at] ?? "")
    .split(/\s+/)
    .filter(Boolean);
  const first = Math.min(from, Math.max(0, words.length - count));
  return {
    text: words.slice(first, first + count).join(" "),
    before: words.slice(0, first).join(" "),
    after: words.slice(first + count).join(" "),
    end: first + count,
  };
}

async function placedIn(text: string, anchor: ReturnType<typeof anchorOf>): Promise<PlacedComment> {
  const [placed] = placeComments([commentAt(anchor)], [await lessonIn(text)]);
  if (placed === undefined) throw new Error("a comment was dropped");
  return placed;
}

const target = fc.record({
  at: fc.constantFrom(...proseAt),
  from: fc.nat(12),
  count: fc.integer({ min: 1, max: 14 }),
});
/** What happens to another paragraph. */
const edit = fc.record({
  at: fc.constantFrom(...proseAt),
  kind: fc.constantFrom("delete", "insert", "words", "double"),
  words: fc.array(anyWord, { minLength: 5, maxLength: 12 }),
});

function edited(
  kept: number,
  edits: readonly { at: number; kind: string; words: string[] }[],
): { text: string; line: number } {
  const changed = lines.map((line) => [line]);
  for (const { at, kind, words } of edits) {
    if (at === kept) continue;
    const old = changed[at] ?? [];
    if (kind === "delete") changed[at] = [];
    else if (kind === "insert") changed[at] = [...old, "", `Kalimat ${words.join(" ")}.`];
    else if (kind === "double") changed[at] = [...old, "", ...old];
    else changed[at] = [`Kalimat ${words.join(" ")}.`];
  }
  const line = changed.slice(0, kept).flat().length + 1;
  return { text: changed.flat().join("\n"), line };
}

describe("a comment is found again", () => {
  test("where nothing has changed, at its line and column, by its very words", async () => {
    await fc.assert(
      fc.asyncProperty(target, async ({ at, from, count }) => {
        const selection = selectionIn(at, from, Math.max(count, 3));
        const found = await placedIn(body, anchorOf(lesson, selection));
        expect([found.method, found.line]).toEqual(["exact", at + 1]);
      }),
      { numRuns: 30 },
    );
  });

  test("whatever happens to other passages", async () => {
    await fc.assert(
      fc.asyncProperty(target, fc.array(edit, { maxLength: 25 }), async ({ at, from, count }, edits) => {
        const anchor = anchorOf(lesson, selectionIn(at, from, Math.max(count, 3)));
        const { text, line } = edited(at, edits);
        const found = await placedIn(text, anchor);
        expect([found.method, found.line]).toEqual(["exact", line]);
      }),
      { numRuns: 60 },
    );
  });

  test("when parts of the lesson change places", async () => {
    const parts = lesson.tree.children.map(({ position }) => ({
      first: position?.start.line ?? 1,
      text: lines.slice((position?.start.line ?? 1) - 1, position?.end.line).join("\n"),
    }));
    await fc.assert(
      fc.asyncProperty(target, fc.nat(parts.length - 1), async ({ at, from, count }, turn) => {
        const anchor = anchorOf(lesson, selectionIn(at, from, Math.max(count, 5)));
        const turned = [...parts.slice(turn), ...parts.slice(0, turn)];
        const own = turned.findLastIndex(
          ({ first, text }) => first <= at + 1 && at < first - 1 + text.split("\n").length,
        );
        const before = turned
          .slice(0, own)
          .map(({ text }) => `${text}\n\n`)
          .join("");
        const line = before.split("\n").length + at + 1 - (turned[own]?.first ?? 0);
        const found = await placedIn(turned.map(({ text }) => text).join("\n\n"), anchor);
        expect([found.method, found.line]).toEqual(["exact", line]);
      }),
      { numRuns: 30 },
    );
  });
});
