import type { Module } from "../model/book.ts";
import { textsOf, type Check } from "./check.ts";
import { empty } from "./empty.ts";
import { footnotes } from "./footnotes.ts";
import { headings } from "./headings.ts";
import { html } from "./html.ts";
import { images } from "./images.ts";
import { links } from "./links.ts";
import { times } from "./times.ts";

/** Every check of resolved sources. A new one is one file and one line here. */
const checks: readonly Check[] = [empty, headings, times, images, html, footnotes, links];

/** Runs every check over a module. */
export function runChecks(module: Module): void {
  for (const check of checks) {
    if (check.scope === "module") check.run(module);
    else for (const text of textsOf(module)) check.run(text);
  }
}
