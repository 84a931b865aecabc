import type { Severity } from "../src/diagnostics/rule.ts";
import { ruleOf, type RuleId } from "../src/diagnostics/rules.ts";
import { languages, type Language } from "../src/model/language.ts";
import { row } from "./table.ts";

const severities: Record<Severity, string> = { error: "kesalahan · error", warning: "peringatan · warning" };
const heads: Record<Language, string> = { id: "Pesan", en: "Message" };

/** The reference of messages about the sources, in both languages: docs/rules.md. */
export function ruleReference(ids: readonly RuleId[]): string {
  const lines = [
    "# Semua pesan · All messages",
    "",
    "Halaman ini dibuat dari kode dengan `npm run docs`; jangan diedit dengan tangan.",
    "This page is made from the code by `npm run docs`; do not edit it by hand.",
    "",
    "Setiap aturan mempunyai halaman dengan contoh keliru dan contoh benar; peringatan dapat diatur di package.yaml (`aturan`).",
    "Every rule has a page with a bad and a good example; warnings can be set in package.yaml (`rules`).",
    "",
    "`{…}` diisi ketika pesan ditampilkan. Kesalahan menghentikan penyusunan; peringatan tidak, kecuali dengan `edisi check --strict`.",
    "`{…}` is filled in when the message is shown. An error stops a build; a warning does not, but for `edisi check --strict`.",
    "",
    row(["Aturan · Rule", "", ...languages.map((language) => heads[language])]),
    row(["---", "---", ...languages.map(() => "---")]),
    ...[...ids].sort().map((id) => {
      const { severity } = ruleOf(id);
      return row([
        `[\`${id}\`](rules/${id}.md)`,
        severities[severity],
        ...languages.map((language) => textOf(id, language)),
      ]);
    }),
  ];
  return `${lines.join("\n")}\n`;
}

/** Message and way out; suggestions such as "Did you mean …?" are left out, as they are empty most of the time. */
function textOf(id: RuleId, language: Language): string {
  const { message, hint } = ruleOf(id);
  const text = message[language].replace(/\{(?:near|last)\}/g, "").trim();
  const words = hint ? `${text}<br>*${hint[language]}*` : text;
  return words.replace(/<(?!br>)/g, "&lt;").replaceAll("![", "!\\[");
}
