import { mkdtemp, rm } from "node:fs/promises";
import { platform, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import type { FoundBrowser } from "./found.ts";
import { Life } from "./life.ts";
import { openDocument } from "./open.ts";
import type { PrintBrowser } from "./print.ts";
import { NotStarted, type Started, start } from "./start.ts";

/** How to start a browser. */
export interface LaunchOptions {
  /** Ends the browser at any time; what is pending then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** User number of this process, where it has one; 0 on Linux means no sandbox. */
  readonly uid?: number;
}

/** Milliseconds a browser has to end by itself before it is killed. */
const patience = 5_000;

/** Starts a browser that prints. */
export async function launchBrowser(found: FoundBrowser, options: LaunchOptions = {}): Promise<PrintBrowser> {
  const { signal } = options;
  const profile = await mkdtemp(join(tmpdir(), "edisi-profile-"));
  const cleanUp = async (): Promise<void> => {
    // Windows holds files of a process that has just ended for a moment longer.
    await rm(profile, { recursive: true, force: true, maxRetries: 10 }).catch(() => undefined);
    await found.release?.();
  };
  try {
    signal?.throwIfAborted();
    const { started, sandbox } = await startSafest(found, profile, options);
    return printBrowser({ found, started, sandbox, signal, cleanUp });
  } catch (error) {
    await cleanUp();
    if (!(error instanceof NotStarted)) throw error;
    throw new CannotRun(
      "browser-start",
      { executable: found.executable, detail: error.message },
      { cause: error },
    );
  }
}

/** Starts with the sandbox on; without it only where Chromium refuses it: as root, or where the kernel forbids it. */
async function startSafest(
  found: FoundBrowser,
  profile: string,
  { signal, uid = userInfo().uid }: LaunchOptions,
): Promise<{ started: Started; sandbox: boolean }> {
  const linux = platform() === "linux";
  if (!linux || uid !== 0) {
    try {
      return { started: await start(found, { sandbox: true, profile, signal }), sandbox: true };
    } catch (error) {
      if (!(linux && error instanceof NotStarted && error.sandbox)) throw error;
    }
  }
  return { started: await start(found, { sandbox: false, profile, signal }), sandbox: false };
}

interface Parts {
  readonly found: FoundBrowser;
  readonly started: Started;
  readonly sandbox: boolean;
  readonly signal: AbortSignal | undefined;
  cleanUp(): Promise<void>;
}

function printBrowser({ found, started, sandbox, signal, cleanUp }: Parts): PrintBrowser {
  const { browser, version, ended, kill } = started;
  const life = new Life(ended, signal);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    life.close();
    const timer = setTimeout(kill, patience);
    await browser.close().catch(kill);
    await ended;
    clearTimeout(timer);
    await cleanUp();
  };
  const closeOnce = (): Promise<void> => (closing ??= close());
  // However it ends, its profile goes.
  void ended.then(closeOnce).catch(() => undefined);
  return {
    version,
    sandbox,
    kind: found.kind,
    open: (html, use, options = {}) =>
      openDocument({ browser, life, name: options.name ?? "book" }, html, use),
    close: closeOnce,
  };
}
