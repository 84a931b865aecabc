import fc from "fast-check";
import { expect, test } from "vitest";
import type { Lesson } from "../../../src/model/book.ts";
import { anchorOf } from "../../../src/review/comments/anchor-of.ts";
import { placeComments } from "../../../src/review/comments/place-comments.ts";
import { wordsIn } from "../../../src/review/comments/tokens.ts";
import { lessonOf } from "../../support/lesson.ts";
import { anyWord, commentAt, ownLesson } from "./support.ts";

const isProse = (line: string): boolean => /^[A-Z“"*]/.test(line) && line.split(" ").length >= 8;

// One whole session and some paragraphs of another, and what writers do to them between two rounds.
const [whole, other] = await Promise.all(
  ["foa/02-mengapa-berserikat.md", "foa/04-mendirikan-serikat.md"].map(ownLesson),
);
const sources = [
  (whole ?? "").split("\n"),
  (other ?? "")
    .split("\n")
    .filter(isProse)
    .slice(0, 15)
    .flatMap((line) => [line, ""]),
];
const [own] = await lessonsOf(sources);

/** Lines of running text of each session, which are a paragraph each. */
const prose = sources.map((lines) => lines.flatMap((line, at) => (isProse(line) ? [at] : [])));

function lessonsOf(texts: readonly (readonly string[])[]): Promise<Lesson[]> {
  return Promise.all(texts.map((lines, index) => lessonOf(lines.join("\n"), index + 1)));
}

const plain = (line: string): string[] =>
  line
    .replace(/[*_`]/g, "")
    .replace(/\{lihat:[^}]+\}|\[@[^\]]+\]/g, " ")
    .split(/\s+/)
    .filter(Boolean);

const words = fc.array(anyWord, { minLength: 1, maxLength: 10 });
const place = fc.record({ session: fc.nat(1), at: fc.nat(1_000) });

/** What happens to paragraphs of either session. */
const edit = fc.record({ place, kind: fc.constantFrom("delete", "insert", "replace"), words });

/** What happens to the paragraph itself. */
const fate = fc.oneof(
  fc.record({ kind: fc.constantFrom("stays", "gone") }),
  fc.record({ kind: fc.constantFrom("moved", "doubled", "begun", "inside"), place, words }),
);

/** A paragraph of a session, by any number. */
const lineAt = ({ session, at }: { session: number; at: number }): number =>
  prose[session]?.[at % (prose[session]?.length ?? 1)] ?? 0;

type Fate = typeof fate extends fc.Arbitrary<infer T> ? T : never;
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Both sessions after all that happened, line by line. */
function after(at: number, fateOf: Fate, edits: readonly Edit[]): string[][] {
  const changed = sources.map((lines) => lines.map((line) => [line]));
  for (const { place: where, kind, words: fresh } of edits) {
    const line = lineAt(where);
    if (where.session === 0 && line === at) continue;
    const cell = changed[where.session]?.[line];
    const sentence = `Kalimat ${fresh.join(" ")}.`;
    if (kind === "insert") cell?.push("", sentence);
    else cell?.splice(0, cell.length, ...(kind === "delete" ? [] : [sentence]));
  }
  const old = sources[0]?.[at] ?? "";
  const target = changed[0]?.[at];
  if (fateOf.kind === "gone") target?.splice(0, 1);
  if (!("place" in fateOf)) return changed.map((lines) => lines.flat());
  const { kind, place: where, words: fresh } = fateOf;
  const middle = old.indexOf(" ", old.length / 2);
  if (kind === "begun") target?.splice(0, 1, `${fresh.join(" ")} ${old}`);
  else if (kind === "inside")
    target?.splice(0, 1, `${old.slice(0, middle)} ${fresh.join(" ")}${old.slice(middle)}`);
  else changed[where.session]?.[lineAt(where)]?.push("", old);
  if (kind === "moved") target?.splice(0, 1);
  return changed.map((lines) => lines.flat());
}

/** Where words stand: sessions and lines, each as often as they stand there. */
function standing(texts: readonly (readonly string[])[], quote: readonly string[]): string[] {
  return texts.flatMap((lines, session) =>
    lines.flatMap((line, at) => {
      const own = wordsIn(plain(line).join(" "));
      return own.flatMap((_, first) =>
        quote.every((each, next) => own[first + next] === each) ? [`0${session + 1}.md:${at + 1}`] : [],
      );
    }),
  );
}

test("no edit loses a comment, or takes it to another place while its words stand in one alone", async () => {
  const target = fc.record({
    at: fc.constantFrom(...(prose[0] ?? [])),
    from: fc.nat(12),
    count: fc.integer({ min: 3, max: 14 }),
  });
  let alone = 0;
  await fc.assert(
    fc.asyncProperty(
      target,
      fate,
      fc.array(edit, { maxLength: 12 }),
      async ({ at, from, count }, fateOf, edits) => {
        const line = plain(sources[0]?.[at] ?? "");
        const first = Math.min(from, Math.max(0, line.length - count));
        const [text, before, behind] = [
          line.slice(first, first + count),
          line.slice(0, first),
          line.slice(first + count),
        ].map((part) => part.join(" "));
        if (!own) throw new Error("no lesson");
        const anchor = anchorOf(own, { text, before, after: behind });
        const texts = after(at, fateOf, edits);
        const placed = placeComments([commentAt(anchor)], await lessonsOf(texts));
        expect(placed).toHaveLength(1);
        const places = standing(texts, wordsIn(anchor.quote));
        if (places.length !== 1 || standing(sources, wordsIn(anchor.quote)).length !== 1) return;
        alone += 1;
        const [found] = placed;
        expect([found?.method, `${found?.path.split("/").at(-1)}:${found?.line}`]).toEqual([
          "exact",
          places[0],
        ]);
      },
    ),
    { numRuns: 60 },
  );
  expect(alone).toBeGreaterThan(20);
}, 120_000);
