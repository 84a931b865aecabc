import { expect, test } from "vitest";
import { readPackage } from "../../../src/pipeline/read-package.ts";
import { prettyDiagnostics } from "../../../src/reporters/pretty.ts";
import { commentLines } from "../../../src/review/comments/comment-list.ts";
import { packageComments } from "../../../src/review/comments/package-comments.ts";
import { sheetHtml } from "../../../src/review/comments/sheet-html.ts";
import { answerComment, writeComment } from "../../../src/review/comments/write-comment.ts";
import { packageOf } from "../../support/packages.ts";

/** Whatever a terminal obeys, what turns letters around, and what nobody sees. */
const harmful = /(?!\n)\p{Cc}|[\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u;

const nasty = [
  "\u001b[2J\u001b]0;judul\u0007\u009b31m",
  "\u202egnp.txt\u2066 \u200bnol\u2060\ufeff",
  "\u0000\u0008\r\u007f",
  "</textarea><img src=x onerror=alert(1)>",
  "x".repeat(9_000),
  `${"y".repeat(198)}😀😀`,
].join(" ");

const root = await packageOf({
  // As git or a shared folder brings them, not as edisi writes them.
  "modules/hak/komentar/20261122-mentah01.md": `---\nsesi: 01-awal.md\njenis: "hu\\e[31mkum\\u202e"\noleh: "Si\\e[2Jti\\u202e \\u009b31m"\ntanggal: 2026-11-22\nkutipan: "Teks\u202e terbuka."\n---\n\n${nasty}\n`,
  "modules/hak/komentar/20261122-mentah02.md": `---\nsesi: "x\u202e.md"\njenis: isi\noleh: A\ntanggal: 2026-11-22\naneh\u001b[31m: 1\n---\n\nx\n`,
  "modules/hak/komentar/20261122-mentah03 \u001b[31m.md": "x",
});
await writeComment(root, {
  id: "20261122-aaaaaaaa",
  module: "hak",
  session: "01-awal.md",
  kind: "law",
  by: "Si\u202eti\u001b[31m",
  at: "2026-11-22",
  text: nasty,
  anchor: { quote: "Teks terbuka." },
});
await answerComment(root, "20261122-aaaaaaaa", { by: "\u202eB", at: "2026-11-22", text: nasty });
const { package: source } = await readPackage(root);
const { placed, diagnostics } = await packageComments(source);

test("nothing that a terminal obeys comes out of the list or the messages", () => {
  expect(placed.map(({ comment: { id } }) => id)).toEqual(
    expect.arrayContaining(["20261122-mentah01", "20261122-aaaaaaaa"]),
  );
  for (const language of ["id", "en"] as const) {
    expect(commentLines(placed, language)).not.toMatch(harmful);
    const words = prettyDiagnostics(diagnostics, { language, color: false });
    expect(words).toMatch(/comment-kind|comment-name/);
    expect(words).not.toMatch(harmful);
  }
});

test("the sheet keeps to its columns, and is no HTML of theirs", () => {
  const { body } = sheetHtml(placed, source, "id");
  expect(body).not.toMatch(harmful);
  expect(body).not.toMatch(/<img|<\/textarea/);
  expect(body.length).toBeLessThan(16_000);
});
