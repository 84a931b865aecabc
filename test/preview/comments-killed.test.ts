import { spawn, type ChildProcess } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readComments } from "../../src/review/comments/comment-folder.ts";
import { reportsOf } from "../support/lesson.ts";
import { tinyPackage, type TinyPackage } from "./fixture.ts";

const source = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The pieces of the preview that take comments in: everything but the making of files. */
const entry = (root: string, port: number): string => `
  import { startServer } from ${JSON.stringify(join(source, "src/preview/server.ts"))};
  import { StateBoard } from ${JSON.stringify(join(source, "src/preview/state.ts"))};
  import { LivePreview } from ${JSON.stringify(join(source, "src/preview/live/live-preview.ts"))};
  import { CommentBoard } from ${JSON.stringify(join(source, "src/preview/comments/comment-board.ts"))};
  const root = ${JSON.stringify(root)};
  const live = new LivePreview({ root, names: [], editions: ["facilitator"], templates: [], generator: "test", volume: false });
  await live.open();
  const comments = new CommentBoard({ root, books: live, language: "id" });
  await startServer({ folder: root + "/dist", port: ${port}, language: "id", board: new StateBoard(), live, comments });
  console.log("ready");
`;

let tiny: TinyPackage;
let port = 0;
let server: ChildProcess | undefined;
let lives = 0;
let over = false;

// What can be killed must be a process of its own: the code as it is, bound into one file.
beforeAll(async () => {
  tiny = await tinyPackage("[html]");
  await tiny.save(
    Array.from({ length: 20 }, (_, index) => `Kalimat nomor ${index} tentang hak.`).join("\n\n"),
  );
  const free = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => {
    free.once("listening", resolve);
  });
  port = (free.address() as AddressInfo).port;
  await new Promise((resolve) => {
    free.close(resolve);
  });
  await writeFile(join(tiny.root, "entry.mjs"), entry(tiny.root, port));
  const bundle = await rolldown({
    input: join(tiny.root, "entry.mjs"),
    platform: "node",
    external: [/^puppeteer/, /^@sparticuz/, /^sharp/, /^lcms-wasm/, /^pdfjs-dist/, /^@napi-rs/],
    resolve: { modules: [join(source, "node_modules")] },
    checks: { eval: false },
    logLevel: "silent",
  });
  await bundle.write({
    dir: join(tiny.root, "bundle"),
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name].mjs",
  });
  await bundle.close();
});
afterAll(async () => {
  over = true;
  server?.kill("SIGKILL");
  await rm(tiny.root, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the server, and again whenever it has died. */
async function keepAlive(random: () => number): Promise<void> {
  // oxlint-disable-next-line no-unmodified-loop-condition -- the test says when it is over
  while (!over) {
    const child = spawn(process.execPath, [join(tiny.root, "bundle", "entry.mjs")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    server = child;
    lives += 1;
    createInterface(child.stdout).once("line", () => {
      // The last of its lives is long enough for what is left.
      if (lives < 12) setTimeout(() => child.kill("SIGKILL"), 20 + random() * 350);
    });
    await new Promise((resolve) => {
      child.once("close", resolve);
    });
  }
}

/** Sends a comment as a page does: with the same id, until it is answered. */
async function send(comment: { id: string }): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/.edisi/comments`, {
      method: "POST",
      body: JSON.stringify(comment),
      headers: { "content-type": "application/json", origin: `http://127.0.0.1:${port}` },
    }).catch(() => undefined);
    if (answer && answer.status < 300) return;
    expect(answer?.status ?? 503).toBe(503);
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
  }
}

/** Numbers from 0 to 1 that are the same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("two hundred comments of two clients, the server killed at random: none lost, none doubled", async () => {
  const comments = Array.from({ length: 200 }, (_, number) => ({
    id: `20261122-${String(number).padStart(8, "0")}`,
    book: "k3",
    section: "session-1",
    block: "",
    quote: `nomor ${number % 20} tentang`,
    before: "Kalimat",
    after: "hak",
    kind: "content",
    by: number % 2 === 0 ? "Siti" : "Joko",
    text: `Komentar ${number}. ${"Isi yang panjang. ".repeat(number)}`,
  }));
  const alive = keepAlive(dice(5));
  await Promise.all(
    [0, 1].map(async (rest) => {
      for (const comment of comments.filter((_, number) => number % 2 === rest)) await send(comment);
    }),
  );
  over = true;
  server?.kill("SIGKILL");
  await alive;
  expect(lives).toBeGreaterThan(4);
  const { comments: kept, files } = await readComments(tiny.root, "k3");
  expect(files.flatMap((file) => reportsOf(file))).toEqual([]);
  expect(kept.map(({ id, text }) => [id, text])).toEqual(comments.map(({ id, text }) => [id, text.trim()]));
  expect(kept.every(({ anchor }, number) => anchor.quote === `nomor ${number % 20} tentang`)).toBe(true);
}, 120_000);
