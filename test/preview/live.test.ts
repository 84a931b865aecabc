import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { hasErrors } from "../../src/diagnostics/report.ts";
import { editionNames, editions, type EditionName } from "../../src/editions/index.ts";
import { bindModule } from "../../src/model/bindings.ts";
import { allSections, sectionsOf } from "../../src/outputs/book-sections.ts";
import { screenPage, serialise } from "../../src/outputs/html.ts";
import { Templates } from "../../src/outputs/templates.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { HostedPictures } from "../../src/preview/live/hosted-pictures.ts";
import type { SessionEvent } from "../../src/preview/live/live-books.ts";
import { LivePreview } from "../../src/preview/live/live-preview.ts";
import { selectBook, treesOf } from "../../src/render/book.ts";
import { edit, livePackage, save, type Edit } from "./live-edits.ts";

const templates = [join(dirname(fileURLToPath(import.meta.url)), "..", "..", "templates")];
const generator = "Edisi test";

/** Shared by all comparisons: it reads fonts. */
const shells = new Templates(templates);

let cleaning: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleaning) await clean();
  cleaning = [];
});

async function opened(files: Readonly<Record<string, string>> = livePackage): Promise<{
  root: string;
  live: LivePreview;
  events: SessionEvent[];
}> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "edisi-live-")));
  cleaning.push(() => rm(root, { recursive: true, force: true }));
  for (const each of Object.entries(files)) await save(root, each);
  const live = new LivePreview({
    root,
    names: [],
    editions: editionNames,
    templates,
    generator,
    volume: false,
  });
  cleaning.push(async () => live.close());
  const events: SessionEvent[] = [];
  live.listen((event) => void events.push(event));
  await live.open();
  return { root, live, events };
}

/** What a full build has on a page, with the addresses of pictures as the preview gives them. */
async function fullPages(root: string): Promise<Map<string, string>> {
  const read = await readPackage(root);
  const pages = new Map<string, string>();
  for (const module of read.package.modules) {
    const own = read.diagnostics.filter(({ path }) => path.startsWith(`modules/${module.id}/`));
    if (hasErrors(own)) continue;
    for (const name of editionNames) {
      const book = selectBook(bindModule(module), read.package, editions[name]);
      const rendered = sectionsOf(book, 2);
      const sections = allSections(rendered);
      new HostedPictures().host(sections, book.parts.flatMap(treesOf));
      const page = await screenPage(
        book,
        { rendered, main: serialise(sections) },
        { templates: shells, generator },
      );
      pages.set(`${module.id}/${name}`, page.replace("img-src data:", "img-src 'self' data:"));
    }
  }
  return pages;
}

async function expectAsBuilt(root: string, live: LivePreview): Promise<void> {
  const read = await readPackage(root);
  expect(live.diagnostics).toEqual(read.diagnostics);
  for (const [key, page] of await fullPages(root)) {
    const [book = "", edition = ""] = key.split("/");
    const html = (await live.page(book, edition))?.html;
    // The pages are long: where they differ, only the main part is of interest.
    if (html !== page) expect(mainOf(html ?? "")).toBe(mainOf(page));
    expect(html === page, `${key} as a whole`).toBe(true);
  }
}

function mainOf(page: string): string {
  return page.slice(page.indexOf("</style>")).replaceAll("><", ">\n<");
}

describe("a package in memory", () => {
  // Its assertions are in expectAsBuilt.
  // oxlint-disable-next-line vitest/expect-expect -- see above
  test("is what a full build gives after any edits", { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        async (bursts) => {
          const { root, live } = await opened();
          for (const book of ["hak", "k3"]) for (const name of editionNames) await live.page(book, name);
          for (const burst of bursts) {
            for (const each of burst) await save(root, each);
            await live.save(burst.map(([path]) => path));
            await live.settled();
            await expectAsBuilt(root, live);
          }
        },
      ),
      { numRuns: Number(process.env["EDISI_LIVE_RUNS"] ?? 25) },
    );
  });

  test("tells of the session that was saved, and of the block in it", async () => {
    const { root, live, events } = await opened();
    await live.page("k3", "participant");
    const path = "modules/k3/01-satu.md";
    const text = livePackage[path]?.replace("Apa itu ketiga?", "Apa itu sebenarnya?");
    await save(root, [path, text]);
    const times = await live.save([path]);
    expect(times).toBeDefined();
    expect(events).toEqual([
      {
        book: "k3",
        edition: "participant",
        anchor: "session-1",
        version: expect.any(String) as string,
        page: (await live.page("k3", "participant"))?.version,
        changed: ["question-1-1"],
        stale: false,
      },
    ]);
    expect(live.section("k3", "participant", "session-1")?.html).toContain("Apa itu sebenarnya?");
    await live.settled();
    expect(events).toHaveLength(1);
  });

  test("keeps the last good page while a text has errors, and then shows all that was saved meanwhile", async () => {
    const { root, live, events } = await opened();
    const [one, two] = ["modules/k3/01-satu.md", "modules/k3/02-dua.md"] as const;
    const before = await live.page("k3", "facilitator");
    const saved = async (path: string, text: string): Promise<void> => {
      await save(root, [path, text]);
      await live.save([path]);
      await live.settled();
    };
    await saved(one, "Tanpa kepala.\n");
    await saved(two, livePackage[two]?.replace("judul: Dua", "judul: Dua baru") ?? "");
    expect(await live.page("k3", "facilitator")).toEqual(before);
    expect(events).toEqual([]);
    await saved(one, livePackage[one] ?? "");
    expect(events.some(({ anchor }) => anchor === "session-2")).toBe(true);
    expect(events.some(({ stale }) => stale)).toBe(true);
    await expectAsBuilt(root, live);
  });

  test("does not parse what has not changed, nor hash pictures into pages", async () => {
    const { live } = await opened();
    const page = await live.page("hak", "participant");
    const [, hash = ""] = /src="\/\.edisi\/picture\/([^"]+)"/.exec(page?.html ?? "") ?? [];
    const picture = await live.picture(hash);
    expect(picture?.mediaType).toBe("image/svg+xml");
    expect(Buffer.from(picture?.bytes ?? []).toString()).toContain("@font-face");
    expect(await live.picture("none")).toBeUndefined();
    expect(page?.html).not.toContain('src="data:');
  });

  test("has no page for an unknown book or edition", async () => {
    const { live } = await opened();
    expect(await live.page("tidak-ada", "participant")).toBeUndefined();
    expect(await live.page("k3", "constructor")).toBeUndefined();
    expect(await live.page("package", "participant" satisfies EditionName)).toBeUndefined();
    expect(live.section("k3", "participant", "session-1")).toBeUndefined();
  });

  test("opens a package that could not be read as soon as it can be", async () => {
    const { root, live } = await opened({});
    expect(live.diagnostics).toBeUndefined();
    const edits: Edit[] = Object.entries(livePackage);
    for (const each of edits) await save(root, each);
    await live.save(["modules/package.yaml"]);
    expect(live.ids).toEqual(["hak", "k3"]);
    expect((await live.page("k3", "participant"))?.html).toContain("session-1");
  });
});
