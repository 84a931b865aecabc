import { describe, expect, test } from "vitest";
import { editions } from "../../src/editions/index.ts";
import { searchPictures, searchText, tracesOf, type Withheld } from "../../src/editions/leak-gate.ts";
import { htmlOf, moduleOf } from "../support/lesson.ts";

const secret = "Jangan pernah sebut nama pelapor di depan kelas atau di buku";
const open = "Setiap pekerja berhak membentuk dan menjadi anggota serikat pekerja tanpa dihalangi siapa pun";

async function traces(body: string, openTexts: string[] = []): Promise<Withheld> {
  const { lessons } = await moduleOf([body]);
  return tracesOf(
    lessons.map(({ tree }) => tree),
    editions.participant,
    { open: openTexts },
  );
}

const leaks = (text: string, withheld: Withheld): string[] =>
  searchText(text, "buku.html", withheld).map(({ what }) => what);

describe("the gate finds a withheld sentence", () => {
  const places: Record<string, string> = {
    "as it is": secret,
    "torn from its beginning and end": secret.split(" ").slice(2, -2).join(" "),
    "over lines of print": secret.replaceAll(" ", "\n"),
    "in capitals": secret.toUpperCase(),
    "with soft hyphens": secret.replace("pelapor", "pe\u00ADla\u00ADpor"),
    "with other spaces and marks": secret.replaceAll(" ", "\u00A0, "),
    "with ligatures": secret.replace("kelas", "kelas").normalize("NFKD"),
    "amid other text": `${open} ${secret}. ${open}`,
    "amid what is left of tags": ` >${secret.replace(" nama ", "< > nama <  >")} <`,
  };
  test.each(Object.entries(places))("%s", async (_, text) => {
    expect(leaks(text, await traces(`${open}.\n\n:::fasilitator\n${secret}.\n:::\n`))).not.toEqual([]);
  });

  const sources: Record<string, string> = {
    "of a note": `:::fasilitator\nx\n\n- ${secret}\n:::\n`,
    "of a title": `:::fasilitator{judul="${secret}"}\nx\n:::\n`,
    "of a table": `:::fasilitator\n| ${secret} |\n|---|\n| b |\n:::\n`,
    "of an answer": `::::pertanyaan\nx\n\n:::jawaban\n*${secret}*\n:::\n::::\n`,
    "of a reason under an option": `:::pilihan-ganda\n- [x] a\n\n  ${secret}.\n\n- [ ] b\n:::\n`,
    "of an example in a checklist": `:::daftar-periksa\n- a\n\n  - ${secret}\n:::\n`,
    "of a filled sample": `:::tabel-isian\n| a | b |\n|---|---|\n| c | ${secret} |\n:::\n`,
    "of a filled sample beside a column that is shown": `:::tabel-isian{kolom-pertama=ya}\n| a | b |\n|---|---|\n| c | ${secret} |\n:::\n`,
    "of a blank": `:::isian\nIsilah [[${secret}]] di sini.\n:::\n`,
    "of a comment": `<!-- ${secret} -->\n`,
    "of a comment in HTML": `<div>a <!-- ${secret} --></div>\n`,
    "of code": `:::fasilitator\n\`\`\`\n${secret}\n\`\`\`\n:::\n`,
    "of a footnote": `:::fasilitator\na[^1]\n:::\n\n[^1]: ${secret}\n`,
    "of a footnote that a footnote cites": `:::fasilitator\na[^1]\n:::\n\n[^1]: b[^2]\n\n[^2]: ${secret}\n`,
  };
  test.each(Object.entries(sources))("%s", async (_, body) => {
    const withheld = await traces(`${open}.\n\n${body}`);
    expect(leaks(secret, withheld)).not.toEqual([]);
    expect(leaks(open, withheld)).toEqual([]);
  });

  test("in a book whose selection is broken", async () => {
    const { lessons } = await moduleOf([`${open}.\n\n:::fasilitator\n${secret}.\n:::\n`]);
    const trees = lessons.map(({ tree }) => tree);
    const withheld = tracesOf(trees, editions.participant);
    const wrongBook = trees.map((tree) => htmlOf(tree, "facilitator")).join("");
    expect(searchText(wrongBook.replace(/<[^>]+>/g, " "), "buku.html", withheld)[0]?.file).toBe("buku.html");
  });
});

describe("the gate finds", () => {
  test("an address that only the facilitator has", async () => {
    const withheld = await traces(
      ":::fasilitator\n[a](https://rahasia.id/x)\n:::\n\n[b](https://terbuka.id)\n",
    );
    expect(leaks('href="https://rahasia.id/x"', withheld)).toEqual(["https://rahasia.id/x"]);
    expect(leaks('href="https://terbuka.id"', withheld)).toEqual([]);
  });

  test("a picture's bytes", () => {
    const bytes = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 31) % 256));
    const withheld: Withheld = { phrases: new Set(), addresses: [], pictures: [{ path: "a.png", bytes }] };
    expect(searchPictures(`src="data:image/png;base64,${bytes.toString("base64")}"`, "b", withheld)).toEqual([
      { file: "b", what: "a.png" },
    ]);
    expect(searchPictures('src="data:image/png;base64,AAAA"', "b", withheld)).toEqual([]);
  });
});

describe("the gate stays silent", () => {
  test.each([
    ["on what the open text says too", `${open}.\n\n:::fasilitator\n${open}.\n:::\n`, open],
    [
      "on what a note quotes of a footnote that everyone sees",
      `a[^1]\n\n:::fasilitator\n${secret}\n:::\n\n[^1]: ${secret}\n`,
      secret,
    ],
    [
      "on a few words in common",
      `:::fasilitator\n${secret}\n:::\n`,
      "Jangan pernah sebut nama, lalu pelapor di depan",
    ],
    ["on short notes", ":::fasilitator\nBeri jeda lima menit.\n:::\n", "Beri jeda lima menit."],
  ])("%s", async (_, body, text) => {
    expect(leaks(text, await traces(body))).toEqual([]);
  });

  test("on the column of a table to fill that participants get", async () => {
    const body = `:::tabel-isian{kolom-pertama=ya}\n| a | b |\n|---|---|\n| ${open} | ${secret} |\n:::\n`;
    expect(leaks(open, await traces(body))).toEqual([]);
    expect(leaks(secret, await traces(body))).not.toEqual([]);
  });

  test("on what the book says beside its lessons", async () => {
    expect(leaks(secret, await traces(`:::fasilitator\n${secret}\n:::\n`, [secret]))).toEqual([]);
  });

  test("on the honest participant's edition of a lesson with everything", async () => {
    const body = `${open}.\n\n::::pertanyaan\nApa hak setiap pekerja?\n\n:::jawaban\n${secret}.\n:::\n::::\n\n<!-- ${secret} -->\n\n:::fasilitator\nKutip: ${open}.\n:::\n`;
    const { lessons } = await moduleOf([body]);
    const html = lessons.map(({ tree }) => htmlOf(tree, "participant")).join("");
    expect(leaks(html.replace(/<[^>]+>/g, " "), await traces(body))).toEqual([]);
  });
});
