import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPackage } from "../../src/pipeline/read-package.ts";
import type { SentComment } from "../../src/preview/comments/comment-data.ts";
import { readComments } from "../../src/review/comments/comment-folder.ts";
import { packageComments } from "../../src/review/comments/package-comments.ts";
import { reopenComment, resolveComment, writeComment } from "../../src/review/comments/write-comment.ts";
import { importComments } from "../../src/review/share/import-comments.ts";
import { makeShare, type Share, type ShareOptions } from "../../src/review/share/make-share.ts";
import { compiledClient, templates } from "../preview/margin-page.ts";
import { packageOf } from "../support/packages.ts";

const now = "2026-11-22T19:30:00+07:00";
let root: string;
let folder: string;
let own: ShareOptions["own"];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "edisi-share-"));
  own = { templates, client: join(await compiledClient(folder), "..", "..", "comments", "client") };
  root = await packageOf({ "modules/k3/module.md": undefined, "modules/k3/01-awal.md": undefined });
  const draft = { module: "hak", session: "01-awal.md", kind: "content", by: "Siti", at: now } as const;
  await writeComment(root, {
    ...draft,
    text: "Tanda </script><script>alert(1)</script> aneh.",
    anchor: { quote: "Teks terbuka" },
  });
  await writeComment(root, {
    ...draft,
    text: "Tentang langkah.",
    anchor: { quote: "Langkah itu hanya milik pemandu" },
  });
  await writeComment(root, {
    ...draft,
    text: "Kutipan: Langkah itu hanya milik pemandu, jangan sampai ada di buku peserta.",
    anchor: { quote: "Teks terbuka" },
  });
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

const share = (options: Partial<ShareOptions> = {}): Promise<Share> =>
  makeShare({
    root,
    modules: [],
    editions: ["participant"],
    comments: true,
    single: true,
    templates: [templates],
    own,
    generator: "Edisi test",
    ...options,
  });

const textOf = ({ bytes }: Share): string => Buffer.from(bytes ?? []).toString("utf8");

describe("a share", () => {
  test("of the participant's book holds nothing of the guide, not in comments either", async () => {
    const made = await share();
    const html = textOf(made);
    expect(html).not.toMatch(/milik pemandu|Tentang langkah/);
    expect(html).toContain("Tanda \\u003c/script>");
    expect(made.books).toMatchObject([{ name: "hak-participant.html", comments: 1, withheld: 2 }]);
    expect(textOf(await share({ editions: ["facilitator"] }))).toContain("Tentang langkah");
  });

  test("runs one script, known by its hash, and asks nobody for anything", async () => {
    const html = textOf(await share());
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? "");
    expect(scripts).toHaveLength(1);
    const hash = createHash("sha256")
      .update(scripts[0] ?? "")
      .digest("base64");
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/connect-src|unsafe|'self'|https?:/);
    for (const [, style = ""] of html.matchAll(/<style>([\s\S]*?)<\/style>/g)) {
      if (html.indexOf(style) > html.indexOf("</head>")) continue;
      expect(policy).toContain(createHash("sha256").update(style).digest("base64"));
    }
  });

  test("leaves comments out where that is asked for", async () => {
    expect(textOf(await share({ comments: false }))).not.toContain("aneh");
  });

  test("of several books is an archive with a first page; one page cannot hold them", async () => {
    const made = await share({ editions: ["facilitator", "participant"], single: false });
    const text = Buffer.from(made.bytes ?? []).toString("latin1");
    expect(text.startsWith("PK")).toBe(true);
    for (const name of ["index.html", "hak-facilitator.html", "hak-participant.html"])
      expect(text).toContain(name);
    expect(made.books.map(({ warning }) => warning)).toEqual([
      "Memuat jawaban: jangan dibagikan kepada peserta.",
      undefined,
    ]);
    await expect(share({ editions: ["facilitator", "participant"] })).rejects.toMatchObject({
      id: "share-one",
    });
  });

  test("is not made of sources with errors", async () => {
    const broken = await packageOf({
      "modules/hak/01-awal.md": "---\njudul: A\n---\n\n:::asing\n\nx\n\n:::\n",
    });
    const made = await share({ root: broken });
    expect(made.bytes).toBeUndefined();
    expect(made.diagnostics.length).toBeGreaterThan(0);
    await rm(broken, { recursive: true });
  });
});

describe("a file of comments", () => {
  const comment = (change: Partial<SentComment> = {}): SentComment => ({
    id: "20261122-zyxwvuts",
    book: "hak",
    section: "session-1",
    block: "",
    quote: "Teks terbuka",
    before: "",
    after: "",
    kind: "language",
    by: "Rina",
    text: "<script>alert(1)</script>\n---\njenis: hukum\n---",
    at: now,
    ...change,
  });
  const fileOf = (comments: unknown[], change: object = {}): string =>
    JSON.stringify({ edisi: "comments", version: 1, package: "Paket uji", by: "Rina", comments, ...change });
  const take = async (text: string): ReturnType<typeof importComments> => {
    const { package: source } = await readPackage(root, []);
    return importComments(text, source, { now, language: "id" });
  };

  test("is taken in once, however often it is imported, and its words stay words", async () => {
    const text = fileOf([comment()]);
    expect(await take(text)).toMatchObject([
      { outcome: "written", detail: "modules/hak/komentar/20261122-zyxwvuts.md" },
    ]);
    expect(await take(`Ini komentar saya:\n${text}\nTerima kasih`)).toMatchObject([{ outcome: "known" }]);
    const { comments } = await readComments(root, "hak");
    const found = comments.find(({ id }) => id === "20261122-zyxwvuts");
    expect(found).toMatchObject({ kind: "language", by: "Rina", date: now, session: "01-awal.md" });
    expect(found?.text).toBe("<script>alert(1)</script>\n---\njenis: hukum\n---");
  });

  test("with something else in it is refused in a clear message", async () => {
    for (const text of [
      "",
      "{",
      "[]",
      "null",
      "{}",
      fileOf([], { version: 2 }),
      fileOf(Array(2_001).fill(comment())),
      `{"a":"${"x".repeat(9_000_000)}"}`,
    ]) {
      await expect(take(text)).rejects.toMatchObject({ id: "import-refused" });
    }
  });

  test("has hostile comments refused one by one, and the others written", async () => {
    const before = await readdir(join(root, "modules", "hak", "komentar"));
    const hostile: unknown[] = [
      comment({ id: "../../../evil" }),
      comment({ id: "20261122-evil0001", book: "../k3" }),
      comment({ id: "20261122-evil0002", book: "__proto__" }),
      comment({ id: "20261122-evil0003", text: "x".repeat(60_000) }),
      comment({ id: "20261122-evil0004", by: "a\u0000b".repeat(200) }),
      comment({ id: "20261122-evil0005", at: "kemarin" }),
      { ...comment({ id: "20261122-evil0006" }), path: "modules/hak/01-awal.md" },
      JSON.parse('{"__proto__": {"id": "20261122-evil0007"}}'),
      null,
      "x",
      comment({ id: "20261122-zyxwvuts", text: "Lain dari yang sudah ada." }),
    ];
    const outcomes = await take(
      fileOf([
        ...hostile,
        comment({ id: "20261122-baik0001", section: "../../x", block: "<b>", text: "Baik." }),
      ]),
    );
    const said = outcomes.map(({ detail }) => detail);
    expect(said[0]).toBe(
      "komentar ke-1 dari Rina “<script>alert(1)</script> --- jenis: hukum ---”: nomor komentarnya tidak dikenal; nomor berbentuk seperti 20261122-k3f9a2bq",
    );
    expect(said[3]).toMatch(
      /^komentar ke-4 dari Rina “x+…”: tulisannya terlalu panjang; paling banyak 10\.000 huruf$/,
    );
    expect(said[8]).toBe("komentar ke-9: isinya rusak");
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([...hostile.map(() => "refused"), "written"]);
    const after = await readdir(join(root, "modules", "hak", "komentar"));
    expect(after.filter((name) => !before.includes(name))).toEqual(["20261122-baik0001.md"]);
  });

  test("has replies and decisions, each taken in once; a decision takes the place of those that its writer knew", async () => {
    const id = "20261122-zyxwvuts";
    const about = { module: "hak", by: "Joko", at: now };
    const plain = { module: "hak", comment: id, by: "Rina", at: now, knew: [] };
    const note = (change: object): object => ({ ...plain, ...change });
    await resolveComment(root, id, { ...about, key: "sudah001", reason: "Sudah." });
    await reopenComment(root, id, { ...about, key: "buka0001", reason: "Belum." });
    const text = fileOf([], {
      notes: [
        note({ key: "balas001", action: "reply", text: "Setuju." }),
        // Written before anybody opened it again.
        note({ key: "tutup001", action: "resolve", text: "Selesai.", knew: ["sudah001"] }),
        note({ key: "evil0001", action: "reply", text: "x", comment: "../../x" }),
        note({ key: "evil0002", action: "reply", text: "x", module: "__proto__" }),
        note({ key: "evil0003", action: "reply", text: "x", comment: "20261122-tidakada" }),
        note({ key: "evil0004", action: "constructor", text: "x" }),
        null,
      ],
    });
    const outcomes = (await take(text)).map(({ what, outcome }) => `${what} ${outcome}`);
    expect(outcomes.slice(0, 2)).toEqual(["reply written", "resolve written"]);
    expect(outcomes.slice(2).every((each) => each.endsWith("refused"))).toBe(true);
    expect((await take(text)).slice(0, 2).map(({ outcome }) => outcome)).toEqual(["known", "known"]);
    const found = (await readComments(root, "hak")).comments.find((each) => each.id === id);
    expect(found).toMatchObject({ status: "open", replies: [{ text: "Setuju." }] });
    expect(found?.decisions).toHaveLength(3);
  });

  test("on an annex is kept with its name, and shown there", async () => {
    const annex = { section: "annex-glossary", book: "package", quote: "upah layak", text: "Jelaskan." };
    await take(fileOf([comment({ id: "20261122-lampiran", ...annex })]));
    const { package: source } = await readPackage(root, []);
    const { placed } = await packageComments(source);
    expect(placed.find(({ comment: { id } }) => id === "20261122-lampiran")).toMatchObject({
      method: "exact",
      path: "modules/hak/module.md",
      anchor: "annex-glossary",
      place: "Glosarium",
      audience: "everyone",
    });
  });
});
