import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { readComments } from "../../src/review/comments/comment-folder.ts";
import { writeComment } from "../../src/review/comments/write-comment.ts";
import { importComments } from "../../src/review/share/import-comments.ts";
import { makeShare } from "../../src/review/share/make-share.ts";
import { compiledClient, templates } from "../preview/margin-page.ts";
import { selectWords } from "../preview/select-words.ts";
import { axeScript, openBrowser } from "../preview/shell-page.ts";
import { packageOf } from "../support/packages.ts";

interface Clickable {
  textContent: string;
  value: string;
  hidden: boolean;
  click(): void;
  getBoundingClientRect(): { top: number; bottom: number; left: number; right: number };
}
declare const document: {
  documentElement: { scrollWidth: number };
  querySelector(selector: string): Clickable | null;
  querySelectorAll(selector: string): Iterable<Clickable>;
};
declare const axe: {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

let browser: Browser;
let root: string;
let folder: string;
let file: string;
const said: string[] = [];
const asked: string[] = [];

beforeAll(async () => {
  ({ browser } = await openBrowser());
  folder = await mkdtemp(join(tmpdir(), "edisi-share-"));
  root = await packageOf();
  const draft = { module: "hak", session: "01-awal.md", kind: "law", by: "Siti", at: "2026-11-22" } as const;
  await writeComment(root, { ...draft, text: "Sudah ada <i>sebelumnya</i>.", anchor: { quote: "Tugas." } });
  file = await shareOf("hak");
});
afterAll(async () => {
  await browser.close();
  await rm(root, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** Makes a share of the participant's book as it is now. Answers its path. */
async function shareOf(name: string): Promise<string> {
  const { bytes = new Uint8Array() } = await makeShare({
    root,
    modules: ["hak"],
    editions: ["participant"],
    comments: true,
    single: true,
    templates: [templates],
    own: { templates, client: join(await compiledClient(folder), "..", "..", "comments", "client") },
    generator: "Edisi test",
  });
  const path = join(folder, `${name}.html`);
  await writeFile(path, bytes);
  return path;
}

/** Takes a file in, as `edisi comments --import` does. */
async function take(text: string): ReturnType<typeof importComments> {
  const { package: source } = await readPackage(root, []);
  return importComments(text, source, { now: "2026-11-23T08:00:00+07:00", language: "id" });
}

interface Device {
  width: number;
  dark?: boolean;
  /** Run before the page. */
  before?: string;
}

/** The file as somebody opens it, on a device of its own without a connection. */
async function open({ width, dark = false, before }: Device): Promise<Page> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => {
    if (!/^(?:file|data|blob):/.test(request.url())) asked.push(request.url());
  });
  await page.setOfflineMode(true);
  await page.setViewport({ width, height: 800, isMobile: width < 500, hasTouch: width < 500 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  if (before !== undefined) await page.evaluateOnNewDocument(before);
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector("#comments-toggle");
  return page;
}

/** Writes a comment on words, by hand. */
async function comment(page: Page, words: string, text: string): Promise<void> {
  await selectWords(page, words);
  await page.waitForSelector(".comment-selected:not([hidden])");
  await page.click(".comment-selected");
  await page.waitForSelector(".comment-form:not([hidden])");
  await write(page, text);
}

/** Fills in the form that is open, and saves. */
async function write(page: Page, text: string): Promise<void> {
  await page.evaluate(() => {
    const name = document.querySelector(".comment-form input[name=by]");
    if (name) name.value = "Rina Wati";
  });
  await page.type(".comment-form textarea", text);
  await page.click(".comment-form .send");
  await page.waitForSelector(".comment-form[hidden]");
}

/** Presses a button of the first comment of others, and says something. */
async function answer(page: Page, label: string, text: string): Promise<void> {
  const button = await page.waitForSelector(`#margin .comment .actions button ::-p-text(${label})`);
  await button?.evaluate((each) => (each as unknown as Clickable).click());
  await page.waitForSelector(".comment-form:not([hidden])");
  await write(page, text);
}

/** Has the comments leave, and answers the file's text. */
async function handOver(page: Page): Promise<string> {
  await page.evaluate(() => document.querySelector(".hand-over-button")?.click());
  await page.waitForSelector(".hand-over[open]");
  return page.evaluate(() => document.querySelector(".hand-over textarea")?.value ?? "");
}

const cards = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll("#margin .comment")].map(({ textContent }) => textContent).join("\n"),
  );

test("on a phone: comments are written, kept over a reload, leave as a file, and come back into the package", async () => {
  const page = await open({ width: 360 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await comment(page, "Teks terbuka", "Tolong <b>diperjelas</b>.");
  await page.reload();
  await page.waitForSelector("#comments-toggle");
  expect(await page.evaluate(() => document.querySelector("#comments-toggle")?.textContent)).toBe(
    "Komentar (2) · 1 belum dikirim",
  );
  await page.evaluate(() => document.querySelector("#comments-toggle")?.click());
  const shown = await cards(page);
  expect(shown).toContain("Tolong <b>diperjelas</b>.");
  expect(shown).toContain("belum dikirim");
  expect(shown).toContain("Sudah ada <i>sebelumnya</i>.");
  const text = await handOver(page);
  expect(await cards(page)).toContain("sudah masuk berkas");
  await page.close();
  expect(await take(text)).toMatchObject([{ outcome: "written", by: "Rina Wati" }]);
  expect(await take(text)).toMatchObject([{ outcome: "known" }]);
  const { comments } = await readComments(root, "hak");
  expect(comments.find(({ by }) => by === "Rina Wati")).toMatchObject({
    session: "01-awal.md",
    text: "Tolong <b>diperjelas</b>.",
    anchor: { quote: "Teks terbuka" },
  });
});

test("the file leaves under the writer's name", async () => {
  const page = await open({ width: 1400 });
  const client = await page.createCDPSession();
  const downloads = await mkdtemp(join(folder, "unduhan-"));
  await client.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: downloads,
    browserContextId: page.browserContext().id ?? "",
  });
  await comment(page, "Pengantar modul", "Baik.");
  await handOver(page);
  await expect
    .poll(() => readdir(downloads), { timeout: 8_000 })
    .toEqual([expect.stringMatching(/^komentar-Rina-Wati-\d{4}-\d\d-\d\d\.json$/)]);
  await page.close();
});

test("on a phone: a comment of others is answered and resolved, and that comes back, too", async () => {
  const page = await open({ width: 360 });
  await page.evaluate(() => document.querySelector("#comments-toggle")?.click());
  await answer(page, "Balas", "Setuju, <b>tolong</b> diganti.");
  await answer(page, "Selesai", "Sudah sesuai.");
  await page.evaluate(() => document.querySelector("#margin .show-resolved input")?.click());
  await page.reload();
  await page.waitForSelector("#comments-toggle");
  await page.evaluate(() => document.querySelector("#comments-toggle")?.click());
  await page.evaluate(() => document.querySelector("#margin .show-resolved input")?.click());
  expect(await cards(page)).toMatch(/Setuju, <b>tolong<\/b> diganti\..*Sudah sesuai\./s);
  const text = await handOver(page);
  await page.close();
  expect(await take(text)).toMatchObject([
    { what: "reply", outcome: "written" },
    { what: "resolve", outcome: "written" },
  ]);
  expect((await take(text)).map(({ outcome }) => outcome)).toEqual(["known", "known"]);
  const found = (await readComments(root, "hak")).comments.find(({ by }) => by === "Siti");
  expect(found).toMatchObject({
    status: "resolved",
    replies: [{ by: "Rina Wati", text: "Setuju, <b>tolong</b> diganti." }],
    decisions: [{ by: "Rina Wati", text: "Sudah sesuai." }],
  });
});

test("what has come back stands in the next share once, and is not sent again", async () => {
  const page = await open({ width: 360 });
  await comment(page, "Teks terbuka", "Ikut ke seri berikutnya.");
  expect(await take(await handOver(page))).toMatchObject([{ outcome: "written" }]);
  await page.goto(pathToFileURL(await shareOf("hak-2")).href);
  await page.waitForSelector("#comments-toggle");
  expect((await cards(page)).split("Ikut ke seri berikutnya.")).toHaveLength(2);
  expect(await page.evaluate(() => document.querySelector(".hand-over-button")?.textContent)).toBe(
    "Kirim komentar",
  );
  await page.close();
});

test("a hostile comment stays within the margin, and turns nothing around", async () => {
  const draft = { module: "hak", session: "01-awal.md", kind: "content", at: "2026-11-22" } as const;
  const text = `\u202e</script><img src=x onerror=alert(1)>\u2066${"x".repeat(9_000)}\u0000`;
  await writeComment(root, { ...draft, by: `Ani\u202e${"n".repeat(80)}`, text, anchor: { quote: "Tugas." } });
  const page = await open({ width: 360 });
  await page.goto(pathToFileURL(await shareOf("hak-3")).href);
  await page.waitForSelector("#comments-toggle");
  await page.evaluate(() => document.querySelector("#comments-toggle")?.click());
  const shown = await cards(page);
  expect(shown).toContain("</script><img src=x onerror=alert(1)>xxx");
  expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const rights = await page.evaluate(() =>
    [...document.querySelectorAll("#margin .comment *")].map((each) => each.getBoundingClientRect().right),
  );
  expect(Math.max(...rights)).toBeLessThanOrEqual(360);
  await page.close();
});

test("two tabs of one book keep what both have written", async () => {
  const one = await open({ width: 1400 });
  const other = await one.browserContext().newPage();
  await other.goto(pathToFileURL(file).href);
  await comment(one, "Teks terbuka", "Pertama.");
  await comment(other, "Teks terbuka", "Kedua.");
  await comment(one, "Teks terbuka", "Ketiga.");
  await other.reload();
  const shown = await cards(other);
  for (const text of ["Pertama.", "Kedua.", "Ketiga."]) expect(shown).toContain(text);
  await other.close();
  await one.close();
});

test.each([
  ["throws", `get() { throw new DOMException("denied", "SecurityError"); }`],
  ["is not there", `get() { return null; }`],
  [
    "is full",
    `value: { getItem: () => null, setItem() { throw new DOMException("full", "QuotaExceededError"); } }`,
  ],
])("a browser whose storage %s says so, and keeps comments while the page is open", async (_, storage) => {
  const page = await open({
    width: 360,
    before: `Object.defineProperty(window, "localStorage", { ${storage} });`,
  });
  await comment(page, "Teks terbuka", "Jangan hilang.");
  expect(await cards(page)).toContain("Jangan hilang.");
  expect(await page.evaluate(() => document.querySelector("#margin .memory")?.hidden)).toBe(false);
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll(".hand-over-line p:not([hidden])")].map(({ textContent }) => textContent),
    ),
  ).toEqual(["Peramban ini tidak mau menyimpan. Kirim komentar Anda sebelum halaman ditutup."]);
  expect(await handOver(page)).toContain("Jangan hilang.");
  await page.close({ runBeforeUnload: false });
});

test("where a file can be shared, it is; who thinks better of it has sent nothing", async () => {
  const page = await open({
    width: 360,
    before: `window.shared = [];
      Object.defineProperty(navigator, "canShare", { value: () => true });
      Object.defineProperty(navigator, "share", { value: async ({ files }) => {
        if (window.refuse) throw new DOMException("no", "AbortError");
        window.shared.push(files[0].name, await files[0].text());
      } });`,
  });
  await comment(page, "Teks terbuka", "Lewat ponsel.");
  await page.evaluate("window.refuse = true");
  await page.evaluate(() => document.querySelector(".hand-over-button")?.click());
  expect(await cards(page)).toContain("belum dikirim");
  await page.evaluate("window.refuse = false");
  await handOver(page);
  const [name, text] = (await page.evaluate("window.shared")) as string[];
  expect(name).toMatch(/^komentar-Rina-Wati-/);
  expect(text).toContain("Lewat ponsel.");
  await page.close();
});

test.each([
  [360, false],
  [360, true],
  [1400, false],
  [1400, true],
] as const)("axe finds nothing at %d pixels, dark: %s", async (width, dark) => {
  const page = await open({ width, dark });
  if (width < 500) await page.evaluate(() => document.querySelector("#comments-toggle")?.click());
  await comment(page, "Teks terbuka", "Satu lagi.");
  const shots = process.env["EDISI_SHOTS"];
  if (shots) await page.screenshot({ path: `${shots}/share-${width}-${dark ? "dark" : "light"}.png` });
  await page.evaluate(axeScript);
  const { violations } = await page.evaluate(() => axe.run());
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.close();
});

test("nobody was asked for anything, and nothing was refused by the policy", () => {
  expect(asked).toEqual([]);
  expect(said).toEqual([]);
});
