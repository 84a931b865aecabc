import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { CitedLaw } from "../blocks/spec.ts";
import type { Language } from "../model/language.ts";
import type { Citation, CitedItem } from "../model/nodes.ts";
import { confidences, type Confidence, type ReferencePart, type References } from "../model/references.ts";
import { continues, itemText } from "../source/citation.ts";
import { confidenceTexts } from "../source/law-status.ts";
import { locatorsMeet, parseLocator } from "../source/locator.ts";
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
  const { edition, language } = options;
  const { text, checked } = citedLaw(node, options);
  const marks: ElementContent[] = [];
  if (edition.plan === "shown") {
    const words = lawWords[language];
    // What holds for a whole instrument is said once a session.
    const first = node.items.find(
      (item) => pitfallsOf(item, options.references, node.anchor !== undefined)[0],
    );
    if (first) {
      marks.push(h("a.pitfall", { href: `#${lawAnchor(first.key)}` }, words.pitfall));
    }
    if (checked !== undefined && node.anchor !== undefined) {
      if (marks.length > 0) marks.push({ type: "text", value: " · " });
      marks.push({ type: "text", value: `${words.checked} ${checked}` });
    }
  }
  const note = marks.length > 0 ? [" ", h("span.law-note", marks)] : [];
  return h("span.cited", { id: node.anchor }, [...text, ...note]);
}

/** A citation as blocks print it: its words, and what only those who lead see beside it. */
export function citedLaw(
  { items, anchor }: Citation,
  { references, language }: Pick<RenderOptions, "references" | "language">,
): CitedLaw {
  const text = items.flatMap((item, index): ElementContent[] => {
    const joint = index === 0 ? "" : continues(item) ? " " : "; ";
    const before = [joint, item.before, item.before === undefined || item.key === "" ? "" : " "].join("");
    const words = itemText(item, references, language);
    return [
      ...(before === "" ? [] : [{ type: "text" as const, value: before }]),
      ...(words === "" ? [] : [h("a", { href: `#${lawAnchor(item.key)}` }, words)]),
    ];
  });
  const months = items.flatMap(({ key }) => references.entries.get(key)?.checked ?? []).sort();
  const [oldest] = months;
  const worst = confidences.findLast((each) => items.some((item) => confidenceIn(item, references) === each));
  return {
    text,
    anchor,
    checked: oldest === undefined ? undefined : monthText(oldest, language),
    founded: worst === undefined || worst === "A" ? undefined : confidenceTexts[worst][language],
    pitfalls: [...new Set(items.flatMap((item) => pitfallsOf(item, references, true)))],
  };
}

/** Pitfalls of what an item cites: of its articles, then, where it is asked for, of the whole instrument. */
function pitfallsOf(item: CitedItem, references: References, whole: boolean): string[] {
  const reference = references.entries.get(item.key);
  const standings = [...partsCited(item, references), ...(whole && reference ? [reference] : [])];
  return standings.flatMap(({ note }) => note ?? []);
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
