import { readFile } from "node:fs/promises";
import type { Table } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { letterAt } from "../../src/blocks/exercise.ts";
import { blockSpec } from "../../src/blocks/index.ts";
import { shuffledOrder } from "../../src/blocks/shuffle.ts";
import { editions } from "../../src/editions/index.ts";
import { project } from "../../src/editions/project.ts";
import type { Module } from "../../src/model/book.ts";
import type { Block } from "../../src/model/nodes.ts";
import { htmlOf, lessonOf, moduleOf, rendered } from "../support/lesson.ts";

const withAnswers = [
  "choice",
  "true-false",
  "matching",
  "fill-in",
  "fill-table",
  "checklist",
  "clause",
  "test",
];

async function example(name: string): Promise<Module> {
  const read = (file: string): Promise<string> =>
    readFile(new URL(`./${name}/${file}`, import.meta.url), "utf8");
  const bank = await read("bank.md").catch(() => undefined);
  return moduleOf([await read("input.md")], { bank, matter: { objectives: ["menyebut satu hal"] } });
}

/** What participants' trees hold, without the places where it stood. */
function selectedText({ lessons }: Module): string {
  return JSON.stringify(
    lessons.map(({ tree }) => project(tree, editions.participant)),
    (key, value: unknown) => (key === "position" ? undefined : value),
  );
}

function tableIn({ lessons }: Module, edition: "facilitator" | "participant"): string[][] {
  let found: Table | undefined;
  for (const { tree } of lessons) {
    visit(project(tree, editions[edition]), "table", (table) => {
      found ??= table;
    });
  }
  return (found?.children ?? []).map((row) => row.children.map((cell) => toString(cell)));
}

describe("an exercise in the participant's tree", () => {
  test.each(withAnswers)("%s holds no answer, no reason, no mark", async (name) => {
    const text = selectedText(await example(name));
    expect(text).not.toMatch(/rahasia/i);
    expect(text).not.toContain('"checked":true');
    for (const [, value] of text.matchAll(/"type":"blank","value":"([^"]*)"/g)) expect(value).toBe("");
  });

  test.each(withAnswers)("%s is the same for whatever is right", async (name) => {
    const text = await readFile(new URL(`./${name}/input.md`, import.meta.url), "utf8");
    const swapped = text.replace(/\[([ x])\]/g, (_, mark: string) => (mark === "x" ? "[ ]" : "[x]"));
    const html = async (body: string): Promise<string> => rendered(body, "participant");
    expect(await html(swapped)).toBe(await html(text));
  });

  test("does not tell by its space which option has a reason", async () => {
    const html = await rendered(
      ":::pilihan-ganda\n\n- [ ] a\n- [x] b\n\n  Alasan.\n\n- [ ] c\n\n:::",
      "participant",
    );
    const items = html.match(/<li>.*?<\/li>/gs)?.map((item) => item.replace(/[abc]<\//, "</"));
    expect(new Set(items).size).toBe(1);
    expect(items).toHaveLength(3);
  });

  test("without its preparation shows no pair and nothing that it does not know", async () => {
    const { tree } = await lessonOf(":::menjodohkan\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n\n:::");
    expect(JSON.stringify(project(tree, editions.participant))).not.toContain('"table"');
    const stray = await lessonOf(":::benar-salah\n\n- [x] a\n\nrahasia\n\n1. rahasia\n\n:::");
    expect(JSON.stringify(project(stray.tree, editions.participant))).not.toContain("rahasia");
  });
});

describe("matching", () => {
  const pairs = Array.from({ length: 9 }, (_, index) => `| kiri${index} | kanan${index} |`).join("\n");
  const body = `:::menjodohkan\n\n| a | b |\n|---|---|\n${pairs}\n\n:::`;

  test("has one order in both editions, no pair in its place, and the letters in the guide only", async () => {
    const module = await moduleOf([body]);
    const guide = tableIn(module, "facilitator").slice(1);
    const book = tableIn(module, "participant").slice(1);
    expect(book.map(([, ...rest]) => rest)).toEqual(guide.map(([, ...rest]) => rest));
    expect(book.map(([gap]) => gap)).toEqual(Array.from({ length: 9 }, () => ""));
    for (const [, left = "", right = ""] of book) {
      expect(right.replace(/^[A-Z]\. kanan/, "")).not.toBe(left.replace("kiri", ""));
    }
    for (const [letter = "", left = ""] of guide) {
      const partner = guide.find(([, , right = ""]) => right.startsWith(`${letter}. `))?.[2];
      expect(partner).toBe(`${letter}. ${left.replace("kiri", "kanan")}`);
    }
  });

  test("is shuffled alike in every build", async () => {
    expect(await rendered(body, "participant")).toBe(await rendered(body, "participant"));
    expect(shuffledOrder(8, "benih")).toEqual(shuffledOrder(8, "benih"));
    // Other machines and versions must give this, too.
    expect(shuffledOrder(6, "benih")).toMatchInlineSnapshot(`
      [
        3,
        4,
        5,
        1,
        2,
        0,
      ]
    `);
  });

  test.each([2, 3, 4, 7, 30])("leaves none of %i in its place", (count) => {
    for (let seed = 0; seed < 40; seed += 1) {
      const order = shuffledOrder(count, String(seed));
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
      expect(order.filter((from, to) => from === to)).toEqual([]);
    }
  });
});

test("letters go on behind Z", () => {
  expect([0, 25, 26, 51, 52].map(letterAt)).toEqual(["A", "Z", "AA", "AZ", "BA"]);
});

describe("a test", () => {
  test("takes the items that are for it, numbered from 1, with anchors of its own", async () => {
    const module = await example("test");
    const items: string[] = [];
    visit(module.lessons[0]?.tree ?? { type: "root", children: [] }, "block", (block: Block) => {
      if (block.anchor?.includes("item")) items.push(`${block.name} ${block.number} ${block.anchor}`);
    });
    expect(items).toEqual([
      "choice 1 test-1-item-1",
      "true-false 2 test-1-item-2",
      "matching 3 test-1-item-3",
      "fill-in 4 test-1-item-4",
      "choice 1 test-2-item-1",
      "question 2 test-2-item-2",
      "matching 3 test-2-item-3",
      "fill-in 4 test-2-item-4",
    ]);
  });

  test("does not count in its session's series", async () => {
    const module = await moduleOf(
      [":::pertanyaan\nx\n:::\n\n:::tes{jenis=pra}\nx\n:::\n\n:::pertanyaan\ny\n:::"],
      {
        bank: ":::pertanyaan{tujuan=1.1}\nz\n:::",
      },
    );
    const html = module.lessons.map(({ tree }) => htmlOf(tree, "participant")).join("");
    expect(html.match(/id="[a-z-]+[\d-]+(?:item-\d)?"/g)).toEqual([
      'id="question-1-1"',
      'id="test-1"',
      'id="test-1-item-1"',
      'id="question-1-2"',
    ]);
  });

  test("says once what is wrong in the bank, where it is written", async () => {
    const bank = "::::pertanyaan{tujuan=9.9}\n\n![](https://contoh.id/a.png) {lihat:tiada}\n\n::::";
    const module = await moduleOf([":::tes{jenis=pra}\nx\n:::\n\n:::tes{jenis=pasca}\nx\n:::"], { bank });
    expect(module.lessons[0]?.file.messages.map(({ ruleId }) => ruleId)).toEqual([]);
    const rules = module.bank?.file.messages.map(({ ruleId }) => ruleId) ?? [];
    expect(rules).toContain("reference-target");
    expect(rules).toContain("objective-unknown");
    expect(rules.filter((rule) => rule === "reference-target")).toHaveLength(1);
  });
});

describe("the key of an exercise", () => {
  const keyOf = async (name: string): Promise<string> => {
    const { lessons } = await example(name);
    const tree = lessons[0]?.tree ?? { type: "root" as const, children: [] };
    const first = tree.children.find((child): child is Block => child.type === "block");
    const spec = blockSpec(name);
    return first && spec?.key
      ? spec
          .key(first, "id")
          .map((node) => toString(node))
          .join(" | ")
      : "";
  };

  test.each([
    [
      "choice",
      "B. Sepuluh pekerja | Rahasia: sepuluh menurut UU 21/2000 Pasal 5. | Rahasia: jawaban untuk semua pilihan.",
    ],
    ["matching", "Bipartit: D. berunding berduaMediator"],
    ["fill-in", "rahasia sepuluh; rahasia iuran; rahasia anggota"],
    ["true-false", "Benar. Rahasia: sendiri berarti tanpa perusahaan.Salah."],
    ["clause", "Rahasia: jumlah, tanggal"],
    ["fill-table", "Rahasia uang makan"],
    ["checklist", ""],
  ])("of %s", async (name, expected) => {
    expect((await keyOf(name)).replaceAll("\u00a0", " ")).toContain(expected);
  });
});
