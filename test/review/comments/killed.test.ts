import { spawn } from "node:child_process";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readComments } from "../../../src/review/comments/comment-folder.ts";
import type { CommentDraft } from "../../../src/review/comments/write-comment.ts";
import { reportsOf } from "../../support/lesson.ts";
import { packageOf } from "../../support/packages.ts";

const source = fileURLToPath(new URL("../../../src/review/comments/write-comment.ts", import.meta.url));
let root = "";

// Processes that can be killed must not run in the test runner: the code as it is, bound into one file.
beforeAll(async () => {
  root = await packageOf();
  const bundle = await rolldown({ input: source, platform: "node", checks: { eval: false } });
  await bundle.write({ file: join(root, "write.mjs"), format: "esm" });
  await bundle.close();
  await writeFile(
    join(root, "client.mjs"),
    `import { readFileSync } from "node:fs";
    import { writeComment } from "./write.mjs";
    process.stdout.write("ready\\n");
    for (const draft of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
      await writeComment(${JSON.stringify(root)}, draft);
      process.stdout.write(draft.id + "\\n");
    }`,
  );
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A process that writes until it has written all or is killed, a few milliseconds after some answers; tells the ids that it has told. */
async function life(
  drafts: readonly CommentDraft[],
  { answers, delay }: { answers: number; delay: number },
): Promise<{ told: string[]; killed: boolean }> {
  const list = join(root, `${drafts[0]?.by ?? ""}.json`);
  await writeFile(list, JSON.stringify(drafts));
  const child = spawn(process.execPath, [join(root, "client.mjs"), list], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const told: string[] = [];
  const lines = createInterface(child.stdout);
  lines.on("line", (line) => {
    if (line !== "ready") told.push(line);
    // In the middle of the next ones.
    if (told.length === answers) setTimeout(() => child.kill("SIGKILL"), delay);
  });
  return new Promise((resolve) => {
    child.once("close", (_, signal) => resolve({ told, killed: signal === "SIGKILL" }));
  });
}

/** Sends drafts as a client does: again and again, until each one is answered for. */
async function client(drafts: readonly CommentDraft[], random: () => number): Promise<number> {
  let left = drafts;
  let kills = 0;
  while (left.length > 0) {
    const { told, killed } = await life(left, { answers: Math.floor(random() * 16), delay: random() * 8 });
    if (killed) kills += 1;
    // An answer that was on its way when the process died is one that the client never got.
    const heard = new Set(killed ? told.slice(0, -1) : told);
    left = left.filter(({ id }) => !heard.has(id ?? ""));
    // What is there at any moment is whole.
    const { files } = await readComments(root, "hak");
    expect(files.flatMap((file) => reportsOf(file))).toEqual([]);
  }
  return kills;
}

/** Numbers from 0 to 1 that are the same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("two hundred comments of two clients, with processes killed at random: none lost, none doubled", async () => {
  const drafts = Array.from({ length: 200 }, (_, number): CommentDraft => ({
    id: `20261122-${String(number).padStart(8, "0")}`,
    module: "hak",
    session: "01-awal.md",
    kind: "content",
    by: number % 2 === 0 ? "Siti" : "Joko",
    at: "2026-11-22T19:30:00+07:00",
    text: `Komentar ${number}. ${"Isi yang panjang. ".repeat(number * 4)}`,
  }));
  const kills = await Promise.all(
    [0, 1].map((rest) =>
      client(
        drafts.filter((_, number) => number % 2 === rest),
        dice(rest + 7),
      ),
    ),
  );
  expect(Math.min(...kills)).toBeGreaterThan(2);
  const { comments } = await readComments(root, "hak");
  expect(comments.map(({ id, text }) => [id, text])).toEqual(drafts.map(({ id, text }) => [id, text.trim()]));
  const names = await readdir(join(root, "modules", "hak", "komentar"));
  const others = names.filter((name) => !/^\d{8}-\d{8}\.md$/.test(name));
  expect(others.every((name) => /^\.[0-9a-f]{16}\.tmp$/.test(name))).toBe(true);
}, 240_000);
