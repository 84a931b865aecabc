import type { Machine } from "./machine.ts";

/** How a browser was found. */
export type BrowserKind = "forced" | "embedded" | "puppeteer" | "installed";

/** A browser that can be started. */
export interface FoundBrowser {
  readonly kind: BrowserKind;
  /** Path of the program. */
  readonly executable: string;
  /** The whole environment for its process. */
  readonly environment: Readonly<Record<string, string>>;
  /** A headless shell, not a full browser with a headless mode. */
  readonly shell: boolean;
  /** Removes what was unpacked for this run only; closing the browser calls it. */
  readonly release?: () => Promise<void>;
}

/** What a finder answers: a browser, or in a few words what was looked for in vain. */
export type Finding = { readonly found: FoundBrowser } | { readonly missing: string };

/** Looks for one kind of browser. */
export type Finder = (machine: Machine) => Promise<Finding>;

/** Whether the name of a program is that of a headless shell. */
export function isShell(executable: string): boolean {
  return /headless[-_]shell/i.test(executable);
}
