import { execFile, spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compiledTool, snapshot } from "./support/built.ts";

/** A build that takes long enough to be stopped in the middle. */
const longParagraphs = 1500;

let tool: string;
let folder: string;
/** What a killed run leaves of its browser's profile stays inside the test's own folder. */
let env: NodeJS.ProcessEnv;
let root: string;
let lesson: string;
let first: Ended;
let before: Record<string, string>;

beforeAll(async () => {
  tool = await compiledTool();
  folder = await realpath(await mkdtemp(join(tmpdir(), "edisi-test-")));
  env = { ...process.env, TMPDIR: folder };
  root = join(folder, "paket");
  lesson = join(root, "modules", "k3", "01-satu.md");
  await mkdir(join(root, "modules", "k3"), { recursive: true });
  await writeFile(
    join(root, "modules", "package.yaml"),
    "judul: Paket\nbahasa: id\ntanggal: 2026-11-22\nkeluaran: [html, pdf]\n",
  );
  await writeFile(join(root, "modules", "k3", "module.md"), "---\njudul: K3\n---\n\nPengantar.\n");
  await write("Kata pertama.");
  first = await edisi("build");
  before = await snapshot(join(root, "dist"));
});

beforeEach(async () => {
  await write("Kata pertama.");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(text: string): Promise<void> {
  await writeFile(lesson, `---\njudul: Satu\ndurasi: 30\ntujuan:\n  - tahu\n---\n\n${text}\n`);
}

interface Ended {
  status: number | string;
  out: string;
  err: string;
}

/** Runs the real program to its end. */
async function edisi(...args: string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [tool, ...args], {
      cwd: root,
      env,
    });
    return { status: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, signal, stdout, stderr } = error as {
      code?: number;
      signal?: string;
      stdout: string;
      stderr: string;
    };
    return { status: code ?? signal ?? "", out: stdout, err: stderr };
  }
}

async function expectUntouched(): Promise<void> {
  expect(await snapshot(join(root, "dist"))).toEqual(before);
}

test("the real program builds both editions as HTML and PDF, and tells so", () => {
  expect(first).toMatchObject({ status: 0 });
  expect(Object.keys(before)).toEqual([
    "index.html",
    "k3/k3-facilitator.html",
    "k3/k3-facilitator.pdf",
    "k3/k3-participant.html",
    "k3/k3-participant.pdf",
    "manifest.json",
  ]);
  for (const path of ["k3-facilitator.html", "k3-participant.pdf", "index.html"]) {
    expect(first.out).toContain(path);
  }
});

describe("a build that fails leaves the last editions as they are", () => {
  test("where an image is missing", async () => {
    await write("Lihat:\n\n![Alur](images/hilang.svg)");
    const { status, out, err } = await edisi("build");
    expect(status).toBe(1);
    expect(out).toBe("");
    expect(err).toContain("modules/k3/01-satu.md:10:1");
    expect(err).toContain("(image-missing)");
    expect(err).not.toMatch(/\n\s+at /);
    await expectUntouched();
  });

  test("where the sources have errors, with diagnostics as JSON on standard output", async () => {
    await write(":::fasilitatr\n\nRahasia.\n\n:::");
    const { status, out } = await edisi("build", "--json");
    expect(status).toBe(1);
    const result = JSON.parse(out) as { diagnostics: unknown[]; books: unknown[] };
    expect(result.books).toEqual([]);
    const file = "modules/k3/01-satu.md";
    expect(result.diagnostics).toEqual([
      expect.objectContaining({ rule: "objective-unserved", severity: "warning", file, line: 5 }),
      expect.objectContaining({ rule: "block-unknown", severity: "error", file, line: 8 }),
    ]);
    await expectUntouched();
  });

  test("where the browser that is named is none", async () => {
    await write("Kata kedua.");
    const fake = join(folder, "bukan-peramban");
    await writeFile(fake, "#!/bin/sh\necho 'bukan peramban' >&2\nexit 3\n");
    await chmod(fake, 0o755);
    const { status, out, err } = await edisi("build", "--browser", fake);
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("bukan peramban");
    expect(err).toContain(fake);
    expect(err).not.toMatch(/\n\s+at /);
    await expectUntouched();
  });

  test("where the browser that is named is no program at all", async () => {
    await write("Kata kedua.");
    const text = join(folder, "hanya-teks");
    await writeFile(text, "hanya teks");
    await chmod(text, 0o755);
    for (const browser of [text, join(folder, "tidak-ada")]) {
      const { status, err } = await edisi("build", "--browser", browser);
      expect(status).toBe(2);
      expect(err).toContain(browser);
      expect(err).not.toMatch(/\n\s+at /);
    }
    await expectUntouched();
  });

  test("where a template is broken", async () => {
    await write("Kata kedua.");
    await mkdir(join(root, "templates", "print"), { recursive: true });
    await writeFile(join(root, "templates", "print", "book.html"), "<html>{{tidakAda}}</html>");
    const { status, err } = await edisi("build");
    await rm(join(root, "templates"), { recursive: true });
    expect(status).toBe(2);
    expect(err).toContain("tidakAda");
    await expectUntouched();
  });
});

describe("a destination that cannot be written", () => {
  test("because a file is in its place is named, and the file stays", async () => {
    const taken = join(folder, "berkas");
    await writeFile(taken, "punya orang");
    const { status, err } = await edisi("build", "--output", "html", "--out", taken);
    expect(status).toBe(2);
    expect(err).toContain(taken);
    expect(err).not.toMatch(/\n\s+at /);
    expect(await readFile(taken, "utf8")).toBe("punya orang");
  });

  test("because a folder has a file's name is named, and nothing staged is left", async () => {
    const out = join(folder, "terisi");
    await mkdir(join(out, "k3", "k3-participant.html", "isi"), { recursive: true });
    const { status, err } = await edisi(
      "build",
      "--output",
      "html",
      "--edition",
      "participant",
      "--out",
      out,
    );
    expect(status).toBe(2);
    expect(err).toContain("k3-participant.html");
    expect(await readdir(join(out, "k3"))).toEqual(["k3-participant.html"]);
  });

  // Root may write everywhere.
  test.skipIf(process.getuid?.() === 0)("because it is read-only is named, and stays as it is", async () => {
    await write("Kata kedua.");
    const dist = join(root, "dist");
    await chmod(join(dist, "k3"), 0o555);
    const { status, err } = await edisi("build");
    await chmod(join(dist, "k3"), 0o755);
    expect(status).toBe(2);
    expect(err).toContain("k3");
    await expectUntouched();
  });
});

describe.runIf(process.platform !== "win32")("a build that is stopped", () => {
  const long = Array.from(
    { length: longParagraphs },
    (_, index) => `Alinea ${index} tentang keselamatan kerja.`,
  );

  test("by Ctrl+C ends with 130, without a browser left, and with the last editions in place", async () => {
    await write(long.join("\n\n"));
    const running = start("build");
    const browsers = await waitForBrowser(running.child);
    running.child.kill("SIGINT");
    const { status, err } = await running.ended;
    expect(status).toBe(130);
    expect(err).not.toMatch(/\n\s+at /);
    expect(browsers.length).toBeGreaterThan(0);
    await expectGone(browsers);
    await expectUntouched();
  });

  test("by a kill leaves whole files, and the next build removes what it had staged", async () => {
    await write(long.join("\n\n"));
    const dist = join(root, "dist");
    const running = start("build", "--jobs", "1");
    const browsers = await waitForBrowser(running.child);
    running.child.kill("SIGKILL");
    expect((await running.ended).status).toBe("SIGKILL");
    await expectUntouched();
    // What a kill between writing and renaming leaves.
    await writeFile(join(dist, "k3", "k3-participant.pdf.edisi-0a1b2c3d"), "setengah");
    await writeFile(join(dist, "manifest.json.edisi-0a1b2c3d"), "setengah");
    await write("Kata pertama.");
    await expect(edisi("build")).resolves.toMatchObject({ status: 0 });
    await expectUntouched();
    await expectGone(browsers);
  });

  test("by a kill while files take their places leaves each file old or new", async () => {
    const dist = join(folder, "berganti");
    await expect(edisi("build", "--output", "html", "--out", dist)).resolves.toMatchObject({ status: 0 });
    const old = await snapshot(dist);
    await write("Kata kedua.");
    const other = join(folder, "berganti-baru");
    await expect(edisi("build", "--output", "html", "--out", other)).resolves.toMatchObject({ status: 0 });
    const fresh = await snapshot(other);
    for (const wait of [0, 40, 80]) {
      const running = start("build", "--output", "html", "--out", dist);
      const line = running.said(/begun|:|k3/);
      await Promise.race([line, running.ended]);
      await new Promise((resolve) => setTimeout(resolve, wait));
      running.child.kill("SIGKILL");
      await running.ended;
      for (const [path, hash] of Object.entries(await snapshot(dist))) {
        if (/\.edisi-[0-9a-f]{8}$/.test(path)) continue;
        expect([old[path], fresh[path]], path).toContain(hash);
      }
    }
    await expect(edisi("build", "--output", "html", "--out", dist)).resolves.toMatchObject({ status: 0 });
    expect(await snapshot(dist)).toEqual(fresh);
  });
});

interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves when standard error has what is looked for. */
  said(what: RegExp): Promise<void>;
}

function start(...args: string[]): Running {
  const child = spawn(process.execPath, [tool, ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => resolve({ status: code ?? signal ?? "", out, err }));
  });
  const said = async (what: RegExp): Promise<void> => {
    while (!what.test(err)) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { child, ended, said };
}

/** Process numbers of a program's browser, once it prints. */
async function waitForBrowser(child: ChildProcess): Promise<number[]> {
  for (let tries = 0; tries < 400; tries += 1) {
    const processes = await processTable();
    const main = new Set(processes.filter(({ parent }) => parent === child.pid).map(({ pid }) => pid));
    const all = processes.filter(({ pid, group }) => main.has(pid) || main.has(group));
    if (all.some(({ command }) => command.includes("--type=renderer"))) return all.map(({ pid }) => pid);
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it was stopped`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("no browser was started");
}

async function expectGone(pids: readonly number[]): Promise<void> {
  await expect
    .poll(
      async () =>
        (await processTable()).filter(({ pid, command }) => pids.includes(pid) && !/<defunct>/.test(command)),
      {
        timeout: 10_000,
      },
    )
    .toEqual([]);
}

async function processTable(): Promise<{ pid: number; parent: number; group: number; command: string }[]> {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "pid=,ppid=,pgid=,args="]);
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, group, command = ""] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined
      ? []
      : [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }];
  });
}
