import { isRef } from "../chromium-pdf.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { Conversion } from "./conversion.ts";
import { identity, type Box } from "./geometry.ts";
import { MarkMaker } from "./marks.ts";
import { boxesOf, boxNumbers, type PressBoxes } from "./page-boxes.ts";
import type { PageNode } from "./pdf-file.ts";
import type { ResourceConverter } from "./resource-converter.ts";
import { ResourceSet } from "./resource-set.ts";
import { UseCounter, type StreamRecord } from "./uses.ts";
import { isDictionary, name, numberText } from "./values.ts";

/** Entries of a page that stay (ISO 32000-1, table 30): no annotations, actions, transitions or private data. */
const kept = ["Type", "Parent", "StructParents", "UserUnit", "ID"];

/** Converts all pages. Answers how many annotations were left out. */
export function convertPages(work: Conversion, converter: ResourceConverter): number {
  const marks = new MarkMaker(work);
  const uses = new UseCounter();
  let annotations = 0;
  for (const [index, page] of work.file.pages().entries()) {
    work.page = index;
    work.object = page.number;
    const boxes = boxesOf(page, work.options);
    annotations += dropAnnotations(work, page);
    let record: StreamRecord | undefined;
    try {
      record = convertPage({ work, converter, page, boxes, marks });
    } catch (error) {
      work.note(error);
    }
    if (record) uses.count(record, identity, boxes.media);
  }
  return annotations;
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
  const { text, record } = converter.page(contentOf(work, page), resources, boxes.media);
  const own = marks.marks(boxes);
  const entries = resources.dictionary();
  for (const [category, names] of own?.resources ?? []) {
    const known = entries.get(category);
    if (isDictionary(names))
      entries.set(category, new Map([...(isDictionary(known) ? known : []), ...names]));
  }
  // A page begins with DeviceGray black; black ink is what is meant.
  const start = "0 0 0 1 k 0 0 0 1 K";
  const body = own
    ? `q\n${boxText(boxes.bleed)} re W n\n${start}\n${text}\nQ\n${own.content}`
    : `${start}\n${text}`;
  const content = work.out.reserve();
  work.setText(content, new Map(), body);
  const result: Dictionary = new Map();
  for (const key of kept) {
    const value = page.dictionary.get(key);
    if (value !== undefined) result.set(key, value);
  }
  result.set("Type", name("Page")).set("Contents", { ref: content }).set("Resources", entries);
  result.set("MediaBox", boxNumbers(boxes.media));
  result.set("BleedBox", boxNumbers(boxes.bleed));
  result.set("TrimBox", boxNumbers(boxes.trim));
  if (page.rotate !== 0) result.set("Rotate", page.rotate);
  const group = work.file.resolve(page.dictionary.get("Group"));
  if (record.transparent || isDictionary(group)) result.set("Group", pageGroup(group));
  work.out.set(page.number, result);
  return record;
}

/** Transparency on the page is mixed in inks, as the output intent has them (ISO 15930-7, 6.12). */
function pageGroup(group: PdfValue | undefined): Dictionary {
  const entries = isDictionary(group) ? group : new Map<string, PdfValue>();
  return new Map(entries)
    .set("Type", name("Group"))
    .set("S", name("Transparency"))
    .set("CS", name("DeviceCMYK"));
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
