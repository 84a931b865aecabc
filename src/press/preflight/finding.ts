import { fill } from "../../diagnostics/failure.ts";
import type { Details } from "../../diagnostics/report.ts";
import type { Severity } from "../../diagnostics/rule.ts";
import type { Language } from "../../model/language.ts";
import { grown, pointsPerMillimetre, shared, type Box } from "./content/geometry.ts";
import type { PdfPage } from "./read/pages.ts";
import type { ProfileName, Thresholds } from "./profiles.ts";
import type { Hit, Rule } from "./rules/rule.ts";

/** A place on a page: mm from the lower left corner of the trim. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What one rule found on one page, or in the file: as data, put into words by `wordsOf`. */
export interface Finding {
  rule: Rule;
  severity: Severity;
  /** From 1; undefined where the whole file is meant. */
  page: number | undefined;
  /** What it is about, such as a font. */
  subject: string | undefined;
  /** How often. */
  count: number;
  /** Where: the first of them, with neighbours joined; empty where the whole page is meant. */
  places: readonly Place[];
  /** The worst value measured, and the threshold. */
  value: number | undefined;
  limit: number | undefined;
  details: Details;
}

/** Places that one finding keeps. */
const mostPlaces = 24;

/** Marks nearer than this are one place: letters of a line. */
const neighbourhood = 4;

interface Group {
  rule: Rule;
  page: number | undefined;
  trim: Box | undefined;
  count: number;
  boxes: Box[];
  worst: Hit;
}

/** Gathers hits into findings: one for each rule, page and subject. */
export class Findings {
  readonly #profile: { name: ProfileName; thresholds: Thresholds };
  readonly #groups = new Map<string, Group>();

  constructor(profile: { name: ProfileName; thresholds: Thresholds }) {
    this.#profile = profile;
  }

  /** Adds what a rule found, on a page or in the file. */
  add(rule: Rule, hits: Iterable<Hit>, page?: PdfPage): void {
    if (rule.severity[this.#profile.name] === "off") return;
    for (const hit of hits) {
      const number = hit.page ?? page?.number;
      const key = `${rule.id}\n${number ?? ""}\n${hit.subject ?? ""}`;
      const group = this.#groups.get(key);
      if (!group) {
        const boxes = hit.box ? [hit.box] : [];
        this.#groups.set(key, { rule, page: number, trim: page?.trim, count: 1, boxes, worst: hit });
        continue;
      }
      group.count += 1;
      if (hit.box) join(group.boxes, hit.box);
      if (isWorse(rule, hit.value, group.worst.value)) group.worst = hit;
    }
  }

  /** All findings: those of the file first, then by page, in the order of the rules. */
  all(order: readonly Rule[]): Finding[] {
    const { name, thresholds } = this.#profile;
    const place = new Map(order.map((rule, index) => [rule, index]));
    return [...this.#groups.values()]
      .toSorted(
        (a, b) => (a.page ?? 0) - (b.page ?? 0) || (place.get(a.rule) ?? 0) - (place.get(b.rule) ?? 0),
      )
      .flatMap(({ rule, page, trim, count, boxes, worst }): Finding[] => {
        const severity = rule.severity[name];
        if (severity === "off") return [];
        return [
          {
            rule,
            severity,
            page,
            count,
            subject: worst.subject,
            value: worst.value,
            places: trim ? boxes.map((box) => placeOf(box, trim)) : [],
            limit: rule.limit?.(thresholds),
            details: worst.details ?? {},
          },
        ];
      });
  }
}

function isWorse(rule: Rule, value: number | undefined, than: number | undefined): boolean {
  if (value === undefined || than === undefined || rule.worst === undefined) return false;
  return rule.worst === "highest" ? value > than : value < than;
}

/** Adds a box, or makes one that it touches larger. Only the latest are tried: marks follow each other along a line. */
function join(boxes: Box[], box: Box): void {
  for (let index = boxes.length - 1; index >= Math.max(0, boxes.length - 3); index -= 1) {
    const other = boxes[index];
    if (!other || !shared(grown(other, neighbourhood), box)) continue;
    boxes[index] = {
      left: Math.min(other.left, box.left),
      bottom: Math.min(other.bottom, box.bottom),
      right: Math.max(other.right, box.right),
      top: Math.max(other.top, box.top),
    };
    return;
  }
  if (boxes.length < mostPlaces) boxes.push(box);
}

function placeOf(box: Box, trim: Box): Place {
  // `|| 0`: no minus before a zero.
  const millimetres = (points: number): number => Math.round((points / pointsPerMillimetre) * 10) / 10 || 0;
  return {
    x: millimetres(box.left - trim.left),
    y: millimetres(box.bottom - trim.bottom),
    width: millimetres(box.right - box.left),
    height: millimetres(box.top - box.bottom),
  };
}

/** A finding in words. */
export interface FindingWords {
  /** What is wrong, with what was measured and the threshold. */
  message: string;
  /** The way out. */
  hint: string;
  /** Page and place, such as "page 12, 34.5 mm from the left and 120 mm from the bottom (3 ×)"; "file" without a page. */
  place: string;
}

/** Puts a finding into words. */
export function wordsOf(finding: Finding, language: Language): FindingWords {
  const { rule, value, limit, subject, details } = finding;
  const words: Record<string, string> = {
    value: value === undefined ? "" : figure(value, language),
    limit: limit === undefined ? "" : figure(limit, language),
    subject: subject ?? "",
  };
  for (const [name, detail] of Object.entries(details)) {
    if (typeof detail === "number") words[name] = figure(detail, language);
    else words[name] = typeof detail === "string" ? detail : detail[language];
  }
  return {
    message: fill(rule.message[language], words),
    hint: fill(rule.hint[language], words),
    place: placeWords(finding, language),
  };
}

const placeTexts = {
  en: { file: "file", page: "page", left: "mm from the left", bottom: "mm from the bottom", and: "and" },
  id: { file: "berkas", page: "halaman", left: "mm dari kiri", bottom: "mm dari bawah", and: "dan" },
};

function placeWords({ page, places, count }: Finding, language: Language): string {
  const texts = placeTexts[language];
  if (page === undefined) return texts.file;
  const [first] = places;
  const times = count > 1 ? ` (${count} ×)` : "";
  if (!first) return `${texts.page} ${page}${times}`;
  const [x, y] = [figure(first.x, language), figure(first.y, language)];
  return `${texts.page} ${page}, ${x} ${texts.left} ${texts.and} ${y} ${texts.bottom}${times}`;
}

/** A number with as many decimals as it needs, and a decimal comma in Indonesian. */
export function figure(value: number, language: Language): string {
  const size = Math.abs(value);
  const decimals = size < 0.2 ? 3 : size < 10 ? 2 : size < 1000 ? 1 : 0;
  const text = String(Number(value.toFixed(decimals)));
  return language === "id" ? text.replace(".", ",") : text;
}
