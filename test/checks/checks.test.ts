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
    ["## a\n", "###### a\n"],
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
    ["[a](https://contoh.id) [b](mailto:a@b.id) [c](tel:021) <https://contoh.id>\n"],
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
