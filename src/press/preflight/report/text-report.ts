import type { Language } from "../../../model/language.ts";
import { wordsOf } from "../finding.ts";
import type { PreflightResult } from "../preflight.ts";
import { countWords, factRows } from "./fact-rows.ts";
import { groupsOf, pageRuns, type FindingGroup } from "./groups.ts";
import { reportTexts } from "./texts.ts";

/** A result for people at a terminal: what the file is, then a paragraph for each rule that it breaks, errors first. */
export function textReport(name: string, result: PreflightResult, language: Language): string {
  const texts = reportTexts(language);
  const rows = factRows(result, language);
  const width = Math.max(...rows.map(([label]) => label.length));
  const facts = rows.map(([label, words]) => `  ${label.padEnd(width)}  ${words}`);
  const groups = groupsOf(result.findings).map((group) => paragraph(group, language));
  const verdict = result.findings.length === 0 ? texts.nothing : countWords(result, language);
  return [`${name}\n${facts.join("\n")}`, ...groups, `${texts[result.verdict]}: ${verdict}`]
    .join("\n\n")
    .concat("\n");
}

function paragraph({ worst, pages }: FindingGroup, language: Language): string {
  const texts = reportTexts(language);
  const { message, hint, place } = wordsOf(worst, language);
  const also = pages.length > 1 ? ` ${texts.also} ${pageRuns(pages, language)}.` : "";
  const where = worst.page === undefined ? [] : [`  ${capital(place)}.${also}`];
  return [`${texts[worst.severity]}: ${message}  (${worst.rule.id})`, ...where, `  ${hint}`].join("\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
