import type { Nodes, PhrasingContent, Root, Text } from "mdast";
import type { Glossary, Term } from "../model/glossary.ts";
import type { Language } from "../model/language.ts";
import type { Citation, TermUse } from "../model/nodes.ts";
import { isAbbreviation, phrasePattern } from "../source/phrases.ts";
import { quotedSpans, within, type Span } from "./quotes.ts";

/** Every form of every term, found with one expression. */
interface Forms {
  pattern: RegExp;
  byForm: ReadonlyMap<string, { form: string; term: Term }>;
}

/** Where a term is not marked: names of things, other links, and what is quoted. */
const unmarked: ReadonlySet<Nodes["type"]> = new Set<Nodes["type"]>([
  "heading",
  "link",
  "blockquote",
  "tableCaption",
  "figure",
  "citation",
  "crossReference",
]);

const known = new WeakMap<Glossary, Map<Language, Forms | undefined>>();

/** Where uses are marked. */
export interface UsesIn {
  prefix: string;
  language: Language;
  /** Blocks that the edition shows without their text, such as a handout of which the guide has only a picture. */
  pictured: ReadonlySet<string>;
}

/**
 * Marks, in a tree that is selected for an edition, the first use of each term and the first citation of each
 * instrument. What the edition withholds is not in the tree, and so is not collected either.
 * @param prefix makes anchors unique in the book: the anchor of the session
 */
export function markUses(tree: Root, glossary: Glossary, at: UsesIn): void {
  const walk: Walk = {
    ...at,
    forms: formsOf(glossary, at.language),
    terms: new Set(),
    instruments: new Set(),
    quoted: new Map(),
  };
  enter(tree, walk);
}

interface Walk extends UsesIn {
  forms: Forms | undefined;
  /** Keys of the terms and instruments seen. */
  terms: Set<string>;
  instruments: Set<string>;
  quoted: ReadonlyMap<Text, readonly Span[]>;
}

function enter(node: Nodes, walk: Walk): void {
  if (node.type === "block" && walk.pictured.has(node.name)) return;
  if (node.type === "citation") markCitation(node, walk);
  if (node.type === "block" && node.cited) {
    // The block is the edition's own copy, its citation is not.
    node.cited = { ...node.cited };
    markCitation(node.cited, walk);
  }
  if (!("children" in node)) return;
  // Whoever sits a test is not sent to the glossary.
  const marked = !unmarked.has(node.type) && !(node.type === "block" && node.name === "test");
  if (node.type === "paragraph" || node.type === "tableCell") walk.quoted = quotedSpans(node);
  const children: Nodes[] = node.children.flatMap((child: Nodes): Nodes[] => {
    if (child.type === "text") return marked ? markTerms(child, walk) : [child];
    if (marked) enter(child, walk);
    else enterForCitations(child, walk);
    return [child];
  });
  node.children = children as never;
}

/** Inside headings and links only citations count. */
function enterForCitations(node: Nodes, walk: Walk): void {
  if (node.type === "citation") markCitation(node, walk);
  if ("children" in node) for (const child of node.children) enterForCitations(child, walk);
}

function markCitation(citation: Citation, { instruments, prefix }: Walk): void {
  const fresh = citation.items.filter(({ key }) => key !== "" && !instruments.has(key));
  for (const { key } of fresh) instruments.add(key);
  if (fresh[0]) citation.anchor = `${prefix}-law-${fresh[0].key}`;
}

function markTerms(text: Text, { forms, terms, prefix, quoted }: Walk): PhrasingContent[] {
  if (!forms) return [text];
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const { 0: written, 1: form = "", index } of text.value.matchAll(forms.pattern)) {
    const found = forms.byForm.get(normal(form));
    if (!found || terms.has(found.term.key) || within(quoted.get(text), index)) continue;
    if (isAbbreviation(found.form) && found.form !== form) continue;
    terms.add(found.term.key);
    if (index > end) parts.push({ type: "text", value: text.value.slice(end, index) });
    parts.push(useOf(written, found.term, prefix));
    end = index + written.length;
  }
  if (end === 0) return [text];
  if (end < text.value.length) parts.push({ type: "text", value: text.value.slice(end) });
  return parts;
}

function useOf(written: string, { key }: Term, prefix: string): TermUse {
  return {
    type: "termUse",
    key,
    anchor: `${prefix}-term-${key}`,
    children: [{ type: "text", value: written }],
  };
}

function formsOf(glossary: Glossary, language: Language): Forms | undefined {
  const languages = known.get(glossary) ?? new Map<Language, Forms | undefined>();
  known.set(glossary, languages);
  if (!languages.has(language)) languages.set(language, makeForms(glossary, language));
  return languages.get(language);
}

function makeForms({ terms }: Glossary, language: Language): Forms | undefined {
  const entries = terms.flatMap((term) => {
    const forms = language === "en" ? term.englishForms : term.forms;
    return forms.map((form) => ({ form, term }));
  });
  const pattern = phrasePattern(
    entries.map(({ form }) => form),
    language === "id" ? "(?:nya)?" : "s?",
  );
  return pattern && { pattern, byForm: new Map(entries.map((entry) => [normal(entry.form), entry])) };
}

function normal(form: string): string {
  return form.toLowerCase().replace(/\s+/g, " ");
}
