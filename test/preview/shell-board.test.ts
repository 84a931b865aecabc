import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { TinyPreview } from "./fixture.ts";
import { ask, textOf } from "./fixture.ts";
import {
  booksShown,
  moduleFolder,
  openBrowser,
  sessionText,
  shellPackage,
  type ShellPackage,
} from "./shell-page.ts";
import { ShellScreen } from "./shell-screen.ts";

let browser: Browser;
let tiny: ShellPackage;
let preview: TinyPreview;
let screen: ShellScreen | undefined;

beforeAll(async () => {
  ({ browser } = await openBrowser());
});
afterAll(() => browser.close());
beforeEach(async () => {
  tiny = await shellPackage();
});
afterEach(async () => {
  await screen?.page.close();
  screen = undefined;
  await preview.stop();
  await tiny.remove();
});

const commentFile = (id: string): string => join(moduleFolder(tiny), "komentar", `${id}.md`);

/** Writes a comment on a session as a colleague's folder brings it. */
async function comment(id: string, session: number, kind: string): Promise<void> {
  await mkdir(join(moduleFolder(tiny), "komentar"), { recursive: true });
  await writeFile(
    commentFile(id),
    `---\nsesi: 0${session}-sesi.md\njenis: ${kind}\noleh: Siti\ntanggal: 2026-11-22\n---\n\nPeriksa lagi.\n`,
  );
}

/** A second module, so that the board leads to another book. */
async function secondModule(): Promise<void> {
  const folder = join(moduleFolder(tiny), "..", "serikat");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "module.md"), "---\njudul: Serikat\n---\n\nPengantar serikat.\n");
  for (const number of [1, 2]) await writeFile(join(folder, `0${number}-sesi.md`), sessionText(number));
}

const withStatus = (number: number, status: string): string =>
  sessionText(number).replace("durasi: 30\n", `durasi: 30\nstatus: ${status}\n`);

test("the board has sessions by status, with open comments and when they were saved, and leads to them", async () => {
  await secondModule();
  await tiny.save(withStatus(1, "final"));
  await comment("20261122-aaaaaaaa", 3, "hukum");
  await comment("20261122-bbbbbbbb", 3, "isi");
  preview = await tiny.start();
  screen = await ShellScreen.open(browser, preview.url);
  await booksShown(screen.page, 2);
  await screen.page.keyboard.press("s");
  await expect.poll(() => screen?.text("#board"), { timeout: 8_000 }).toContain("K3");
  const text = await screen.text("#board");
  expect(text).toContain("Masih ada komentar hukum yang terbuka.");
  expect(text).toMatch(
    /Draf \(4\)[\s\S]*Pengantar[\s\S]*2\. Sesi ke-2[\s\S]*3\. Sesi ke-3[\s\S]*Final \(1\)[\s\S]*1\. Sesi ke-1/,
  );
  expect(text).toMatch(/3\. Sesi ke-3\s+disimpan baru saja\s+1 isi\s+1 hukum/);
  expect(await screen.is(`document.querySelector("#board .law").textContent === "1 hukum"`)).toBe(true);
  expect(await screen.is(`location.hash.includes("board=1")`)).toBe(true);
  await screen.follow("#board", "3. Sesi ke-3");
  await expect.poll(() => screen?.top("facilitator", "session-3"), { timeout: 5_000 }).toBeLessThan(60);
  // To a session of another book, which is opened there.
  await screen.page.evaluate(
    `[...document.querySelectorAll("#board a")].findLast((a) => a.textContent.startsWith("2.")).click()`,
  );
  await expect.poll(() => screen?.text(".pane-bar h2"), { timeout: 8_000 }).toContain("Panduan");
  await expect.poll(() => screen?.is(`document.title.startsWith("Serikat")`), { timeout: 8_000 }).toBe(true);
  await expect.poll(() => screen?.top("facilitator", "session-2"), { timeout: 8_000 }).toBeLessThan(150);
  // Another book from the list begins at its beginning.
  await screen.page.select("#book", "k3");
  await expect.poll(() => screen?.book("facilitator"), { timeout: 8_000 }).toContain("K3");
  await expect.poll(() => screen?.top("facilitator", "session-1"), { timeout: 8_000 }).toBeGreaterThan(200);
  await screen.page.keyboard.press("w");
  expect(await screen.is(`document.getElementById("board").hidden`)).toBe(true);
  await screen.page.keyboard.press("Escape");
  expect(await screen.is(`document.getElementById("times").hidden`)).toBe(true);
  expect(screen.said).toEqual([]);
});

test("board and library follow comments and saves", async () => {
  preview = await tiny.start();
  screen = await ShellScreen.open(browser, `${preview.url}#board=1`);
  const board = (): Promise<string> | undefined => screen?.text("#board");
  const library = async (): Promise<string> =>
    (await ask(preview.port, "/index.html")).body.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>/g, " ");
  await expect.poll(board, { timeout: 8_000 }).toContain("Draf (5)");
  const built = preview.told.built.length;
  await comment("20261122-aaaaaaaa", 2, "hukum");
  await expect.poll(board, { timeout: 8_000 }).toMatch(/2\. Sesi ke-2\s+disimpan baru saja\s+1 hukum/);
  expect(await library()).toMatch(/2\s+Sesi ke-2\s+Draf\s+1 hukum/);
  // The file follows by itself, and no book was made for it.
  await comment("20261122-bbbbbbbb", 4, "isi");
  await expect
    .poll(() => textOf(join(tiny.root, "dist", "index.html")), { timeout: 8_000 })
    .toContain("1 isi");
  expect(await textOf(join(tiny.root, "dist", "manifest.json"))).toContain('"k3/k3-facilitator.html"');
  expect(preview.told.built.length).toBe(built);
  await rm(commentFile("20261122-aaaaaaaa"));
  await expect.poll(board, { timeout: 8_000 }).not.toContain("hukum");
  expect(await library()).not.toMatch(/1 hukum/);
  await tiny.save(withStatus(1, "seri 3"));
  await expect.poll(board, { timeout: 8_000 }).toContain("Seri 3 (1)");
  await expect.poll(library, { timeout: 8_000 }).toMatch(/1\s+Sesi ke-1\s+Seri 3/);
});

test("in the volume, board and times lead to sessions of any module", async () => {
  await secondModule();
  preview = await tiny.start({ modules: ["package"] });
  screen = await ShellScreen.open(browser, `${preview.url}#book=package&board=1`);
  await booksShown(screen.page, 2);
  await expect.poll(() => screen?.text("#board"), { timeout: 12_000 }).toContain("Serikat");
  await screen.page.evaluate(
    `[...document.querySelectorAll("#board a")].findLast((a) => a.textContent.startsWith("2.")).click()`,
  );
  await expect
    .poll(() => screen?.top("facilitator", "serikat--session-2"), { timeout: 8_000 })
    .toBeLessThan(60);
  await screen.page.keyboard.press("w");
  await expect.poll(() => screen?.text("#times"), { timeout: 8_000 }).toContain("Serikat");
  await screen.follow("#times", "3. Sesi ke-3");
  await expect.poll(() => screen?.top("facilitator", "k3--session-3"), { timeout: 8_000 }).toBeLessThan(60);
  expect(await screen.top("participant", "k3--session-3")).toBeLessThan(110);
  expect(await screen.is(`location.hash.includes("book=package")`)).toBe(true);
});
