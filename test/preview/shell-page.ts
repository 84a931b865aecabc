import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import axe from "axe-core";
import type { Browser, Page, PuppeteerNode } from "puppeteer";
import { findBrowser } from "../../src/browser/find.ts";
import type { FoundBrowser } from "../../src/browser/found.ts";
import { freshFolder, thisMachine } from "../browser/machines.ts";
import { tinyPreview, type TinyPackage, type TinyPreview } from "./fixture.ts";
import { compiledClient, templates } from "./margin-page.ts";

const require = createRequire(createRequire(import.meta.url).resolve("puppeteer"));

/** axe-core, to be put into a page. */
export const axeScript = axe.source;

/** Paragraphs enough to scroll. */
const filling = (word: string, times: number): string =>
  `${word} dibaca dengan tenang sampai selesai.\n\n`.repeat(times);

/** Text of a session with one activity of two steps, which only the guide has; 5 minutes short. */
export const sessionText = (number: number, mark = ""): string => `---
judul: Sesi ke-${number}
durasi: 30
tujuan:
  - tahu
---

Pembuka sesi ${number}. ${mark}

${filling(`Teks ${number}`, 12)}

:::::kegiatan{judul="Kegiatan contoh" durasi=25}

Kerjakan bersama.

::::langkah{judul="Membuka" durasi=10}

${filling("Langkah pertama", 10)}

::::

::::langkah{judul="Menutup" durasi=15}

${filling("Langkah kedua", 10)}

::::

:::::

${filling(`Penutup ${number}`, 12)}
`;

/** A package with one module of four sessions, in both editions. */
export interface ShellPackage extends TinyPackage {
  /** Writes a session, with words in its first paragraph. */
  write(number: number, mark?: string): Promise<void>;
  /** Starts the preview with its own page. */
  start(options?: Parameters<typeof tinyPreview>[1] & { modules?: string[] }): Promise<TinyPreview>;
}

export async function shellPackage(language: "id" | "en" = "id"): Promise<ShellPackage> {
  const root = await freshFolder();
  const module = join(root, "modules", "k3");
  await mkdir(module, { recursive: true });
  const lesson = (number: number): string => join(module, `0${number}-sesi.md`);
  const write = (number: number, mark?: string): Promise<void> =>
    writeFile(lesson(number), sessionText(number, mark));
  await writeFile(
    join(root, "modules", "package.yaml"),
    `judul: Paket\nbahasa: ${language}\ntanggal: 2026-11-22\nkeluaran: [html, pdf]\n`,
  );
  await writeFile(join(module, "module.md"), "---\njudul: K3\ndurasi: 130\n---\n\nPengantar.\n");
  for (const number of [1, 2, 3, 4]) await write(number);
  const client = await compiledClient(join(root, "client"));
  return {
    root,
    lesson: lesson(1),
    page: join(root, "dist", "k3", "k3-facilitator.html"),
    save: (text) => writeFile(lesson(1), text),
    write,
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
    start: ({ modules = [], ...options } = {}) =>
      tinyPreview({ root } as TinyPackage, {
        build: {
          root,
          modules,
          volume: false,
          editions: ["facilitator", "participant"],
          destination: join(root, "dist"),
          templates: [templates],
          jobs: 1,
          generator: "Edisi test",
        },
        shell: { client, templates },
        ...options,
      }),
  };
}

/** The browser that edisi prints with, for looking at pages. */
export async function openBrowser(): Promise<{ found: FoundBrowser; browser: Browser }> {
  const found = await findBrowser({ environment: thisMachine() });
  const browser = await (require("puppeteer-core") as PuppeteerNode).launch({
    executablePath: found.executable,
    env: { ...found.environment },
    headless: found.shell ? "shell" : true,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  return { found, browser };
}

/** Resolves when so many books are on the screen. */
export async function booksShown(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll(".pane iframe:not(.next)").length === wanted,
    { timeout: 20_000 },
    count,
  );
}

declare const document: { querySelectorAll(selector: string): { length: number } };

/** A package's folder, for tests that write more into it. */
export const moduleFolder = (tiny: TinyPackage): string => dirname(tiny.lesson);
