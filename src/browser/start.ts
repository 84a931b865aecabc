import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { Browser } from "puppeteer";
import { browserFlags } from "./flags.ts";
import type { FoundBrowser } from "./found.ts";
import { pipeTransport } from "./pipe.ts";
import { puppeteerCore } from "./puppeteer-core.ts";

/** How to start the process of a browser. */
export interface StartOptions {
  readonly sandbox: boolean;
  readonly profile: string;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which a browser that does not answer is given up. */
  readonly patience?: number;
}

/** A browser that answers, and its process. */
export interface Started {
  readonly browser: Browser;
  readonly version: string;
  /** Resolves when the process has ended, with the last it said. */
  readonly ended: Promise<string>;
  kill(): void;
}

/** A browser that did not start, with what it said. */
export class NotStarted extends Error {
  /** Whether it was for want of a sandbox. */
  readonly sandbox: boolean;

  constructor(said: string, options?: ErrorOptions) {
    super(lastWords(said), options);
    this.sandbox =
      /No usable sandbox|without --no-sandbox|SUID sandbox|Failed to move to new namespace/i.test(said);
  }
}

/**
 * Starts the process and connects to it. We spawn it ourselves, as puppeteer's own start over a pipe keeps to itself
 * what the browser says when it fails, adds many flags, and takes orders from the environment.
 */
export async function start(found: FoundBrowser, options: StartOptions): Promise<Started> {
  const { signal, patience = 30_000 } = options;
  const child = spawn(found.executable, browserFlags({ shell: found.shell, ...options }), {
    env: { ...found.environment },
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    // Its own process group: Ctrl+C reaches us alone, and we close it.
    detached: true,
    windowsHide: true,
  });
  const said = listen(child);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(said()));
    // A helper process may keep the pipe of messages open a while longer than the browser lives.
    child.once("exit", () => void setTimeout(() => resolve(said()), 500).unref());
  });
  const kill = (): void => void child.kill("SIGKILL");
  signal?.addEventListener("abort", kill, { once: true });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience / 1000} s`)), patience);
  });
  const failed = ended.then((words) => Promise.reject(new NotStarted(words)));
  try {
    const connected = connect(child);
    const { browser, version } = await Promise.race([connected, failed, late]);
    return { browser, version, ended, kill };
  } catch (error) {
    kill();
    const words = await ended;
    signal?.throwIfAborted();
    if (error instanceof NotStarted) throw error;
    throw new NotStarted(words || String(error), { cause: error });
  } finally {
    clearTimeout(timer);
    failed.catch(() => undefined);
    void ended.then(() => signal?.removeEventListener("abort", kill));
  }
}

async function connect(child: ChildProcess): Promise<{ browser: Browser; version: string }> {
  const transport = pipeTransport(child.stdio[3] as Writable, child.stdio[4] as Readable);
  // No time limit on a single command: a thick book prints for minutes, and a browser that ends says so.
  const browser = await puppeteerCore().connect({ transport, defaultViewport: null, protocolTimeout: 0 });
  return { browser, version: await browser.version() };
}

/** Keeps the last of what the browser says. */
function listen(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    text = (text + chunk).slice(-16_384);
  });
  return () => text;
}

/** The line that tells why: the fatal one, else the last. */
function lastWords(said: string): string {
  const lines = said.split("\n").map((line) => line.trim());
  const line = lines.find((line) => /FATAL|error while loading/.test(line)) ?? lines.findLast(Boolean);
  return line?.replace(/^\[[^\]]*\]\s*/, "") ?? "it ended without a word";
}
