import fc from "fast-check";

/** A line of a lesson, and whether the one who wrote it meant it for facilitators only. */
export interface Line {
  text: string;
  secret: boolean;
}

/** A lesson's text with the words that must never reach a participant, and those that everyone may read. */
export interface NastyLesson {
  text: string;
  secrets: string[];
}

type Fragment = (secret: boolean) => Line[];

const hiddenBlocks = ["fasilitator", "facilitator", "say", "ucapkan", "answer", "jawaban", "langkah", "step"];
const openBlocks = ["kegiatan", "pertanyaan", "pesan-kunci", "kasus", "peserta", "perlindungan", "refleksi"];
const needsTitle = new Set(["kegiatan", "kasus"]);

/** `@` becomes a word that occurs nowhere else. */
const prose = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      "Teks @ biasa.",
      "**@** dan *kata*",
      "waktu:pagi @ 08:30",
      "@",
      "`@`",
      "[@](https://contoh.id)",
      "<b>@</b>",
      "@  ",
      "a | @",
      "@ <!-- @ -->",
      "## @",
      "- @",
      "1. @",
      "> @",
      "| @ | b |",
      "Tabel: @",
      "[@]: https://contoh.id '@'",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "    @",
      "\t@",
      "# @",
      "Teks @[^1] lagi",
      "[^1]: @",
      "@ :::",
      ":fasilitator[@]",
    ),
  },
);

const noise = fc.constantFrom(
  "",
  "",
  "",
  "---",
  "===",
  "***",
  "    ",
  "\t",
  "<div>",
  "</div>",
  "<br>",
  "<pre>",
  "</pre>",
  "<!--",
  "-->",
  "```",
  "~~~",
  "|---|---|",
  ":::",
  "::::",
  "> ",
  "-",
  "1.",
  "\\",
  "[^2]:",
  "<!-- @ -->",
);

const opening = fc.oneof(
  { weight: 30, arbitrary: fc.constant((colons: string, head: string) => colons + head) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      (colons: string, head: string) => `${colons} ${head}`,
      (colons: string, head: string) => `   ${colons}${head}`,
      (colons: string, head: string) => `    ${colons}${head}`,
      (colons: string, head: string) => `\t${colons}${head}`,
      (colons: string, head: string) => `\u200B${colons}${head}`,
      (colons: string, head: string) => `\u00A0${colons}${head}`,
      (colons: string, head: string) => `\\${colons}${head}`,
      (colons: string, head: string) => `Teks. ${colons}${head}`,
      (colons: string, head: string) => `| ${colons}${head} |`,
      (colons: string, head: string) => `**${colons}${head}**`,
      (colons: string, head: string) => `${colons}${head} @`,
      (colons: string, head: string) => `${colons}${head}{judul="x}`,
      (colons: string, head: string) => `${colons}${head} {judul="x"}`,
      (colons: string, head: string) => `${colons}${head}[@`,
      (colons: string, head: string) => `${colons}${head}  `,
      (colons: string, head: string) => `- ${colons}${head}`,
      (colons: string, head: string) => `[^3]: ${colons}${head}`,
      (colons: string, head: string) => colons.replaceAll(":", "\uFF1A") + head,
      (_: string, head: string) => `::${head}`,
      (_: string, head: string) => `:: ${head}`,
      (_: string, head: string) => `:${head}`,
      (colons: string, head: string) => colons + head.toUpperCase(),
    ),
  },
);

const closing = fc.oneof(
  { weight: 30, arbitrary: fc.constant((colons: string) => [colons]) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      (): string[] => [],
      (colons: string) => [colons.slice(1)],
      (colons: string) => [`${colons}:`],
      (colons: string) => [` ${colons}  `],
      (colons: string) => [`    ${colons}`],
      (colons: string) => [`\t${colons}`],
      (colons: string) => [`${colons} @`],
      (colons: string) => [`> ${colons}`],
      (colons: string) => [`- ${colons}`],
      (colons: string) => [`\\${colons}`],
      (colons: string) => [colons, colons],
      (): string[] => ["::"],
      (): string[] => ["@ :::"],
    ),
  },
);

/** Openings and ends that go wrong together: the one who wrote them sees a block. */
const spoilt = fc.constantFrom<[string, string]>(
  ["\u200B:::NAME", "\u200B:::"],
  ["\u00A0:::NAME", "\u00A0:::"],
  ["\uFF1A\uFF1A\uFF1ANAME", "\uFF1A\uFF1A\uFF1A"],
  [":: NAME", "::"],
  ["::NAME", "::"],
  [":NAME", ":"],
  ["\\:::NAME", "\\:::"],
  ["    :::NAME", "    :::"],
  ["\t:::NAME", "\t:::"],
  ["Teks :::NAME", "@ :::"],
  ["**:::NAME**", "**:::**"],
  ["| :::NAME |", "| ::: |"],
  ["|a|\n|-|\n| :::NAME |", "| ::: |"],
  ["# :::NAME", "# :::"],
  ["> :::NAME", "> :::"],
  ["> :::NAME", ":::"],
  ["- :::NAME", "  :::"],
  ["- :::NAME", ":::"],
  ["[^1]: :::NAME", "    :::"],
  ["<b>:::NAME</b>", "<b>:::</b>"],
  ["<p>:::NAME", ":::</p>"],
  ["<div>\n:::NAME", ":::\n</div>"],
  ["<pre>\n\n:::NAME", ":::\n\n</pre>"],
  [":::NAME[@]{judul='@'}", ":::"],
  [":::NAME[@", "@]\n:::"],
  [":NAME[@", "@]"],
  ["::: NAME :::", "::::::"],
);

function spoiltBlock([open, close]: readonly [string, string], name: string, children: Fragment[]): Fragment {
  return (secret) => {
    const hidden = secret || hiddenBlocks.includes(name);
    return [
      { text: open.replace("NAME", name), secret: hidden },
      ...children.flatMap((child) => child(hidden)),
      { text: close, secret: hidden },
    ];
  };
}

/** Colons that a block needs so that it holds every block inside it. */
function depthOf(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map(({ text }) => /:{3,}/.exec(text)?.[0].length ?? 2)) + 1;
}

interface BlockParts {
  name: string;
  children: Fragment[];
  open: (colons: string, head: string) => string;
  close: (colons: string) => string[];
  colons: number;
  blanks: boolean;
}

function blockOf({ name, children, open, close, colons, blanks }: BlockParts): Fragment {
  return (secret) => {
    const hidden = secret || hiddenBlocks.includes(name);
    const inside = children.flatMap((child) => child(hidden));
    const fence = ":".repeat(colons === 0 ? Math.max(3, depthOf(inside)) : colons);
    const head = needsTitle.has(name) ? `${name}{judul="Judul"}` : name;
    const blank = blanks ? [{ text: "", secret }] : [];
    return [
      ...blank,
      { text: open(fence, head), secret },
      ...blank,
      ...inside,
      ...blank,
      ...close(fence).map((text) => ({ text, secret })),
      ...blank,
    ];
  };
}

/** Fragments behind a mark: a list item or a quote, of which some lines may have lost the mark. */
function marked(first: string, rest: string, children: Fragment[], lazy: number): Fragment {
  return (secret) =>
    children
      .flatMap((child) => child(secret))
      .map(({ text, secret: hidden }, index) => ({
        text: index === 0 ? first + text : index % 7 === lazy ? text : (rest + text).replace(/^ +$/, ""),
        secret: hidden,
      }));
}

/** Fragments between a line that opens and a line that closes: in code of Markdown, blocks are only shown. */
function between(open: string, close: string, children: Fragment[], shown: boolean): Fragment {
  return (secret) => [
    { text: open, secret },
    ...children
      .flatMap((child) => child(secret))
      .map((line) => ({ text: line.text, secret: shown ? secret : line.secret })),
    ...(close === "" ? [] : [{ text: close, secret }]),
  ];
}

const fragment = fc.letrec<{ any: Fragment; some: Fragment[]; block: Fragment }>((tie) => ({
  some: fc.array(tie("any"), { minLength: 1, maxLength: 4, depthIdentifier: "d" }),
  block: fc
    .record({
      name: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom("fasilitator", "facilitator", "say", "ucapkan") },
        { weight: 1, arbitrary: fc.constantFrom(...hiddenBlocks) },
        { weight: 6, arbitrary: fc.constantFrom(...openBlocks) },
      ),
      children: tie("some"),
      open: opening,
      close: closing,
      colons: fc.oneof(
        { weight: 20, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 3, max: 6 }) },
      ),
      blanks: fc.boolean(),
    })
    .map(blockOf),
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true, depthIdentifier: "d" },
    {
      weight: 6,
      arbitrary: prose.map((text): Fragment => (secret) => [{ text, secret }]),
    },
    { weight: 5, arbitrary: tie("block") },
    {
      weight: 2,
      arbitrary: fc
        .tuple(spoilt, fc.constantFrom("fasilitator", "say", "kasus"), tie("some"))
        .map(([marks, name, children]) => spoiltBlock(marks, name, children)),
    },
    {
      weight: 3,
      arbitrary: prose.map((text): Fragment => (secret) => [
        { text: "", secret },
        { text, secret },
        { text: "", secret },
      ]),
    },
    {
      weight: 1,
      arbitrary: noise.map((text): Fragment => (secret) => [{ text, secret }]),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            ["- ", "  "],
            ["> ", "> "],
            ["1. ", "   "],
            ["-   ", "    "],
            ["[^1]: ", "    "],
            [">", ">"],
          ),
          tie("some"),
          fc.integer({ min: 1, max: 30 }),
        )
        .map(([[first = "", rest = ""], children, lazy]) => marked(first, rest, children, lazy)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            ["```", "```"],
            ["```md", "```"],
            ["~~~markdown", "~~~"],
            ["````md", "````"],
            ["````md", "```"],
            ["```md", "~~~"],
            ["```js", ""],
            ["<!--", "-->"],
            ["<!-- a", "b --> @"],
            ["<!--", ""],
            ["<div>", "</div>"],
            ["<details>\n", "\n</details>"],
            ["<pre>", "</pre>"],
            ["<script>", "</script>"],
            ["<b>", "</b>"],
            ["a <!-- b", "-->"],
            ["| a |\n|---|", ""],
            ["| a |\n|---|\n| @ |", "| b |"],
          ),
          tie("some"),
        )
        .map(([[open = "", close = ""], children]) =>
          between(open, close, children, /md|markdown|<!--/.test(open)),
        ),
    },
  ),
}));

/** Lessons as a tired writer leaves them: most are right, some miss a fence, a space, a colon or a blank line. */
export const nastyLesson: fc.Arbitrary<NastyLesson> = fc
  .array(fragment.any, { minLength: 1, maxLength: 6 })
  .map((fragments) => {
    let count = 0;
    const secrets: string[] = [];
    const lines = fragments
      .flatMap((each) => each(false))
      .flatMap(({ text, secret }) => text.split("\n").map((line) => ({ text: line, secret })))
      .map(({ text, secret }) =>
        text.replaceAll("@", () => {
          const word = `kenari${(count += 1)}x`;
          if (secret) secrets.push(word);
          return word;
        }),
      );
    return { text: `${lines.join("\n")}\n`, secrets };
  });

/**
 * A reader who knows nothing of Markdown but fences: which made-up words stand between the opening and the closing line
 * of a block for facilitators? Independent of the parser, and of what the generator meant.
 */
export function secretsByLines(text: string): string[] {
  const secrets: string[] = [];
  const open: { colons: number; hidden: boolean }[] = [];
  let code: string | undefined;
  let comment = false;
  for (const line of text.split("\n")) {
    const bare = line.replace(/^(?:[\s>\u200B]|[-*+]\s|\d{1,9}[.)]\s|\[\^\d\]:\s)*/, "");
    const words = line.match(/kenari\d+x/g) ?? [];
    if (open.some(({ hidden }) => hidden)) secrets.push(...words);
    if (comment) {
      comment = !line.includes("-->");
    } else if (code !== undefined) {
      const end = /^(:{3,})\s*$/.exec(bare)?.[1]?.length ?? 0;
      const ended = open.findIndex(({ colons }) => colons <= end);
      if (ended !== -1) open.splice(ended);
      if (ended !== -1 || (bare.startsWith(code) && /^[`~]+\s*$/.test(bare))) code = undefined;
    } else if (/^(?:`{3,}|~{3,})/.test(bare)) {
      code = /^(?:`+|~+)/.exec(bare)?.[0];
    } else if (/<!--(?!.*-->)/.test(bare)) {
      comment = true;
    } else {
      const [, fence = "", name = ""] = /^(:{3,})([\p{L}-]*)/u.exec(bare) ?? [];
      if (name !== "") open.push({ colons: fence.length, hidden: hiddenBlocks.includes(name.toLowerCase()) });
      else if (/^:{3,}\s*$/.test(bare))
        open.splice(
          open.findLastIndex(({ colons }) => colons <= fence.length),
          1,
        );
    }
  }
  return secrets;
}
