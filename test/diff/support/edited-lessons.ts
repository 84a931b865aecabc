import fc from "fast-check";

/** A text and the same after somebody worked on it. */
export interface EditedLesson {
  old: string;
  now: string;
}

const words = (
  "upah serikat pekerja jadwal lembur hak cuti rapat anggota pengurus aturan kontrak surat bukti saksi tanggal " +
  "perusahaan pabrik bagian giliran malam jalan pulang aman tertulis lisan setuju menolak bertanya menjawab"
).split(" ");

const word = fc.constantFrom(...words);
const sentence = fc
  .array(word, { minLength: 2, maxLength: 14 })
  .map((each) => `${each.join(" ").replace(/^./, (letter) => letter.toUpperCase())}.`);
const inline = fc.oneof(
  { weight: 6, arbitrary: sentence },
  {
    weight: 1,
    arbitrary: fc.tuple(sentence, word).map(([text, each]) => `${text} **${each}** dan *${each}*.`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(sentence, word)
      .map(([text, each]) => `${text} [${each}](https://contoh.id/${each}).`),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(sentence, word).map(([text, each]) => `${text} \`${each}\` 12.500 23–24.`),
  },
);
const list = fc
  .array(inline, { minLength: 2, maxLength: 5 })
  .map((items) => items.map((item) => `- ${item}`).join("\n"));
const table = fc
  .array(fc.tuple(sentence, word), { minLength: 1, maxLength: 4 })
  .map((rows) => `| Isi | Kata |\n|---|---|\n${rows.map(([a, b]) => `| ${a} | ${b} |`).join("\n")}`);
const plain = fc.oneof(
  { weight: 5, arbitrary: inline },
  { weight: 1, arbitrary: list },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: word.map((each) => `### Judul ${each}`) },
);
const block = (opening: string, inside: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(inside, { minLength: 1, maxLength: 3 })
    .map((parts) => `${opening}\n\n${parts.join("\n\n")}\n\n:::`);
const note = block(":::fasilitator", inline);
const part = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 1, arbitrary: note },
  { weight: 1, arbitrary: block(":::pesan-kunci", sentence) },
  { weight: 1, arbitrary: block(":::kasus{judul=Cerita}", plain) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(sentence, sentence)
      .map(([ask, answer]) => `::::pertanyaan\n\n${ask}\n\n:::jawaban\n\n${answer}\n\n:::\n\n::::`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(sentence, word, sentence)
      .map(([before, blank, after]) => `:::isian\n\n${before} Lalu [[${blank}]] itu. ${after}\n\n:::`),
  },
);

type Edit = (parts: string[]) => string[];

const edit: fc.Arbitrary<Edit> = fc
  .record({
    at: fc.nat(40),
    to: fc.nat(40),
    put: part,
    word,
    kind: fc.constantFrom("in", "out", "move", "word", "change"),
  })
  .map(({ at, to, put, word: other, kind }) => (parts) => {
    const place = parts.length === 0 ? 0 : at % parts.length;
    const rest = parts.filter((_, index) => index !== place);
    const here = parts[place] ?? "";
    if (kind === "in") return [...parts.slice(0, place), put, ...parts.slice(place)];
    if (kind === "out") return rest;
    if (kind === "move")
      return [...rest.slice(0, to % (rest.length + 1)), here, ...rest.slice(to % (rest.length + 1))];
    const changed =
      kind === "change" ? put : here.replace(new RegExp(`\\b${words[to % words.length] ?? ""}\\b`), other);
    return parts.map((each, index) => (index === place ? changed : each));
  });

/** Lessons of all that writers use, and what is left of them after a few edits. */
export const editedLesson: fc.Arbitrary<EditedLesson> = fc
  .tuple(fc.array(part, { minLength: 1, maxLength: 9 }), fc.array(edit, { maxLength: 5 }))
  .map(([parts, edits]) => {
    const now = edits.reduce((each, change) => change(each), parts);
    return { old: `${parts.join("\n\n")}\n`, now: `${now.join("\n\n")}\n` };
  });
