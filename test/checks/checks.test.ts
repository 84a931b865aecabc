import { describe, expect, test } from "vitest";
import { moduleOf, reported, reportsOf } from "../support/lesson.ts";

/** A rule's name, a text that passes, and texts that fail with what is reported. */
const cases: [rule: string, right: string[], wrong: [body: string, reports: string[]][]][] = [
  [
    "lesson-empty",
    ["a\n"],
    [
      ["", ["1:1 lesson-empty"]],
      ["\n\n  \n", ["1:1 lesson-empty"]],
    ],
  ],
  [
    "heading-title",
    ["## a\n", "## a\n\n### b\n"],
    [
      ["a\n\n# b\n", ["3:1 heading-title"]],
      ["a\n===\n", ["1:1 heading-title"]],
    ],
  ],
  [
    "time-session",
    [":::kegiatan{judul=a durasi=30}\nx\n:::\n", ":::kegiatan{judul=a}\nx\n:::\n", "a\n"],
    [
      [
        ":::kegiatan{judul=a durasi=20}\nx\n:::\n:::energizer{judul=b durasi=5}\nx\n:::\n",
        ["1:1 time-session"],
      ],
    ],
  ],
  [
    "time-activity",
    ["::::kegiatan{judul=a durasi=30}\n:::langkah{durasi=10}\nx\n:::\n:::langkah{durasi=20}\nx\n:::\n::::\n"],
    [
      [
        "::::kegiatan{judul=a durasi=30}\n:::langkah{durasi=10}\nx\n:::\n:::langkah{durasi=19}\nx\n:::\n::::\n",
        ["1:1 time-activity"],
      ],
    ],
  ],
  [
    "html-element",
    ["<b>a</b> <details>b</details>\n", "<!-- <script> -->\n"],
    [
      ["<script>a</script>\n", ["1:1 html-element"]],
      ["a <img src=x> <img src=y>\n", ["1:3 html-element", "1:15 html-element"]],
    ],
  ],
  ["reference-undefined", ["a[^1]\n\n[^1]: b\n", "`[^1]`\n"], [["a[^1]\n", ["1:1 reference-undefined"]]]],
  [
    "link-kind",
    ["[a](https://contoh.id) [b](mailto:a@b.id) [c](tel:021) <a@b.id>\n"],
    [
      ["[a](javascript:x) [b](lain.md)\n", ["1:1 link-kind", "1:19 link-kind"]],
      ["[a](file:///etc/passwd)\n", ["1:1 link-kind"]],
      ["[a]\n\n[a]: data:text/html,x\n", ["1:1 link-kind"]],
    ],
  ],
  [
    "link-target",
    ["[a](#session-1) [b](#k)\n\n:::kasus{judul=a #k}\nx\n:::\n"],
    [["[a](#tiada)\n", ["1:1 link-target"]]],
  ],
  [
    "link-edition",
    [
      ":::fasilitator\n[a](#e)\n:::\n\n:::energizer{judul=a durasi=30 #e}\nx\n:::\n",
      ":::fasilitator\na[^1]\n:::\n\n[^1]: b\n",
    ],
    [
      ["[a](#e)\n\n:::energizer{judul=a durasi=30 #e}\nx\n:::\n", ["1:1 link-edition"]],
      [":::fasilitator\n[^1]: b\n:::\n\na[^1]\n", ["5:2 link-edition"]],
    ],
  ],
  ["image-missing", [], [["![a](tiada.png)\n", ["1:1 image-missing"]]]],
  [
    "image-outside",
    [],
    [
      ["![a](../../../x.png)\n", ["1:1 image-outside"]],
      ["![a](https://contoh.id/x.png)\n", ["1:1 image-outside"]],
      ["![a](/etc/x.png)\n", ["1:1 image-outside"]],
      ["![a](%2e%2e/%2e%2e/%2e%2e/x.png)\n", ["1:1 image-outside"]],
    ],
  ],
  ["image-kind", [], [["![a](x.gif)\n", ["1:1 image-kind"]]]],
  ["image-alt", [], [["![](tiada.png)\n", ["1:1 image-missing", "1:1 image-alt"]]]],
  [
    "heading-jump",
    [
      "## a\n\n### b\n\n#### c\n\n## d\n\n### e\n",
      ":::bacaan{judul=a}\n### b\n\n#### c\n:::\n",
      "## a\n\n:::bacaan{judul=b}\n### c\n:::\n\n### d\n",
      "## a\n\n:::peserta\n### b\n:::\n\n:::fasilitator\n### b\n:::\n\n### c\n",
    ],
    [
      ["### a\n", ["1:1 heading-jump"]],
      ["## a\n\n#### b\n\n#### c\n", ["3:1 heading-jump"]],
      [":::bacaan{judul=a}\n#### b\n:::\n", ["2:1 heading-jump"]],
      [":::bacaan{judul=a}\n### b\n:::\n\n### c\n", ["5:1 heading-jump"]],
      // Participants would go from ## to ####.
      ["## a\n\n:::fasilitator\n### b\n:::\n\n#### c\n", ["7:1 heading-jump"]],
    ],
  ],
  [
    "link-text-vague",
    ["[Situs ILO](https://www.ilo.org/) [Klik kanan](#session-1)\n"],
    [
      ["[Klik di sini!](#session-1) [ini](#session-1)\n", ["1:1 link-text-vague", "1:29 link-text-vague"]],
      ["Lihat <https://contoh.id/a>.\n", ["1:7 link-text-vague"]],
      ["[](#session-1)\n", ["1:1 link-text-vague"]],
      ["[Click **here**](#session-1)\n", ["1:1 link-text-vague"]],
    ],
  ],
  ["footnote-unused", ["a[^1]\n\n[^1]: b[^2]\n\n[^2]: c\n"], [["a\n\n[^1]: b\n", ["3:1 footnote-unused"]]]],
  [
    "footnote-twice",
    ["a[^1] b[^2] c[^1]\n\n[^1]: a\n[^2]: b\n"],
    [["a[^1]\n\n[^1]: b\n\n[^1]: c\n", ["5:1 footnote-twice"]]],
  ],
  [
    "attribute-unknown",
    [],
    // That the title is missing goes without saying.
    [[":::kegiatan{jdul=a durasi=30}\nx\n:::\n", ["1:1 attribute-unknown"]]],
  ],
  [
    "attribute-twice",
    [
      ':::kegiatan{judul="durasi=1 durasi=2" durasi=30}\nx\n:::\n',
      ":::kegiatan[a]{#a durasi=30}\nx\n:::\n",
      ":::fasilitator\nx\n:::\n",
    ],
    [
      [":::kegiatan{judul=a durasi=5 durasi=30}\nx\n:::\n", ["1:1 attribute-twice"]],
      [":::kegiatan{judul=\"a\" judul='b' durasi=30}\nx\n:::\n", ["1:1 attribute-twice"]],
      ["> :::kasus{#a judul=a #b}\n> x\n> :::\n", ["1:3 attribute-twice"]],
    ],
  ],
];

describe.each(cases)("%s", (_, right, wrong) => {
  test.each([...right, "teks\n"])("passes %j", async (body) => {
    expect(await reported(body)).toEqual([]);
  });

  test.each(wrong)("fails %j", async (body, reports) => {
    expect(await reported(body)).toEqual(reports);
  });
});

test("a link that only participants could not follow names their edition", async () => {
  const { lessons } = await moduleOf(["[a](#e)\n\n:::energizer{judul=a durasi=30 #e}\nx\n:::\n"]);
  expect(lessons[0]?.file.messages[0]?.details).toEqual({ target: "#e", edition: "participant" });
});

test("links lead to other sessions, and into the introduction come checks too", async () => {
  const module = await moduleOf(
    ["[a](#session-2)\n", "[b](#worksheet-1)\n\n:::lembar-kerja{judul=a}\nx\n:::\n"],
    {
      introduction: "[c](#session-1) [d](#session-3)\n",
    },
  );
  expect(reportsOf(...module.lessons.map(({ file }) => file))).toEqual([]);
  expect(reportsOf(module.file)).toEqual(["1:17 link-target"]);
});
