import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { installedPaths } from "../../src/browser/finders/installed.ts";
import { puppeteerRevision } from "../../src/browser/puppeteer-core.ts";
import { fakeMachine, freshFolder, writeProgram } from "./machines.ts";

let folder: string;
beforeAll(async () => {
  folder = await freshFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a forced browser", () => {
  test("by option comes before EDISI_BROWSER, and that before PUPPETEER_EXECUTABLE_PATH", async () => {
    const paths = await Promise.all(
      ["a", "b", "c"].map((name) => writeProgram(join(folder, "forced", name))),
    );
    const [option = "", edisi = "", puppeteer = ""] = paths;
    const env = { EDISI_BROWSER: edisi, PUPPETEER_EXECUTABLE_PATH: puppeteer };
    const all = fakeMachine({ env });
    expect(await findBrowser({ browser: option, environment: all })).toMatchObject({
      kind: "forced",
      executable: option,
    });
    expect((await findBrowser({ environment: all })).executable).toBe(edisi);
    const last = fakeMachine({ env: { ...env, EDISI_BROWSER: "" } });
    expect((await findBrowser({ environment: last })).executable).toBe(puppeteer);
  });

  test("by bare name is looked up in PATH", async () => {
    const path = await writeProgram(join(folder, "named", "my-headless_shell"));
    const environment = fakeMachine({ env: { PATH: `/nonexistent:${join(folder, "named")}` } });
    expect(await findBrowser({ browser: "my-headless_shell", environment })).toMatchObject({
      executable: path,
      shell: true,
    });
  });

  test.each(["--browser", "EDISI_BROWSER", "PUPPETEER_EXECUTABLE_PATH"])(
    "that is no program fails and names %s",
    async (origin) => {
      const value = join(folder, "plain-file");
      await writeFile(value, "not a program", { mode: 0o600 });
      const finding =
        origin === "--browser"
          ? findBrowser({ browser: value, environment: fakeMachine() })
          : findBrowser({ environment: fakeMachine({ env: { [origin]: value } }) });
      await expect(finding).rejects.toMatchObject({
        id: "browser-forced",
        details: { origin, executable: value },
      });
    },
  );

  test("by the name of a finder asks only that one", async () => {
    await expect(findBrowser({ browser: "embedded", environment: fakeMachine() })).rejects.toMatchObject({
      id: "browser-forced",
    });
    const path = await writeProgram(join(folder, "installed", "chromium"));
    const environment = fakeMachine({
      env: { PATH: join(folder, "installed"), EDISI_BROWSER: "installed" },
      arch: "x64",
    });
    expect(await findBrowser({ environment })).toMatchObject({ kind: "installed", executable: path });
  });
});

describe("puppeteer's own browser", () => {
  test("is the version puppeteer is made for, else the newest, and comes before an installed one", async () => {
    const home = join(folder, "mac");
    const cache = join(home, ".cache", "puppeteer");
    const at = (version: string): string =>
      join(
        cache,
        "chrome-headless-shell",
        `mac_arm-${version}`,
        "chrome-headless-shell-mac-arm64",
        "chrome-headless-shell",
      );
    await writeProgram(join(home, "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    const environment = fakeMachine({ platform: "darwin", home });
    expect((await findBrowser({ environment })).kind).toBe("installed");
    await writeProgram(at("99.0.1.2"));
    await writeProgram(at("999.0.1.2"));
    expect(await findBrowser({ environment })).toMatchObject({
      kind: "puppeteer",
      executable: at("999.0.1.2"),
      shell: true,
    });
    const own = await writeProgram(at(puppeteerRevision("chrome-headless-shell")));
    expect((await findBrowser({ environment })).executable).toBe(own);
  });
});

describe("an installed browser", () => {
  test("on Windows is looked for in Program Files and in the user's own folder, in any letter case", async () => {
    const env = { ProgramFiles: join(folder, "Program Files"), LocalAppData: join(folder, "Local") };
    const environment = fakeMachine({ platform: "win32", arch: "x64", env });
    const edge = await writeProgram(join(env.ProgramFiles, "Microsoft/Edge/Application/msedge.exe"));
    expect(await findBrowser({ environment })).toMatchObject({ kind: "installed", executable: edge });
    const chrome = await writeProgram(join(env.LocalAppData, "Google/Chrome/Application/chrome.exe"));
    expect(await findBrowser({ environment })).toMatchObject({ executable: chrome, shell: false });
  });

  test("on Linux arm64 is any of the usual names in PATH", async () => {
    const path = await writeProgram(join(folder, "arm", "chromium-browser"));
    const environment = fakeMachine({ env: { PATH: join(folder, "arm") } });
    expect((await findBrowser({ environment })).executable).toBe(path);
  });

  test("on macOS is in one of the two folders for applications", () => {
    const paths = installedPaths(fakeMachine({ platform: "darwin", home: "/Users/ani" }));
    expect(paths).toContain("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
    expect(paths).toContain("/Users/ani/Applications/Chromium.app/Contents/MacOS/Chromium");
  });
});

test.each([
  ["win32", "x64", "npx puppeteer browsers install"],
  ["linux", "arm64", "apt install chromium"],
] as const)("nothing found on %s %s says what was tried and what to do", async (platform, arch, remedy) => {
  const environment = fakeMachine({ platform, arch, env: { PATH: folder } });
  const failure = findBrowser({ environment });
  await expect(failure).rejects.toMatchObject({ id: "browser-none" });
  await expect(failure).rejects.toThrow(/embedded.*puppeteer's own.*installed/);
  await expect(failure).rejects.toThrow(remedy);
});

test("the browser's process has one language and one time zone", async () => {
  const executable = await writeProgram(join(folder, "env", "browser"));
  const env = {
    PATH: "/bin",
    LANG: "id_ID.UTF-8",
    LC_ALL: "id_ID.UTF-8",
    LANGUAGE: "id",
    TZ: "Asia/Jakarta",
  };
  const { environment } = await findBrowser({ browser: executable, environment: fakeMachine({ env }) });
  expect(environment).toEqual({ PATH: "/bin", LANG: "C.UTF-8", TZ: "UTC" });
});
