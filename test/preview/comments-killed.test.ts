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
const entry = (root: string): string => `
  import { startServer } from ${JSON.stringify(join(source, "src/preview/server.ts"))};
  import { StateBoard } from ${JSON.stringify(join(source, "src/preview/state.ts"))};
  import { LivePreview } from ${JSON.stringify(join(source, "src/preview/live/live-preview.ts"))};
  import { CommentBoard } from ${JSON.stringify(join(source, "src/preview/comments/comment-board.ts"))};
  const root = ${JSON.stringify(root)};
  const live = new LivePreview({ root, names: [], editions: ["facilitator"], templates: [], generator: "test", volume: false });
  await live.open();
  const comments = new CommentBoard({ root, books: live, language: "id" });
  await startServer({ folder: root + "/dist", port: Number(process.argv[2]), language: "id", board: new StateBoard(), live, comments });
  console.log("ready");
`;

let tiny: TinyPackage;
/** Two previews of one folder, each a process of its own, as on two machines that share it. */
const servers: { port: number; process?: ChildProcess; lives: number }[] = [];
let over = false;

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const free = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => {
    free.once("listening", resolve);
  });
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => {
    free.close(resolve);
  });
  return port;
}

// What can be killed must be a process of its own: the code as it is, bound into one file.
beforeAll(async () => {
  tiny = await tinyPackage("[html]");
  await tiny.save(
    Array.from({ length: 20 }, (_, index) => `Kalimat nomor ${index} tentang hak.`).join("\n\n"),
  );
  for (let count = 0; count < 2; count += 1) servers.push({ port: await freePort(), lives: 0 });
  await writeFile(join(tiny.root, "entry.mjs"), entry(tiny.root));
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
  end();
  await rm(tiny.root, { recursive: true, force: true, maxRetries: 5 });
});

/** Ends all servers for good. */
function end(): void {
  over = true;
  for (const { process: child } of servers) child?.kill("SIGKILL");
}

/** Starts a server, and again whenever it has died. */
async function keepAlive(server: (typeof servers)[number], random: () => number): Promise<void> {
  // oxlint-disable-next-line no-unmodified-loop-condition -- the test says when it is over
  while (!over) {
    const child = spawn(process.execPath, [join(tiny.root, "bundle", "entry.mjs"), String(server.port)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    server.process = child;
    server.lives += 1;
    createInterface(child.stdout).once("line", () => {
      // The last of its lives is long enough for what is left.
      if (server.lives < 8) setTimeout(() => child.kill("SIGKILL"), 20 + random() * 350);
    });
    await new Promise((resolve) => {
      child.once("close", resolve);
    });
  }
}

/** Sends a comment or a note as a page does: with the same id, until it is answered. */
async function send(port: number, body: object, path = ""): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/.edisi/comments${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", origin: `http://127.0.0.1:${port}` },
    }).catch(() => undefined);
    if (answer && answer.status < 300) return;
    expect(answer?.status ?? 503).toBe(503);
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
  }
}

/** What is said about a comment: half of them are answered, half resolved, a quarter opened again. */
const notesOf = (number: number): string[] =>
  [number % 4 < 2 && "reply", number % 8 < 4 && "resolve", number % 16 < 4 && "reopen"].filter(
    (action) => action !== false,
  );

/** Numbers from 0 to 1 that are the same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("two hundred comments of two clients, with replies and decisions, both servers killed at random: none lost, none doubled", async () => {
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
  const alive = servers.map((server, index) => keepAlive(server, dice(index + 5)));
  await Promise.all(
    servers.map(async ({ port }, rest) => {
      for (const [number, comment] of comments.entries()) {
        if (number % 2 !== rest) continue;
        await send(port, comment);
        // By way of the other server, which has its own idea of what is there.
        const far = servers[1 - rest]?.port ?? port;
        for (const action of notesOf(number))
          await send(
            far,
            {
              key: `${action.slice(-3)}${String(number).padStart(5, "0")}`,
              by: "Dewi",
              text: `${action} ${number}`,
            },
            `/k3/${comment.id}/${action}`,
          );
      }
    }),
  );
  end();
  await Promise.all(alive);
  for (const { lives } of servers) expect(lives).toBeGreaterThan(3);
  const { comments: kept, files } = await readComments(tiny.root, "k3");
  expect(files.flatMap((file) => reportsOf(file))).toEqual([]);
  expect(kept.map(({ id, text }) => [id, text])).toEqual(comments.map(({ id, text }) => [id, text.trim()]));
  expect(kept.every(({ anchor }, number) => anchor.quote === `nomor ${number % 20} tentang`)).toBe(true);
  for (const [number, { replies, decisions, status }] of kept.entries()) {
    const said = [...replies, ...decisions].map(({ text }) => text.split(" ")[0]);
    expect(new Set(said)).toEqual(new Set(notesOf(number)));
    expect(said).toHaveLength(notesOf(number).length);
    const last = notesOf(number).findLast((action) => action !== "reply");
    expect(status).toBe(last === "resolve" ? "resolved" : "open");
  }
}, 240_000);
