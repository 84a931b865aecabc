import { isRef } from "../chromium-pdf.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { Conversion } from "./conversion.ts";
import { identity, type Box } from "./geometry.ts";
import { MarkMaker } from "./marks.ts";
import { newPageContent } from "./new-page.ts";
import { boxesOf, boxNumbers, grown, pointsPerMillimetre, type PressBoxes } from "./page-boxes.ts";
import type { PageNode } from "./pdf-file.ts";
import type { ResourceConverter } from "./resource-converter.ts";
import { ResourceSet } from "./resource-set.ts";
import { Treatment } from "./treatment.ts";
import { UseCounter, type StreamRecord } from "./uses.ts";
import { isDictionary, name, numberText } from "./values.ts";

/** Entries of a page that stay (ISO 32000-1, table 30): no annotations, actions, transitions or private data. */
const kept = ["Type", "Parent", "StructParents", "UserUnit", "ID"];

/** Converts the planned pages, and writes the page tree where it is a new one. Answers how many annotations were left out. */
export function convertPages(work: Conversion, converter: ResourceConverter): number {
  const marks = new MarkMaker(work);
  const uses = new UseCounter();
  const kids: PdfValue[] = [];
  let annotations = 0;
  let neighbour = work.pages[0];
  for (const [index, choice] of work.plan.pages.entries()) {
    if (typeof choice !== "number") {
      if (neighbour)
        kids.push(newPage(work, choice, { marks, boxes: boxesOf(neighbour, work.options), index }));
      continue;
    }
    const page = work.pages[choice];
    if (!page) continue;
    neighbour = page;
    kids.push({ ref: page.number });
    work.page = choice;
    work.object = page.number;
    const boxes = boxesOf(page, work.options);
    annotations += dropAnnotations(work, page);
    try {
      const record = convertPage({ work, converter, page, boxes, marks });
      uses.count(record, identity, boxes.media);
    } catch (error) {
      work.note(error);
    }
  }
  if (!work.plan.isSource) writeTree(work, kids);
  return annotations;
}

/** One node for all pages, which have nothing to inherit. */
function writeTree(work: Conversion, kids: readonly PdfValue[]): void {
  const tree = work.out.reserve();
  work.tree = tree;
  work.out.set(
    tree,
    new Map<string, PdfValue>([
      ["Type", name("Pages")],
      ["Kids", [...kids]],
      ["Count", kids.length],
    ]),
  );
  for (const kid of kids) if (isRef(kid)) work.out.amend(kid.ref, "Parent", { ref: tree });
}

/** A page that the source does not have. */
function newPage(
  work: Conversion,
  kind: "blank" | "ruled",
  { marks, ...place }: { marks: MarkMaker; boxes: PressBoxes; index: number },
): PdfValue {
  const { boxes } = place;
  const own = marks.marks(boxes);
  const content = work.out.reserve();
  work.setText(content, new Map(), `${newPageContent(work, kind, place)}\n${own?.content ?? ""}`.trim());
  const page = work.out.reserve();
  const entries: Dictionary = new Map<string, PdfValue>([
    ["Type", name("Page")],
    ["Contents", { ref: content }],
    ["Resources", own?.resources ?? new Map()],
  ]);
  work.out.set(page, withBoxes(entries, boxes));
  return { ref: page };
}

function withBoxes(page: Dictionary, boxes: PressBoxes): Dictionary {
  return page
    .set("MediaBox", boxNumbers(boxes.media))
    .set("BleedBox", boxNumbers(boxes.bleed))
    .set("TrimBox", boxNumbers(boxes.trim));
}

interface PageTask {
  work: Conversion;
  converter: ResourceConverter;
  page: PageNode;
  boxes: PressBoxes;
  marks: MarkMaker;
}

function convertPage({ work, converter, page, boxes, marks }: PageTask): StreamRecord {
  const resources = new ResourceSet(work.file, page.resources);
  const clip = boxes.media;
  const treatment = treatmentOf(work, boxes);
  const { text, record } = converter.page(contentOf(work, page), resources, { clip, treatment });
  const own = marks.marks(boxes);
  const entries = resources.dictionary();
  for (const [category, names] of own?.resources ?? []) {
    const known = entries.get(category);
    if (isDictionary(names))
      entries.set(category, new Map([...(isDictionary(known) ? known : []), ...names]));
  }
  const body = pageText(work, boxes, { text, marks: own?.content });
  const content = work.out.reserve();
  work.setText(content, new Map(), body);
  const result: Dictionary = new Map();
  for (const key of kept) {
    const value = page.dictionary.get(key);
    if (value !== undefined && (key !== "StructParents" || work.plan.isWhole)) result.set(key, value);
  }
  result.set("Type", name("Page")).set("Contents", { ref: content }).set("Resources", entries);
  withBoxes(result, boxes);
  if (page.rotate !== 0) result.set("Rotate", page.rotate);
  const group = work.file.resolve(page.dictionary.get("Group"));
  if (record.transparent || isDictionary(group)) result.set("Group", pageGroup(work, group));
  work.out.set(page.number, result);
  return record;
}

function treatmentOf(work: Conversion, { trim, bleed }: PressBoxes): Treatment | undefined {
  const { copier, lineArt } = work.options;
  if (copier) return new Treatment(work, grown(trim, -copier.edge * pointsPerMillimetre));
  return lineArt?.(work.page) === true ? new Treatment(work, bleed) : undefined;
}

/** A page's content: cut off where marks stand, or where photocopiers print nothing. */
function pageText(
  { options: { copier } }: Conversion,
  { bleed, trim }: PressBoxes,
  { text, marks }: { text: string; marks: string | undefined },
): string {
  if (copier) return `q\n${boxText(grown(trim, -copier.edge * pointsPerMillimetre))} re W n\n${text}\nQ`;
  // A page begins with DeviceGray black; black ink is what is meant.
  const start = "0 0 0 1 k 0 0 0 1 K";
  return marks === undefined
    ? `${start}\n${text}`
    : `q\n${boxText(bleed)} re W n\n${start}\n${text}\nQ\n${marks}`;
}

/** Transparency on the page is mixed in inks, as the output intent has them (ISO 15930-7, 6.12). */
function pageGroup({ ink }: Conversion, group: PdfValue | undefined): Dictionary {
  const entries = isDictionary(group) ? group : new Map<string, PdfValue>();
  return new Map(entries).set("Type", name("Group")).set("S", name("Transparency")).set("CS", ink.space);
}

function boxText([left, bottom, right, top]: Box): string {
  return [left, bottom, right - left, top - bottom].map((value) => numberText(value)).join(" ");
}

/** The streams of a page in order; words do not go across (ISO 32000-1, 7.8.2). */
function contentOf({ file }: Conversion, page: PageNode): string {
  const given = page.dictionary.get("Contents");
  const direct = file.resolve(given);
  const list: readonly PdfValue[] = Array.isArray(direct) ? direct : [given ?? null];
  return list
    .filter((part) => isRef(part))
    .map((part) => file.content(part.ref).toString("latin1"))
    .join("\n");
}

function dropAnnotations({ file, out }: Conversion, page: PageNode): number {
  const list = file.resolve(page.dictionary.get("Annots"));
  if (!Array.isArray(list)) return 0;
  for (const annotation of list) if (isRef(annotation)) out.drop(annotation.ref);
  return list.length;
}
