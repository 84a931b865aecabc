import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { PagePlan } from "./page-plan.ts";
import type { PdfFile } from "./pdf-file.ts";
import { nameOf, valueText } from "./values.ts";

/** Number trees that are deeper have no end. */
const deepest = 30;

/**
 * Page labels (ISO 32000-1, 12.4.2) under which every page of the source keeps the label it had, wherever it now is; new
 * pages have an empty one. Undefined where no page needs one.
 */
export function plannedLabels(file: PdfFile, { pages, isWhole }: PagePlan): Dictionary | undefined {
  const ranges = rangesOf(file);
  if (isWhole && ranges.length === 0) return undefined;
  const entries: PdfValue[] = [];
  let next: string | undefined;
  for (const [index, page] of pages.entries()) {
    const label = typeof page === "number" ? labelOf(ranges, page) : emptyLabel;
    const text = valueText(label);
    // A range goes on by itself as long as its numbers do.
    if (text !== next) entries.push(index, label);
    next = valueText(following(label));
  }
  return new Map([["Nums", entries]]);
}

const emptyLabel: Dictionary = new Map();

interface LabelRange {
  from: number;
  label: Dictionary;
}

function rangesOf(file: PdfFile): LabelRange[] {
  const ranges: LabelRange[] = [];
  const walk = (value: PdfValue | undefined, depth: number): void => {
    const node = file.dictionary(value);
    const numbers = file.resolve(node.get("Nums"));
    if (Array.isArray(numbers)) {
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        const from = file.resolve(numbers[at]);
        if (typeof from === "number") ranges.push({ from, label: file.dictionary(numbers[at + 1]) });
      }
    }
    const kids = file.resolve(node.get("Kids"));
    if (Array.isArray(kids) && depth < deepest) for (const kid of kids) walk(kid, depth + 1);
  };
  walk(file.catalog.get("PageLabels"), 0);
  return ranges.sort((one, other) => one.from - other.from);
}

/** A label that stands for one page; without any, pages are counted from 1. */
function labelOf(ranges: readonly LabelRange[], page: number): Dictionary {
  const range = ranges.findLast(({ from }) => from <= page);
  if (range === undefined)
    return new Map<string, PdfValue>([
      ["S", { name: "D" }],
      ["St", page + 1],
    ]);
  const { label, from } = range;
  const style = label.get("S");
  const prefix = label.get("P");
  const start = label.get("St");
  const result: Dictionary = new Map();
  if (nameOf(style) !== undefined && style !== undefined) {
    result.set("S", style);
    result.set("St", (typeof start === "number" ? start : 1) + page - from);
  }
  if (typeof prefix === "string") result.set("P", prefix);
  return result;
}

function following(label: Dictionary): Dictionary {
  const start = label.get("St");
  return typeof start === "number" ? new Map(label).set("St", start + 1) : label;
}
