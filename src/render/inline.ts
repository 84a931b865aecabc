import type { ElementContent } from "hast";
import { h } from "hastscript";
import { blockSpec } from "../blocks/index.ts";
import type { Blank, CrossReference, ReferenceTarget } from "../model/nodes.ts";
import type { Language } from "../model/language.ts";
import type { RenderOptions } from "./render-options.ts";
import { moduleLabel, moduleName } from "./module-name.ts";
import { wordsOf } from "./words.ts";

/** A word to write in: a rule of constant width, or the word itself where the edition shows answers. */
export function renderBlank(node: Blank, { edition, language }: RenderOptions): ElementContent {
  return edition.answers === "shown"
    ? h("span.blank-word", node.value)
    : h("span.blank-gap", { role: "img", ariaLabel: wordsOf(language).spaceToWrite });
}

/**
 * A reference: kind and number (or title), and in print its page. An edition with a companion quotes the companion's
 * page for what both have: "Lembar Kerja 3 (Buku Peserta hlm. 14)".
 */
export function renderReference(node: CrossReference, options: RenderOptions): ElementContent {
  const { resolved, target } = node;
  if (!resolved) throw new Error(`No target for the reference ${target}`);
  const { language, edition, print, anchors } = options;
  const words = wordsOf(language);
  const { module } = resolved;
  const prefix = module ? anchors.modules.get(module.id) : "";
  const own = edition.audiences.has(resolved.audience);
  const note = own ? "" : ` (${words.looseSheet})`;
  if (prefix === undefined) return h("span.ref", `${nameElsewhere(resolved, language)}${note}`);
  const anchor = `${prefix}${module && target === "" ? "module" : target}`;
  const name = [nameOf(resolved, language), ...(module && target ? [moduleLabel(module, language)] : [])];
  const text = [own ? h("a", { href: `#${anchor}` }, name.join(", ")) : name.join(", ")];
  if (!own) return h("span.ref", [...text, h("span.ref-page", note)]);
  if (!print) return h("span.ref", text);
  const { companion } = print;
  const page = companion?.pages[module ? anchor : `${anchors.own}${anchor}`];
  const pages =
    companion && page !== undefined
      ? [` (${companion.title} ${words.page}\u00a0${page})`]
      : [` (${words.page}\u00a0`, h("span.page-number", { dataPageOf: anchor }, "00"), ")"];
  return h("span.ref", [...text, h("span.ref-page", pages)]);
}

/** What a reference into another book is called: "Lembar Kerja 3 (Modul 2, Keselamatan dan Kesehatan Kerja)". */
function nameElsewhere(target: ReferenceTarget, language: Language): string {
  const { module } = target;
  const name = nameOf(target, language);
  return module && target.kind !== "module" ? `${name} (${moduleName(module, language, ", ")})` : name;
}

/**
 * What a reference is called in print: "Lembar Kerja 3", or "Kasus “Upah terlambat”" where there is no number.
 * @internal
 */
export function nameOf(target: ReferenceTarget, language: Language): string {
  const words = wordsOf(language);
  if (target.kind === "module")
    return target.module ? moduleName(target.module, language, ", ") : target.title;
  const label =
    target.kind === "block"
      ? (blockSpec(target.name ?? "")?.label?.[language] ?? "")
      : { module: "", session: words.session, figure: words.figure, table: words.table }[target.kind];
  const rest = target.number ?? (target.title === "" ? "" : `\u201c${target.title}\u201d`);
  return [label, rest].filter(Boolean).join("\u00a0");
}
