import type { Node, Point, Position } from "unist";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import type { Language, Localized } from "../model/language.ts";
import { fill } from "./failure.ts";
import type { Severity } from "./rule.ts";
import { rules, ruleOf, type RuleId } from "./rules.ts";
import { nearSentence } from "./suggest.ts";

/** Arguments of a message: texts, texts in both languages, or `near` with the word that was meant. */
export type Details = Readonly<Record<string, string | number | Localized>>;

declare module "vfile-message" {
  interface VFileMessage {
    /** Arguments that fill the rule's message in any language. */
    details?: Details;
  }
}

/** One reported message, as data: reporters put it into words. */
export interface Diagnostic {
  ruleId: RuleId;
  severity: Severity;
  /** Path relative to the package's folder. */
  path: string;
  /** From 1; undefined where the whole file is meant. */
  line?: number | undefined;
  column?: number | undefined;
  endColumn?: number | undefined;
  details: Details;
  /** Text of the source line, where there is one. */
  sourceLine?: string | undefined;
}

/** Reports a rule on a file, at a node, a position or a point. */
export function report(
  file: VFile,
  ruleId: RuleId,
  details: Details = {},
  place?: Node | Position | Point | null,
): void {
  const message = file.message(messageOf(ruleId, details, "en"), {
    ruleId,
    source: "edisi",
    ...(place ? { place: placeOf(place) } : {}),
  });
  message.details = details;
  message.fatal = ruleOf(ruleId).severity === "error";
}

/** A rule's message in words. */
export function messageOf(ruleId: RuleId, details: Details, language: Language): string {
  return fill(ruleOf(ruleId).message[language], wordsOf(details, language));
}

/** A rule's way out in words, or undefined where it has none. */
export function hintOf(ruleId: RuleId, details: Details, language: Language): string | undefined {
  const hint = ruleOf(ruleId).hint?.[language];
  return hint === undefined ? undefined : fill(hint, wordsOf(details, language));
}

/** Path of a rule's page, with a bad and a good example, in edisi's own folder. */
export function docsOf(ruleId: RuleId): string {
  return `docs/rules/${ruleId}.md`;
}

/** How grave a package wants its warnings to be. */
export type Severities = ReadonlyMap<string, Severity | "off">;

/**
 * The diagnostics of several files: by path, then by place.
 * @param severities what the package sets; a rule that is off is left out
 */
export function diagnosticsOf(files: Iterable<VFile>, severities: Severities = new Map()): Diagnostic[] {
  const all: Diagnostic[] = [];
  for (const file of files) {
    const lines = String(file.value ?? "").split("\n");
    for (const message of file.messages) {
      if (!isRuleId(message.ruleId)) continue;
      const severity = severities.get(message.ruleId) ?? ruleOf(message.ruleId).severity;
      if (severity !== "off") all.push({ ...toDiagnostic(file, message, message.ruleId, lines), severity });
    }
  }
  return all.sort(byPlace);
}

/** True where at least one diagnostic is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

function toDiagnostic(
  file: VFile,
  message: VFileMessage,
  ruleId: RuleId,
  lines: string[],
): Omit<Diagnostic, "severity"> {
  const { line, column } = message;
  return {
    ruleId,
    path: file.path,
    line,
    column,
    endColumn: endColumnOf(message),
    details: message.details ?? {},
    sourceLine: line === undefined ? undefined : lines[line - 1]?.replace(/\r$/, ""),
  };
}

function endColumnOf(message: VFileMessage): number | undefined {
  const place = message.place;
  return place && "start" in place && place.end.line === place.start.line ? place.end.column : undefined;
}

function isRuleId(id: string | undefined): id is RuleId {
  return id !== undefined && Object.hasOwn(rules, id);
}

function placeOf(place: Node | Position | Point): Position | Point | undefined {
  return "type" in place ? place.position : place;
}

function wordsOf(details: Details, language: Language): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(details)) {
    const word = typeof value === "object" ? value[language] : String(value);
    words[name] = name === "near" ? nearSentence(word, language) : word;
  }
  return words;
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
