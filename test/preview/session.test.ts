import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { textsOf } from "../../src/cli/texts.ts";
import { runPreview } from "../../src/cli/preview.ts";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import {
  ask,
  lessonOf,
  Listener,
  soon,
  tinyPackage,
  tinyPreview,
  type TinyPackage,
  type TinyPreview,
} from "./fixture.ts";

let tiny: TinyPackage;
let preview: TinyPreview | undefined;
beforeEach(async () => {
  tiny = await tinyPackage();
});
afterEach(async () => {
  await preview?.stop();
  preview = undefined;
  await tiny.remove();
});

const book = "/k3/k3-facilitator.html";

describe("a preview", () => {
  test("has the books when it begins, and makes them anew when a lesson is saved", async () => {
    preview = await tinyPreview(tiny);
    const before = await ask(preview.port, book);
    expect(before.body).toContain("Kata pertama.");
    expect((await ask(preview.port, "/")).body).toContain(book.slice(1));
    const heard = await new Listener().listen(preview.url);
    await tiny.save("Kata kedua.");
    await heard.until(({ round, phase }) => round === 2 && phase === "ready");
    const after = await ask(preview.port, book);
    expect(after.body).toContain("Kata kedua.");
    expect(after.headers["x-edisi-version"]).not.toBe(before.headers["x-edisi-version"]);
    expect(preview.told.begun).toEqual([[], ["modules/k3/01-satu.md"]]);
    expect(await readFile(tiny.page, "utf8")).not.toContain("EventSource");
    heard.stop();
  });

  test("shows errors with their place while the last good page stays, and takes them away", async () => {
    preview = await tinyPreview(tiny);
    const heard = await new Listener().listen(preview.url);
    await tiny.save(":::asing\n\nx\n\n:::");
    const failed = await heard.until(({ phase }) => phase === "failed");
    expect(failed.problems[0]).toMatchObject({
      place: "modules/k3/01-satu.md:8:1",
      message: "Blok `asing` tidak dikenal.",
      source: ":::asing",
    });
    expect((await ask(preview.port, book)).body).toContain("Kata pertama.");
    await tiny.save("Kata ketiga.");
    const good = await heard.until(({ round, phase }) => round > failed.round && phase === "ready");
    expect(good.problems).toEqual([]);
    expect((await ask(preview.port, book)).body).toContain("Kata ketiga.");
    heard.stop();
  });

  test("that begins with errors serves them, waits, and has the books when they are gone", async () => {
    await tiny.save(":::asing\n\nx\n\n:::");
    preview = await tinyPreview(tiny, { language: "en" });
    const { status, body } = await ask(preview.port, "/");
    expect(status).toBe(503);
    expect(body).toContain("modules/k3/01-satu.md:8:1");
    expect(body).toContain("Unexpected block");
    const heard = await new Listener().listen(preview.url);
    await tiny.save("Baik.");
    await heard.until(({ phase }) => phase === "ready");
    expect((await ask(preview.port, "/")).status).toBe(200);
    heard.stop();
  });

  test("makes few builds of many saves, and the last content wins", async () => {
    preview = await tinyPreview(tiny);
    const heard = await new Listener().listen(preview.url);
    for (let save = 1; save <= 20; save += 1) {
      await tiny.save(`Simpanan ${save}.`);
      await soon(15);
    }
    const { port } = preview;
    await expect.poll(async () => (await ask(port, book)).body, { timeout: 8_000 }).toContain("Simpanan 20.");
    await soon(400);
    expect(heard.states.at(-1)?.phase).toBe("ready");
    expect(preview.told.begun.length).toBeLessThanOrEqual(5);
    heard.stop();
  });

  test("sees saves by rename, a templates folder made later, and no temporary file or output", async () => {
    preview = await tinyPreview(tiny);
    const { told } = preview;
    await writeFile(join(tiny.root, "modules", "k3", ".01-satu.md.swp"), "x");
    await writeFile(join(tiny.root, "modules", "k3", "01-satu.md~"), "x");
    await writeFile(join(tiny.root, "dist", "k3", "other.html"), "x");
    await writeFile(join(tiny.root, "notes.md"), "x");
    await soon(500);
    expect(told.begun).toHaveLength(1);
    await writeFile(`${tiny.lesson}.tmp`, lessonOf("Diganti nama."));
    await rename(`${tiny.lesson}.tmp`, tiny.lesson);
    await expect.poll(() => told.begun.length, { timeout: 5_000 }).toBe(2);
    await mkdir(join(tiny.root, "templates"));
    await soon(200);
    await writeFile(join(tiny.root, "templates", "tokens.css"), ":root { --mine: 1 }");
    const { port } = preview;
    await expect.poll(async () => (await ask(port, book)).body, { timeout: 5_000 }).toContain("--mine");
  });

  test("outlives a package.yaml that is away for a while", async () => {
    preview = await tinyPreview(tiny);
    const yaml = join(tiny.root, "modules", "package.yaml");
    const text = await readFile(yaml, "utf8");
    const heard = await new Listener().listen(preview.url);
    await rm(yaml);
    const failed = await heard.until(({ phase }) => phase === "failed");
    expect(failed.problems[0]?.message).toContain("package.yaml");
    await writeFile(yaml, text);
    await heard.until(({ round, phase }) => round > failed.round && phase === "ready");
    heard.stop();
  });

  test("closes its port and every connection on an abort", async () => {
    preview = await tinyPreview(tiny);
    const heard = await new Listener().listen(preview.url);
    const begun = performance.now();
    await preview.stop();
    expect(performance.now() - begun).toBeLessThan(2_000);
    await expect(fetch(preview.url)).rejects.toThrow("fetch failed");
    heard.stop();
  });

  test("does not begin where no save could help, and leaves nothing open", async () => {
    await expect(
      tinyPreview(tiny, { launch: () => Promise.reject(new CannotRun("browser-none")) }).then(
        (begun) => begun.ended,
      ),
    ).rejects.toMatchObject({ id: "browser-none" });
    const early = AbortSignal.abort(new Error("before"));
    await expect(tinyPreview(tiny, { signal: early })).rejects.toThrow("before");
  });
});

describe("edisi preview", () => {
  const run = (
    options: { port?: string; modules?: string[] } = {},
  ): { out: () => string; err: () => string; abort: AbortController; status: Promise<number> } => {
    const abort = new AbortController();
    let [out, err] = ["", ""];
    const status = runPreview(
      options.modules ?? [],
      { port: options.port ?? "0", pdf: false },
      {
        cwd: tiny.root,
        env: {},
        language: "id",
        texts: textsOf("id"),
        out: (text) => void (out += text),
        err: (text) => void (err += text),
        color: false,
        signal: abort.signal,
      },
    );
    return { out: () => out, err: () => err, abort, status };
  };

  test("tells its address on standard output, all else on standard error, and ends with 0", async () => {
    const { out, err, abort, status } = run();
    await expect.poll(out, { timeout: 5_000 }).toMatch(/^Pratinjau di http:\/\/127\.0\.0\.1:\d+\/\n$/);
    const url = out().trim().split(" ").at(-1) ?? "";
    expect((await fetch(url)).status).toBe(200);
    await tiny.save(":::asing\n\nx\n\n:::");
    await expect.poll(err, { timeout: 5_000 }).toContain("modules/k3/01-satu.md:8:1  kesalahan");
    abort.abort("SIGINT");
    expect(await status).toBe(0);
    expect(out().split("\n")).toHaveLength(2);
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  test("ends with 0 when interrupted before it has begun", async () => {
    const { abort, status, out } = run();
    abort.abort("SIGINT");
    expect(await status).toBe(0);
    expect(out()).toBe("");
  });

  test("cannot run with a port or a module that makes no sense, or a port that is taken", async () => {
    await expect(run({ port: "70000" }).status).rejects.toMatchObject({ id: "value-unknown" });
    await expect(run({ modules: ["tidak-ada"] }).status).rejects.toMatchObject({ id: "module-none" });
    preview = await tinyPreview(tiny);
    await expect(run({ port: String(preview.port) }).status).rejects.toMatchObject({ id: "port-taken" });
  });
});
