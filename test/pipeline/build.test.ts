import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { build, type BookProgress } from "../../src/pipeline/build.ts";
import { bytesIn, packageOf } from "../support/packages.ts";
import { htmlOptions } from "./tiny-build.ts";

let root: string;
beforeEach(async () => {
  root = await packageOf();
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("build", () => {
  test("makes every module in every edition, in order, and says so", async () => {
    const said: BookProgress[] = [];
    const { books, diagnostics } = await build(
      htmlOptions(root, { jobs: 1, onBook: (progress) => void said.push(progress) }),
    );
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(books.map(({ id, edition }) => `${id} ${edition}`)).toEqual([
      "hak facilitator",
      "hak participant",
      "k3 facilitator",
      "k3 participant",
    ]);
    expect(said.map(({ id, edition, state }) => `${id} ${edition} ${state}`)).toEqual(
      books.flatMap(({ id, edition }) => [`${id} ${edition} begun`, `${id} ${edition} published`]),
    );
    expect(Object.keys(await bytesIn(join(root, "dist")))).toEqual([
      "hak/hak-facilitator.html",
      "hak/hak-participant.html",
      "index.html",
      "k3/k3-facilitator.html",
      "k3/k3-participant.html",
      "manifest.json",
    ]);
  });

  test("makes only the modules and editions that are asked for", async () => {
    await build(htmlOptions(root, { modules: ["k3"], editions: ["participant"] }));
    expect(Object.keys(await bytesIn(join(root, "dist")))).toEqual([
      "index.html",
      "k3/k3-participant.html",
      "manifest.json",
    ]);
  });

  test("writes nothing where the sources have an error", async () => {
    await build(htmlOptions(root));
    const before = await bytesIn(join(root, "dist"));
    await writeFile(join(root, "modules/k3/01-awal.md"), "---\njudul: Awal\n---\n\n:::rahasia\n\nx\n\n:::\n");
    const { books, diagnostics } = await build(htmlOptions(root));
    expect(books).toEqual([]);
    expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
    expect(await bytesIn(join(root, "dist"))).toEqual(before);
  });

  test("says what keeps the browser from starting, and leaves the old files", async () => {
    await build(htmlOptions(root));
    const before = await bytesIn(join(root, "dist"));
    await writeFile(join(root, "modules/hak/module.md"), "---\njudul: Hak lain\n---\n");
    const failed = build(
      htmlOptions(root, { outputs: ["html", "pdf"], launch: () => Promise.reject(new Error("tidak mau")) }),
    );
    await expect(failed).rejects.toThrow("tidak mau");
    expect(await bytesIn(join(root, "dist"))).toEqual(before);
  });

  test("ends at an abort, and leaves the old files", async () => {
    await build(htmlOptions(root));
    const before = await bytesIn(join(root, "dist"));
    await writeFile(join(root, "modules/hak/module.md"), "---\njudul: Hak lain\n---\n");
    const signal = AbortSignal.abort(new Error("cukup"));
    await expect(build(htmlOptions(root, { signal }))).rejects.toThrow("cukup");
    expect(await bytesIn(join(root, "dist"))).toEqual(before);
  });

  test("removes what an interrupted run left", async () => {
    await build(htmlOptions(root));
    const left = join(root, "dist", "hak", "hak-participant.html.edisi-0a1b2c3d");
    await writeFile(left, "setengah");
    await build(htmlOptions(root));
    await expect(readFile(left)).rejects.toThrow("ENOENT");
  });
});
