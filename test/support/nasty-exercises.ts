import fc from "fast-check";

/** An exercise as a tired writer leaves it, with the words that are its answers. */
export interface NastyExercise {
  text: string;
  secrets: string[];
}

/** Lines of an exercise; `@` becomes a word of its own that participants may not read, `°` one that everyone may. */
type Lines = readonly string[];

const mark = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("- [x] ", "- [ ] ", "- [X] ") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "- ",
      "-[x] ",
      "- [x]",
      "- [] ",
      "- [v] ",
      "-  [x] ",
      "* [x] ",
      "1. [x] ",
      "  - [x] ",
      "    - [x] ",
      "\\- [x] ",
      "> - [x] ",
      "- [ x] ",
      "[x] ",
      "- (x) ",
      "- :::jawaban ",
    ),
  },
);

const option = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom("Pilihan °.", "**°** dan *°*", "[°](https://contoh.id)", "° 08:30"),
  },
  { weight: 1, arbitrary: fc.constantFrom("", "![°](gambar.png)", "`°`", "<b>°</b>", "## °", "> °", "- °") },
);

/** A reason under an item: behind an empty line and indented, or not quite. */
const below = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Lines>([]) },
  {
    weight: 10,
    arbitrary: fc.constantFrom<Lines>(
      ["", "  Alasan @.", ""],
      ["", "  - @", "  - @", ""],
      ["", "  1. @", ""],
      ["", "  > @", ""],
      ["", "  **@** [@](https://contoh.id/@)", "  @", ""],
      ["", "  | @ |", "  |---|", "  | @ |", ""],
      ["", "  ```", "  @", "  ```", ""],
      ["", "  <b>@</b>", "  <!-- @ -->", ""],
      ["", "  @", "", "  @", ""],
      ["", "  ![@](a.png)", ""],
      ["  - @"],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Lines>(
      ["  Alasan @."],
      ["Alasan @."],
      ["", "Alasan @.", ""],
      ["", " Alasan @.", ""],
      ["", "\tAlasan @.", ""],
      ["", "      @", ""],
      ["\\", "  @"],
      ["  \\", "  @"],
      ["<br>@"],
      ["", "  :::jawaban", "  @", "  :::", ""],
      ["", "> @", ""],
      ["", "* @", ""],
      ["", "+ [ ] @", ""],
      ["", "1. @", ""],
      ["", "| @ |", "|---|", "| @ |", ""],
      ["", "## @", ""],
      ["", "```", "@", "```", ""],
      ["", "<div>@</div>", ""],
      ["", "---", "@", ""],
      ["", "[^1]: @", ""],
    ),
  },
);

const item = fc.tuple(mark, option, below).map(([sign, text, under]): Lines => [sign + text, ...under]);

/** A word to fill in, and ways to write it that look alike. */
const blank = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("[[@]]", "[[@ @]]", "[[ @ ]]") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "[[@]",
      "[@]]",
      "[[@",
      "[[*@*]]",
      "[[@]](https://contoh.id)",
      "[[[@]]]",
      "[[@\n@]]",
      "\\[\\[@]]",
      "[\\[@]]",
      "`[[@]]`",
      "[[`@`]]",
      "[[<b>@</b>]]",
      "**[[@]]**",
      "[°](https://contoh.id '[[@]]')",
      "![[[@]]](a.png)",
      "[[@|@]]",
      "&°91;[@]]",
    ),
  },
);

const cell = fc.constantFrom(
  "@",
  "**@**",
  "[@](https://contoh.id/@)",
  "@ @",
  "`@`",
  "<b>@</b>",
  "![@](a.png)",
  "[[@]]",
  "",
);

const task = fc.constantFrom<Lines>(
  [],
  ["Tugas °.", ""],
  ["Tugas °.", "", "- °", "- °", ""],
  ["> °", ""],
  ["Tabel: °", ""],
);

const nothing = fc.constant<Lines>([]);

/** What comes behind the answers: a block for the guide. */
const guideOnly = fc.constantFrom<Lines>(
  ["", ":::jawaban", "@", ":::"],
  ["", ":::fasilitator", "@", "", "- [x] @", ":::"],
  ["", "<!-- @ -->"],
);

/** What should have stood in a block. */
const astray = fc.constantFrom<Lines>(
  ["", "Kunci: @."],
  ["", "**Jawaban.** @"],
  ["", "| @ |", "|---|", "| @ |"],
  ["", "1. @"],
  ["", "> @"],
  ["", "<details>@</details>"],
  ["", "## @"],
);

const behind = fc.oneof(
  { weight: 6, arbitrary: nothing },
  { weight: 4, arbitrary: guideOnly },
  { weight: 1, arbitrary: astray },
);

const list = (name: string): fc.Arbitrary<Lines> =>
  fc
    .tuple(task, fc.array(item, { minLength: 1, maxLength: 4 }), behind)
    .map(([before, items, after]) => block(name, [...before, ...items.flat(), ...after]));

const fillIn = fc
  .tuple(
    fc.constantFrom("isian", "isian{bank-kata=tidak}"),
    fc.array(blank, { minLength: 1, maxLength: 3 }),
    fc.oneof(nothing, guideOnly),
  )
  .map(([name, blanks, after]) =>
    block(name, [...blanks.flatMap((each) => `Kata ° ${each} lalu °.`.split("\n")), ...after]),
  );

const table = fc
  .tuple(
    fc.constantFrom("tabel-isian", "tabel-isian{baris=2}", "tabel-isian{baris=9}"),
    task,
    fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }),
    behind,
  )
  .map(([name, before, rows, after]) =>
    block(name, [
      ...before,
      "| ° | ° |",
      "|---|---|",
      ...rows.map(([left, right]) => `| ${left} | ${right} |`),
      ...after,
    ]),
  );

/** The fence that holds what is inside it, which has at most three colons. */
function block(name: string, inside: Lines): Lines {
  return [`::::${name}`, "", ...inside, "", "::::", ""];
}

/** Exercises that withhold words: most are right, some miss a space, an empty line, a bracket. */
export const nastyExercises: fc.Arbitrary<NastyExercise> = fc
  .array(fc.oneof(list("pilihan-ganda"), list("benar-salah"), list("daftar-periksa"), fillIn, table), {
    minLength: 1,
    maxLength: 3,
  })
  .map((blocks) => {
    let count = 0;
    const secrets: string[] = [];
    const text = blocks
      .flat()
      .join("\n")
      .replaceAll(/[@°]/g, (sign) => {
        const word = `${sign === "@" ? "kenari" : "terbuka"}${(count += 1)}x`;
        if (sign === "@") secrets.push(word);
        return word;
      });
    return { text: `${text}\n`, secrets };
  });
