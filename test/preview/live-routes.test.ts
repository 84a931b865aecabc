import { writeFile } from "node:fs/promises";
import type { Browser } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  ask,
  lessonOf,
  soon,
  tinyPackage,
  tinyPreview,
  type TinyPackage,
  type TinyPreview,
} from "./fixture.ts";
import { openBrowser } from "./shell-page.ts";

declare const document: {
  readonly body: { readonly innerText: string };
  querySelector(selector: string): { textContent: string };
};
declare const window: { marker?: unknown };

let browser: Browser;
let tiny: TinyPackage;
let preview: TinyPreview;
beforeAll(async () => {
  ({ browser } = await openBrowser());
});
afterAll(() => browser.close());
beforeEach(async () => {
  tiny = await tinyPackage();
  preview = await tinyPreview(tiny);
});
afterEach(async () => {
  await preview.stop();
  await tiny.remove();
});

const page = "/.edisi/book/k3/facilitator";
const session = "/.edisi/session/k3/facilitator/session-1";

describe("books in memory", () => {
  test("are pages with the policy of a file, but for pictures of the preview", async () => {
    const { status, headers, body } = await ask(preview.port, page);
    expect(status).toBe(200);
    expect(body).toContain("Kata pertama.");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("img-src 'self' data:");
    expect(headers["content-security-policy"]).not.toContain("script-src 'self'");
    expect(headers["cache-control"]).toBe("no-store");
    const again = await ask(preview.port, page, { method: "HEAD" });
    expect(again.headers["x-edisi-version"]).toBe(headers["x-edisi-version"]);
  });

  test("answer with sections that run nothing, of pages that were asked for", async () => {
    expect((await ask(preview.port, session)).status).toBe(404);
    await ask(preview.port, page);
    const { status, headers, body } = await ask(preview.port, session);
    expect(status).toBe(200);
    expect(body).toMatch(/^<section class="session" id="session-1"/);
    expect(headers["content-security-policy"]).toBe("default-src 'none'; sandbox");
  });

  test("refuse foreign hosts, other methods, and names that nothing has", async () => {
    await ask(preview.port, page);
    expect((await ask(preview.port, page, { host: "example.org" })).status).toBe(403);
    expect((await ask(preview.port, session, { method: "POST" })).status).toBe(405);
    const others = [
      "/.edisi/book/k3",
      "/.edisi/book/k3/__proto__",
      "/.edisi/book/..%2fk3/facilitator",
      "/.edisi/book/package/facilitator",
      "/.edisi/session/k3/facilitator/..%2f..%2fpackage.yaml",
      "/.edisi/session/k3/facilitator/%00",
      "/.edisi/session/k3/facilitator/constructor",
      "/.edisi/picture/..%2f..%2fpackage.yaml",
      "/.edisi/picture/",
      "/.edisi/../modules/package.yaml",
      "/.edisi/%2e%2e/modules/package.yaml",
    ];
    const answers = await Promise.all(others.map((path) => ask(preview.port, path)));
    expect(answers.filter(({ status }) => status !== 400 && status !== 404)).toEqual([]);
  });

  test("show a save in an open page without loading it again, and its last one of two at once", async () => {
    const open = await browser.newPage();
    await open.goto(`${preview.url}${page.slice(1)}`);
    const heading = await open.evaluateHandle(() => {
      window.marker = document.querySelector("#session-1 h2");
      return window.marker;
    });
    await tiny.save("Kata sementara.");
    await soon(20);
    await tiny.save("Kata kedua.");
    await expect
      .poll(() => open.evaluate(() => document.body.innerText), { timeout: 8_000 })
      .toContain("Kata kedua.");
    expect(
      await open.evaluate((known) => known === document.querySelector("#session-1 h2"), heading),
      "what did not change is the same element",
    ).toBe(true);
    // The files follow, and are no reason to load the page again.
    await expect.poll(() => preview.told.built.length, { timeout: 8_000 }).toBe(2);
    await soon(200);
    expect(await open.evaluate(() => window.marker !== undefined)).toBe(true);
    await open.close();
  });

  test("load again where more than a section has changed", async () => {
    const open = await browser.newPage();
    await open.goto(`${preview.url}${page.slice(1)}`);
    await tiny.save("Baris satu.\n\n## Kepala baru");
    await expect.poll(() => open.evaluate(() => document.body.innerText)).toContain("Kepala baru");
    await writeFile(tiny.lesson, lessonOf("Baris satu.").replace("judul: Satu", "judul: Judul lain"));
    await expect
      .poll(() => open.evaluate(() => document.querySelector("#contents").textContent), { timeout: 8_000 })
      .toContain("Judul lain");
    await open.close();
  });
});
