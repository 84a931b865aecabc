import { hintOf, messageOf, type Diagnostic } from "../../diagnostics/report.ts";
import type { Language } from "../../model/language.ts";
import { plainText } from "../../model/plain-text.ts";
import { escapeHtml } from "../../outputs/templates.ts";
import { commentTexts } from "./comment-texts.ts";
import { printableText } from "./printable-text.ts";

/** The files of comments that a sheet cannot have, or not all of them, with what to do; empty without. */
export function damagedHtml(diagnostics: readonly Diagnostic[], language: Language): string {
  if (diagnostics.length === 0) return "";
  const shown = (text: string): string => escapeHtml(printableText(plainText(text)));
  const rows = diagnostics.map(({ ruleId, details, path, line }) => {
    const place = line === undefined ? path : `${path}:${line}`;
    const said = [messageOf(ruleId, details, language), hintOf(ruleId, details, language) ?? ""];
    return `<li><b>${shown(place)}</b> ${said.filter(Boolean).map(shown).join(". ")}</li>`;
  });
  return `<div class="damaged"><p><b>${escapeHtml(commentTexts(language).damaged)}</b></p><ul>${rows.join("")}</ul></div>`;
}
