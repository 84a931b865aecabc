import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CannotRun } from "../../../src/diagnostics/failure.ts";
import { readComments } from "../../../src/review/comments/comment-folder.ts";
import { readText } from "../../../src/source/read-text.ts";
import { reportsOf } from "../../support/lesson.ts";
import { packageOf } from "../../support/packages.ts";

const idOf = (number: number): string => `20261122-${String(number).padStart(8, "0")}`;
const textOf = (number: number): string =>
  `---\nsesi: 01-awal.md\njenis: hukum\noleh: Siti\ntanggal: 2026-11-22\n---\n\nKomentar ${number} é.\n`;

/** A package with an empty folder of comments, as a program that syncs folders fills it. */
async function synced(): Promise<{ root: string; folder: string }> {
  const root = await packageOf();
  const folder = join(root, "modules", "hak", "komentar");
  await mkdir(folder);
  return { root, folder };
}

test("a file of which only the beginning has come is told of, keeps no other from being read, and is found when whole", async () => {
  const { root, folder } = await synced();
  const bytes = Buffer.from(textOf(1));
  await writeFile(join(folder, `${idOf(2)}.md`), textOf(2));
  const path = join(folder, `${idOf(1)}.md`);
  for (let length = 0; length < bytes.length; length += 3) {
    await writeFile(path, bytes.subarray(0, length));
    const { comments, files } = await readComments(root, "hak");
    expect(comments.map(({ id }) => id)).toContain(idOf(2));
    const isThere = comments.some(({ id, text }) => id === idOf(1) && text !== "");
    expect(isThere || files.flatMap((file) => reportsOf(file)).length > 0).toBe(true);
  }
  await writeFile(path, bytes);
  const { comments, files } = await readComments(root, "hak");
  expect(comments.map(({ text }) => text)).toEqual(["Komentar 1 é.", "Komentar 2 é."]);
  expect(files.flatMap((file) => reportsOf(file))).toEqual([]);
});

test("files come in pieces while the folder is read: nothing stops it, and at the end all are there", async () => {
  const { root, folder } = await synced();
  const bring = async (number: number): Promise<void> => {
    const bytes = Buffer.from(textOf(number));
    const file = await open(join(folder, `${idOf(number)}.md`), "w");
    for (let at = 0; at < bytes.length; at += 40) {
      await file.write(bytes.subarray(at, at + 40));
      await new Promise(setImmediate);
    }
    await file.close();
  };
  let isComing = true;
  const coming = Promise.all(Array.from({ length: 100 }, (_, number) => bring(number))).finally(() => {
    isComing = false;
  });
  let last = 0;
  // oxlint-disable-next-line no-unmodified-loop-condition -- the promise above says when it is over
  while (isComing) {
    const { comments, files } = await readComments(root, "hak");
    expect(comments.length).toBeGreaterThanOrEqual(last);
    expect(files.length).toBeLessThanOrEqual(100);
    last = comments.filter(({ text }) => text.endsWith("é.")).length;
  }
  await coming;
  const { comments, files } = await readComments(root, "hak");
  expect(comments).toHaveLength(100);
  expect(files.flatMap((file) => reportsOf(file))).toEqual([]);
});

test("a file that another program holds for a moment is waited for; one that it keeps is named", async () => {
  const { root, folder } = await synced();
  await writeFile(join(folder, `${idOf(1)}.md`), textOf(1));
  const held = (times: number): typeof readText => {
    let left = times;
    return (path, from) => {
      left -= 1;
      const cause = Object.assign(new Error("EBUSY"), { code: "EBUSY" });
      if (left >= 0)
        return Promise.reject(new CannotRun("read-failed", { path, detail: "EBUSY" }, { cause }));
      return readText(path, from);
    };
  };
  expect((await readComments(root, "hak", held(3))).comments).toHaveLength(1);
  await expect(readComments(root, "hak", held(9))).rejects.toThrow(/00000001\.md/);
});
