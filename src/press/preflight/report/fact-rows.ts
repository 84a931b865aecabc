import type { Language } from "../../../model/language.ts";
import { figure } from "../finding.ts";
import { profiles } from "../profiles.ts";
import type { PreflightResult } from "../preflight.ts";
import { reportTexts, type ReportTexts } from "./texts.ts";

/** What was learned about a file, as rows of a name and its words. */
export function factRows(
  { facts, profile }: PreflightResult,
  language: Language,
): [name: string, words: string][] {
  const texts = reportTexts(language);
  const sizes = facts.sizes.map(({ width, height, pages }) => {
    const size = `${figure(width, language)} × ${figure(height, language)} mm`;
    return facts.sizes.length > 1 ? `${size} (${pages})` : size;
  });
  const loose = facts.fonts.filter(({ embedded }) => !embedded).length;
  const fonts = loose > 0 ? `${loose} ${texts.notEmbedded}` : texts.allEmbedded;
  const version = [`PDF ${facts.version}`, facts.pdfx ?? []].flat().join(", ");
  return [
    [texts.profile, profiles[profile].title[language]],
    [texts.pages, String(facts.pages)],
    [texts.size, sizes.slice(0, 3).join(", ") || "–"],
    [texts.version, version],
    [texts.intent, facts.outputIntent ?? texts.none],
    [texts.fonts, facts.fonts.length === 0 ? texts.none : `${facts.fonts.length}, ${fonts}`],
    [texts.colours, colourWords(facts, texts)],
    [texts.spaces, facts.colourSpaces.join(", ") || texts.none],
    [texts.ink, inkWords(facts, texts)],
    [texts.images, imageWords(facts, texts)],
  ];
}

function colourWords(facts: PreflightResult["facts"], texts: ReportTexts): string {
  return [
    [facts.colourPages, texts.colourPages],
    [facts.blackPages, texts.blackPages],
    [facts.emptyPages, texts.emptyPages],
    [facts.spotColours.length, texts.spots],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(", ");
}

function inkWords({ inkPeak, unmeasuredPages }: PreflightResult["facts"], texts: ReportTexts): string {
  if (inkPeak) return `${inkPeak.total} %, ${texts.page} ${inkPeak.page}`;
  return unmeasuredPages > 0 ? texts.inkUnknown : texts.inkBelow;
}

function imageWords({ images, lowestPpi }: PreflightResult["facts"], texts: ReportTexts): string {
  if (images === 0) return texts.none;
  return lowestPpi === null ? String(images) : `${images}, ${texts.lowest} ${lowestPpi} ppi`;
}

/** Counts of errors and warnings in words. */
export function countWords({ findings }: PreflightResult, language: Language): string {
  const texts = reportTexts(language);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const words = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
  return `${words(errors, texts.error, texts.errors)}, ${words(warnings, texts.warning, texts.warnings)}`;
}
