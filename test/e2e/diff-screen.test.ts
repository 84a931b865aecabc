import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diffPackage, type DiffResult } from "../../src/diff/diff.ts";
import { axeScript, openBrowser } from "../preview/shell-page.ts";
import { packageOf } from "../support/packages.ts";
import { repository } from "./support/built.ts";

interface Block {
  tagName: string;
  className: string;
  parentElement: Block | null;
  clientLeft: number;
  getBoundingClientRect(): { left: number; top: number; height: number };
}
declare const document: {
  documentElement: { scrollWidth: number };
  querySelectorAll(selector: string): Iterable<Block>;
};
declare const getComputedStyle: (
  element: Block,
  pseudo?: string,
) => { position: string; left: string; height: string; content: string };
declare const axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

const session = (word: string): string => `---
judul: Awal ${word}
durasi: 20
tujuan:
  - tahu satu hal tentang ${word}
  - menyebut hal kedua
persiapan:
  - Susun kursi ${word} di ruang kelas
---

Upah dibayar setiap ${word} kepada semua pekerja di perusahaan yang sangat besar itu.

::::kegiatan{judul=Peta durasi=15 tujuan=1}

- Butir pertama yang tetap.
- Butir kedua tentang ${word} di pabrik sepatu itu.
  - Anak butir tentang ${word} di pelabuhan besar itu.

1. Langkah bernomor tentang ${word} untuk semua orang.

:::fasilitator

Catatan tentang ${word} untuk pemandu saja, jangan dibacakan.

:::

::::

| Hak | Dasar | Keterangan |
|---|---|---|
| Berserikat di tempat kerja | Undang-undang ${word} dari tahun dua ribu | Keterangan tentang ${word} |
| Berunding bersama | Dasar lain | Keterangan yang tetap |

::::bermain-peran{judul=Adegan durasi=5 tujuan=2}

Keadaan bersama.

:::kartu-peran{judul=Dewi}

Anda berbicara tentang ${word} kepada manajer pabrik itu.

:::

::::
`;

let browser: Browser;
let roots: string[] = [];
let root: string;
let result: DiffResult;

beforeAll(async () => {
  const none = { "modules/k3/module.md": undefined, "modules/k3/01-awal.md": undefined };
  const old = await packageOf({ ...none, "modules/hak/01-awal.md": session("bulan") });
  root = await packageOf({
    ...none,
    "modules/hak/01-awal.md": session("minggu").replace("- Butir pertama yang tetap.\n", ""),
  });
  roots = [old, root];
  ({ browser } = await openBrowser());
  result = await diffPackage({
    against: old,
    root,
    cwd: root,
    modules: ["hak"],
    editions: ["facilitator", "participant"],
    outputs: ["html"],
    changesOnly: false,
    destination: join(root, "dist"),
    templates: [join(repository, "templates")],
    generator: "Edisi uji",
    launch: () => Promise.reject(new Error("HTML needs no browser")),
  });
});
afterAll(async () => {
  await browser.close();
  await Promise.all(roots.map((folder) => rm(folder, { recursive: true, force: true })));
});

async function open(edition: string, { width, dark }: { width: number; dark: boolean }): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.goto(pathToFileURL(join(root, "dist", "hak", `hak-${edition}.diff.html`)).href);
  return page;
}

/** Runs in the page: where the bar of each marked passage begins, and passages whose bars are not as high as they are. */
function barsOf(): { lefts: number[]; wrong: string[] } {
  const lefts = new Set<number>();
  const wrong: string[] = [];
  for (const passage of document.querySelectorAll(".diff-bar")) {
    const bar = getComputedStyle(passage, "::after");
    let around = passage.parentElement;
    while (around && getComputedStyle(around).position === "static") around = around.parentElement;
    const own = getComputedStyle(passage).position !== "static";
    if (
      own ||
      bar.content === "none" ||
      Math.abs(Number.parseFloat(bar.height) - passage.getBoundingClientRect().height) > 1
    )
      wrong.push(`${passage.tagName} ${passage.className} ${bar.height}`);
    const edge = around ? around.getBoundingClientRect().left + around.clientLeft : 0;
    lefts.add(Math.round(edge + Number.parseFloat(bar.left)));
  }
  return { lefts: [...lefts], wrong };
}

test("there are three comparisons, a file each", () => {
  expect(result.books.map(({ edition, files }) => [edition, files.length])).toEqual([
    ["facilitator", 1],
    ["participant", 1],
    ["handouts", 1],
  ]);
});

describe.each(["facilitator", "participant", "handouts"])("the comparison of the %s on screen", (edition) => {
  test.each([
    [1280, false],
    [1280, true],
    [360, false],
    [360, true],
  ] as const)("at %d pixels, dark: %s: axe finds nothing, nothing scrolls sideways", async (width, dark) => {
    const page = await open(edition, { width, dark });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.evaluate(axeScript);
    const { violations } = await page.evaluate(() => axe.run());
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.close();
  });

  test.each([1280, 360])("at %d pixels all bars stand in one column, left of the text", async (width) => {
    const page = await open(edition, { width, dark: false });
    const { lefts, wrong } = await page.evaluate(barsOf);
    expect(wrong).toEqual([]);
    expect(lefts).toHaveLength(1);
    expect(lefts[0]).toBeGreaterThan(0);
    await page.close();
  });
});
