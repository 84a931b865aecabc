import fc from "fast-check";
import { expect, test } from "vitest";
import { compared } from "./support/compared.ts";
import { secretKinds } from "./support/secrets.ts";

/** A passage with a word that stands nowhere else. */
interface Passage {
  id: number;
  /** Words in front of it and behind it. */
  words: readonly [string, string];
  /** How it is kept from participants; undefined where everybody may read it. */
  kind: number | undefined;
}

type Sessions = readonly (readonly Passage[])[];
type Edit = (sessions: Sessions) => Sessions;

const kinds = secretKinds.filter(({ minutes }) => minutes === undefined);
const word = fc.constantFrom("upah", "serikat", "lembur", "rapat", "surat", "jadwal", "cuti", "saksi");
const words = fc.array(word, { minLength: 1, maxLength: 7 }).map((each) => each.join(" "));
const kind = fc.option(fc.nat(kinds.length - 1), { nil: undefined });

const sessions: fc.Arbitrary<Sessions> = fc
  .array(fc.array(fc.record({ words: fc.tuple(words, words), kind }), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) => {
    let id = 0;
    return all.map((each) => each.map((passage) => ({ ...passage, id: (id += 1) })));
  });

const edit: fc.Arbitrary<Edit> = fc
  .record({
    what: fc.constantFrom("out", "move", "close or open", "reword", "session out", "sessions turned"),
    at: fc.nat(40),
    to: fc.nat(40),
    kind,
    words: fc.tuple(words, words),
  })
  .map(({ what, at, to, kind: other, words: others }) => (all) => {
    const from = at % all.length;
    const chosen = all[from] ?? [];
    const passage = chosen[to % Math.max(1, chosen.length)];
    if (what === "sessions turned") return all.toReversed();
    if (what === "session out") return all.length > 1 ? all.filter((_, index) => index !== from) : all;
    if (!passage) return all;
    const without = all.map((each) => each.filter((one) => one !== passage));
    if (what === "out") return without;
    if (what === "move")
      return without.map((each, index) => (index === to % all.length ? [...each, passage] : each));
    const changed =
      what === "reword"
        ? {
            ...passage,
            words: [passage.words[0], `${passage.words[1]} ${others[0].split(" ")[0] ?? ""}`] as const,
          }
        : { ...passage, kind: other };
    return all.map((each) => each.map((one) => (one === passage ? changed : one)));
  });

const canary = ({ id }: Passage): string => `kenari${id}x`;

function write(all: Sessions): string[] {
  return all.map((each) =>
    ["Teks terbuka untuk semua.", ...each.map(writePassage)].map((piece) => `${piece}\n`).join("\n"),
  );
}

function writePassage(passage: Passage): string {
  // Words of its own: two passages are not one by chance.
  const [before, behind] = passage.words.map((each) => each.replaceAll(/\b(?=\w)/g, `a${passage.id}b`));
  const text = `Kata ${before} ${canary(passage)} ${behind}.`;
  const chosen = passage.kind === undefined ? undefined : kinds[passage.kind];
  // Notes are named once in a session.
  return chosen ? chosen.write(text).replaceAll("[^c]", `[^c${passage.id}]`) : text;
}

/** Words that everybody may read. */
const openIn = (all: Sessions): Set<string> =>
  new Set(
    all
      .flat()
      .filter((each) => each.kind === undefined)
      .map(canary),
  );

test("whatever is done to a package, participants see what is open now, or was and is gone", async () => {
  await fc.assert(
    fc.asyncProperty(sessions, fc.array(edit, { minLength: 1, maxLength: 6 }), async (old, edits) => {
      const now = edits.reduce((state, change) => change(state), old);
      const { html, groups } = await compared(write(old), write(now), "participant");
      const [was, is] = [openIn(old), openIn(now)];
      const secret = new Set(
        now
          .flat()
          .map(canary)
          .filter((each) => !is.has(each)),
      );
      const shown = `${html} ${JSON.stringify(groups)}`.match(/kenari\d+x/g) ?? [];
      for (const each of new Set(shown)) {
        const told = is.has(each) || (was.has(each) && !secret.has(each));
        expect(told, [each, ...write(old), "--- now ---", ...write(now)].join("\n")).toBe(true);
      }
      for (const each of is) expect(shown).toContain(each);
    }),
    { numRuns: 120 },
  );
});
