import type { Module } from "../model/book.ts";
import { textsOf, type Check, type CheckContext, type ModuleText } from "./check.ts";
import { attributes } from "./attributes.ts";
import { characters } from "./characters.ts";
import { citations } from "./citations.ts";
import { crossReferences } from "./cross-references.ts";
import { empty } from "./empty.ts";
import { footnotes } from "./footnotes.ts";
import { headings } from "./headings.ts";
import { html } from "./html.ts";
import { imageSizes } from "./image-sizes.ts";
import { images } from "./images.ts";
import { inlines } from "./inlines.ts";
import { lawMentions } from "./law-mentions.ts";
import { linkTexts } from "./link-texts.ts";
import { links } from "./links.ts";
import { longTexts } from "./long-texts.ts";
import { objectives } from "./objectives.ts";
import { safeguards } from "./safeguards.ts";
import { schedule } from "./schedule.ts";
import { times } from "./times.ts";
import { wordChoice } from "./word-choice.ts";
import { walkFor } from "./walk.ts";

/** Every check of resolved sources. A new one is one file and one line here. */
const checks: readonly Check[] = [
  empty,
  headings,
  times,
  images,
  html,
  footnotes,
  links,
  inlines,
  crossReferences,
  attributes,
  imageSizes,
  linkTexts,
  longTexts,
  safeguards,
  objectives,
  schedule,
  citations,
  lawMentions,
  wordChoice,
  characters,
];

const walk = walkFor(checks);

/** Runs every check over a module: one walk over each text serves all of them. */
export function runChecks(module: Module, context: CheckContext): void {
  for (const text of textsOf(module, context)) runTextChecks(text);
  runModuleChecks(module, context);
}

/** Runs the checks that look at one text, and at nothing else of its module. */
export function runTextChecks(text: ModuleText): void {
  walk(text);
}

/** Runs the checks that look at a module as a whole; those of its texts come first. */
export function runModuleChecks(module: Module, context: CheckContext): void {
  for (const check of checks) check.module?.(module, context);
}
