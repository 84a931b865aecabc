import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TinyPreview } from "./fixture.ts";
import {
  axeScript,
  booksShown,
  moduleFolder,
  openBrowser,
  shellPackage,
  type ShellPackage,
} from "./shell-page.ts";

let browser: Browser;
let tiny: ShellPackage;
let preview: TinyPreview;
let page: Page;
let said: string[];

beforeAll(async () => {
  ({ browser } = await openBrowser());
});
afterAll(() => browser.close());
afterEach(async () => {
  await page.close();
  await preview.stop();
  await tiny.remove();
});

const open = async (hash = "", { width = 1400, height = 900 } = {}): Promise<void> => {
  page = await browser.newPage();
  said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.setViewport({ width, height });
  await page.goto(`${preview.url}${hash}`);
};

/** Top of an anchor in a frame's window; the script runs in the page. */
const topOf = (edition: string, anchor: string): Promise<number> =>
  page.evaluate(
    `document.querySelector('[data-edition="${edition}"] iframe').contentDocument.getElementById(${JSON.stringify(anchor)}).getBoundingClientRect().top`,
  ) as Promise<number>;
const scrollOf = (edition: string): Promise<number> =>
  page.evaluate(
    `document.querySelector('[data-edition="${edition}"] iframe').contentWindow.scrollY`,
  ) as Promise<number>;
const scrollTo = (edition: string, anchor: string, below = 0): Promise<unknown> =>
  page.evaluate(
    `{ const frame = document.querySelector('[data-edition="${edition}"] iframe');
       const top = frame.contentDocument.getElementById(${JSON.stringify(anchor)}).getBoundingClientRect().top;
       frame.contentWindow.scrollBy({ top: top + ${below}, behavior: "instant" }) }`,
  );
/** Which paragraph of a book is on the reading line. */
const paragraphIn = (edition: string): Promise<number> =>
  page.evaluate(
    `(() => { const { contentDocument: book, clientHeight } = document.querySelector('[data-edition="${edition}"] iframe');
      const all = [...book.querySelectorAll("main :is(p, li, h2, h3, h4)")];
      return all.findIndex((each) => each.getBoundingClientRect().bottom >= clientHeight / 10); })()`,
  ) as Promise<number>;
/** How far the place in the address is from the one that is shown, in pixels. */
const awayFromAddress = (edition: string): Promise<number> =>
  page.evaluate(
    `(() => { const { contentDocument: book, clientHeight } = document.querySelector('[data-edition="${edition}"] iframe');
      const given = new URLSearchParams(location.hash.slice(1));
      const top = book.getElementById(given.get("at"))?.getBoundingClientRect().top ?? NaN;
      return Math.abs(clientHeight / 10 - top - Number(given.get("below") ?? 0)); })()`,
  ) as Promise<number>;
const textIn = (selector: string): Promise<string> =>
  page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ""`) as Promise<string>;
const bookText = (edition: string): Promise<string> =>
  page.evaluate(
    `document.querySelector('[data-edition="${edition}"] iframe')?.contentDocument?.body?.innerText ?? ""`,
  ) as Promise<string>;
const is = (script: string): Promise<boolean> => page.evaluate(`Boolean(${script})`) as Promise<boolean>;

describe("the page of the preview", () => {
  beforeEach(async () => {
    tiny = await shellPackage();
    preview = await tiny.start();
  });

  test("holds both editions together by what they share, whichever is scrolled", async () => {
    await open();
    await booksShown(page, 2);
    expect(await is(`document.documentElement.lang === "id"`)).toBe(true);
    for (const [leader, follower] of [
      ["facilitator", "participant"],
      ["participant", "facilitator"],
    ] as const) {
      for (const anchor of ["session-3", "session-2"]) {
        await scrollTo(leader, anchor, -78);
        await expect.poll(() => topOf(follower, anchor), { timeout: 5_000 }).toBeGreaterThan(20);
        // Where one has the beginning of a session on the reading line, so has the other.
        await expect.poll(() => topOf(follower, anchor), { timeout: 5_000 }).toBeLessThan(110);
      }
    }
    // The guide has steps that the participant's book has not: pixels could not hold them together.
    await scrollTo("facilitator", "session-4", -78);
    await expect.poll(() => topOf("participant", "session-4"), { timeout: 5_000 }).toBeLessThan(110);
    const [guide, book] = [await scrollOf("facilitator"), await scrollOf("participant")];
    expect(guide - book).toBeGreaterThan(500);
    expect(said).toEqual([]);
  });

  test("keeps view and place in its address, over a reload", async () => {
    await open();
    await booksShown(page, 2);
    await scrollTo("facilitator", "session-3", 300);
    const paragraph = await paragraphIn("facilitator");
    await page.keyboard.press("h");
    await page.keyboard.press("g");
    await page.keyboard.press("f");
    await page.keyboard.press("1");
    await booksShown(page, 1);
    expect(await is(`document.documentElement.dataset.phone === "true"`)).toBe(true);
    expect(await is(`document.querySelector("iframe").clientWidth === 360`)).toBe(true);
    expect(
      await is(`getComputedStyle(document.querySelector("iframe")).filter.includes("grayscale(1)")`),
    ).toBe(true);
    await page.keyboard.press("f");
    const dark = `document.querySelector("iframe").contentDocument.getElementById("appearance-dark").checked`;
    await expect.poll(() => is(dark)).toBe(true);
    await expect.poll(() => paragraphIn("facilitator"), { timeout: 5_000 }).toBe(paragraph);
    await expect.poll(() => awayFromAddress("facilitator"), { timeout: 5_000 }).toBeLessThan(3);
    const before = await topOf("facilitator", "session-3");
    expect(await page.evaluate("location.hash")).toMatch(/show=facilitator&phone=1&theme=dark&at=session-3/);
    await page.reload();
    await booksShown(page, 1);
    await expect.poll(() => topOf("facilitator", "session-3"), { timeout: 15_000 }).toBeCloseTo(before, -1);
    expect(await paragraphIn("facilitator")).toBe(paragraph);
    await expect.poll(() => is(dark)).toBe(true);
    expect(await is(`document.getElementById("phone").getAttribute("aria-pressed") === "true"`)).toBe(true);
  });

  test("holds the place over whatever moves the text, until the reader scrolls", async () => {
    await open();
    await booksShown(page, 2);
    await scrollTo("facilitator", "session-3", 300);
    await expect.poll(() => awayFromAddress("facilitator"), { timeout: 5_000 }).toBeLessThan(3);
    const paragraph = await paragraphIn("facilitator");
    const book = `document.querySelector('[data-edition="facilitator"] iframe').contentDocument`;
    // A picture that comes late, above what is read.
    await page.evaluate(`${book}.querySelector("#session-1 p").style.height = "700px"`);
    await new Promise((done) => setTimeout(done, 400));
    expect(await paragraphIn("facilitator")).toBe(paragraph);
    // Scrolled and made narrow in one moment: the browser tells of the first when the text already runs otherwise.
    await page.evaluate(`${book}.defaultView.scrollBy({ top: 400, behavior: "instant" })`);
    const later = await paragraphIn("facilitator");
    expect(later).toBeGreaterThan(paragraph);
    await page.evaluate(`document.getElementById("phone").click()`);
    await new Promise((done) => setTimeout(done, 600));
    expect(await paragraphIn("facilitator")).toBe(later);
    await page.setViewport({ width: 1100, height: 700 });
    await new Promise((done) => setTimeout(done, 600));
    expect(await paragraphIn("facilitator")).toBe(later);
    // By a link of the book itself, which is the reader's doing.
    await page.evaluate(`${book}.querySelector('a[href="#session-2"]').click()`);
    await expect.poll(() => topOf("facilitator", "session-2"), { timeout: 5_000 }).toBeLessThan(60);
    await expect.poll(() => topOf("participant", "session-2"), { timeout: 5_000 }).toBeLessThan(110);
    await page.evaluate(`${book}.querySelector("#session-1 p").style.height = "90px"`);
    await new Promise((done) => setTimeout(done, 400));
    expect(Math.abs(await topOf("facilitator", "session-2"))).toBeLessThan(60);
  });

  test("shows the same place when it changes from one edition to two, and back", async () => {
    await open("#at=session-3&show=participant");
    await booksShown(page, 1);
    await expect.poll(() => topOf("participant", "session-3"), { timeout: 5_000 }).toBeLessThan(120);
    await page.keyboard.press("3");
    await booksShown(page, 2);
    for (const edition of ["facilitator", "participant"]) {
      await expect.poll(() => topOf(edition, "session-3"), { timeout: 5_000 }).toBeLessThan(120);
      expect(await topOf(edition, "session-3")).toBeGreaterThan(-20);
    }
    await page.keyboard.press("n");
    await expect.poll(() => topOf("facilitator", "session-4"), { timeout: 5_000 }).toBeLessThan(40);
    await page.keyboard.press("1");
    await booksShown(page, 1);
    await expect.poll(() => topOf("facilitator", "session-4"), { timeout: 5_000 }).toBeLessThan(40);
  });

  test("shows a saved text where it is read, and marks what changed once", async () => {
    await open();
    await booksShown(page, 2);
    await scrollTo("facilitator", "session-3", 300);
    const before = await topOf("facilitator", "session-3");
    await page.evaluate("window.same = document.querySelector('iframe')");
    // In a session above: its text grows, and nothing moves.
    await tiny.write(2, `Diperbarui. ${"Kalimat tambahan yang panjang. ".repeat(40)}`);
    await expect.poll(() => bookText("facilitator"), { timeout: 8_000 }).toContain("Diperbarui.");
    await expect.poll(() => bookText("participant"), { timeout: 8_000 }).toContain("Diperbarui.");
    await expect.poll(() => topOf("facilitator", "session-3"), { timeout: 5_000 }).toBeCloseTo(before, -1);
    expect(await is("window.same === document.querySelector('iframe')")).toBe(true);

    await page.evaluate(`window.marked = []; new MutationObserver((all) => {
      for (const { target } of all) if (target.hasAttribute("data-edisi-changed")) window.marked.push(target.textContent.slice(0, 30));
    }).observe(window.same.contentDocument, { subtree: true, attributes: true, attributeFilter: ["data-edisi-changed"] })`);
    await tiny.write(3, "Baru sekali.");
    await expect
      .poll(() => page.evaluate("window.marked"), { timeout: 8_000 })
      .toEqual(["Pembuka sesi 3. Baru sekali."]);
    // The build that follows brings the same text, and marks nothing more.
    await expect.poll(() => preview.told.begun.length, { timeout: 12_000 }).toBeGreaterThan(1);
    await new Promise((done) => setTimeout(done, 2_500));
    expect(await page.evaluate("window.marked")).toHaveLength(1);
    expect(await is(`window.same.contentDocument.querySelector("[data-edisi-changed]") === null`)).toBe(true);
    expect(said).toEqual([]);
  });

  test("marks without motion for who wants none", async () => {
    await open();
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await booksShown(page, 2);
    await tiny.write(1, "Tanpa gerak.");
    await page.waitForFunction(
      `document.querySelector("iframe").contentDocument.querySelector("[data-edisi-changed]")`,
      { timeout: 8_000 },
    );
    const look = `getComputedStyle(document.querySelector("iframe").contentDocument.querySelector("[data-edisi-changed]"))`;
    expect(await is(`${look}.animationName === "none" && ${look}.outlineStyle === "solid"`)).toBe(true);
  });

  test("shows errors with their place over the last good page, which closes and comes back by keyboard", async () => {
    await open();
    await booksShown(page, 2);
    await scrollTo("facilitator", "session-2");
    const before = await scrollOf("facilitator");
    await tiny.save("---\njudul: Satu\ndurasi: 30\ntujuan:\n  - tahu\n---\n\n:::asing\n\nx\n\n:::\n");
    await expect.poll(() => textIn("#problems"), { timeout: 8_000 }).toContain("modules/k3/01-sesi.md:8:1");
    expect(await textIn("#problems")).toContain("Blok `asing` tidak dikenal.");
    expect(await bookText("facilitator")).toContain("Pembuka sesi 1.");
    expect(await scrollOf("facilitator")).toBe(before);
    await page.keyboard.press("Escape");
    expect(await is(`document.getElementById("problems").hidden`)).toBe(true);
    await page.focus("#show-problems");
    await page.keyboard.press("Enter");
    expect(await textIn("#problems")).toContain("01-sesi.md:8:1");
    await tiny.write(1);
    await expect.poll(() => is(`document.getElementById("problems").hidden`), { timeout: 8_000 }).toBe(true);
    await preview.stop();
    await expect.poll(() => textIn("#problems"), { timeout: 8_000 }).toContain("Pratinjau berhenti");
  });

  test("shows minutes against what is planned, and leads to them", async () => {
    await open();
    await booksShown(page, 2);
    await page.keyboard.press("w");
    await expect.poll(() => textIn("#times"), { timeout: 8_000 }).toContain("Kegiatan 4.1 Kegiatan contoh");
    const text = await textIn("#times");
    expect(text).toMatch(/Jumlah 120 \/ 130 menit\s*kurang 10/);
    expect(text).toMatch(/1\. Sesi ke-1\s+25 \/ 30 menit\s*kurang 5/);
    expect(text).toMatch(/Membuka\s+10/);
    await page.evaluate(
      `[...document.querySelectorAll("#times a")].find((a) => a.textContent.startsWith("3.")).click()`,
    );
    await expect.poll(() => topOf("facilitator", "session-3"), { timeout: 5_000 }).toBeLessThan(60);
    await tiny.save(
      (await import("./shell-page.ts"))
        .sessionText(1)
        .replace("durasi=15", "durasi=40")
        .replace("durasi=25", "durasi=50"),
    );
    await expect.poll(() => textIn("#times"), { timeout: 12_000 }).toMatch(/50 \/ 30 menit\s*lebih 20/);
  });

  test("is used by keyboard alone, from inside a book too, and says how", async () => {
    await open();
    await booksShown(page, 2);
    const focused = (): Promise<string> =>
      page.evaluate(
        `document.activeElement.id || document.activeElement.value || document.activeElement.tagName`,
      ) as Promise<string>;
    const reached: string[] = [];
    for (let press = 0; press < 16; press += 1) {
      await page.keyboard.press("Tab");
      reached.push(await focused());
      const outline = await page.evaluate(
        `getComputedStyle(document.activeElement.matches(".choice input") ? document.activeElement.nextElementSibling : document.activeElement).outlineStyle`,
      );
      if (reached.at(-1) !== "IFRAME") expect([reached.at(-1), outline]).toEqual([reached.at(-1), "solid"]);
    }
    for (const id of [
      "skip",
      "book",
      "both",
      "html",
      "phone",
      "dark",
      "copy",
      "times-toggle",
      "board-toggle",
      "comments-toggle",
      "files",
      "help-open",
      "IFRAME",
    ]) {
      expect(reached).toContain(id);
    }
    await page.evaluate(`document.querySelector("iframe").contentWindow.focus()`);
    await page.keyboard.press("2");
    await expect
      .poll(
        () =>
          is(
            `document.querySelectorAll("iframe").length === 1 && document.querySelector('[data-edition="participant"]')`,
          ),
        { timeout: 8_000 },
      )
      .toBe(true);
    await page.keyboard.press("3");
    await booksShown(page, 2);
    await page.keyboard.press("b");
    expect(await focused()).toBe("book");
    // In a list of books, letters choose a book.
    await page.keyboard.press("Tab");
    for (const edition of ["facilitator", "participant", "facilitator"]) {
      await page.keyboard.press("e");
      expect(await is(`document.activeElement.closest(".pane").dataset.edition === "${edition}"`)).toBe(true);
      await page.evaluate("window.focus()");
    }
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    await expect.poll(() => scrollOf("facilitator"), { timeout: 5_000 }).toBeGreaterThan(500);
    const there = await scrollOf("facilitator");
    await page.keyboard.press("p");
    await expect.poll(() => scrollOf("facilitator"), { timeout: 5_000 }).toBeLessThan(there);
    await page.keyboard.press("2");
    await booksShown(page, 1);
    await page.keyboard.press("?");
    expect(await textIn("#help")).toContain("pindah ke edisi di sebelahnya");
    expect(await textIn("#help")).toContain("papan sesi");
    // Single keys can be switched off, except the one that says how.
    await page.click("#keys-on");
    await page.keyboard.press("Escape");
    await page.keyboard.press("3");
    await new Promise((done) => setTimeout(done, 300));
    expect(await is(`document.querySelectorAll(".pane").length === 1`)).toBe(true);
    await page.keyboard.press("?");
    expect(await is(`document.getElementById("help").open`)).toBe(true);
  });

  test("has room for one edition in a narrow window, and controls behind a button", async () => {
    await open("", { width: 360, height: 740 });
    await booksShown(page, 1);
    expect(await is("document.documentElement.scrollWidth <= 360")).toBe(true);
    expect(await is(`document.querySelector("#tools").checkVisibility()`)).toBe(false);
    await page.click("#more");
    expect(await is(`document.querySelector("#times-toggle").checkVisibility()`)).toBe(true);
    await page.click('input[value="participant"]');
    await expect
      .poll(() => is(`document.querySelector('[data-edition="participant"] iframe')`), { timeout: 8_000 })
      .toBe(true);
    await page.setViewport({ width: 1400, height: 900 });
    await page.click('input[value="both"]');
    await booksShown(page, 2);
  });

  test("runs nothing in a book, and leads out of it only beside the preview", async () => {
    await tiny.write(1, "[luar](https://example.org/x)");
    await expect.poll(() => preview.told.begun.length, { timeout: 12_000 }).toBeGreaterThan(1);
    await open();
    await booksShown(page, 2);
    await expect.poll(() => bookText("facilitator"), { timeout: 8_000 }).toContain("luar");
    const policy = await page.evaluate(`(async () => {
      const page = document.querySelector("iframe").contentDocument;
      const script = page.createElement("script"); script.textContent = "parent.ran = 1"; page.body.append(script);
      const image = page.createElement("div"); image.innerHTML = "<img src=x onerror='parent.ran = 1'>"; page.body.append(image);
      await new Promise((done) => setTimeout(done, 300));
      return window.ran ?? "nothing";
    })()`);
    expect(policy).toBe("nothing");
    await page.evaluate(
      `window.open = (...given) => { window.opened = given; }; document.querySelector("iframe").contentDocument.querySelector('a[href^="https://example.org"]').click()`,
    );
    expect(await page.evaluate("window.opened")).toEqual([
      "https://example.org/x",
      "_blank",
      "noopener,noreferrer",
    ]);
    expect(
      await is(
        `document.querySelector("iframe").contentWindow.location.pathname.startsWith("/.edisi/frame/")`,
      ),
    ).toBe(true);
  });
});

test("begins with errors, waits, and has the books when they are gone", async () => {
  tiny = await shellPackage();
  await tiny.save("---\njudul: Satu\ndurasi: 30\ntujuan:\n  - tahu\n---\n\n:::asing\n\nx\n\n:::\n");
  preview = await tiny.start();
  await open();
  await expect.poll(() => textIn("#problems"), { timeout: 8_000 }).toContain("modules/k3/01-sesi.md:8:1");
  expect(await textIn("#stage")).toContain("Buku belum bisa disusun.");
  await tiny.write(1);
  await booksShown(page, 2);
  expect(await is(`document.getElementById("problems").hidden`)).toBe(true);
  expect(await textIn(".bar select")).toBe("K3");
});

test("with --host the link opens the page, and neither address nor script keeps the token", async () => {
  tiny = await shellPackage();
  preview = await tiny.start({ host: "0.0.0.0" });
  expect(preview.url).toMatch(/\?token=[0-9a-f]{32}$/);
  await open("#show=participant");
  await booksShown(page, 1);
  expect(await page.evaluate("location.href")).not.toContain("token");
  expect(await page.evaluate("document.cookie")).toBe("");
  await page.reload();
  await booksShown(page, 1);
  await tiny.write(1, "Lewat jaringan.");
  await expect.poll(() => bookText("participant"), { timeout: 8_000 }).toContain("Lewat jaringan.");
  const other = await browser.createBrowserContext();
  const stranger = await other.newPage();
  const answer = await stranger.goto(new URL("/", preview.url).href);
  expect(answer?.status()).toBe(403);
  await other.close();
});

test.each(["id", "en"] as const)(
  "axe finds nothing in the page in %s, light or dark, wide or narrow, with each panel open",
  async (language) => {
    tiny = await shellPackage(language);
    const folder = join(moduleFolder(tiny), "komentar");
    await mkdir(folder);
    await writeFile(
      join(folder, "20261122-aaaaaaaa.md"),
      "---\nsesi: 01-sesi.md\njenis: hukum\noleh: Siti\ntanggal: 2026-11-22\n---\n\nPeriksa lagi.\n",
    );
    preview = await tiny.start({ language });
    await open();
    await booksShown(page, 2);
    expect(await is(`document.documentElement.lang === "${language}"`)).toBe(true);
    await page.evaluate(axeScript);
    const violations = async (): Promise<unknown> =>
      page.evaluate(`axe.run(document, { iframes: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))]))`);
    const panels = [
      ["w", "#times", "4.1"],
      ["s", "#board", "4. Sesi ke-4"],
      ["m", "#margin", "Periksa lagi."],
    ] as const;
    /** Opens each panel by its key, alone, and closes it again. */
    const eachPanel = async (theme: string): Promise<void> => {
      for (const [key, panel, text] of panels) {
        await page.keyboard.press(key);
        await expect.poll(() => textIn(panel), { timeout: 8_000 }).toContain(text);
        expect([theme, panel, await violations()]).toEqual([theme, panel, []]);
        await page.keyboard.press(key);
      }
    };
    expect(await violations()).toEqual([]);
    await eachPanel("light");
    await page.keyboard.press("g");
    expect(await is(`document.documentElement.dataset.theme === "dark"`)).toBe(true);
    await new Promise((done) => setTimeout(done, 300));
    await eachPanel("dark");
    await tiny.save("---\njudul: Satu\ndurasi: 30\ntujuan:\n  - tahu\n---\n\n:::asing\n\nx\n\n:::\n");
    await expect.poll(() => textIn("#problems"), { timeout: 8_000 }).toContain("01-sesi.md:8:1");
    expect(await violations()).toEqual([]);
    await page.keyboard.press("?");
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await tiny.write(1);
    await expect.poll(() => is(`document.getElementById("problems").hidden`), { timeout: 8_000 }).toBe(true);
    await page.setViewport({ width: 360, height: 740 });
    await page.click("#more");
    expect(await violations()).toEqual([]);
    await eachPanel("dark, narrow");
    await page.keyboard.press("g");
    await eachPanel("light, narrow");
  },
);
