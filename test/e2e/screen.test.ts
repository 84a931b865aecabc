import { mkdtemp, readFile, rm } from "node:fs/promises";
import { homedir, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { start, type Started } from "../../src/browser/start.ts";
import { realDist, realModules, smallDist } from "./support/built.ts";
import * as look from "./support/in-page.ts";

let profile: string;
let started: Started;
let browser: Browser;
let dist: string;

beforeAll(async () => {
  const environment = { env: process.env, platform: process.platform, arch: process.arch, home: homedir() };
  profile = await mkdtemp(join(tmpdir(), "edisi-profile-test-"));
  started = await start(await findBrowser({ environment }), { sandbox: userInfo().uid !== 0, profile });
  browser = started.browser;
  dist = await smallDist();
});

afterAll(async () => {
  await browser.close();
  await started.ended;
  await rm(profile, { recursive: true, force: true, maxRetries: 10 });
});

interface Opened {
  page: Page;
  /** Addresses asked for, the document's own among them. */
  asked: string[];
  /** Errors, warnings and refusals that the page reported. */
  said: string[];
}

interface OpenOptions {
  width?: number;
  scripts?: boolean;
  dark?: boolean;
  /** Folder of the finished books. */
  from?: string;
}

/** Opens a finished file as a double click does. */
async function open(
  path: string,
  { width = 360, scripts = true, dark = false, from = dist }: OpenOptions = {},
): Promise<Opened> {
  const page = await browser.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  page.on("request", (request) => void (request.url().startsWith("data:") || asked.push(request.url())));
  page.on("console", (message) => void said.push(message.text()));
  page.on("pageerror", (error) => void said.push(String(error)));
  page.on("dialog", (dialog) => {
    said.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height: 740, isMobile: width < 500, hasTouch: width < 500 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.goto(pathToFileURL(join(from, path)).href, { waitUntil: "load" });
  return { page, asked, said };
}

const books = [
  "uji/uji-facilitator.html",
  "uji/uji-participant.html",
  "mentah/mentah-facilitator.html",
  "mentah/mentah-participant.html",
  "package/package-facilitator.html",
  "package/package-participant.html",
];

describe.each(books)("%s", (path) => {
  test.each([true, false])("asks for nothing and says nothing, scripts %s", async (scripts) => {
    const { page, asked, said } = await open(path, { scripts });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(asked).toEqual([pathToFileURL(join(dist, path)).href]);
    expect(said).toEqual([]);
    expect(await page.evaluate(look.textLength)).toBeGreaterThan(500);
    await page.close();
  });

  test.each([320, 360, 768, 1400])("does not scroll sideways at %i px", async (width) => {
    const { page } = await open(path, { width });
    const { inner, scroll, wide } = await page.evaluate(look.sideways);
    expect(wide).toEqual([]);
    expect(scroll).toBeLessThanOrEqual(inner);
    await page.close();
  });

  test.each([360, 1400])(
    "leaves the contents free at %i px, and leads back to them from the text",
    async (width) => {
      const { page } = await open(path, { width });
      for (const at of ["#contents", "main"]) {
        await page.$eval(at, (part) => part.scrollIntoView());
        const edges = (selector: string): Promise<{ top: number; bottom: number }> =>
          page.$eval(selector, (part) => {
            const { top, bottom } = part.getBoundingClientRect();
            return { top, bottom };
          });
        const [link, contents] = await Promise.all([edges(".to-top"), edges("#contents")]);
        expect(link.top).toBeGreaterThan(contents.bottom);
        if (at === "main") expect(link.bottom).toBeLessThanOrEqual(740);
      }
      await page.close();
    },
  );

  test("has headings in order, unique anchors, links that lead somewhere, and whole pictures", async () => {
    const { page } = await open(path);
    const found = await page.evaluate(look.outline);
    expect(found.levels[0]).toBe(1);
    expect(found.levels.filter((level) => level === 1)).toHaveLength(1);
    const jumps = found.levels.filter((level, index) => level > (found.levels[index - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
    expect(found.twice).toEqual([]);
    expect(found.dead).toEqual([]);
    expect(found.broken).toEqual([]);
    expect(found.pictures).toBe(path.startsWith("mentah") ? 0 : path.includes("facilitator") ? 4 : 1);
    await page.close();
  });

  test.each([false, true])("has enough contrast, dark %s", async (dark) => {
    const { page } = await open(path, { dark });
    expect(await page.evaluate(look.paper)).toBe(dark ? "dark" : "light");
    const { weak, seen } = await page.evaluate(look.weakContrast, 4.5);
    expect(weak).toEqual([]);
    expect(seen).toBeGreaterThan(20);
    await page.close();
  });

  test("has lines of at most 75 characters at 1400 px", async () => {
    const { page } = await open(path, { width: 1400 });
    const measure = await page.evaluate(look.longestLine);
    // The module of raw HTML has no paragraph of several lines.
    if (!path.startsWith("mentah")) expect(measure.lines).toBeGreaterThan(0);
    expect(measure.longest).toBeLessThanOrEqual(80);
    expect(measure.typical).toBeLessThanOrEqual(75);
    await page.close();
  });
});

describe.each(realModules)("%s of this repository", (id) => {
  test.each(["facilitator", "participant"])("%s reads well on a phone, light and dark", async (edition) => {
    const { page, asked, said } = await open(`${id}/${id}-${edition}.html`, { from: await realDist() });
    const { inner, scroll, wide } = await page.evaluate(look.sideways);
    expect(wide).toEqual([]);
    expect(scroll).toBeLessThanOrEqual(inner);
    const found = await page.evaluate(look.outline);
    const jumps = found.levels.filter((level, index) => level > (found.levels[index - 1] ?? 0) + 1);
    expect({ ...found, jumps }).toMatchObject({ jumps: [], twice: [], dead: [], broken: [] });
    for (const dark of [false, true]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
      expect((await page.evaluate(look.weakContrast, 4.5)).weak).toEqual([]);
    }
    expect(asked).toHaveLength(1);
    expect(said).toEqual([]);
    await page.close();
  });
});

test("the appearance can be chosen without a script, against the device", async () => {
  const { page } = await open("uji/uji-participant.html", { scripts: false, dark: true });
  expect(await page.evaluate(look.paper)).toBe("dark");
  await page.click('label[for="appearance-light"]');
  expect(await page.evaluate(look.paper)).toBe("light");
  await page.click('label[for="appearance-dark"]');
  expect(await page.evaluate(look.paper)).toBe("dark");
  await page.close();
});

test("details open at a click, and links of the contents lead to their section", async () => {
  const { page } = await open("uji/uji-participant.html", { scripts: false });
  expect(await page.evaluate(look.isOpen, "details.sheets")).toBe(false);
  await page.click("details.sheets > summary");
  expect(await page.evaluate(look.isOpen, "details.sheets")).toBe(true);
  await page.click('a[href="#worksheet-2"]');
  expect(page.url()).toMatch(/#worksheet-2$/);
  expect(Math.abs(await page.evaluate(look.topOf, "#worksheet-2"))).toBeLessThan(100);
  await page.close();
});

test("the library opens, and its links lead to files that are there", async () => {
  const { page, asked, said } = await open("index.html");
  const links = await page.evaluate(look.linksOut);
  // HTML and PDF of two modules and of their volume in two editions, and the loose sheets of one and of the volume.
  expect(links).toHaveLength(14);
  for (const link of links) await expect(readFile(new URL(link))).resolves.toBeDefined();
  const { inner, scroll, wide } = await page.evaluate(look.sideways);
  expect(wide).toEqual([]);
  expect(scroll).toBeLessThanOrEqual(inner);
  expect(asked).toHaveLength(1);
  expect(said).toEqual([]);
  for (const dark of [false, true]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    expect((await page.evaluate(look.weakContrast, 4.5)).weak).toEqual([]);
  }
  await page.close();
});

describe("raw HTML of a lesson", () => {
  test.each(["mentah/mentah-facilitator.html", "mentah/mentah-participant.html"])(
    "is harmless in %s",
    async (path) => {
      const { page, asked, said } = await open(path);
      await page.evaluate(look.clickEverything);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await page.title()).toMatch(/^HTML Mentah/);
      expect(asked).toHaveLength(1);
      expect(said).toEqual([]);
      const harm = await page.evaluate(look.harmful);
      expect(harm).toEqual([]);
      const html = await readFile(join(dist, path), "utf8");
      expect(html).not.toMatch(/jahat\.example|DIRETAS|onclick=|onload=|onerror=|javascript:|data:text/i);
      // What is allowed is there.
      for (const text of ["<details>", "<kbd>Ctrl</kbd>", "H<sub>2</sub>O", "Selesai."])
        expect(html).toContain(text);
      await page.close();
    },
  );
});
