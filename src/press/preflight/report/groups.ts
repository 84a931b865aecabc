import type { Language } from "../../../model/language.ts";
import type { Finding } from "../finding.ts";

/** Findings of one rule about one thing, on all pages together. */
export interface FindingGroup {
  /** The worst of them. */
  worst: Finding;
  /** Numbers of the pages in order; empty where the file is meant. */
  pages: readonly number[];
  /** How often on all pages. */
  count: number;
}

/** Findings by rule and subject, errors first, in the order of the rules. */
export function groupsOf(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, { worst: Finding; pages: number[]; count: number }>();
  for (const finding of findings) {
    const key = `${finding.rule.id}\n${finding.subject ?? ""}`;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, {
        worst: finding,
        pages: finding.page === undefined ? [] : [finding.page],
        count: finding.count,
      });
      continue;
    }
    if (finding.page !== undefined) group.pages.push(finding.page);
    group.count += finding.count;
    if (isWorse(finding, group.worst)) group.worst = finding;
  }
  return [...groups.values()].toSorted((a, b) => rank(a) - rank(b));
}

function rank({ worst }: FindingGroup): number {
  return worst.severity === "error" ? 0 : 1;
}

function isWorse({ rule, value }: Finding, than: Finding): boolean {
  if (value === undefined || than.value === undefined || rule.worst === undefined) return false;
  return rule.worst === "highest" ? value > than.value : value < than.value;
}

/** Page numbers with runs drawn together, such as "3–6, 9"; what goes beyond `most` runs is counted. */
export function pageRuns(pages: readonly number[], language: Language, most = 8): string {
  const runs: [from: number, to: number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && page <= last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  const words = runs.slice(0, most).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  if (runs.length > most) words.push(language === "id" ? "dan lainnya" : "and others");
  return words.join(", ");
}
