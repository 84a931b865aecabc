import { report } from "../diagnostics/report.ts";
import type { Localized } from "../model/language.ts";
import type { References } from "../model/references.ts";
import { phrasePattern } from "../source/phrases.ts";
import { quotedSpans, within } from "../transforms/quotes.ts";
import type { Check } from "./check.ts";
import { pointIn } from "./text-place.ts";

/** How Indonesian instruments are written, with their kind, number and year. */
const numbered =
  /(?<![\p{L}\p{N}-])(UU|Undang-Undang|PP|Perpres|Keppres|Permenaker|Kepmenaker)\s+(?:No\.?\s*|Nomor\s+)?(\d{1,3})(?:\/|\s+Tahun\s+)((?:19|20)\d\d)(?!\d)/giu;

/** Passages in which a mention of law is running text. */
const passages: ReadonlySet<string> = new Set(["paragraph", "tableCell"]);

/** What may stand around a mention that is not meant as a citation. */
const excused: ReadonlySet<string> = new Set(["heading", "link", "tableCaption"]);

const names = new WeakMap<References, { pattern: RegExp | undefined; keys: ReadonlyMap<string, string> }>();

/**
 * Law that is named in running text is cited: then it is checked, linked and listed. Only for packages that have
 * references.yaml.
 */
export const lawMentions: Check = {
  nodes: {
    text(node, { file, context }, { ancestors }) {
      const { references } = context;
      // Every such name has a number: most texts need no closer look.
      if (references.file === undefined || !/\d/.test(node.value)) return;
      if (ancestors.some(({ type }) => excused.has(type))) return;
      const passage = ancestors.findLast(({ type }) => passages.has(type));
      const mentions = passage ? mentionsIn(node.value, references) : [];
      const spans = passage && mentions.length > 0 ? quotedSpans(passage).get(node) : undefined;
      for (const { written, index, key } of mentions) {
        if (within(spans, index)) continue;
        const near = key === undefined ? "" : `[@${key}]`;
        report(file, "citation-plain", { written, near }, pointIn(node, index));
      }
    },
  },
};

interface Mention {
  written: string;
  index: number;
  /** Key of the instrument, where references.yaml has it. */
  key: string | undefined;
}

function mentionsIn(value: string, references: References): Mention[] {
  // Every mention has a number; most texts have none.
  if (!/\d/.test(value)) return [];
  const { pattern, keys } = namesIn(references);
  const found: Mention[] = [];
  const take = (written: string, index: number, key: string | undefined): void => {
    if (
      found.every((each) => index >= each.index + each.written.length || index + written.length <= each.index)
    ) {
      found.push({ written: written.replace(/\s+/g, " "), index, key });
    }
  };
  for (const { 0: written, index } of pattern ? value.matchAll(pattern) : []) {
    take(written, index, keys.get(normal(written)));
  }
  for (const { 0: written, 1: kind = "", 2: number, 3: year, index } of value.matchAll(numbered)) {
    const short = kind.toLowerCase() === "undang-undang" ? "UU" : kind;
    take(written, index, keys.get(normal(`${short} ${number}/${year}`)));
  }
  return found;
}

/** Names with a number, such as "Konvensi ILO 87", and what has a stroke: "C87" alone may be anything. */
function namesIn(references: References): { pattern: RegExp | undefined; keys: ReadonlyMap<string, string> } {
  const before = names.get(references);
  if (before) return before;
  const keys = new Map<string, string>();
  const wanted: string[] = [];
  for (const reference of references.entries.values()) {
    for (const form of reference.forms) keys.set(normal(form), reference.key);
    const { name, forms } = reference;
    wanted.push(...forms.filter((form) => /\d/.test(form) && (form.includes("/") || isName(form, name))));
  }
  const made = { pattern: phrasePattern(wanted), keys };
  names.set(references, made);
  return made;
}

function isName(form: string, name: Localized): boolean {
  return form === name.id || form === name.en;
}

function normal(name: string): string {
  return name.toLowerCase().replace(/\s+/g, " ");
}
