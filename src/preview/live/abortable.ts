import type { PrintBrowser } from "../../browser/print.ts";

/** A browser that closes what it has opened when a signal comes, whatever is being printed. */
export function abortable(browser: PrintBrowser, signal: AbortSignal): PrintBrowser {
  return {
    version: browser.version,
    sandbox: browser.sandbox,
    kind: browser.kind,
    open: (html, use, options) => {
      signal.throwIfAborted();
      return browser.open(html, (document) => untilAborted(use(document), signal), options);
    },
    close: () => browser.close(),
  };
}

/** The same promise, which rejects with the signal's reason when that comes first. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
