import { createRequire } from "node:module";
import type { PuppeteerNode } from "puppeteer";

// Importing `puppeteer` itself searches the working folder and all above it for a configuration and runs the
// `.puppeteerrc.cjs` it finds: a package of lessons could so run a script. Its core does not.
// https://pptr.dev/guides/configuration
const require = createRequire(createRequire(import.meta.url).resolve("puppeteer"));

/** Puppeteer without its configuration files; loaded when first asked for (0.2 s). */
export function puppeteerCore(): Pick<PuppeteerNode, "connect"> {
  return require("puppeteer-core") as PuppeteerNode;
}

/** The version of a browser that this puppeteer is made for. */
export function puppeteerRevision(product: "chrome" | "chrome-headless-shell"): string {
  const { PUPPETEER_REVISIONS } = require("puppeteer-core/internal/revisions.js") as {
    PUPPETEER_REVISIONS: Readonly<Record<string, string>>;
  };
  return PUPPETEER_REVISIONS[product] ?? "";
}
