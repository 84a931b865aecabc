import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readComments } from "../../src/review/comments/comment-folder.ts";
import { resolveComment, writeComment } from "../../src/review/comments/write-comment.ts";
import { freshFolder } from "../browser/machines.ts";
import { tinyPackage, type TinyPackage, type TinyPreview } from "./fixture.ts";
import { compiledClient, previewOfBoth, templates } from "./margin-page.ts";
import { selectWords } from "./select-words.ts";
import { openBrowser } from "./shell-page.ts";

interface Shown {
  hidden: boolean;
  textContent: string;
  value: string;
  title: string;
  click(): void;
  contentWindow: { CSS: { highlights: Map<string, { size: number }> } };
}
declare const document: {
  body: { innerText: string };
  querySelector(selector: string): Shown | null;
  querySelectorAll(selector: string): Iterable<Shown>;
};

const at = "2026-11-22T19:30:00+07:00";
let browser: Browser;
let folder: string;
let tiny: TinyPackage;
let preview: TinyPreview;

beforeAll(async () => {
  ({ browser } = await openBrowser());
  folder = await freshFolder();
  tiny = await tinyPackage("[html]");
  await tiny.save(
    `Kata pertama yang dibaca semua orang.\n\n${"Isi panjang lagi.\n\n".repeat(80)}Kalimat di ujung halaman.\n`,
  );
  const draft = { module: "k3", session: "01-satu.md", kind: "content", by: "Siti", at } as const;
  const quotes = ["Kata pertama yang dibaca", "Kalimat di ujung halaman"];
  for (const [index, quote] of quotes.entries())
    await writeComment(tiny.root, {
      ...draft,
      id: `20261122-aaaaaaa${index}`,
      text: `Komentar ${index}.`,
      anchor: { quote },
    });
  preview = await previewOfBoth(tiny, { shell: { client: await compiledClient(folder), templates } });
});
afterAll(async () => {
  await browser.close();
  await preview.stop();
  await tiny.remove();
  await rm(folder, { recursive: true, force: true });
});

/** A page with its margin open and both comments in it. */
async function open(hash = "#show=facilitator"): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  page.setDefaultTimeout(8_000);
  await page.setViewport({ width: 1400, height: 900 });
  await page.goto(`${preview.url}${hash}`);
  await page.waitForFunction(() => [...document.querySelectorAll("#margin .comment")].length > 1);
  await page.evaluate(() => {
    if (document.querySelector("#margin")?.hidden) document.querySelector("#comments-toggle")?.click();
  });
  return page;
}

const text = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector(".comment-form textarea")?.value);

async function press(page: Page, id: string, label: string): Promise<void> {
  const button = await page.waitForSelector(`.comment[data-id="${id}"] .actions button ::-p-text(${label})`);
  await button?.evaluate((each) => (each as unknown as Shown).click());
  await page.waitForSelector(".comment-form:not([hidden])");
}

const cancel = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector(".comment-form .actions button:not(.send)")?.click());

test("every answer has a draft of its own; giving one up keeps the others", async () => {
  const page = await open();
  await selectWords(page, "Kata pertama");
  await page.keyboard.press("k");
  await page.waitForSelector(".comment-form:not([hidden])");
  await page.type(".comment-form textarea", "Komentar baru.");
  await press(page, "20261122-aaaaaaa0", "Balas");
  expect(await text(page)).toBe("");
  await page.type(".comment-form textarea", "Balasan nol.");
  await press(page, "20261122-aaaaaaa1", "Balas");
  expect(await text(page)).toBe("");
  await press(page, "20261122-aaaaaaa0", "Balas");
  expect(await text(page)).toBe("Balasan nol.");
  await cancel(page);
  expect(await text(page)).toBe("Komentar baru.");
  await cancel(page);
  await page.waitForSelector(".comment-form[hidden]");
  await page.close();
});

test("a reload asks first, and brings the draft back as it was", async () => {
  const page = await open();
  await selectWords(page, "Kata pertama");
  await page.keyboard.press("k");
  await page.type(".comment-form input[name=by]", "Ani");
  await page.click('.comment-form input[value="law"]');
  await page.type(".comment-form textarea", "Belum selesai ditulis");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  await page.waitForSelector(".comment-form:not([hidden])");
  expect(asked).toEqual(["beforeunload"]);
  expect(await text(page)).toBe("Belum selesai ditulis");
  expect(
    await page.evaluate(() => document.querySelector(".comment-form blockquote")?.textContent),
  ).toContain("Kata pertama");
  await page.evaluate(() => {
    const name = document.querySelector(".comment-form input[name=by]");
    if (name) name.value = "Ani";
  });
  await page.click(".comment-form .send");
  await page.waitForSelector(".comment-form[hidden]");
  const { comments } = await readComments(tiny.root, "k3");
  const own = comments.filter(({ by }) => by === "Ani");
  expect(own).toMatchObject([{ kind: "law", text: "Belum selesai ditulis" }]);
  await page.reload();
  await page.waitForFunction(() => [...document.querySelectorAll("#margin .comment")].length > 2);
  expect(asked).toHaveLength(1);
  await rm(join(tiny.root, own[0]?.path ?? ""));
  await page.close();
});

test("the button by the selection is away while its words are written on, and afterwards", async () => {
  const page = await open();
  await selectWords(page, "Kata pertama");
  await page.waitForSelector(".comment-selected:not([hidden])");
  await page.click(".comment-selected");
  await page.waitForSelector(".comment-form:not([hidden])");
  const isHidden = (): Promise<boolean | undefined> =>
    page.evaluate(() => document.querySelector(".comment-selected")?.hidden);
  await page.evaluate(() =>
    (
      document.querySelector("iframe:not(.next)") as unknown as {
        contentWindow: { scrollBy(x: number, y: number): void };
      }
    ).contentWindow.scrollBy(0, 30),
  );
  expect(await isHidden()).toBe(true);
  await cancel(page);
  await selectWords(page, "Kalimat di ujung");
  await page.waitForSelector(".comment-selected:not([hidden])");
  await page.close();
});

test("words are marked in both editions side by side", async () => {
  const page = await open("#show=both");
  const marked = await page.waitForFunction(() => {
    const frames = [...document.querySelectorAll("iframe:not(.next)")];
    const sizes = frames.map(({ contentWindow }) => {
      const { highlights } = contentWindow.CSS;
      return (highlights.get("edisi-comments")?.size ?? 0) + (highlights.get("edisi-comment")?.size ?? 0);
    });
    return sizes.length === 2 && sizes.every((size) => size === 2);
  });
  expect(await marked.jsonValue()).toBe(true);
  await page.close();
});

test("far from any comment, the margin says where the next ones are", async () => {
  const page = await open();
  for (const count of [2, 1]) {
    const button = await page.waitForSelector(`.elsewhere .below[title="${count} komentar di bawah"]`);
    await button?.click();
  }
  const above = await page.waitForSelector(".elsewhere .above:not([hidden])");
  expect(await above?.evaluate((each) => (each as unknown as Shown).textContent)).toBe("↑ 1");
  await page.waitForSelector(".elsewhere .below[hidden]");
  await page.close();
});

test("printed pages say why nothing can be written on them", async () => {
  const page = await open();
  await page.keyboard.press("v");
  await page.waitForSelector('html[data-form="pdf"]');
  await page.keyboard.press("k");
  await page.waitForSelector(".comment-hint:not(:empty)");
  expect(await page.evaluate(() => document.querySelector(".comment-hint")?.textContent)).toContain(
    "Tekan v untuk kembali ke layar",
  );
  expect(await page.evaluate(() => document.querySelector(".comment-form")?.hidden)).toBe(true);
  await page.close();
});

test("a damaged file is told in the margin and on the board", async () => {
  const path = join(tiny.root, "modules", "k3", "komentar", "20261122-rusak001.md");
  const page = await open();
  await writeFile(path, "rusak\n");
  await page.waitForSelector("#margin .damaged:not([hidden])");
  expect(await page.evaluate(() => document.querySelector("#margin .damaged")?.textContent)).toMatch(
    /perlu diperbaiki \(1\)modules\/k3\/komentar\/20261122-rusak001\.md:1.*tidak diawali keterangan.*`sesi: …`/s,
  );
  await page.evaluate(() => document.querySelector("#board-toggle")?.click());
  await page.waitForFunction(() =>
    document.querySelector("#board-body")?.textContent.includes("komentar/20261122-rusak001.md:1: "),
  );
  await rm(path);
  await page.waitForSelector("#margin .damaged[hidden]");
  await page.close();
});

test("resolving without a reason, or after somebody else, says what is so", async () => {
  const page = await open();
  await press(page, "20261122-aaaaaaa1", "Selesai");
  await page.type(".comment-form input[name=by]", "Joko");
  await page.click(".comment-form .send");
  expect(await page.evaluate(() => document.querySelector(".comment-form .message")?.textContent)).toBe(
    "Isilah apa keputusannya, dan mengapa.",
  );
  await page.type(".comment-form textarea", "Sudah diganti.");
  await resolveComment(tiny.root, "20261122-aaaaaaa1", { by: "Rina", at, reason: "Lebih dulu." });
  await page.click(".comment-form .send");
  await page.waitForFunction(() =>
    document
      .querySelector("#margin .said")
      ?.textContent.startsWith("Komentar ini sudah ditutup lebih dulu oleh Rina, 22"),
  );
  const { comments } = await readComments(tiny.root, "k3");
  expect(
    comments
      .find(({ id }) => id.endsWith("1"))
      ?.decisions.map(({ by }) => by)
      .sort(),
  ).toEqual(["Joko", "Rina"]);
  await page.close();
});
