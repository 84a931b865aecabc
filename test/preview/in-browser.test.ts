import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page, PuppeteerNode } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import type { FoundBrowser } from "../../src/browser/found.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { thisMachine } from "../browser/machines.ts";
import {
  ask,
  soon,
  textOf,
  tinyPackage,
  tinyPreview,
  type TinyPackage,
  type TinyPreview,
} from "./fixture.ts";

declare const document: {
  body: { innerText: string; scrollHeight: number };
  title: string;
  querySelector(selector: string): {
    shadowRoot: { querySelector(selector: string): { textContent: string; click(): void } | null } | null;
  } | null;
  querySelectorAll(
    selector: string,
  ): Iterable<{ textContent: string; getBoundingClientRect(): { top: number } }>;
};
declare const window: { scrollBy(x: number, y: number): void; marker?: number };

const require = createRequire(createRequire(import.meta.url).resolve("puppeteer"));

let found: FoundBrowser;
let browser: Browser;
let tiny: TinyPackage;
let preview: TinyPreview | undefined;
let page: Page;
let said: string[];

beforeAll(async () => {
  found = await findBrowser({ environment: thisMachine() });
  browser = await (require("puppeteer-core") as PuppeteerNode).launch({
    executablePath: found.executable,
    env: { ...found.environment },
    headless: found.shell ? "shell" : true,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
});
afterAll(() => browser.close());
beforeEach(async () => {
  tiny = await tinyPackage();
  page = await browser.newPage();
  said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
});
afterEach(async () => {
  await page.close();
  await preview?.stop();
  preview = undefined;
  await tiny.remove();
});

const panelText = (): Promise<string | undefined> =>
  page.evaluate(
    () => document.querySelector("edisi-preview")?.shadowRoot?.querySelector("section")?.textContent,
  );

const bodyHas = (text: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.body.innerText.includes(wanted), { timeout: 8_000 }, text);

test("an open page shows what was saved, errors over the last good one, and keeps its place", async () => {
  const long = (word: string, mark: string): string =>
    `${`${word}\n\n`.repeat(80)}## Tempat baca\n\n${mark}\n\n${"Isi.\n\n".repeat(200)}`;
  await tiny.save(long("Awal.", "Sebelum."));
  preview = await tinyPreview(tiny);
  await page.goto(`${preview.url}k3/k3-facilitator.html`);
  await bodyHas("Sebelum.");
  const top = (): Promise<number | undefined> =>
    page.evaluate(() => {
      const headings = [...document.querySelectorAll("main :is(h2, h3, h4)")];
      return headings.find(({ textContent }) => textContent === "Tempat baca")?.getBoundingClientRect().top;
    });
  await page.evaluate((y) => window.scrollBy(0, y + 200), (await top()) ?? 0);
  const before = await top();
  expect(before).toBeCloseTo(-200, -1);
  // More text above it: the place moves down, and the page with it.
  await tiny.save(`Tambahan di atas.\n\n${long("Awal.", "Sesudah.")}`);
  await bodyHas("Sesudah.");
  await expect.poll(top, { timeout: 3_000 }).toBeCloseTo(before ?? Number.NaN, -1);

  await page.evaluate(() => {
    window.marker = 1;
  });
  await tiny.save(":::asing\n\nx\n\n:::");
  await expect.poll(panelText, { timeout: 8_000 }).toContain("modules/k3/01-satu.md:8:1");
  expect(await panelText()).toContain("Blok `asing` tidak dikenal.");
  await bodyHas("Sesudah.");
  // What the page shows has not changed, so it has not been loaded again; nor is it for the same text.
  await tiny.save(`Tambahan di atas.\n\n${long("Awal.", "Sesudah.")}`);
  await expect.poll(panelText, { timeout: 8_000 }).toBeUndefined();
  await soon(300);
  expect(await page.evaluate(() => window.marker)).toBe(1);
  expect(said).toEqual([]);
});

test("a page that waits becomes the book, and one whose preview has ended says so", async () => {
  await tiny.save(":::asing\n\nx\n\n:::");
  preview = await tinyPreview(tiny);
  await page.goto(preview.url);
  await bodyHas("modules/k3/01-satu.md:8:1");
  await tiny.save("Baik.");
  await bodyHas("Panduan Fasilitator");
  expect(await panelText()).toBeUndefined();
  expect(said.filter((text) => /Security Policy|Error:/.test(text))).toEqual([]);
  await preview.stop();
  preview = undefined;
  await expect.poll(panelText, { timeout: 5_000 }).toContain("Pratinjau berhenti");
});

test("one browser prints for the whole preview, and is replaced when it was killed", async () => {
  let launched = 0;
  preview = await tinyPreview(tiny, {
    launch: () => {
      launched += 1;
      return launchBrowser(found);
    },
  });
  const { told } = preview;
  const pdf = join(tiny.root, "dist", "k3", "k3-facilitator.pdf");
  const printed = async (times: number): Promise<void> => {
    await expect
      .poll(() => told.built.filter((output) => output === "pdf").length, { timeout: 10_000 })
      .toBe(times);
  };
  await printed(1);
  const first = (await stat(pdf)).mtimeMs;
  expect((await ask(preview.port, "/")).body).toContain("k3/k3-facilitator.pdf");
  await tiny.save("Kata kedua.");
  await printed(2);
  expect(launched).toBe(1);
  expect((await stat(pdf)).mtimeMs).toBeGreaterThan(first);

  const { stdout } = await promisify(execFile)("ps", ["-eo", "pid=,ppid=,args="]);
  for (const line of stdout.split("\n")) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    if (pid && parent === process.pid && line.includes("edisi-profile-")) process.kill(pid, "SIGKILL");
  }
  await tiny.save("Kata ketiga.");
  await printed(3);
  expect(launched).toBe(2);
  expect(told.failed).toEqual([]);
  expect(await textOf(tiny.page)).toContain("Kata ketiga.");
  await preview.stop();
  const { stdout: left } = await promisify(execFile)("ps", ["-eo", "ppid=,args="]);
  const own = left.split("\n").filter((line) => Number.parseInt(line, 10) === process.pid);
  expect(own.filter((line) => line.includes("edisi-profile-") && !line.includes("defunct"))).toEqual([]);
});
