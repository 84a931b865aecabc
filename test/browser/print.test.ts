import { execFile } from "node:child_process";
import { readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import type { FoundBrowser } from "../../src/browser/found.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import type { PrintBrowser } from "../../src/browser/print.ts";
import { freshFolder, thisMachine, writeProgram } from "./machines.ts";

declare const document: {
  title: string;
  body: { textContent: string };
  defaultView: { getComputedStyle(element: unknown): { visibility: string; fontFamily: string } };
};

const page = (body: string, head = ""): string =>
  `<!doctype html><html lang="id"><head><title>Buku</title>${head}</head><body>${body}</body></html>`;

const bytes = (pdf: Uint8Array): string => Buffer.from(pdf).toString("latin1");

const pages = (pdf: string): number => pdf.match(/\/Type \/Page\b/g)?.length ?? 0;

const forever = (): Promise<never> => new Promise(() => undefined);

const soon = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

async function expectLost(pending: Promise<unknown>, book: string): Promise<void> {
  await expect(pending).rejects.toMatchObject({ id: "browser-lost", details: { book } });
}

async function profiles(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith("edisi-profile-"));
}

let found: FoundBrowser;
let browser: PrintBrowser;
beforeAll(async () => {
  found = await findBrowser({ environment: thisMachine() });
  browser = await launchBrowser(found);
});
afterAll(() => browser.close());

describe("a print", () => {
  test("is tagged, with an outline, where asked for, and has the page size of the style", async () => {
    const html = page("<h1>Sesi satu</h1><p>Isi</p>", "<style>@page { size: 148mm 210mm }</style>");
    const [tagged, plain] = await browser.open(
      html,
      async (document) =>
        [
          bytes(await document.print({ tagged: true })),
          bytes(await document.print({ tagged: false })),
        ] as const,
    );
    expect(tagged).toContain("/StructTreeRoot");
    expect(tagged).toContain("/Outlines");
    expect(plain).not.toContain("/StructTreeRoot");
    expect(plain).not.toContain("/Outlines");
    expect(plain).toMatch(/\/MediaBox \[0 0 4(19|20)[.\d]* 59[45][.\d]*\]/);
  });

  test("of the layout has the same pages and no content, and leaves the document as it was", async () => {
    const html = page("<p>Isi yang panjang</p>".repeat(200));
    await browser.open(html, async (book) => {
      const before = bytes(await book.print({ tagged: false }));
      const layout = bytes(await book.print({ tagged: false, layoutOnly: true }));
      const after = bytes(await book.print({ tagged: false }));
      expect(pages(layout)).toBeGreaterThan(2);
      expect(pages(layout)).toBe(pages(before));
      expect(layout).not.toContain("/FontFile2");
      expect(after.replace(/D:\d+/g, "")).toBe(before.replace(/D:\d+/g, ""));
    });
  });

  test("by the embedded browser has no font of the machine in it", async () => {
    if (found.kind !== "embedded") return;
    const html = page(
      "<p style='font-family: DejaVu Serif, serif'>serif <code>kode</code> \u4e2d \u{1f600}</p>",
    );
    const pdf = bytes(await browser.open(html, (book) => book.print({ tagged: false })));
    const fonts = new Set(pdf.match(/\/FontName \/\S+/g)?.map((name) => name.replace(/^.*[+/]/, "")));
    expect([...fonts]).toEqual(["OpenSans-Regular"]);
  });

  test("shows what was changed before it", async () => {
    const title = await browser.open(page("<p>lama</p>"), (book) =>
      book.run(
        ({ text }) => {
          document.body.textContent = text;
          return `${document.title}: ${document.body.textContent}`;
        },
        { text: "baru" },
      ),
    );
    expect(title).toBe("Buku: baru");
  });

  test("can be made of several documents at once", async () => {
    const names = ["satu", "dua", "tiga"];
    const titles = await Promise.all(
      names.map((name) =>
        browser.open(page(name), async (book) => {
          await book.print({ tagged: true });
          return book.run(() => document.body.textContent, undefined);
        }),
      ),
    );
    expect(titles).toEqual(names);
  });
});

describe("a document", () => {
  test("runs no script of its own", async () => {
    const pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    const html = page(
      `<script>document.title = "script"</script><img src="${pixel}" onload="document.title='onload'">` +
        `<svg onload="document.title='svg'"></svg><iframe srcdoc="<script>parent.document.title='frame'</script>"></iframe>`,
    );
    expect(await browser.open(html, (book) => book.run(() => document.title, undefined))).toBe("Buku");
  });

  test("that asks for anything outside itself fails, and nothing is asked", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const cases = [
      [`<img src="${url}/image.png">`, `${url}/image.png`],
      [`<style>p { background: url(${url}/style.png) }</style><p>x</p>`, `${url}/style.png`],
      [`<link rel="stylesheet" href="${url}/x.css">`, `${url}/x.css`],
      [`<iframe src="${url}/frame"></iframe>`, `${url}/frame`],
      [`<meta http-equiv="refresh" content="0;url=${url}/refresh">`, `${url}/refresh`],
      [`<iframe src="https://edisi.invalid/book"></iframe>`, "https://edisi.invalid/book"],
      ['<img src="images/lost.png">', "https://edisi.invalid/images/lost.png"],
      ['<img src="file:///etc/passwd">', "file:///etc/passwd"],
      ['<iframe src="file:///etc/passwd"></iframe>', "file:///etc/passwd"],
      ["<style>p { background: url(file:///etc/passwd) }</style><p>x</p>", "file:///etc/passwd"],
      [
        `<link rel="preconnect" href="${url}/"><link rel="dns-prefetch" href="${url}"><img src="/x">`,
        "https://edisi.invalid/x",
      ],
    ] as const;
    await Promise.all(
      cases.map(async ([body, refused]) => {
        const opened = browser.open(page(body), (book) => book.print({ tagged: false }), { name: "foa" });
        await expect(opened).rejects.toMatchObject({ id: "request-refused", details: { book: "foa" } });
        await expect(opened).rejects.toThrow(refused);
      }),
    );
    await soon(200);
    server.close();
    expect(connections).toBe(0);
  });

  test("with an image or a font that cannot be read fails, and names it", async () => {
    const image = page('<img alt="Poster" src="data:image/png;base64,AAAA">');
    await expect(browser.open(image, async () => 0)).rejects.toThrow(/image "Poster" data:image\/png/);
    const font = page(
      "x",
      "<style>@font-face { font-family: Rusak; src: url(data:font/woff2;base64,AAAA) } body { font-family: Rusak }</style>",
    );
    await expect(browser.open(font, async () => 0)).rejects.toThrow(/font "?Rusak"?/);
  });

  test("keeps its failure when what uses it fails", async () => {
    const opened = browser.open(page("x"), async () => {
      throw new Error("ours");
    });
    await expect(opened).rejects.toThrow("ours");
  });
});

describe("a browser", () => {
  test("tells its version, its kind, and whether its sandbox is on", () => {
    expect(browser.version).toMatch(/Chrome\/\d+/);
    expect(browser.kind).toBe(found.kind);
    expect(browser.sandbox).toBe(process.platform !== "linux" || process.getuid?.() !== 0);
  });

  test("closes twice, rejects what is pending, and leaves no profile", async () => {
    const before = await profiles();
    const own = await launchBrowser(found);
    const lost = expectLost(own.open(page("x"), forever, { name: "k3" }), "k3");
    await soon(300);
    await Promise.all([own.close(), own.close()]);
    await own.close();
    await lost;
    expect((await profiles()).filter((name) => !before.includes(name))).toEqual([]);
  });

  test.runIf(process.platform === "linux")(
    "that is lost rejects what is pending, a lost page only its own",
    async () => {
      const folder = await freshFolder();
      const script = `#!/bin/sh\necho $$ > "${join(folder, "pid")}"\nexec "${found.executable}" "$@"\n`;
      const own = await launchBrowser({
        ...found,
        executable: await writeProgram(join(folder, "own"), script),
      });
      const pid = Number(await readFile(join(folder, "pid"), "utf8"));

      const page1 = own.open(page("x"), forever, { name: "k3" });
      const lostPage = expectLost(page1, "k3");
      await soon(400);
      const { stdout } = await promisify(execFile)("ps", ["-eo", "pid=,pgid=,args="]);
      for (const line of stdout.split("\n")) {
        const [process_, group] = line.trim().split(/\s+/).map(Number);
        if (process_ && group === pid && line.includes("--type=renderer")) process.kill(process_, "SIGKILL");
      }
      await lostPage;
      expect(await own.open(page("baik"), async () => "baik")).toBe("baik");

      const all = ["foa", "ohs"].map((name) => expectLost(own.open(page("x"), forever, { name }), name));
      await soon(400);
      process.kill(pid, "SIGKILL");
      await Promise.all(all);
      await expectLost(own.open(page("x"), forever, { name: "foa" }), "foa");
      await own.close();
      await rm(folder, { recursive: true });
    },
  );

  test("ends on an abort, at any time, with the reason of the abort", async () => {
    const early = AbortSignal.abort(new Error("before"));
    await expect(launchBrowser(found, { signal: early })).rejects.toThrow("before");
    const folder = await freshFolder();
    // As slow to start as Chromium on a loaded machine: it cannot be done before the abort.
    const executable = await writeProgram(
      join(folder, "slow"),
      `#!/bin/sh\nsleep 1\nexec "${found.executable}" "$@"\n`,
    );
    const starting = new AbortController();
    const launched = launchBrowser({ ...found, executable }, { signal: starting.signal });
    setTimeout(() => starting.abort(new Error("while starting")), 60);
    await expect(launched).rejects.toThrow("while starting");
    await rm(folder, { recursive: true });
    const printing = new AbortController();
    const own = await launchBrowser(found, { signal: printing.signal });
    const opened = own.open(page("<p>x</p>".repeat(60_000)), (book) => book.print({ tagged: true }));
    setTimeout(() => printing.abort(new Error("while printing")), 500);
    await expect(opened).rejects.toThrow("while printing");
    await own.close();
  });

  test("that cannot start says why", async () => {
    const folder = await freshFolder();
    const executable = await writeProgram(
      join(folder, "bad"),
      "#!/bin/sh\necho 'kurang pustaka' >&2\nexit 1\n",
    );
    const started = launchBrowser({ ...found, executable });
    await expect(started).rejects.toMatchObject({
      id: "browser-start",
      details: { executable, detail: "kurang pustaka" },
    });
    await rm(folder, { recursive: true });
  });

  test.runIf(process.platform === "linux")(
    "starts without its sandbox only where that cannot be had",
    async () => {
      const folder = await freshFolder();
      // As Chromium does where the kernel forbids user namespaces.
      const script = `#!/bin/sh\ncase "$*" in *--no-sandbox*) exec "${found.executable}" "$@";; esac\necho "[1:FATAL:zygote] No usable sandbox!" >&2\nexit 1\n`;
      const executable = await writeProgram(join(folder, "without"), script);
      const own = await launchBrowser({ ...found, executable }, { uid: 1000 });
      expect(own.sandbox).toBe(false);
      await own.close();
      await rm(folder, { recursive: true });
    },
  );
});
