import { toString } from "hast-util-to-string";
import type { Element } from "hast";
import { describe, expect, test } from "vitest";
import { familyOf, isMethod, methodFamilies } from "../../src/schedule/methods.ts";
import { hatches } from "../../src/schedule/hatch.ts";
import { objectiveUses } from "../../src/schedule/objectives.ts";
import { sessionParts, theoryMinutes } from "../../src/schedule/session-parts.ts";
import { timeline, type TimelineSession } from "../../src/schedule/timeline.ts";
import { lessonOf, moduleOf } from "../support/lesson.ts";

async function partsOf(body: string): Promise<string[]> {
  const { tree } = await lessonOf(body);
  return sessionParts(tree, "id").map(({ block, minutes, slices }) => {
    const split = slices.map((slice) => `${slice.minutes} ${slice.method.name}/${slice.method.family}`);
    return `${block.name} ${minutes}: ${split.join(", ")}`;
  });
}

describe("the parts of a session", () => {
  test("have the method that is written, or that of their type", async () => {
    expect(
      await partsOf(
        ':::kegiatan{judul=a durasi=10 metode="studi kasus"}\na\n:::\n\n:::kegiatan{judul=b durasi=5}\nb\n:::\n\n' +
          ":::bermain-peran{judul=c durasi=20}\nc\n:::\n\n:::energizer{judul=d durasi=3}\nd\n:::\n\n:::bacaan{judul=e}\ne\n:::\n",
      ),
    ).toEqual([
      "activity 10: 10 studi kasus/case",
      "activity 5: 5 kegiatan/other",
      "role-play 20: 20 bermain peran/role",
      "energizer 3: 3 energizer/opening",
    ]);
  });

  test("are split by the methods of their steps, and lose no minute", async () => {
    const steps =
      ":::langkah{durasi=3}\na\n:::\n\n:::langkah{durasi=4 metode=membaca}\nb\n:::\n\n:::langkah{durasi=5}\nc\n:::";
    expect(
      await partsOf(`::::kegiatan{judul=a durasi=15 metode="diskusi kelompok"}\n\n${steps}\n\n::::\n`),
    ).toEqual(["activity 15: 3 diskusi kelompok/discussion, 4 membaca/input, 8 diskusi kelompok/discussion"]);
    expect(await partsOf(`::::kegiatan{judul=a}\n\n${steps}\n\n::::\n`)).toEqual([
      "activity 12: 3 kegiatan/other, 4 membaca/input, 5 kegiatan/other",
    ]);
    const { tree } = await lessonOf(`::::kegiatan{judul=a}\n\n${steps}\n\n::::\n`);
    expect(theoryMinutes(sessionParts(tree, "id"))).toBe(4);
  });
});

describe("a method", () => {
  test.each([
    ["paparan", "input"],
    ["kuis benar–salah", "own"],
    ["tes singkat", "own"],
    ["kartu metaplan", "wall"],
    ["galeri berjalan", "wall"],
    ["simulasi runding dengan pengamat", "role"],
    ["empat sudut", "discussion"],
    ["choosing corners", "discussion"],
    ["work by workplace", "own"],
    ["wall of articles", "wall"],
    ["kontrak belajar", "opening"],
    ["senam", "other"],
  ])("%s is of the kind %s", (method, family) => {
    expect(familyOf(method)).toBe(family);
  });

  test("is known in both languages, or one of the session's own", () => {
    expect(isMethod("Group discussion", [])).toBe(true);
    expect(isMethod("kuis benar-salah", [])).toBe(true);
    expect(isMethod("senam", [])).toBe(false);
    expect(isMethod("senam", ["Senam"])).toBe(true);
  });
});

test("an objective is practised by blocks and assessed by items of the bank", async () => {
  const module = await moduleOf([":::kegiatan{judul=a durasi=30 tujuan=2}\na\n:::\n", "teks\n"], {
    matter: { objectives: ["satu", "dua"] },
  });
  const { file, tree } = await lessonOf(":::lembar-kerja{judul=b tujuan=2.1}\nb\n:::\n");
  const uses = objectiveUses({ ...module, bank: { file, tree, written: "id" } });
  expect(
    uses.map(({ objective, practised, assessed }) => [
      objective.number,
      practised.map(({ number }) => number),
      assessed.length,
    ]),
  ).toEqual([
    ["1.1", [], 0],
    ["1.2", ["1.1"], 0],
    ["2.1", [], 1],
    ["2.2", [], 0],
  ]);
});

describe("the timeline", () => {
  const session: TimelineSession = {
    number: 1,
    title: "Peta",
    minutes: 60,
    parts: [
      {
        label: "Kegiatan 1.1",
        number: "1.1",
        slices: [
          { minutes: 40, method: { name: "studi kasus", family: "case" } },
          { minutes: 10, method: { name: "membaca", family: "input" } },
        ],
      },
    ],
  };
  const all = (node: Element): Element[] => [
    node,
    ...node.children.flatMap((child) => (child.type === "element" ? all(child) : [])),
  ];

  test("has a bar as long as its minutes, and says everything in words", () => {
    const svg = timeline([session, { ...session, number: 2, minutes: 30, parts: [] }], {
      width: 301,
      language: "id",
    });
    expect(svg.properties.ariaLabel).toBe(
      "Garis waktu sesi menurut metode. Sesi 1, Peta, 60 menit: Kegiatan 1.1, studi kasus, 40 menit; Kegiatan 1.1, membaca, 10 menit; tanpa kegiatan, 10 menit. Sesi 2, Peta, 30 menit: tanpa kegiatan, 30 menit.",
    );
    const bars = all(svg).filter(
      ({ tagName, properties }) => tagName === "rect" && properties.stroke !== undefined,
    );
    expect(bars.map(({ properties }) => properties.width)).toEqual([200, 50, 50, 150, 24, 24]);
    expect(toString(svg)).toContain("1.1 studi kasus");
    expect(toString(svg)).toContain(methodFamilies.case.label.id);
  });

  test("tells kinds of methods apart without colour", () => {
    const box = { x: 3, y: 5, width: 40, height: 17 };
    const looks = Object.values(hatches).map(({ path, solid }) => `${solid} ${path(box)}`);
    expect(new Set(looks).size).toBe(Object.keys(methodFamilies).length);
    for (const look of looks) {
      for (const [, x, y] of look.matchAll(/[ML]([\d.]+) ([\d.]+)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(box.x);
        expect(Number(x)).toBeLessThanOrEqual(box.x + box.width);
        expect(Number(y)).toBeGreaterThanOrEqual(box.y);
        expect(Number(y)).toBeLessThanOrEqual(box.y + box.height);
      }
    }
  });

  test("shortens a title that its row has no room for", () => {
    const svg = timeline([{ ...session, title: "Sangat panjang ".repeat(9) }], {
      width: 200,
      language: "en",
    });
    expect(toString(svg)).toMatch(/Sangat [^…]{5,40}…60 min/);
  });
});
