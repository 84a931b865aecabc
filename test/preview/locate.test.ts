import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { locateFile, safeSegments } from "../../src/preview/locate.ts";
import { freshFolder } from "../browser/machines.ts";

describe("the segments of a path", () => {
  test.each([
    ["/", ["index.html"]],
    ["/foa/", ["foa", "index.html"]],
    ["/foa/foa-facilitator.html?x=/../y#z", ["foa", "foa-facilitator.html"]],
    ["/k3%20lama/b%C3%A9.html", ["k3 lama", "bé.html"]],
    // Decoded once: what is left is a name like any other, and no file has it.
    ["/%252e%252e%252fpackage.json", ["%2e%2e%2fpackage.json"]],
  ])("%s is safe", (path, segments) => expect(safeSegments(path)).toEqual(segments));

  test.each([
    "/../package.json",
    "/./index.html",
    "/foa/../../package.json",
    "/%2e%2e/package.json",
    "/%2e%2e%2fpackage.json",
    "/..%2fpackage.json",
    "/..%5cpackage.json",
    "/..\\package.json",
    "//etc/passwd",
    "/%2fetc/passwd",
    "/C:/Windows/win.ini",
    "/index.html%00.png",
    "/index.html::$DATA",
    "/nul",
    "/foa/CON.html",
    "/.git/config",
    "/%2egit/config",
    "/%",
    "/%c0%ae%c0%ae/package.json",
    "",
    "index.html",
    "http://127.0.0.1/index.html",
  ])("%s is refused", (path) => expect(safeSegments(path)).toBeUndefined());
});

describe("a file", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await freshFolder();
    await mkdir(join(folder, "dist", "foa"), { recursive: true });
    await writeFile(join(folder, "secret.html"), "rahasia");
    await writeFile(join(folder, "dist", "foa", "a.html"), "a");
    await mkdir(join(folder, "dist-other"));
    await writeFile(join(folder, "dist-other", "b.html"), "b");
    await symlink(join(folder, "secret.html"), join(folder, "dist", "out.html"));
    await symlink(folder, join(folder, "dist", "above"));
    await symlink(join(folder, "dist-other"), join(folder, "dist", "beside"));
    await symlink(join(folder, "dist", "foa"), join(folder, "dist", "inside"));
    await symlink(join(folder, "dist"), join(folder, "link-to-dist"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("inside is found, also through links that stay inside", async () => {
    const real = join(folder, "dist", "foa", "a.html");
    expect(await locateFile(join(folder, "dist"), ["foa", "a.html"])).toBe(real);
    expect(await locateFile(join(folder, "dist"), ["inside", "a.html"])).toBe(real);
    expect(await locateFile(join(folder, "link-to-dist"), ["foa", "a.html"])).toBe(real);
  });

  test.each([[["out.html"]], [["above", "secret.html"]], [["beside", "b.html"]], [["foa"]], [["none.html"]]])(
    "%s is not",
    async (segments) => {
      expect(await locateFile(join(folder, "dist"), segments)).toBeUndefined();
    },
  );
});
