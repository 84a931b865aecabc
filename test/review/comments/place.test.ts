import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchorAt, anchorOf } from "../../../src/review/comments/anchor-of.ts";
import type { CommentAnchor } from "../../../src/review/comments/comment.ts";
import {
  commentedTexts,
  placeComments,
  type PlacedComment,
} from "../../../src/review/comments/place-comments.ts";
import { indexOf } from "../../../src/review/comments/text-index.ts";
import { moduleOf } from "../../support/lesson.ts";
import { commentAt, lessonIn } from "./support.ts";

const body = `Upah dibayar setiap akhir bulan kepada semua pekerja.

## Peta

:::::kegiatan{judul="Kartu masalah" durasi=20 #kartu}

:::tugas

Tulis dua masalah **kerja** di dua *kartu* yang dibagikan, lalu buka {lihat:lembar} bersama.

:::

::::langkah{durasi=10 judul="Menempel"}

Tempel semua kartu di dinding sebelah kiri pintu.

:::fasilitator{judul="Hati-hati"}

Jangan menyebut nama orang yang menulis kartu itu.

:::

::::

:::::

::::lembar-kerja{judul="Peta serikat" #lembar}

:::pertanyaan

Siapa yang memimpin serikat di tempat kerja Anda?

:::

::::

| Hak | Dasar |
| --- | --- |
| berserikat | undang-undang serikat pekerja |
| berunding | konvensi tentang perundingan |

Tempel semua kartu di dinding sebelah kiri pintu.
`;
const lesson = await lessonIn(body);

async function placedIn(text: string, anchor: CommentAnchor): Promise<PlacedComment> {
  const [placed] = placeComments([commentAt(anchor)], [await lessonIn(text)]);
  if (placed === undefined) throw new Error("a comment was dropped");
  return placed;
}

/** `method line words` of a comment on a selection, in another text. */
async function found(text: string, selection: Parameters<typeof anchorOf>[1]): Promise<string> {
  const { method, line, column, words } = await placedIn(text, anchorOf(lesson, selection));
  return `${method} ${line}:${column} ${words}`.trim();
}

const lineOf = (text: string, part: string): number =>
  text.split("\n").findIndex((line) => line.includes(part)) + 1;

describe("what a reader selects", () => {
  test("across emphasis is found by its plain words, in its place in the line", async () => {
    expect(await found(body, { text: "masalah kerja di dua kartu yang" })).toBe(
      `exact ${lineOf(body, "Tulis dua")}:11 masalah kerja di dua kartu yang`,
    );
  });

  test("across a reference keeps it as its writer spells it, whatever number it has", async () => {
    const anchor = anchorOf(lesson, {
      text: "dibagikan, lalu buka Lembar\u00a0Kerja\u00a01 (hlm.\u00a012) bersama",
    });
    expect(anchor.quote).toBe("dibagikan, lalu buka {lihat:lembar} bersama");
    const renumbered = `::::lembar-kerja{judul="Baru"}\n\n:::pertanyaan\n\nApa?\n\n:::\n\n::::\n\n${body}`;
    expect((await placedIn(renumbered, anchor)).method).toBe("exact");
  });

  test("with soft hyphens, straight quotes, other spaces and letters is the same", async () => {
    expect(await found(body, { text: "  JANGAN menye\u00adbut\nnama  orang\u00a0yang" })).toBe(
      `exact ${lineOf(body, "Jangan menyebut")}:1 Jangan menyebut nama orang yang`,
    );
  });

  test("over several passages begins in the first", async () => {
    expect(
      await found(body, { text: "lalu buka Lembar Kerja 1 bersama. Menempel 10 menit Tempel semua kartu" }),
    ).toMatch(new RegExp(`^exact ${lineOf(body, "Tulis dua")}:`));
  });

  test("is told apart from equal words by what is around, or by its block", async () => {
    const text = "Tempel semua kartu di dinding";
    const [first, last] = [lineOf(body, "Tempel semua"), body.trim().split("\n").length];
    expect(
      await found(body, { text, before: "Menempel", after: "Hati-hati Jangan menyebut nama" }),
    ).toContain(`exact ${first}:`);
    expect(await found(body, { text, before: "konvensi tentang perundingan" })).toContain(`exact ${last}:`);
    expect(await found(body, { text, block: "kartu" })).toContain(`exact ${first}:`);
  });

  test("in a table, a title or front matter is found there", async () => {
    expect(await found(body, { text: "konvensi tentang perundingan" })).toBe(
      `exact ${lineOf(body, "| berunding")}:15 konvensi tentang perundingan`,
    );
    expect(await found(body, { text: "Kartu masalah" })).toContain(`exact ${lineOf(body, ":::::kegiatan")}:`);
    const { lessons } = await moduleOf([body], { matter: { objectives: ["menyebut tiga hak pekerja"] } });
    const [placed] = placeComments(
      lessons.slice(0, 1).map((each) => commentAt(anchorOf(each, { text: "tiga hak pekerja" }))),
      lessons,
    );
    expect(placed).toMatchObject({
      method: "exact",
      words: "tiga hak pekerja",
      place: "Keterangan sesi: tujuan",
    });
  });

  test("of a whole block belongs to it, though its words and number change", async () => {
    const anchor = anchorOf(lesson, { block: "kartu" });
    expect(anchor).toMatchObject({
      block: "Kegiatan 1.1 “Kartu masalah”",
      after: expect.stringContaining("Kartu masalah"),
    });
    expect(anchor.quote).toBeUndefined();
    const moved = body
      .replace(/^:::::kegiatan[\s\S]*?\n:::::\n/m, "")
      .concat(
        "\n",
        /^:::::kegiatan[\s\S]*?\n:::::\n/m.exec(body)?.[0].replace("dua masalah", "tiga masalah") ?? "",
      );
    const placed = await placedIn(moved, anchor);
    expect([placed.line, placed.anchor, placed.method]).toEqual([
      lineOf(moved, ":::::kegiatan"),
      "kartu",
      "similar",
    ]);
    const unnamed = await placedIn(body.replace(" #kartu", ""), anchor);
    expect([unnamed.line, unnamed.method]).toEqual([lineOf(body, ":::::kegiatan"), "exact"]);
  });

  test("that stands nowhere is kept as it was sent", () => {
    expect(anchorOf(lesson, { text: "kata\nasing yang tak ada", before: "a", after: "b" })).toEqual({
      quote: "kata asing yang tak ada",
      before: "a",
      after: "b",
    });
    expect(anchorOf(lesson, { text: "  " })).toEqual({});
    expect(anchorOf(lesson, { text: "kata asing sama sekali", block: "kartu" })).toMatchObject({
      quote: "kata asing sama sekali",
      mark: expect.stringMatching(/^activity [0-9a-f]{16} #kartu$/),
    });
  });
});

describe("when the commented passage itself changes", () => {
  const selection = { text: "menyebut nama orang yang menulis" };
  const line = lineOf(body, "Jangan menyebut");
  const old = "Jangan menyebut nama orang yang menulis kartu itu.";

  test.each([
    ["a word is put in", "Jangan pernah menyebut nama orang yang telah menulis kartu itu.", "similar"],
    ["a word is exchanged", "Jangan menyebut nama pekerja yang menulis kartu itu.", "similar"],
    ["a letter is mended elsewhere in it", "Jangan menyebut nama orang yang menulis kartu ituu.", "exact"],
    [
      "it gets emphasis and other punctuation",
      "Jangan menyebut *nama*, orang yang — menulis kartu itu!",
      "exact",
    ],
    ["all of the quote is written anew", "Jangan membuka siapa penulis kartu itu.", "similar"],
  ])("%s: the comment stays", async (_, now, method) => {
    expect(await found(body.replace(old, now), selection)).toContain(`${method} ${line}:`);
  });

  test("it is gone: its block is named, then its session, then nothing; it is never dropped", async () => {
    const anchor = anchorOf(lesson, selection);
    const other =
      "Semua orang boleh bicara satu kali dahulu, lalu giliran berikutnya datang lagi sesudahnya.";
    const bare = await placedIn(`:::kegiatan{judul="Lain" durasi=5}\n\n${other}\n\n:::\n`, anchor);
    expect(["block", "session"]).toContain(bare.method);
    const gone = await placedIn(`${other}\n`, anchor);
    expect([gone.method, gone.line, gone.path]).toEqual(["session", 1, "modules/uji/01.md"]);
    const [lost] = placeComments([commentAt(anchor, { session: "09-lain.md" })], [await lessonIn(other)]);
    expect(lost).toMatchObject({
      method: "orphaned",
      path: "modules/uji/komentar/20261122-aaaaaaaa.md",
      line: 1,
    });
  });

  test("only its block is left", async () => {
    const whole = /^:::fasilitator[\s\S]*?\n:::\n/m.exec(body)?.[0] ?? "";
    const long = whole.replace(
      old,
      `${old}\n\nSimpan semua kartu di dalam amplop tertutup sampai sesi selesai, lalu serahkan kepada pendamping yang sudah ditunjuk oleh panitia.`,
    );
    const text = body.replace(whole, long);
    const { lessons } = await moduleOf([text]);
    const anchors = lessons.map((each) => anchorOf(each, selection));
    const without = text
      .replace(`${old}\n\n`, "")
      .replace("Tempel semua kartu di dinding sebelah kiri pintu.", "Pasang.");
    const placed = await placedIn(without, { ...anchors[0], before: undefined, after: undefined });
    expect([placed.method, placed.line]).toEqual(["block", lineOf(without, ":::fasilitator")]);
  });

  test("any edit of it leaves the comment in its lesson, and small ones in its paragraph", async () => {
    const words = old.split(" ");
    const edit = fc.record({
      at: fc.nat(words.length - 1),
      word: fc.constantFrom("", "upah", "serikat", "bersama", "kartu kartu"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        const now = [...words];
        for (const { at, word } of edits) now[at] = word;
        const placed = await placedIn(body.replace(old, now.join(" ")), anchorOf(lesson, selection));
        expect(placed.path).toBe("modules/uji/01.md");
        expect(placed.method).not.toBe("orphaned");
        if (new Set(edits.map(({ at }) => at)).size <= 2) expect(placed.line).toBe(line);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a placed comment", () => {
  test("says who has its block, so that no participant's book shows what is said of the guide", async () => {
    const who = async (text: string): Promise<string> =>
      (await placedIn(body, anchorOf(lesson, { text }))).audience;
    expect(await who("Jangan menyebut nama orang")).toBe("facilitator");
    expect(await who("Tulis dua masalah")).toBe("everyone");
    expect(await who("Upah dibayar setiap")).toBe("everyone");
  });

  test("names the block around for people and for a book", async () => {
    const placed = await placedIn(body, anchorOf(lesson, { text: "Jangan menyebut nama orang" }));
    expect(placed.place).toBe(
      "Kegiatan 1.1 “Kartu masalah” › Langkah 1 “Menempel” › Catatan fasilitator “Hati-hati”",
    );
    expect([placed.anchor, placed.block?.name, placed.node?.type]).toEqual([
      "kartu",
      "facilitator",
      "paragraph",
    ]);
  });

  test("is found in another session where its words went", async () => {
    const { lessons } = await moduleOf(["Sesi yang baru saja ditulis.", body]);
    const anchor = anchorOf(lesson, { text: "menyebut nama orang yang menulis" });
    const [moved, renamed] = placeComments(
      [commentAt(anchor), commentAt(anchor, { id: "20261122-bbbbbbbb", session: "07-lama.md" })],
      lessons,
    );
    const place = { method: "exact", path: "modules/uji/02.md", line: lineOf(body, "Jangan") };
    expect(moved).toMatchObject(place);
    expect(renamed).toMatchObject(place);
  });

  test("may be in the introduction, or in a test item of the bank", async () => {
    const module = await moduleOf([":::tes{jenis=pra}\n:::\n"], {
      introduction: "Buku ini milik serikat.",
      bank: ":::pertanyaan{tujuan=1.1}\n\nApa arti mandiri bagi serikat?\n\n:::\n",
    });
    const texts = commentedTexts(module);
    const [introduction, inTest, bank] = [
      { session: "module.md", quote: "milik serikat" },
      { session: "01.md", quote: "arti mandiri bagi serikat" },
      { session: "bank-soal.md", quote: "arti mandiri bagi serikat" },
    ].map(({ session, quote }) => placeComments([commentAt({ quote }, { session })], texts)[0]);
    expect(introduction).toMatchObject({ method: "exact", path: "modules/uji/module.md", line: 1 });
    // What stands in a test is a copy: its line is that of the test.
    expect(inTest).toMatchObject({ method: "exact", path: "modules/uji/01.md", line: 1 });
    expect(bank).toMatchObject({ method: "exact", path: "modules/uji/bank-soal.md", line: 3 });
  });

  test("stands in the order of texts and lines, orphans last", async () => {
    const index = indexOf(lesson);
    const comments = [
      commentAt({ quote: "tidak ada di mana pun juga" }, { id: "20261122-00000000", session: "x.md" }),
      commentAt(anchorAt(index, 40, 46), { id: "20261122-zzzzzzzz" }),
      commentAt(anchorAt(index, 2, 6), { id: "20261122-yyyyyyyy" }),
      commentAt({}, { id: "20261122-xxxxxxxx" }),
    ];
    const placed = placeComments(comments, [lesson]);
    expect(placed.map(({ comment: { id } }) => id.slice(9, 10))).toEqual(["x", "y", "z", "0"]);
  });

  test("a person may have written with a quote alone, or with the sign of another program", async () => {
    expect((await placedIn(body, { quote: "Siapa yang memimpin" })).line).toBe(lineOf(body, "Siapa yang"));
    expect((await placedIn(body, { quote: "Siapa yang memimpin", mark: "???" })).method).toBe("exact");
    expect((await placedIn(body, { mark: "activity 0000000000000000 #kartu" })).line).toBe(
      lineOf(body, ":::::kegiatan"),
    );
  });
});
