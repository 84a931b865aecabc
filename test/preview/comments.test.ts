import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readComments } from "../../src/review/comments/comment-folder.ts";
import type { ShownComment } from "../../src/preview/comments/comment-data.ts";
import { ask, soon, tinyPackage, type TinyPackage, type TinyPreview } from "./fixture.ts";
import { previewOfBoth } from "./margin-page.ts";

let tiny: TinyPackage;
let preview: TinyPreview;
beforeAll(async () => {
  tiny = await tinyPackage("[html]");
  await tiny.save(
    "Kata pertama yang dibaca semua orang.\n\n:::fasilitator\n\nRahasia pemandu yang tidak boleh terlihat.\n\n:::\n",
  );
  preview = await previewOfBoth(tiny);
});
afterAll(async () => {
  await preview.stop();
  await tiny.remove();
});

const place = { section: "session-1", block: "", before: "", after: "" };
const comment = (change: object = {}): object => ({
  id: "20261122-abcdefgh",
  book: "k3",
  ...place,
  quote: "pertama yang dibaca",
  kind: "law",
  by: "Siti",
  text: "Mohon dicek <b>lagi</b>.",
  ...change,
});

interface Sending {
  path?: string;
  headers?: Record<string, string | undefined>;
  body?: string;
}

function send({
  path = "/.edisi/comments",
  headers = {},
  body = JSON.stringify(comment()),
}: Sending = {}): Promise<{
  status: number;
  body: string;
}> {
  const { port } = preview;
  const all = {
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    ...headers,
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, path, method: "POST", headers: given, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
        );
      },
    );
    asked.once("error", reject);
    asked.end(body);
  });
}

const list = async (edition = ""): Promise<ShownComment[]> =>
  JSON.parse((await ask(preview.port, `/.edisi/comments?edition=${edition}`)).body) as ShownComment[];

test("a comment is written once, where its words are, however often it is sent", async () => {
  expect((await send()).status).toBe(201);
  expect((await send()).status).toBe(200);
  const { comments } = await readComments(tiny.root, "k3");
  expect(comments).toMatchObject([
    {
      id: "20261122-abcdefgh",
      session: "01-satu.md",
      kind: "law",
      by: "Siti",
      text: "Mohon dicek <b>lagi</b>.",
      anchor: { quote: "pertama yang dibaca", before: "Satu tahu Kata" },
    },
  ]);
  expect(await list()).toMatchObject([
    { id: "20261122-abcdefgh", source: "01-satu.md:8", anchor: "session-1", status: "open" },
  ]);
  const taken = await send({ body: JSON.stringify(comment({ text: "Lain." })) });
  expect(taken.status).toBe(409);
  expect(taken.body).toContain("sudah berisi hal lain");
});

test("replies and decisions are kept with who, when and why", async () => {
  const note = (key: string, text: string): string => JSON.stringify({ key, by: "Joko", text });
  const at = (action: string): string => `/.edisi/comments/k3/20261122-abcdefgh/${action}`;
  expect((await send({ path: at("reply"), body: note("aaaaaaaa", "Setuju.") })).status).toBe(201);
  expect((await send({ path: at("reply"), body: note("aaaaaaaa", "Setuju.") })).status).toBe(200);
  expect((await send({ path: at("resolve"), body: note("bbbbbbbb", "Sudah diganti.") })).status).toBe(201);
  const second = await send({ path: at("resolve"), body: note("eeeeeeee", "Saya juga.") });
  expect(JSON.parse(second.body)).toMatchObject({ earlier: { by: "Joko", text: "Sudah diganti." } });
  expect(
    JSON.parse((await send({ path: at("resolve"), body: note("eeeeeeee", "Saya juga.") })).body),
  ).toMatchObject({ known: true });
  const [resolved] = await list();
  expect(resolved).toMatchObject({
    status: "resolved",
    replies: [{ by: "Joko", text: "Setuju." }],
    decisions: [
      { by: "Joko", text: "Sudah diganti.", outcome: "resolved" },
      { by: "Joko", text: "Saya juga.", outcome: "resolved" },
    ],
  });
  expect((await send({ path: at("reopen"), body: note("cccccccc", "Masih keliru.") })).status).toBe(201);
  expect(await list()).toMatchObject([{ status: "open" }]);
  expect((await send({ path: at("remove"), body: note("dddddddd", "x") })).status).toBe(405);
  const none = await send({
    path: "/.edisi/comments/k3/20261122-zzzzzzzz/reply",
    body: note("dddddddd", "x"),
  });
  expect(none.status).toBe(404);
});

test("readers of the participant's book get nothing that is the facilitator's", async () => {
  const secret = comment({
    id: "20261122-rahasia1",
    quote: "Rahasia pemandu yang tidak boleh",
    text: "Panjang.",
  });
  expect((await send({ body: JSON.stringify(secret) })).status).toBe(201);
  expect((await list()).map(({ id }) => id)).toContain("20261122-rahasia1");
  const seen = await list("participant");
  expect(JSON.stringify(seen)).not.toContain("Rahasia");
  expect(seen.map(({ id }) => id)).toEqual(["20261122-abcdefgh"]);
});

test.each([
  ["another site", { headers: { origin: "http://evil.example" } }, 403],
  ["no origin", { headers: { origin: undefined } }, 405],
  ["an opaque origin", { headers: { origin: "null" } }, 403],
  ["another host", { headers: { host: "evil.example" } }, 403],
  ["a form of another site", { headers: { "sec-fetch-site": "cross-site" } }, 403],
  ["a plain form", { headers: { "content-type": "text/plain" } }, 405],
  [
    "a body of no known length",
    { headers: { "content-length": undefined, "transfer-encoding": "chunked" } },
    405,
  ],
  ["too large a body", { body: JSON.stringify(comment({ text: "x".repeat(70_000) })) }, 405],
  ["too long a text", { body: JSON.stringify(comment({ text: "x".repeat(20_000) })) }, 422],
  ["no JSON", { body: "{" }, 422],
  ["a list", { body: "[]" }, 422],
  ["an id that leads elsewhere", { body: JSON.stringify(comment({ id: "../../evil" })) }, 422],
  [
    "a book that leads elsewhere",
    { body: JSON.stringify(comment({ id: "20261122-evil0000", book: "../k3" })) },
    404,
  ],
  ["an unknown kind", { body: JSON.stringify(comment({ kind: "constructor" })) }, 422],
  ["something more", { body: JSON.stringify(comment({ path: "/etc/passwd" })) }, 422],
  ["no name", { body: JSON.stringify(comment({ by: "  " })) }, 422],
  ["another path", { path: "/.edisi/book/k3/facilitator" }, 405],
  [
    "a path with more in it",
    { path: "/.edisi/comments/k3/..%2f..%2fx/reply", body: '{"key":"aaaaaaaa","by":"a","text":"a"}' },
    400,
  ],
] satisfies [string, Sending, number][])("%s is refused", async (_, sending, status) => {
  const before = await readdir(join(tiny.root, "modules", "k3", "komentar"));
  expect((await send(sending)).status).toBe(status);
  expect(await readdir(join(tiny.root, "modules", "k3", "komentar"))).toEqual(before);
});

test("what is wrong is said in words", async () => {
  const said = async (change: object): Promise<string> =>
    (JSON.parse((await send({ body: JSON.stringify(comment(change)) })).body) as { error: string }).error;
  expect(await said({ text: "x".repeat(20_000) })).toContain("paling banyak 10.000 huruf");
  expect(await said({ id: "../../evil" })).toContain("nomor berbentuk seperti 20261122-k3f9a2bq");
  expect(await said({ by: " " })).toContain("nama penulisnya kosong");
  expect(await said({ path: "/etc/passwd" })).toContain("ada isi yang tidak dikenal: path");
});

test("a file that cannot be read is told with its place and the way out", async () => {
  const folder = join(tiny.root, "modules", "k3", "komentar");
  await writeFile(join(folder, "20261122-rusak001.md"), "rusak\n");
  const damaged = async (): Promise<unknown> =>
    JSON.parse((await ask(preview.port, "/.edisi/comments/damaged")).body);
  await expect.poll(damaged, { timeout: 5_000 }).toMatchObject([
    {
      place: "modules/k3/komentar/20261122-rusak001.md:1",
      message: expect.stringContaining("tidak diawali keterangan") as string,
      hint: expect.stringContaining("`sesi: …`") as string,
    },
  ]);
  await rm(join(folder, "20261122-rusak001.md"));
});

test("comments make no book again, also those that somebody else has put there", async () => {
  const begun = preview.told.begun.length;
  const folder = join(tiny.root, "modules", "k3", "komentar");
  const name = "20261122-tulisan1.md";
  await writeFile(
    join(folder, name),
    "---\nsesi: 01-satu.md\njenis: isi\noleh: Ani\ntanggal: 2026-11-22\n---\n\nDari git.\n",
  );
  await expect
    .poll(async () => (await list()).map(({ text }) => text), { timeout: 5_000 })
    .toContain("Dari git.");
  await soon(1_200);
  expect(preview.told.begun).toHaveLength(begun);
});
