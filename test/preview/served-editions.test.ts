import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EditionName } from "../../src/editions/index.ts";
import type { ListedBook } from "../../src/outputs/library.ts";
import { ServedEditions } from "../../src/preview/served-editions.ts";
import { ask, Listener, tinyPackage, tinyPreview, type TinyPackage, type TinyPreview } from "./fixture.ts";
import { previewOfBoth, templates } from "./margin-page.ts";

/** Stands only where facilitators read. */
const secret = "RAHASIAPEMANDU";

const text = `Kata untuk semua.

:::::kegiatan{judul="Kegiatan bersama" durasi=25}

::::langkah{judul="Membuka ${secret}" durasi=25}

${secret} dibacakan.

::::

:::::

:::fasilitator

${secret} tidak boleh terlihat.

:::
`;

const comment = (id: string, quote: string): string =>
  `---\nsesi: 01-satu.md\njenis: hukum\nkutipan: ${quote}\noleh: Siti\ntanggal: 2026-11-22\n---\n\nTentang ${quote}.\n`;

const shell = { client: templates, templates };

let tiny: TinyPackage;
let preview: TinyPreview;

/** Files of the guide that an earlier run may have left, made here by name alone but for the page. */
const left = [
  "k3-facilitator.pdf",
  "k3-facilitator.diff.pdf",
  "k3-facilitator.press.pdf",
  "k3-facilitator.review.pdf",
  "k3-handouts.pdf",
  "k3-participant.diff.pdf",
  "k3.zip",
];

const servingOnly = (edition: EditionName): Promise<TinyPreview> =>
  tinyPreview(tiny, {
    build: {
      root: tiny.root,
      modules: [],
      volume: false,
      editions: [edition],
      destination: join(tiny.root, "dist"),
      templates: [templates],
      jobs: 1,
      generator: "Edisi test",
    },
    shell,
  });

/** Lists a file with a book, as a run that made it does. */
async function list(edition: EditionName, path: string, output: string): Promise<void> {
  const file = join(tiny.root, "dist", "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8")) as { books: ListedBook[] };
  const book = manifest.books.find((each) => each.edition === edition);
  book?.files.push({ path, output, bytes: 3, sha256: "0" });
  await writeFile(file, JSON.stringify(manifest));
}

beforeAll(async () => {
  tiny = await tinyPackage("[html]");
  await tiny.save(text);
  const comments = join(dirname(tiny.lesson), "komentar");
  await mkdir(comments);
  await writeFile(join(comments, "20261122-aaaaaaaa.md"), comment("aaaaaaaa", "Kata untuk semua"));
  await writeFile(join(comments, "20261122-bbbbbbbb.md"), comment("bbbbbbbb", `${secret} dibacakan`));
  await (await previewOfBoth(tiny)).stop();
  for (const name of left) await writeFile(join(tiny.root, "dist", "k3", name), secret);
  await list("facilitator", "k3/k3-facilitator.pdf", "pdf");
  await list("participant", "k3/k3-handouts.pdf", "handouts");
  preview = await servingOnly("participant");
});
afterAll(async () => {
  await preview.stop();
  await tiny.remove();
});

describe("a preview of the participant's edition", () => {
  test.each([
    "/k3/k3-facilitator.html",
    ...left.map((name) => `/k3/${name}`),
    "/k3/k3-facilitato%72.html",
    "/k3/K3-FACILITATOR.html",
    "/.edisi/frame/k3/facilitator",
    "/.edisi/frame/k3/%66acilitator",
    "/.edisi/book/k3/facilitator",
    "/.edisi/session/k3/facilitator/session-1",
    "/.edisi/pdf/k3/facilitator",
    "/.edisi/later/k3/facilitator/x",
    "/.edisi/frame/k3/__proto__",
    "/.edisi/comments",
    "/.edisi/comments?edition=",
    "/.edisi/comments?edition=facilitator",
    "/.edisi/comments?edition=admin",
    "/.edisi/comments?edition=__proto__",
  ])("does not serve %s", async (path) => {
    for (const method of ["GET", "HEAD"]) {
      const { status, body } = await ask(preview.port, path, { method });
      expect(status).toBe(404);
      expect(body).not.toContain(secret);
    }
  });

  test("serves what is its own", async () => {
    for (const path of ["/", "/k3/k3-participant.html", "/.edisi/frame/k3/participant"]) {
      const { status, body } = await ask(preview.port, path);
      expect(status).toBe(200);
      expect(body).not.toContain(secret);
    }
  });

  test("lists nothing of the other edition, and no number of comments", async () => {
    for (const path of ["/index.html", "/manifest.json"]) {
      const { status, body } = await ask(preview.port, path);
      expect(status).toBe(200);
      expect(body).toContain("k3/k3-participant.html");
      expect(body).not.toMatch(/facilitator|handouts|comments|Panduan Fasilitator/);
    }
  });

  test("gives the comments of its readers, counts only these, and takes answers to no other", async () => {
    const { body } = await ask(preview.port, "/.edisi/comments?edition=participant");
    expect(body).toContain("aaaaaaaa");
    expect(body).not.toMatch(/bbbbbbbb|RAHASIA/);
    const board = JSON.parse((await ask(preview.port, "/.edisi/board")).body) as {
      texts: { comments: { count: number }[] }[];
    }[];
    const counts = board.flatMap(({ texts }) => texts).flatMap(({ comments }) => comments);
    expect(counts.map(({ count }) => count)).toEqual([1]);
    const answer = (id: string, key: string): Promise<Response> =>
      fetch(`${preview.url}.edisi/comments/k3/20261122-${id}/resolve`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: preview.url.replace(/\/$/, "") },
        body: JSON.stringify({ key, by: "Joko", text: "Sudah." }),
      });
    expect((await answer("bbbbbbbb", "cccccccc")).status).toBe(404);
    expect((await answer("aaaaaaaa", "dddddddd")).status).toBe(201);
  });

  test("tells no minutes and no steps, which its book does not have", async () => {
    expect((await ask(preview.port, "/.edisi/times")).body).toBe("[]");
  });

  test("tells where an error is, and not the words around it", async () => {
    const heard = await new Listener().listen(preview.url);
    await tiny.save(`${text}\n:::fasilitator{${secret}=1}\n\nx\n\n:::\n`);
    const failed = await heard.until(({ phase }) => phase === "failed");
    expect(failed.problems[0]?.place).toMatch(/^modules\/k3\/01-satu\.md:\d+/);
    expect(failed.problems[0]?.message).toContain("jendela terminal");
    expect(JSON.stringify(failed)).not.toContain(secret);
    heard.stop();
  });
});

test("of all editions, nothing is kept back", async () => {
  const both = await previewOfBoth(tiny, { shell });
  for (const path of ["/.edisi/frame/k3/facilitator", "/k3/k3-handouts.pdf", "/.edisi/comments"]) {
    expect((await ask(both.port, path)).status).toBe(200);
  }
  const odd = await ask(both.port, "/.edisi/comments?edition=admin");
  expect(odd.status).toBe(404);
  await both.stop();
});

test("the rule knows names, and files by the book's name and the edition's", () => {
  const own = new ServedEditions(["participant"]);
  expect([own.all, own.guarded, own.plan]).toEqual([false, true, false]);
  expect(own.named("facilitator")).toBeUndefined();
  expect(own.named("constructor")).toBeUndefined();
  expect(new ServedEditions().all).toBe(true);
  const guide = new ServedEditions(["facilitator"]);
  expect([guide.all, guide.guarded, guide.plan]).toEqual([false, false, true]);
});
