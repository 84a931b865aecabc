import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFile,
  chmod,
  copyFile,
  link,
  mkdir,
  readFile,
  readdir,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { embeddedFolder, embeddedSource, prepareEmbedded } from "../../src/browser/embedded.ts";
import { cacheFolder } from "../../src/browser/folder.ts";
import { chromiumArchive, embeddedVersion, fontsArchive } from "../../src/browser/pins.ts";
import { fakeMachine, freshFolder, thisMachine } from "./machines.ts";

const embeds = process.platform === "linux" && process.arch === "x64";
const source = embeddedSource() ?? "";

async function hash(path: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
}

test("the pinned version is the one in package.json", async () => {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
  expect(dependencies["@sparticuz/chromium"]).toBe(embeddedVersion);
});

test.each([
  ["linux", { EDISI_CACHE: "/c" }, "/c"],
  ["linux", { XDG_CACHE_HOME: "/x" }, "/x/edisi"],
  ["linux", { XDG_CACHE_HOME: "not/absolute" }, "/h/.cache/edisi"],
  ["darwin", {}, "/h/Library/Caches/edisi"],
  ["win32", { LocalAppData: "/l" }, "/l/edisi/Cache"],
] as const)("the cache on %s with %o is %s", (platform, env, folder) => {
  expect(cacheFolder(fakeMachine({ platform, env, home: "/h" }))).toBe(folder);
});

/** Compiles what a process of its own needs, as npm does; Node 20 cannot run TypeScript. */
async function compileBrowser(lib: string): Promise<string> {
  const src = fileURLToPath(new URL("../../src/", import.meta.url));
  for (const part of ["browser", "diagnostics"]) {
    await mkdir(join(lib, part), { recursive: true });
    const names = (await readdir(join(src, part))).filter((name) => name.endsWith(".ts"));
    for (const name of names) {
      const { outputText } = ts.transpileModule(await readFile(join(src, part, name), "utf8"), {
        compilerOptions: {
          target: ts.ScriptTarget.ES2023,
          module: ts.ModuleKind.ESNext,
          rewriteRelativeImportExtensions: true,
        },
      });
      await writeFile(join(lib, part, name.replace(/\.ts$/, ".js")), outputText);
    }
  }
  await writeFile(join(lib, "package.json"), '{ "type": "module" }');
  await symlink(join(src, "..", "node_modules"), join(lib, "node_modules"));
  return lib;
}

describe.runIf(embeds)("the embedded browser", () => {
  let cache: string;
  let folder: string;
  const prepare = () => prepareEmbedded(thisMachine({ EDISI_CACHE: cache }), source);

  let executables: string[];

  // Two processes unpack at once into an empty cache: the one cold start of these tests.
  beforeAll(async () => {
    cache = await freshFolder();
    folder = join(cache, embeddedFolder);
    const lib = await compileBrowser(join(cache, "lib"));
    const script = `import { prepareEmbedded } from ${JSON.stringify(join(lib, "browser/embedded.js"))};
      const machine = { env: { EDISI_CACHE: ${JSON.stringify(cache)} }, platform: "linux", arch: "x64", home: "/" };
      console.log((await prepareEmbedded(machine, ${JSON.stringify(source)})).executable);`;
    const run = () => promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
    executables = (await Promise.all([run(), run()])).map(({ stdout }) => stdout.trim());
  });
  afterAll(() => rm(cache, { recursive: true, force: true }));

  test("two processes at once leave one whole copy, and nothing half-written", async () => {
    expect(executables).toEqual([join(folder, "chromium"), join(folder, "chromium")]);
    expect(await hash(join(folder, "chromium"))).toBe(chromiumArchive.sha256);
    const names = await readdir(folder, { recursive: true });
    expect(names.filter((name) => name.endsWith(".part"))).toEqual([]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test("once checked is not unpacked or hashed again", async () => {
    const before = await stat(join(folder, "chromium"));
    const start = performance.now();
    await prepare();
    expect(performance.now() - start).toBeLessThan(150);
    expect((await stat(join(folder, "chromium"))).ino).toBe(before.ino);
  });

  test("is hashed again, not unpacked, where the stamp is lost", async () => {
    const before = await stat(join(folder, "chromium"));
    await rm(join(folder, "checked.json"));
    await prepare();
    expect((await stat(join(folder, "chromium"))).ino).toBe(before.ino);
    await stat(join(folder, "checked.json"));
  });

  test("is made anew where it was changed", async () => {
    const program = join(folder, "chromium");
    await chmod(program, 0o700);
    await appendFile(program, "x");
    await prepare();
    expect(await hash(program)).toBe(chromiumArchive.sha256);
  });

  test("has its fonts made anew where they were changed at the same size and time", async () => {
    const [{ path, sha256 }] = fontsArchive.files;
    const font = join(folder, path);
    const { atime, mtime, size } = await stat(font);
    await rm(font);
    await writeFile(font, Buffer.alloc(size), { mode: 0o600 });
    await utimes(font, atime, mtime);
    await prepare();
    expect(await hash(font)).toBe(sha256);
  });

  test("in a folder that others can write is refused", async () => {
    await chmod(folder, 0o722);
    try {
      await expect(prepare()).rejects.toMatchObject({ id: "browser-damaged", details: { folder } });
    } finally {
      await chmod(folder, 0o700);
    }
  });

  test("below a folder that others can write is refused where it was chosen", async () => {
    await chmod(cache, 0o777);
    try {
      await expect(prepare()).rejects.toThrow(/EDISI_CACHE/);
    } finally {
      await chmod(cache, 0o700);
    }
  });

  test("goes into a private folder of this run where the usual cache cannot be made", async () => {
    // A file stands where the home folder should be; what is expensive to unpack is put in place beforehand.
    const home = join(cache, "a-file");
    await writeFile(home, "");
    const machine = { ...thisMachine(), home, env: {} };
    const broken = join(cache, "no-such-source");
    await expect(prepareEmbedded(machine, broken)).rejects.toMatchObject({ id: "browser-damaged" });
    const failure = await prepareEmbedded(machine, broken).catch((error: unknown) => error);
    const { details } = failure as { details: { folder: string } };
    expect(details.folder).toMatch(/\/edisi-[^/]{6}$/);
    await expect(stat(details.folder)).rejects.toThrow("ENOENT");
  });

  test("is never run from a package whose files are damaged", async () => {
    const bad = join(cache, "bad-source");
    const other = join(cache, "other-cache");
    await mkdir(bad);
    for (const name of ["chromium.br", "al2023.tar.br"])
      await link(join(source, name), join(bad, name)).catch(() =>
        copyFile(join(source, name), join(bad, name)),
      );
    // A sound archive, but of something else.
    await copyFile(join(source, "al2023.tar.br"), join(bad, "fonts.tar.br"));
    // The program is there already, so that only the fonts have to be unpacked.
    await mkdir(join(other, embeddedFolder), { recursive: true, mode: 0o700 });
    await link(join(folder, "chromium"), join(other, embeddedFolder, "chromium"));
    const machine = thisMachine({ EDISI_CACHE: other });
    await expect(prepareEmbedded(machine, bad)).rejects.toThrow(/Unexpected hash .* of fonts.tar.br/);
  });

  test("adds its libraries after the machine's choice, and shows only its own fonts", async () => {
    const machine = thisMachine({ EDISI_CACHE: cache, LD_LIBRARY_PATH: "/opt/lib" });
    const { variables } = await prepareEmbedded(machine, source);
    expect(variables["LD_LIBRARY_PATH"]).toBe(`/opt/lib:${join(folder, "lib")}`);
    const conf = await readFile(variables["FONTCONFIG_FILE"] ?? "", "utf8");
    expect(conf.match(/<dir>.*<\/dir>/g)).toEqual([`<dir>${join(folder, "fonts")}</dir>`]);
  });

  test.skipIf(process.getuid?.() === 0)("runs where it lies", async () => {
    const { executable, variables } = await prepare();
    const { stdout } = await promisify(execFile)(executable, ["--version"], { env: { ...variables } });
    expect(stdout).toContain("147.");
  });
});
