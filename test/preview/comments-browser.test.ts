import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readComments } from "../../src/review/comments/comment-folder.ts";
import { freshFolder } from "../browser/machines.ts";
import { tinyPackage, type TinyPackage, type TinyPreview } from "./fixture.ts";
import { compiledClient, previewOfBoth, templates } from "./margin-page.ts";
import { selectWords } from "./select-words.ts";
import { axeScript, openBrowser } from "./shell-page.ts";

declare const document: {
  body: { innerText: string };
  querySelector(selector: string): { hidden: boolean; textContent: string; value: string } | null;
  querySelectorAll(
    selector: string,
  ): Iterable<{ textContent: string; getBoundingClientRect(): { top: number } }>;
};
declare const axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

let browser: Browser;
let client: string;
let folder: string;
let tiny: TinyPackage;
let preview: TinyPreview;
const said: string[] = [];

beforeAll(async () => {
  ({ browser } = await openBrowser());
  folder = await freshFolder();
  client = await compiledClient(folder);
  tiny = await tinyPackage("[html]");
  await tiny.save(
    `Kata pertama yang dibaca semua orang.\n\n:::fasilitator\n\nRahasia pemandu yang tidak boleh terlihat.\n\n:::\n\n${"Isi panjang lagi.\n\n".repeat(60)}Kalimat di ujung halaman.\n`,
  );
  preview = await previewOfBoth(tiny, { shell: { client, templates } });
});
afterAll(async () => {
  await browser.close();
  await preview.stop();
  await tiny.remove();
  await rm(folder, { recursive: true, force: true });
});

/** A page of the preview with its books loaded. */
async function open(hash = "", width = 1400): Promise<Page> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.setViewport({ width, height: 900 });
  await page.goto(`${preview.url}${hash}`);
  await page.waitForFunction(() =>
    [...document.querySelectorAll("iframe:not(.next)")].some((frame) =>
      (
        frame as unknown as { contentDocument: { querySelector(s: string): unknown } | null }
      ).contentDocument?.querySelector("main"),
    ),
  );
  return page;
}

const cards = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("#margin .comment")].map(({ textContent }) => textContent),
  );

test("words are selected, commented on, kept in the package, and shown to everybody", async () => {
  const [one, other] = [await open("#show=facilitator"), await open("#show=both")];
  await other.click("#comments-toggle");
  await selectWords(one, "Kata pertama");
  await one.waitForSelector(".comment-selected:not([hidden])");
  await one.click(".comment-selected");
  await one.waitForSelector(".comment-form:not([hidden])");
  expect(await one.evaluate(() => document.querySelector(".comment-form blockquote")?.textContent)).toBe(
    "Kata pertama yang dibaca semua orang.",
  );
  await one.click('.comment-form input[value="law"]');
  await one.type(".comment-form input[name=by]", "Siti");
  await one.type(".comment-form textarea", "Mohon dicek <img src=x onerror=alert(1)> lagi.");
  await one.click(".comment-form .send");
  for (const page of [one, other]) {
    await page.waitForSelector("#margin .comment", { timeout: 8_000 });
    expect((await cards(page)).join()).toContain("Mohon dicek <img src=x onerror=alert(1)> lagi.");
  }
  const { comments } = await readComments(tiny.root, "k3");
  expect(comments).toMatchObject([
    {
      by: "Siti",
      kind: "law",
      session: "01-satu.md",
      anchor: { quote: "Kata pertama yang dibaca semua orang" },
    },
  ]);
  // Beside its block.
  const tops = await one.evaluate(() => {
    const frame = document.querySelector("iframe:not(.next)") as unknown as {
      getBoundingClientRect(): { top: number };
      contentDocument: {
        querySelectorAll(
          s: string,
        ): Iterable<{ textContent: string; getBoundingClientRect(): { top: number } }>;
      };
    };
    const block = [...frame.contentDocument.querySelectorAll("main p")].find(({ textContent }) =>
      textContent.replaceAll("\u00AD", "").startsWith("Kata pertama"),
    );
    const [card] = document.querySelectorAll("#margin .comment");
    return {
      block: frame.getBoundingClientRect().top + (block?.getBoundingClientRect().top ?? 0),
      card: card?.getBoundingClientRect().top,
    };
  });
  expect(Math.abs((tops.card ?? 0) - tops.block)).toBeLessThan(12);
  // The name is remembered.
  await one.keyboard.press("Escape");
  await one.evaluate(() => (document as unknown as { activeElement: { blur(): void } }).activeElement.blur());
  await one.keyboard.press("k");
  await one.waitForSelector(".comment-form:not([hidden])");
  expect(await one.evaluate(() => document.querySelector(".comment-form input[name=by]")?.value)).toBe(
    "Siti",
  );
  await one.close();
  await other.close();
});

test("a comment is answered, resolved with a reason, and opened again", async () => {
  const page = await open("#show=facilitator");
  if (await page.evaluate(() => document.querySelector("#margin")?.hidden))
    await page.click("#comments-toggle");
  await page.waitForSelector("#margin .comment");
  const press = async (label: string, text: string): Promise<void> => {
    const button = await page.waitForSelector(`#margin .comment .actions button ::-p-text(${label})`);
    await button?.click();
    await page.waitForSelector(".comment-form:not([hidden])");
    await page.evaluate(() => {
      const name = document.querySelector(".comment-form input[name=by]");
      if (name) name.value = "Joko";
    });
    await page.type(".comment-form textarea", text);
    await page.click(".comment-form .send");
    await page.waitForSelector(".comment-form[hidden]");
  };
  await press("Balas", "Setuju sekali.");
  await page.waitForFunction(() =>
    document.querySelector("#margin .comment")?.textContent.includes("Setuju sekali."),
  );
  await press("Selesai", "Sudah diganti.");
  await page.waitForFunction(() => !document.querySelector("#margin .comment"));
  await page.click("#margin .show-resolved input");
  await page.waitForFunction(() =>
    document.querySelector("#margin .comment")?.textContent.includes("Sudah diganti."),
  );
  await press("Buka lagi", "Masih keliru.");
  await page.waitForFunction(() =>
    document.querySelector("#margin .comment")?.textContent.includes("Masih keliru."),
  );
  const [comment] = (await readComments(tiny.root, "k3")).comments;
  expect(comment?.status).toBe("open");
  expect(comment?.decisions.map(({ by, text }) => `${by}: ${text}`).sort()).toEqual([
    "Joko: Masih keliru.",
    "Joko: Sudah diganti.",
  ]);
  await page.close();
});

test("what cannot be saved stays in the form, with the reason", async () => {
  const page = await open("#show=facilitator");
  await selectWords(page, "Kalimat di ujung");
  await page.keyboard.press("k");
  await page.waitForSelector(".comment-form:not([hidden])");
  await page.setRequestInterception(true);
  let tries = 0;
  page.on("request", (request) => {
    if (request.method() !== "POST") return void request.continue();
    tries += 1;
    if (tries === 1)
      return void request.respond({
        status: 507,
        contentType: "application/json",
        body: '{"error":"Disk penuh."}',
      });
    return void request.continue();
  });
  await page.type(".comment-form input[name=by]", "Ani");
  await page.type(".comment-form textarea", "Jangan hilang.");
  await page.click(".comment-form .send");
  await page.waitForFunction(() =>
    document.querySelector(".comment-form .message")?.textContent.includes("Disk penuh."),
  );
  expect(await page.evaluate(() => document.querySelector(".comment-form textarea")?.value)).toBe(
    "Jangan hilang.",
  );
  await page.click(".comment-form .send");
  await page.waitForSelector(".comment-form[hidden]");
  const { comments } = await readComments(tiny.root, "k3");
  expect(comments.filter(({ text }) => text === "Jangan hilang.")).toHaveLength(1);
  await page.close();
});

test("a comment whose session is gone stands at the top", async () => {
  const path = join(tiny.root, "modules", "k3", "komentar", "20261122-hilang01.md");
  await writeFile(
    path,
    "---\nsesi: 99-hilang.md\njenis: isi\noleh: Ani\ntanggal: 2026-11-22\n---\n\nDi mana?\n",
  );
  const page = await open("#show=facilitator");
  await page.click("#comments-toggle");
  await page.waitForSelector("#margin .orphans:not([hidden])");
  expect(await page.evaluate(() => document.querySelector("#margin .orphans")?.textContent)).toMatch(
    /Tempatnya tidak ditemukan lagi \(1\).*Di mana\?/s,
  );
  await rm(path);
  await page.waitForSelector("#margin .orphans[hidden]");
  await page.close();
});

test("whoever reads the participant's book alone sees no words of the guide", async () => {
  const page = await open("#show=facilitator");
  await selectWords(page, "Rahasia pemandu");
  await page.keyboard.press("k");
  await page.waitForSelector(".comment-form:not([hidden])");
  await page.type(".comment-form input[name=by]", "Ani");
  await page.type(".comment-form textarea", "Untuk pemandu saja.");
  await page.click(".comment-form .send");
  await page.waitForFunction(() => [...document.querySelectorAll("#margin .comment")].length === 3);
  await page.close();
  const participant = await open("#show=participant");
  await participant.click("#comments-toggle");
  await participant.waitForFunction(() => [...document.querySelectorAll("#margin .comment")].length === 2);
  expect((await cards(participant)).join()).not.toMatch(/Rahasia|pemandu/);
  await participant.close();
});

test.each([
  ["light", 1400],
  ["dark", 1400],
  ["light", 360],
] as const)("axe finds nothing in the margin: %s, %d pixels", async (theme, width) => {
  const page = await open(`#show=facilitator&theme=${theme}`, width);
  await page.evaluate(() =>
    (document.querySelector("#comments-toggle") as unknown as { click(): void }).click(),
  );
  await page.waitForSelector("#margin .comment");
  await page.evaluate(() =>
    (document.querySelector("#margin .comment .actions button") as unknown as { click(): void }).click(),
  );
  if (process.env["EDISI_SHOTS"])
    await page.screenshot({ path: `${process.env["EDISI_SHOTS"]}/margin-${theme}-${width}.png` });
  await page.evaluate(axeScript);
  const { violations } = await page.evaluate(() => axe.run());
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.close();
});

test("nothing was said on the console", () => {
  expect(said.filter((text) => !/507|Failed to load resource/.test(text))).toEqual([]);
});
