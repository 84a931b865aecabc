import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A file of the preview's own page. */
export interface ShellAsset {
  type: string;
  bytes: Uint8Array;
}

const require = createRequire(import.meta.url);

const script = "text/javascript; charset=utf-8";

/** Scripts of the page, by name; nothing else in their folder is served. */
const scripts: ReadonlySet<string> = new Set([
  "board.js",
  "books.js",
  "comment-points.js",
  "controls.js",
  "elements.js",
  "events.js",
  "flash.js",
  "frame-pane.js",
  "help.js",
  "keys.js",
  "main.js",
  "merge.js",
  "page-notes.js",
  "pane.js",
  "panes.js",
  "pdf-document.js",
  "pdf-page.js",
  "pdf-pane.js",
  "problems.js",
  "reader.js",
  "times.js",
  "view-state.js",
  "words.js",
]);

/** Files of npm packages, by the name that the page asks for. */
const borrowed: Readonly<Record<string, { of: string; file: string; type: string }>> = {
  // Built for browsers that are a few years old, too.
  "pdf.min.mjs": { of: "pdfjs-dist", file: "legacy/build/pdf.min.mjs", type: script },
  "pdf.worker.min.mjs": { of: "pdfjs-dist", file: "legacy/build/pdf.worker.min.mjs", type: script },
  "sans-400.woff2": fontOf(400),
  "sans-500.woff2": fontOf(500),
  "sans-700.woff2": fontOf(700),
};

/** Where the files of the page are. */
export interface ShellFolders {
  /** Compiled scripts of the page. */
  client: string;
  /** The tool's own templates: a package cannot bring scripts or a page of its own. */
  templates: string;
}

/** A file of the page by its name; undefined for every name that is not listed here. */
export async function shellAsset(name: string, folders: ShellFolders): Promise<ShellAsset | undefined> {
  if (scripts.has(name)) return asset(join(folders.client, name), script);
  if (name === "shell.css") {
    return asset(join(folders.templates, "preview", "shell.css"), "text/css; charset=utf-8");
  }
  const file = Object.hasOwn(borrowed, name) ? borrowed[name] : undefined;
  if (!file) return undefined;
  return asset(join(dirname(require.resolve(`${file.of}/package.json`)), file.file), file.type);
}

async function asset(path: string, type: string): Promise<ShellAsset | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes && { type, bytes };
}

function fontOf(weight: number): { of: string; file: string; type: string } {
  return {
    of: "@fontsource/plus-jakarta-sans",
    file: `files/plus-jakarta-sans-latin-${weight}-normal.woff2`,
    type: "font/woff2",
  };
}
