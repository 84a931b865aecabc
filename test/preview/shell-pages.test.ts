import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { FoundBrowser } from "../../src/browser/found.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import type { TinyPreview } from "./fixture.ts";
import { axeScript, moduleFolder, openBrowser, shellPackage, type ShellPackage } from "./shell-page.ts";
import { ShellScreen } from "./shell-screen.ts";

let found: FoundBrowser;
let browser: Browser;
let tiny: ShellPackage;
let preview: TinyPreview;
let screen: ShellScreen;
let page: Page;

beforeAll(async () => {
  ({ found, browser } = await openBrowser());
});
afterAll(() => browser.close());
beforeEach(async () => {
  tiny = await shellPackage();
});
afterEach(async () => {
  await page.close();
  await preview.stop();
  await tiny.remove();
});

/** Starts the preview, and opens the printed pages once there are some. */
async function openPages(hash: string, size?: { width: number; height: number }): Promise<void> {
  preview = await tiny.start({ launch: () => launchBrowser(found) });
  await expect.poll(() => preview.told.built.includes("pdf"), { timeout: 40_000 }).toBe(true);
  screen = await ShellScreen.open(browser, `${preview.url}${hash}`, size);
  ({ page } = screen);
  await page.waitForFunction(
    `document.querySelector(".pane") && [...document.querySelectorAll(".pane")].every((pane) => pane.querySelector('[data-drawn="true"]'))`,
    { timeout: 30_000 },
  );
}

/** Saves a comment on words of a session. */
async function comment(id: string, session: number, words: string): Promise<void> {
  await mkdir(join(moduleFolder(tiny), "komentar"), { recursive: true });
  await writeFile(
    join(moduleFolder(tiny), "komentar", `${id}.md`),
    `---\nsesi: 0${session}-sesi.md\njenis: hukum\nkutipan: ${words}\noleh: Siti\ntanggal: 2026-11-22\n---\n\nPeriksa lagi <b>${session}</b>.\n`,
  );
}

test("pages of the PDF are drawn, counted, sized, held together, and drawn anew after a save", async () => {
  await openPages("#form=pdf");
  const sheets = (edition: string): string => `document.querySelector('[data-edition="${edition}"] .sheets')`;
  const pages = (edition: string): Promise<number> =>
    page.evaluate(`${sheets(edition)}.children.length`) as Promise<number>;
  expect(await pages("facilitator")).toBeGreaterThan(await pages("participant"));
  expect(await screen.text('[data-edition="facilitator"] .pages')).toContain(
    `dari ${await pages("facilitator")}`,
  );
  expect(
    await screen.is(
      `Math.abs(${sheets("facilitator")}.firstElementChild.clientWidth - (${sheets("facilitator")}.clientWidth - 24)) <= 1`,
    ),
  ).toBe(true);
  // Not far from the window, not drawn.
  expect(await screen.is(`${sheets("facilitator")}.lastElementChild.dataset.drawn === undefined`)).toBe(true);
  // A page that is asked for, and its text drawn in dark ink.
  await page.click('[data-edition="facilitator"] .pages input', { clickCount: 3 });
  await page.keyboard.type("9");
  await page.keyboard.press("Enter");
  const shown = `${sheets("facilitator")}.children[8]`;
  await expect.poll(() => screen.is(`${shown}.dataset.drawn === "true"`), { timeout: 10_000 }).toBe(true);
  expect(
    await screen.is(
      `(() => { const canvas = ${shown}.querySelector("canvas"); const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height); return data.some((value, index) => index % 4 === 0 && value < 80); })()`,
    ),
  ).toBe(true);
  await expect
    .poll(() => screen.is(`${sheets("participant")}.scrollTop > 500`), { timeout: 5_000 })
    .toBe(true);
  const before = await page.evaluate(`${sheets("facilitator")}.scrollTop`);
  const width = (await page.evaluate(`${shown}.clientWidth`)) as number;
  await tiny.write(4, "Sesudah disimpan.");
  const times = (): number => preview.told.built.filter((each) => each === "pdf").length;
  await expect.poll(times, { timeout: 40_000 }).toBe(2);
  await new Promise((done) => setTimeout(done, 1_500));
  expect(
    Math.abs(((await page.evaluate(`${sheets("facilitator")}.scrollTop`)) as number) - (before as number)),
  ).toBeLessThan(40);
  await page.click('[data-edition="facilitator"] .pages button:nth-of-type(2)');
  await expect
    .poll(() => page.evaluate(`${shown}.clientWidth`) as Promise<number>)
    .toBeGreaterThan(width * 1.1);
  expect(await screen.is(`location.hash.includes("zoom=")`)).toBe(true);
  expect(screen.said.filter((text) => !text.startsWith("Warning:"))).toEqual([]);
});

test("pages of what was saved are drawn before their files are finished, and not again after", async () => {
  await openPages("#form=pdf");
  const asked: string[] = [];
  page.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    if (request.method() === "GET" && /\/pdf\/|\.pdf$/.test(path)) asked.push(path);
  });
  const times = (): number => preview.told.built.filter((each) => each === "pdf").length;
  await tiny.write(4, "Sesudah disimpan.");
  await expect.poll(() => asked.length, { timeout: 40_000 }).toBe(2);
  expect(times()).toBe(1);
  await expect.poll(times, { timeout: 40_000 }).toBe(2);
  await new Promise((done) => setTimeout(done, 1_000));
  expect(asked.sort()).toEqual(["/.edisi/pdf/k3/facilitator", "/.edisi/pdf/k3/participant"]);
  // What is on the screen is what was finished.
  const finished = (await (await fetch(`${preview.url}manifest.json`)).json()) as {
    books: { edition: string; files: { output: string; sha256: string }[] }[];
  };
  for (const { edition, files } of finished.books) {
    const answer = await fetch(`${preview.url}.edisi/pdf/k3/${edition}`);
    expect(answer.headers.get("x-edisi-version")).toBe(files.find(({ output }) => output === "pdf")?.sha256);
  }
});

test("comments stand beside the printed page that has their words, lead there, and to where they are answered", async () => {
  await comment("20261122-aaaaaaaa", 1, "Pembuka sesi 1");
  await comment("20261122-bbbbbbbb", 3, "Penutup 3 dibaca dengan tenang");
  await openPages("#form=pdf");
  const notes = `[...document.querySelectorAll(".page-notes .comment")]`;
  expect(await screen.is(`${notes}.length === 0`)).toBe(true);
  const sheet = `document.querySelector('[data-edition="facilitator"] .sheets')`;
  const widthBefore = (await page.evaluate(`${sheet}.querySelector(".sheet").clientWidth`)) as number;
  await page.keyboard.press("m");
  await expect.poll(() => screen.is(`${notes}.length === 2`), { timeout: 10_000 }).toBe(true);
  // Pages make room, and each card is beside the page that has the words.
  expect((await page.evaluate(`${sheet}.querySelector(".sheet").clientWidth`)) as number).toBeLessThan(
    widthBefore - 100,
  );
  const [first, second] = (await page.evaluate(
    `${notes}.map((each) => ({ text: each.innerText, top: each.offsetTop, left: each.getBoundingClientRect().left, right: document.querySelector(".sheet").getBoundingClientRect().right }))`,
  )) as { text: string; top: number; left: number; right: number }[];
  expect(first?.text).toMatch(/hukum\s*Siti\s*hlm\. \d+\s*Pembuka sesi 1\s*Periksa lagi <b>1<\/b>\./);
  expect(first?.left).toBeGreaterThan(first?.right ?? 0);
  const printed = /hlm\. (\d+)/.exec(second?.text ?? "")?.[1];
  await page.evaluate(`${notes}[1].querySelector(".place").click()`);
  await expect
    .poll(() => screen.text('[data-edition="facilitator"] .printed'), { timeout: 5_000 })
    .toContain(` ${printed}`);
  await expect
    .poll(() => screen.is(`Math.abs(${sheet}.scrollTop - ${second?.top}) < 200`), { timeout: 5_000 })
    .toBe(true);
  await comment("20261122-cccccccc", 2, "Pembuka sesi 2");
  await expect.poll(() => screen.is(`${notes}.length === 3`), { timeout: 8_000 }).toBe(true);
  expect(await screen.violations(axeScript)).toEqual([]);
  await page.setViewport({ width: 360, height: 740 });
  await expect
    .poll(() => screen.is(`document.querySelectorAll(".sheet + .page-notes.below").length === 3`), {
      timeout: 8_000,
    })
    .toBe(true);
  expect(await screen.is("document.documentElement.scrollWidth <= 360")).toBe(true);
  expect(await screen.violations(axeScript)).toEqual([]);
  await page.evaluate(`${notes}[2].querySelector(".open").click()`);
  await expect.poll(() => screen.is(`location.hash.includes("at=session-3")`), { timeout: 8_000 }).toBe(true);
  await expect.poll(() => screen.book("facilitator"), { timeout: 8_000 }).toContain("Penutup 3");
});
