import { mkdir, readdir, readFile, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { CannotRun } from "../../../src/diagnostics/failure.ts";
import { readPackage } from "../../../src/pipeline/read-package.ts";
import { commentText, readCommentRecord } from "../../../src/review/comments/comment-file.ts";
import { readComments } from "../../../src/review/comments/comment-folder.ts";
import { newCommentId, parseRecordName, randomKey } from "../../../src/review/comments/comment-names.ts";
import { commentKindNames } from "../../../src/review/comments/comment.ts";
import { packageComments } from "../../../src/review/comments/package-comments.ts";
import {
  answerComment,
  findComment,
  reopenComment,
  resolveComment,
  writeComment,
  type CommentDraft,
} from "../../../src/review/comments/write-comment.ts";
import { writeNew } from "../../../src/review/comments/write-new.ts";
import { textFile } from "../../../src/source/read-text.ts";
import { build } from "../../../src/pipeline/build.ts";
import { htmlOptions } from "../../pipeline/tiny-build.ts";
import { placeComments } from "../../../src/review/comments/place-comments.ts";
import { reportsOf } from "../../support/lesson.ts";
import { bytesIn, packageOf } from "../../support/packages.ts";
import { commentAt, lessonIn, ownLesson } from "./support.ts";

const at = "2026-11-22T19:30:00+07:00";
const draft: CommentDraft = {
  module: "hak",
  session: "01-awal.md",
  kind: "law",
  by: "Siti",
  at,
  text: "Mohon dicek.",
  anchor: { quote: "Teks terbuka." },
};
const folderOf = (root: string): string => join(root, "modules", "hak", "komentar");

/** Files of the folder as given, read; with what was reported. */
async function reading(files: Record<string, string>): Promise<{ ids: string[]; reports: string[] }> {
  const entries = Object.entries(files).map(([name, text]) => [`modules/hak/komentar/${name}`, text]);
  const root = await packageOf(Object.fromEntries(entries) as Record<string, string>);
  const { comments, files: read } = await readComments(root, "hak");
  return { ids: comments.map(({ id }) => id), reports: read.flatMap((file) => reportsOf(file)) };
}

const good = "---\nsesi: 01-awal.md\njenis: hukum\noleh: Siti\ntanggal: 2026-11-22\n---\n\nMohon dicek.\n";

describe("a comment's file", () => {
  test("is what a person can read and write", async () => {
    const root = await packageOf();
    const { path } = await writeComment(root, { ...draft, id: "20261122-k3f9a2bq" });
    expect(path).toBe("modules/hak/komentar/20261122-k3f9a2bq.md");
    expect(await readFile(join(root, path), "utf8")).toBe(
      "---\nsesi: 01-awal.md\njenis: hukum\nkutipan: Teks terbuka.\noleh: Siti\ntanggal: 2026-11-22T19:30:00+07:00\n---\n\nMohon dicek.\n",
    );
    const english = await writeComment(root, { ...draft, language: "en" });
    expect(await readFile(join(root, english.path), "utf8")).toContain(
      "kind: law\nquote: Teks terbuka.\nby: Siti\n",
    );
  });

  test("gives back whatever was written, and stays one comment", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.constantFrom(
        "---",
        "a: b",
        "- x\n---\ny",
        "<script>",
        "“”",
        "null",
        "'",
        '"',
        "#",
        "\u0000\u0007",
        "\ud800",
        "tanggal: 1",
        "\r\n\u2028",
      ),
    );
    const fullText = fc.array(text, { minLength: 1, maxLength: 4 }).map((parts) => `x${parts.join("\n")}`);
    fc.assert(
      fc.property(
        fc.record({
          quote: text,
          before: text,
          by: fc.string({ unit: "grapheme", maxLength: 7 }),
          text: fullText,
        }),
        ({ quote, before, by, text }) => {
          const written = commentText(
            { session: "01.md", kind: "layout", anchor: { quote, before }, by: `S ${by}`, date: at, text },
            "id",
          );
          const file = new VFile({ path: "x.md", value: written });
          const name = parseRecordName("20261122-aaaaaaaa.md");
          const read = name && readCommentRecord(file, name);
          expect(reportsOf(file)).toEqual([]);
          const again = read && commentText(read, "id");
          expect(again).toBe(written);
          expect(read?.kind).toBe("layout");
        },
      ),
      { numRuns: 400 },
    );
  });

  test("is what docs/komentar.md shows", async () => {
    const page = await readFile(new URL("../../../docs/komentar.md", import.meta.url), "utf8");
    const file = new VFile({ value: /^```md\n([\s\S]*?)^```/m.exec(page)?.[1] ?? "" });
    const name = parseRecordName("20261122-k3f9a2bq.md");
    const read = name && readCommentRecord(file, name);
    expect(reportsOf(file)).toEqual([]);
    const lesson = await lessonIn(await ownLesson("foa/02-mengapa-berserikat.md"));
    const [placed] = placeComments([commentAt(read?.anchor ?? {})], [lesson]);
    expect(placed).toMatchObject({ method: "exact", place: read?.anchor.block?.replace("2.1", "1.1") });
  });

  test.each(commentKindNames)("of kind %s is read in both languages", (kind) => {
    for (const language of ["id", "en"] as const) {
      const value = commentText(
        { session: "1.md", kind, anchor: {}, by: "S", date: at, text: "x" },
        language,
      );
      const name = parseRecordName("20261122-aaaaaaaa.md");
      expect(name && readCommentRecord(new VFile({ value }), name)?.kind).toBe(kind);
    }
  });

  test("with a mistake is reported with its line, and all others are read", async () => {
    const { ids, reports } = await reading({
      "20261122-aaaaaaaa.md": good,
      "20261122-bbbbbbbb.md": "tanpa keterangan\n",
      "20261122-cccccccc.md": good.replace("hukum", "hukm"),
      "20261122-dddddddd.md": good.replace("oleh", "olehh"),
      "20261122-eeeeeeee.md": good.replace("2026-11-22", "2026-02-30"),
      "20261122-ffffffff.md": good.replace("01-awal.md", "../../rahasia.md"),
      "20261122-gggggggg.md": good.replace("oleh: Siti", "oleh: [a"),
      "20261122-hhhhhhhh.md": good.replace("Mohon dicek.", ""),
      "20261122-zzzzzzzz.md": good,
    });
    expect(ids.map((id) => id.slice(9, 10)).join("")).toBe("acdefhz");
    expect(reports.map((each) => each.replace(/:\d+ /, " "))).toEqual([
      "1 comment-start",
      "3 comment-kind",
      "4 word-unknown",
      "5 value-invalid",
      "2 value-invalid",
      expect.stringMatching(/^\d yaml-broken$/),
      "6 comment-empty",
    ]);
  });

  test("of any bytes at all is read or reported, and never thrown over", () => {
    const name = parseRecordName("20261122-aaaaaaaa.md");
    const bytes = Buffer.from(good);
    const change = fc.record({
      at: fc.nat(bytes.length - 1),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 6 }).map((list) => Buffer.from(list)),
        fc
          .constantFrom("---\n", "&a ", "*a", "<<: x\n", "__proto__: 1\n", "!!js x", "\n\n", "{[")
          .map((text) => Buffer.from(text)),
      ),
      drop: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        let now = bytes;
        for (const { at: place, put, drop } of changes)
          now = Buffer.concat([now.subarray(0, place), put, now.subarray(place + drop)]);
        const file = textFile(now, "x.md");
        const read = name && readCommentRecord(file, name);
        expect(read !== undefined || file.messages.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("with another name, too large, or no file is not read, and that is said", async () => {
    const root = await packageOf({
      "modules/hak/komentar/20261122-AAAAAAAA.md": good,
      "modules/hak/komentar/20261122-aaaaaaaa-LAPTOP.md": good,
      "modules/hak/komentar/20261122-bbbbbbbb.md": `${good}${"x".repeat(70_000)}`,
      "modules/hak/komentar/20261122-cccccccc.md/x.md": good,
      "modules/hak/komentar/.20261122-dddddddd.md": good,
      "modules/hak/komentar/~$261122-dddddddd.md": good,
      "modules/hak/komentar/desktop.ini": "x",
      "rahasia.md": good,
    });
    await symlink(join(root, "rahasia.md"), join(folderOf(root), "20261122-eeeeeeee.md"));
    const { comments, files } = await readComments(root, "hak");
    expect(comments).toEqual([]);
    expect(files.flatMap((file) => reportsOf(file)).map((each) => each.split(" ")[1])).toEqual([
      "comment-name",
      "comment-name",
      "comment-large",
      "comment-link",
      "comment-link",
    ]);
  });

  test("is none of the books: neither lesson nor source, and no file names it", async () => {
    const root = await packageOf();
    // The library's board counts open comments; books know none.
    const books = async (): Promise<[string, string][]> =>
      Object.entries(await bytesIn(join(root, "dist"))).filter(([path]) => /[\\/]/.test(path));
    const before = await build(htmlOptions(root));
    const plain = await books();
    expect(plain.length).toBeGreaterThan(3);
    await writeComment(root, { ...draft, text: "![](x.png) :::kegiatan {lihat:x}" });
    const after = await build(htmlOptions(root));
    expect(after.diagnostics).toEqual(before.diagnostics);
    expect(await books()).toEqual(plain);
    const { package: source } = await readPackage(root);
    expect(source.modules.map(({ lessons }) => lessons.length)).toEqual([1, 1]);
  });
});

describe("writing", () => {
  test("the same thing twice writes it once; another thing under its name is refused", async () => {
    const root = await packageOf();
    const own = { ...draft, id: "20261122-k3f9a2bq" };
    expect((await writeComment(root, own)).known).toBe(false);
    expect((await writeComment(root, { ...own, at: "2026-11-23T00:00:01+07:00" })).known).toBe(true);
    await expect(writeComment(root, { ...own, text: "Lain." })).rejects.toMatchObject({
      id: "comment-taken",
    });
    expect(await readdir(folderOf(root))).toEqual(["20261122-k3f9a2bq.md"]);
    const decision = { by: "Rina", at, reason: "Sudah.", key: "aaaaaaaa" };
    expect((await resolveComment(root, own.id, decision)).known).toBe(false);
    expect((await resolveComment(root, own.id, decision)).known).toBe(true);
    const { comments } = await readComments(root, "hak");
    expect(comments).toMatchObject([
      { text: "Mohon dicek.", status: "resolved", decisions: [{ by: "Rina" }] },
    ]);
  });

  test.each([
    ["a module that is none", { module: "../k3" }, "module-none"],
    ["a module outside", { module: ".." }, "module-none"],
    ["an id with a folder", { id: "../20261122-aaaaaaaa" }, "comment-refused"],
    ["an id with an ending", { id: "20261122-aaaaaaaa.md" }, "comment-refused"],
    ["a session elsewhere", { session: "../01-awal.md" }, "comment-refused"],
    ["a session with a drive", { session: "c:x.md" }, "comment-refused"],
    ["a kind of no table", { kind: "toString" }, "comment-refused"],
    ["nobody", { by: "  " }, "comment-refused"],
    ["a name without end", { by: "x".repeat(101) }, "comment-refused"],
    ["no time", { at: "kemarin" }, "comment-refused"],
    ["no words", { text: " \n" }, "comment-refused"],
    ["too many words", { text: "x".repeat(65_537) }, "comment-refused"],
  ])("%s is refused, and nothing is written", async (_, change, id) => {
    const root = await packageOf();
    const before = await bytesIn(root);
    await expect(writeComment(root, { ...draft, ...change } as CommentDraft)).rejects.toMatchObject({ id });
    expect(await bytesIn(root)).toEqual(before);
  });

  test("never follows a link in place of the folder", async () => {
    const root = await packageOf();
    await mkdir(join(root, "luar"));
    await symlink(join(root, "luar"), folderOf(root));
    await expect(writeComment(root, draft)).rejects.toMatchObject({ id: "write-failed" });
    expect(await readdir(join(root, "luar"))).toEqual([]);
    expect((await readComments(root, "hak")).comments).toEqual([]);
  });

  test("does without second names where the disk knows none", async () => {
    const path = join(await packageOf(), "x.md");
    const none = (): Promise<void> => Promise.reject(Object.assign(new Error("EPERM"), { code: "EPERM" }));
    expect(await writeNew(path, "satu", none)).toBe(true);
    expect(await writeNew(path, "dua", none)).toBe("satu");
    const broken = (): Promise<void> => Promise.reject(Object.assign(new Error("EIO"), { code: "EIO" }));
    await expect(writeNew(join(path, "..", "y.md"), "x", broken)).rejects.toBeInstanceOf(CannotRun);
  });

  test("clears away what was left half written long ago, and nothing else", async () => {
    const root = await packageOf();
    const leftover = (letter: string): string => join(folderOf(root), `.${letter.repeat(16)}.tmp`);
    await mkdir(folderOf(root));
    for (const letter of ["a", "b"]) await writeFile(leftover(letter), "---\nsesi: x");
    await writeFile(join(folderOf(root), ".catatan.tmp"), "x");
    const old = new Date("2026-11-22T10:00:00Z");
    await utimes(leftover("a"), old, old);
    await utimes(leftover("b"), new Date(at), new Date(at));
    await utimes(join(folderOf(root), ".catatan.tmp"), old, old);
    await writeComment(root, draft);
    const left = (await readdir(folderOf(root))).filter((name) => name.endsWith(".tmp"));
    expect(left).toEqual([`.${"b".repeat(16)}.tmp`, ".catatan.tmp"].sort());
  });

  test("names that are made are names that are read", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (random) => {
        expect(parseRecordName(`${newCommentId(at, random)}.md`)).toMatchObject({ type: "comment" });
        expect(parseRecordName(`20261122-aaaaaaaa.balasan-${randomKey(random)}.md`)?.type).toBe("reply");
      }),
    );
  });
});

describe("a thread", () => {
  test("holds replies by date, and who resolved it, when and why", async () => {
    const root = await packageOf();
    const { id } = await writeComment(root, draft);
    await answerComment(root, id, { by: "Dewi", at: "2026-11-24T08:00:00+07:00", text: "Kedua." });
    await answerComment(root, id, { by: "Joko", at: "2026-11-23", text: "Pertama." });
    await resolveComment(root, id.slice(-8), { by: "Rina", at, reason: "Sudah diganti." });
    const comment = await findComment(root, id);
    expect(comment.replies.map(({ text }) => text)).toEqual(["Pertama.", "Kedua."]);
    expect(comment.status).toBe("resolved");
    expect(comment.decisions).toMatchObject([
      { outcome: "resolved", by: "Rina", date: at, text: "Sudah diganti." },
    ]);
    await expect(findComment(root, "20261122-00000000")).rejects.toMatchObject({ id: "comment-none" });
    await expect(resolveComment(root, id, { by: "", at, reason: "x" })).rejects.toMatchObject({
      id: "comment-refused",
    });
  });

  test("is opened and resolved again, whatever the clocks say", async () => {
    const root = await packageOf();
    const { id } = await writeComment(root, draft);
    const status = async (): Promise<string> => (await findComment(root, id)).status;
    await resolveComment(root, id, { by: "A", at: "2026-11-25", reason: "Selesai." });
    await reopenComment(root, id, { by: "B", at: "2026-11-24", reason: "Belum." });
    expect(await status()).toBe("open");
    await resolveComment(root, id, { by: "C", at: "2026-11-23", reason: "Sungguh." });
    expect(await status()).toBe("resolved");
    expect((await findComment(root, id)).decisions).toHaveLength(3);
  });

  test("keeps both of two people who decide at once; whoever keeps it open is heard", async () => {
    const one = await packageOf();
    const { id } = await writeComment(one, draft);
    await Promise.all(["A", "B"].map((by) => resolveComment(one, id, { by, at, reason: `Kata ${by}.` })));
    expect((await findComment(one, id)).decisions.map(({ by }) => by).sort()).toEqual(["A", "B"]);
    // Two folders that were apart and are put together again.
    const other = await packageOf();
    await writeComment(other, { ...draft, id });
    for (const root of [one, other])
      await resolveComment(root, id, { by: "C", at, reason: "Ya.", key: "cccccccc" });
    await reopenComment(other, id, { by: "D", at, reason: "Belum.", key: "dddddddd" });
    for (const name of await readdir(folderOf(other)))
      await writeFile(join(folderOf(one), name), await readFile(join(folderOf(other), name)));
    const merged = await findComment(one, id);
    expect(merged.decisions).toHaveLength(4);
    expect(merged.status).toBe("open");
  });

  test("without its comment is reported", async () => {
    const { reports } = await reading({
      "20261122-aaaaaaaa.selesai-bbbbbbbb.md": "---\noleh: Siti\ntanggal: 2026-11-22\n---\n\nSudah.\n",
    });
    expect(reports).toEqual(["undefined:undefined comment-answers"]);
  });

  test("with a wrong session is listed and told, until it is resolved", async () => {
    const root = await packageOf();
    const { id } = await writeComment(root, {
      ...draft,
      session: "01-awl.md",
      anchor: { quote: "kata yang sudah lama hilang" },
    });
    const found = async (): Promise<[string | undefined, string[]]> => {
      const { package: source } = await readPackage(root);
      const { placed, diagnostics } = await packageComments(source);
      return [
        placed[0]?.method,
        diagnostics.map(
          ({ ruleId, line, details }) => `${ruleId} ${line} ${JSON.stringify(details["near"])}`,
        ),
      ];
    };
    expect(await found()).toEqual(["orphaned", ['comment-session 2 "01-awal.md"']]);
    await resolveComment(root, id, { by: "Rina", at, reason: "Tidak berlaku lagi." });
    expect(await found()).toEqual(["orphaned", []]);
  });
});
