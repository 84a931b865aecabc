import { describe, expect, test } from "vitest";
import { messageOf } from "../../src/diagnostics/report.ts";
import { moduleOf, reported, reportsOf } from "../support/lesson.ts";

const words = (count: number): string => `Kata ${"kata ".repeat(count - 2)}kata`;

describe("sentence-long", () => {
  test.each([
    [`${words(25)}.\n`, []],
    [`${words(26)}.\n`, ["1:1 sentence-long"]],
    [`Pendek.\n${words(26)}.\n`, ["2:1 sentence-long"]],
    [`Pendek. ${words(13)} Ps. 28 ${words(13)}.\n`, ["1:9 sentence-long"]],
    [`${words(20)}.[^1] ${words(20)}.\n\n[^1]: ${words(20)}.\n`, []],
    [`- ${words(20)}\n- ${words(20)}\n`, []],
    [`1. ${words(26)}\n`, ["1:4 sentence-long"]],
    [`## ${words(30)}\n`, []],
    [`| a |\n| --- |\n| ${words(26)} |\n`, ["3:3 sentence-long"]],
    [`Satu **${words(20)}** [${words(10)}](#session-1).\n`, ["1:1 sentence-long"]],
    [`:::fasilitator\n${words(35)}.\n:::\n`, []],
    [`:::fasilitator\n${words(36)}.\n:::\n`, ["2:1 sentence-long"]],
    [`::::fasilitator\n:::kasus{judul=a}\n${words(30)}.\n:::\n::::\n`, []],
    [`::::pertanyaan\nMengapa?\n:::jawaban\n${words(30)}.\n:::\n::::\n`, []],
  ])("%#", async (body, reports) => {
    expect(await reported(body)).toEqual(reports);
  });

  test("says how long the sentence is and how it begins", async () => {
    const { lessons } = await moduleOf([`Ini "awal" kalimat yang panjang ${words(30)}.\n`]);
    const details = lessons[0]?.file.messages[0]?.details ?? {};
    expect(messageOf("sentence-long", details, "id")).toBe(
      "Kalimat ini 35 kata, sebaiknya paling banyak 25: “Ini “awal” kalimat yang panjang …”",
    );
  });
});

test("paragraph-long counts what participants read", async () => {
  const wall = `${words(20)}. `.repeat(6);
  expect(await reported(`${wall}\n`)).toEqual(["1:1 paragraph-long"]);
  expect(await reported(`:::fasilitator\n${wall}\n:::\n`)).toEqual([]);
  expect(await reported(`${wall.slice(0, wall.length / 2)}\n\n${wall.slice(wall.length / 2)}\n`)).toEqual([]);
});

describe("safeguard", () => {
  const block = ":::perlindungan\nAnda boleh keluar.\n:::\n";
  const card = "::::bahan-bagikan{#rujukan judul=a}\n:::kontak\n- x\n:::\n::::\n";

  test.each([
    ["Pemberangusan serikat", "x\n", []],
    ["Kekerasan di tempat kerja", "x\n", ["1:1 safeguard-missing"]],
    ["Hak", "## Bila ada perundungan\n", ["1:1 safeguard-missing"]],
    ["Hak", ":::kasus{judul='Pelecehan di bus'}\nx\n:::\n", ["1:1 safeguard-missing"]],
    ["Hak", ":::fasilitator{judul='Bila cerita kekerasan muncul'}\nx\n:::\n", []],
    ["Hak", "Kekerasan disebut di tengah teks.\n", []],
    ["Violence at work", `x\n\n${block}`, ["3:1 safeguard-contacts"]],
    ["Kekerasan", `::::perlindungan\n[Kartu](#rujukan)\n::::\n\n${card}`, []],
    [
      "Kekerasan",
      `::::perlindungan\n[Kartu](#lain)\n::::\n\n:::kasus{#lain judul=a}\nx\n:::\n`,
      ["1:1 safeguard-contacts"],
    ],
    ["Kekerasan", `:::perlindungan\nLihat {lihat:rujukan}.\n:::\n\n${card}`, []],
    ["Kekerasan", "::::perlindungan\nx\n\n:::kontak\n- x\n:::\n::::\n", []],
    ["Kekerasan", ":::perlindungan\nTelepon [Ibu Ratna](tel:0).\n:::\n", []],
  ])("in a session %j", async (title, body, reports) => {
    const { lessons } = await moduleOf([body], { matter: { title } });
    expect(reportsOf(...lessons.map(({ file }) => file))).toEqual(reports);
  });
});

describe("anchors", () => {
  test("of an introduction count, and of the book itself", async () => {
    const module = await moduleOf(["[a](#mula) [b](#introduction) [c](#contents)\n"], {
      introduction: ":::kasus{#mula judul=a}\n[b](#session-1)\n:::\n",
    });
    expect(reportsOf(module.file, ...module.lessons.map(({ file }) => file))).toEqual([]);
  });

  test("of an introduction are given once", async () => {
    const module = await moduleOf([":::kasus{#a judul=a}\nx\n:::\n"], {
      introduction:
        ":::kasus{#a judul=a}\nx\n:::\n\n:::kasus{#b judul=a}\nx\n:::\n\n:::kasus{#b judul=a}\nx\n:::\n",
    });
    expect(reportsOf(module.file)).toEqual(["1:1 anchor-twice", "9:1 anchor-twice"]);
  });

  test("of an introduction that is empty lead nowhere", async () => {
    expect(await reported("[a](#introduction)\n")).toEqual(["1:1 link-target"]);
  });
});
