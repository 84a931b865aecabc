import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { CitedLaw } from "../blocks/spec.ts";
import type { Language } from "../model/language.ts";
import type { Citation, CitedItem } from "../model/nodes.ts";
import { confidences, type Confidence, type ReferencePart, type References } from "../model/references.ts";
import { continues, itemText, tied, tiedName, wordsBefore } from "../source/citation.ts";
import { confidenceTexts } from "../source/law-status.ts";
import { locatorsMeet, locatorText, parseLocator } from "../source/locator.ts";
import type { RenderOptions } from "./render-options.ts";

/** Anchor of an instrument in the list of law. */
export function lawAnchor(key: string): string {
  return `law-${key}`;
}

/**
 * A citation of law in plain words, each instrument linked to the list of law. Where the plan is shown, a mark says that
 * there is a pitfall, and at an instrument's first citation in a session when it was checked.
 */
export function renderCitation(node: Citation, options: RenderOptions): ElementContent {
  const { text } = citedLaw(node, options);
  const marks = options.edition.plan === "shown" ? marksOf(node, options) : [];
  const note = marks.length > 0 ? [" ", h("span.law-note", marks)] : [];
  return h("span.cited", { id: node.anchor }, [...text, ...note]);
}

/** "jebakan · dicek 3/2026": what holds for a whole instrument, and the date, are said once a session. */
function marksOf({ items, anchor }: Citation, options: RenderOptions): ElementContent[] {
  const { references, language } = options;
  const words = lawWords[language];
  const whole = anchor !== undefined;
  const first = items.find((item) => pitfallsOf(item, { references, language, whole }).length > 0);
  const pitfall = first && h("a.pitfall", { href: `#${lawAnchor(first.key)}` }, words.pitfall);
  const [year, month] = (whole ? oldestCheck(items, references) : undefined)?.split("-") ?? [];
  const date = month === undefined ? undefined : `${words.checked}\u00a0${Number(month)}/${year}`;
  return [
    ...(pitfall ? [pitfall] : []),
    ...(date === undefined ? [] : [{ type: "text" as const, value: pitfall ? ` · ${date}` : date }]),
  ];
}

/** A citation as blocks print it: its words, and what only those who lead see beside it. */
export function citedLaw(
  { items, anchor }: Citation,
  { references, language }: Pick<RenderOptions, "references" | "language">,
): CitedLaw {
  const text = items.flatMap((item, index): ElementContent[] => {
    const joint = index === 0 ? "" : continues(item) ? " " : "; ";
    const lead = wordsBefore(item, language);
    const before = [joint, lead, lead === undefined || item.key === "" ? "" : " "].join("");
    const words = itemText(item, references, language);
    return [
      ...(before === "" ? [] : [{ type: "text" as const, value: before }]),
      ...(words === "" ? [] : [h("a", { href: `#${lawAnchor(item.key)}` }, words)]),
    ];
  });
  const oldest = oldestCheck(items, references);
  const worst = confidences.findLast((each) => items.some((item) => confidenceIn(item, references) === each));
  return {
    text,
    anchor,
    checked: oldest === undefined ? undefined : monthText(oldest, language),
    founded: worst === undefined || worst === "A" ? undefined : confidenceTexts[worst][language],
    pitfalls: items.flatMap((item) =>
      pitfallsOf(item, { references, language, whole: anchor !== undefined }),
    ),
  };
}

/** The month of the oldest check among the instruments. */
function oldestCheck(items: readonly CitedItem[], { entries }: References): string | undefined {
  return items.flatMap(({ key }) => entries.get(key)?.checked ?? []).sort()[0];
}

/** Pitfalls of what an item cites: of its articles, then, where it is asked for, of the whole instrument. */
function pitfallsOf(
  item: CitedItem,
  { references, language, whole }: Pick<RenderOptions, "references" | "language"> & { whole: boolean },
): { of: string; text: string }[] {
  const reference = references.entries.get(item.key);
  if (!reference) return [];
  const name = tiedName(reference, language);
  const parts = partsCited(item, references).flatMap(({ note, locator }) =>
    note === undefined ? [] : [{ of: `${name} ${locatorText(locator, language)}`, text: tied(note) }],
  );
  return whole && reference.note !== undefined ? [...parts, { of: name, text: tied(reference.note) }] : parts;
}

/** How well founded an item is: what is said of its articles, or of the whole instrument. */
function confidenceIn(item: CitedItem, references: References): Confidence | undefined {
  const own = partsCited(item, references).flatMap(({ confidence }) => confidence ?? []);
  return own[0] ?? references.entries.get(item.key)?.confidence;
}

/** The articles with a story of their own that an item cites. */
function partsCited(item: CitedItem, { entries }: References): ReferencePart[] {
  const locator = parseLocator(item.locator);
  if (!locator || locator.articles.length === 0) return [];
  return (entries.get(item.key)?.parts ?? []).filter((part) => locatorsMeet(part.locator, locator));
}

/** "2026-03" as "Maret 2026". */
export function monthText(month: string, language: Language): string {
  const [year = "", number = ""] = month.split("-");
  return `${lawWords[language].months[Number(number) - 1] ?? ""}\u00a0${year}`.trim();
}

const lawWords = {
  id: {
    pitfall: "jebakan",
    checked: "dicek",
    months: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(
      " ",
    ),
  },
  en: {
    pitfall: "pitfall",
    checked: "checked",
    months: "January February March April May June July August September October November December".split(
      " ",
    ),
  },
};
