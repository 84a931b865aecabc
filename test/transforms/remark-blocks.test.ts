import { describe, expect, test } from "vitest";
import { blocks } from "../../src/blocks/index.ts";
import { lessonOf, rendered, reported } from "../support/lesson.ts";

async function firstMessage(body: string): Promise<string> {
  const { file } = await lessonOf(body);
  return file.messages[0]?.reason ?? "";
}

describe("an attribute", () => {
  test.each([
    ["that is unknown", ":::kegiatan{judul=a drasi=5}\nx\n:::\n", "attribute-unknown"],
    ["of another block", ":::say{judul=a}\nx\n:::\n", "attribute-unknown"],
    ["that is a class", ":::say{.besar}\nx\n:::\n", "attribute-unknown"],
    ["that is missing", ":::kegiatan\nx\n:::\n", "attribute-missing"],
    ["that is empty", ':::kegiatan{judul=""}\nx\n:::\n', "attribute-invalid"],
    ["that should be minutes", ":::kegiatan{judul=a durasi=lima}\nx\n:::\n", "attribute-invalid"],
    ["of no minutes", ":::kegiatan{judul=a durasi=0}\nx\n:::\n", "attribute-invalid"],
    ["of too many minutes", ":::kegiatan{judul=a durasi=481}\nx\n:::\n", "attribute-invalid"],
    ["of half a minute", ":::kegiatan{judul=a durasi=1.5}\nx\n:::\n", "attribute-invalid"],
    ["of negative lines", ":::refleksi{baris=-1}\nx\n:::\n", "attribute-invalid"],
    ["that is no anchor", ":::kegiatan{judul=a #Satu}\nx\n:::\n", "attribute-invalid"],
    ["given in two languages", ":::kegiatan{judul=a title=b}\nx\n:::\n", "word-twice"],
    ["given as a title, too", ":::kegiatan[a]{judul=b}\nx\n:::\n", "word-twice"],
  ])("%s is an error in the opening line", async (_, body, rule) => {
    expect(await reported(`teks\n\n${body}`)).toEqual([`3:1 ${rule}`]);
  });

  test("that is unknown brings a suggestion", async () => {
    expect(await firstMessage(":::kegiatan{judul=a drasi=5}\nx\n:::\n")).toContain("Did you mean `durasi`?");
  });

  test("may be written in either language, in any case, and as a label", async () => {
    for (const head of [
      "kegiatan{judul=a durasi=5}",
      "Activity{Title=a DURATION=5}",
      "kegiatan[a]{duration=5}",
    ]) {
      expect(await rendered(`:::${head}\nx\n:::\n`, "facilitator")).toContain(
        '<span class="label">Kegiatan 1.1</span> <span class="title">a</span></h2><p class="minutes"><b>5</b> menit</p>',
      );
    }
  });
});

describe("a title between brackets", () => {
  test("keeps emphasis and gets curly quotes", async () => {
    const html = await rendered(":::kegiatan[Kata *penting* dan 'kutip']\nx\n:::\n", "participant");
    expect(html).toContain("Kata <em>penting</em> dan ‘kutip’");
  });

  test.each(["![x](y.png)", "a[^1]", "[a](https://contoh.id)", "<b>a</b>", "a <!-- b -->"])(
    "cannot hold %s",
    async (label) => {
      const reports = await reported(`:::kegiatan[${label}]\nx\n:::\n\n[^1]: catatan\n`);
      expect(reports).toContainEqual(expect.stringMatching(/^1:\d+ attribute-invalid$/));
    },
  );
});

describe("a block's place", () => {
  test.each([
    ["an answer outside a question", ":::jawaban\nx\n:::\n", "1:1 block-misplaced"],
    ["a step outside an activity", ":::langkah\nx\n:::\n", "1:1 block-misplaced"],
    [
      "an answer in a list in a question",
      "::::pertanyaan\n- :::jawaban\n  x\n  :::\n::::\n",
      "2:3 block-misplaced",
    ],
    ["a second answer", "::::pertanyaan\n:::jawaban\nx\n:::\n:::jawaban\ny\n:::\n::::\n", "5:1 block-twice"],
    ["an unknown block", ":::fasilitatr\nx\n:::\n", "1:1 block-unknown"],
  ])("%s is an error", async (_, body, report) => {
    expect(await reported(body)).toEqual([report]);
  });

  test("an unknown block brings a suggestion, and reaches no edition", async () => {
    const body = ":::fasilitatr\nrahasia\n:::\n";
    expect(await firstMessage(body)).toContain("Did you mean `fasilitator`?");
    for (const edition of ["facilitator", "participant"] as const) {
      expect(await rendered(body, edition)).not.toContain("rahasia");
    }
  });

  test("every word of every block opens it, in both languages", async () => {
    for (const { name, words } of blocks) {
      for (const word of [words.en, words.id, words.id.toUpperCase()]) {
        const { tree } = await lessonOf(`:::${word}\nx\n:::\n`);
        expect(tree.children[0]).toMatchObject({ type: "block", name });
      }
    }
  });
});
