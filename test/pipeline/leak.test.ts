import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Root } from "mdast";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { buildOptions, copyPackage } from "../e2e/support/built.ts";
import { bytesIn } from "../support/packages.ts";
import { build } from "../../src/pipeline/build.ts";
import { publish } from "../../src/pipeline/publish.ts";
import { freshFolder, htmlOptions } from "./tiny-build.ts";

// A fault that selects everything for everybody.
vi.mock("../../src/editions/project.ts", () => ({ project: (tree: Root) => structuredClone(tree) }));

let root: string;
let before: Record<string, string>;
beforeEach(async () => {
  root = await copyPackage(await freshFolder());
  await publish(join(root, "dist"), [
    { path: "manifest.json", bytes: Buffer.from("{}") },
    { path: "index.html", bytes: Buffer.from("perpustakaan lama") },
    { path: "uji/uji-participant.html", bytes: Buffer.from("buku lama") },
    { path: "uji/uji-participant.pdf", bytes: Buffer.from("buku lama") },
  ]);
  before = await bytesIn(join(root, "dist"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("a book that holds what its edition withholds is not published", () => {
  test("as HTML", async () => {
    const failed = build(htmlOptions(root, { modules: ["uji"], editions: ["participant"] }));
    await expect(failed).rejects.toThrow(
      /uji-participant\.html holds what the edition participant withholds/,
    );
    expect(await bytesIn(join(root, "dist"))).toEqual(before);
  });

  test("as PDF", async () => {
    const failed = build({
      ...buildOptions(root, join(root, "dist")),
      modules: ["uji"],
      editions: ["participant"],
      outputs: ["pdf"],
    });
    await expect(failed).rejects.toThrow(/uji-participant\.pdf holds what the edition participant withholds/);
    expect(await bytesIn(join(root, "dist"))).toEqual(before);
  });

  test("though the guide is, and what participants had stays", async () => {
    await expect(build(htmlOptions(root, { modules: ["uji"], jobs: 1 }))).rejects.toThrow("withholds");
    const after = await bytesIn(join(root, "dist"));
    const published = new Set(["uji/uji-facilitator.html", "manifest.json", "index.html"]);
    const untouched = Object.fromEntries(Object.entries(after).filter(([name]) => !published.has(name)));
    expect(Object.keys(untouched).length).toBeGreaterThan(0);
    expect(before).toMatchObject(untouched);
    const manifest: unknown = JSON.parse(await readFile(join(root, "dist", "manifest.json"), "utf8"));
    const guide = await readFile(join(root, "dist", "uji", "uji-facilitator.html"));
    expect(JSON.stringify(manifest)).toContain(createHash("sha256").update(guide).digest("hex"));
  });
});
