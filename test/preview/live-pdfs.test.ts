import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrintBrowser } from "../../src/browser/print.ts";
import { editionNames } from "../../src/editions/index.ts";
import { build } from "../../src/pipeline/build.ts";
import { LivePdfs, type PdfEvent } from "../../src/preview/live/live-pdfs.ts";
import { LivePreview } from "../../src/preview/live/live-preview.ts";
import { buildOptions, repository } from "../e2e/support/built.ts";
import { tinyPackage, type TinyPackage } from "./fixture.ts";

const lesson = "modules/k3/01-satu.md";

let paper: TinyPackage;
let browser: PrintBrowser;
let live: LivePreview;
let pdfs: LivePdfs;
let events: PdfEvent[];
/** Names of the documents that were opened in the browser. */
let opened: string[];

beforeAll(async () => {
  paper = await tinyPackage("[pdf]");
  browser = await buildOptions(paper.root, join(paper.root, "dist")).launch();
});

afterAll(async () => {
  await browser.close();
  await paper.remove();
});

async function start(text: string): Promise<void> {
  await paper.save(text);
  const options = {
    root: paper.root,
    names: [],
    editions: editionNames,
    templates: [join(repository, "templates")],
    generator: buildOptions(paper.root, "").generator,
    volume: false,
  };
  opened = [];
  events = [];
  live = new LivePreview(options);
  pdfs = new LivePdfs({ ...options, package: () => live.package(), borrow: async () => lent() });
  pdfs.listen((event) => void events.push(event));
  await live.open();
}

/** The browser, which is not closed when it is given back, and notes what is printed. */
function lent(): PrintBrowser {
  return {
    ...browser,
    open: (html, use, options) => {
      opened.push(options?.name ?? "");
      return browser.open(html, use, options);
    },
    close: async () => undefined,
  };
}

async function save(text: string): Promise<void> {
  await paper.save(text);
  await live.save([lesson]);
}

test("a file from memory is the file that is built, and the build prints no book again", async () => {
  await start("Kata pertama.");
  const files = await Promise.all(editionNames.map((edition) => pdfs.file("k3", edition)));
  expect(opened.sort()).toEqual(["k3-facilitator.pdf", "k3-participant.pdf"]);
  const read = await live.package();
  if (!read) throw new Error("The package cannot be read");
  const { books } = await build({
    ...buildOptions(paper.root, join(paper.root, "dist")),
    outputs: ["pdf"],
    read: async () => read,
    printed: pdfs.printed(read),
    launch: async () => lent(),
  });
  expect(opened).toHaveLength(2);
  const built = new Map(books.flatMap((book) => book.files.map((file) => [book.edition, file.sha256])));
  for (const [index, edition] of editionNames.entries()) {
    expect(files[index]?.version).toBe(built.get(edition));
    const bytes = files[index]?.bytes ?? new Uint8Array();
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(built.get(edition));
  }
});

test("a save prints what somebody looks at, and nothing else", async () => {
  await start("Kata pertama.");
  const before = await pdfs.file("k3", "participant");
  opened = [];
  await save("Kata kedua.");
  await pdfs.saved();
  expect(opened).toEqual(["k3-participant.pdf"]);
  expect(events).toMatchObject([{ book: "k3", edition: "participant" }]);
  const after = await pdfs.file("k3", "participant");
  expect(after?.version).toBe(events[0]?.version);
  expect(after?.version).not.toBe(before?.version);
  expect(opened, "the file that was told of is the one that is fetched").toHaveLength(1);
});

test("who has gone away is printed for once at most", async () => {
  await start("Kata pertama.");
  pdfs.want("k3", "participant");
  for (const text of ["Kata kedua.", "Kata ketiga.", "Kata keempat."]) {
    await save(text);
    await pdfs.saved();
  }
  expect(opened).toEqual(["k3-participant.pdf"]);
});

test("a save while a book is printed gives that up, and prints what is there now", async () => {
  await start("Kata pertama.");
  pdfs.want("k3", "participant");
  await save("Kata kedua.");
  const first = pdfs.saved();
  await expect.poll(() => opened.length).toBe(1);
  await save("Kata ketiga.");
  await Promise.all([first, pdfs.saved()]);
  expect(opened).toHaveLength(2);
  expect(events).toHaveLength(1);
  const [, kept] = await Promise.all([paper.save("Kata ketiga."), pdfs.file("k3", "participant")]);
  expect(kept?.version).toBe(events[0]?.version);
});

test("what has errors, is no book, or is not to be printed has no file", async () => {
  await start("Kata pertama.");
  expect(await pdfs.file("k4", "participant")).toBeUndefined();
  expect(await pdfs.file("k3", "admin")).toBeUndefined();
  expect(await pdfs.file("k3/../k3", "participant")).toBeUndefined();
  await save(":::tidak-ada\n\nKata.\n\n:::");
  expect(await pdfs.file("k3", "participant")).toBeUndefined();
  await save("Kata.");
  expect(await pdfs.file("k3", "participant")).toBeDefined();
});
