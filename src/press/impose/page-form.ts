import { deflateSync } from "node:zlib";
import { isRef } from "../chromium-pdf.ts";
import type { PageNode, PdfFile } from "../convert/pdf-file.ts";
import type { PdfOutput } from "../convert/pdf-output.ts";
import { isDictionary, name } from "../convert/values.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { ObjectCopy } from "./object-copy.ts";
import type { Placement } from "./placement.ts";

/** Where forms come from and go to. */
export interface FormTask {
  file: PdfFile;
  out: PdfOutput;
  copy: ObjectCopy;
}

/**
 * Makes a page a form (ISO 32000-1, 8.10) that draws it upright with its finished area at the origin. Patterns and soft
 * masks go by the coordinates of the form, as they did by those of the page.
 * @throws Unconvertible where its content cannot be read
 */
export function pageForm({ file, out, copy }: FormTask, page: PageNode, placement: Placement): PdfValue {
  const { entries, data } = contentOf(file, page);
  const form: Dictionary = new Map<string, PdfValue>([
    ["Type", name("XObject")],
    ["Subtype", name("Form")],
    ["BBox", [...placement.area]],
    ["Matrix", [...placement.matrix]],
    ["Resources", copy.shared(page.resources)],
  ]);
  const group = file.resolve(page.dictionary.get("Group"));
  // A page is composed by itself before it meets the paper (ISO 32000-1, 11.4.7).
  if (isDictionary(group)) form.set("Group", copy.dictionary(group).set("I", true));
  for (const [key, value] of entries) form.set(key, copy.value(value));
  return out.addStream(form, data);
}

interface Content {
  /** Filter and its parameters. */
  entries: readonly [string, PdfValue][];
  data: Uint8Array;
}

/** A page's content as one stream: as it is stored where it is one, else joined (ISO 32000-1, 7.8.2). */
function contentOf(file: PdfFile, page: PageNode): Content {
  const given = page.dictionary.get("Contents");
  const direct = file.resolve(given);
  const list: readonly PdfValue[] = Array.isArray(direct) ? direct : [given ?? null];
  const parts = list.filter((part) => isRef(part)).map(({ ref }) => ref);
  // Read in any case: a damaged page must not be found out by the printer.
  const contents = parts.map((part) => file.content(part));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) {
    const { dictionary, data } = file.stream(only);
    const entries = [...dictionary].filter(([key]) => key === "Filter" || key === "DecodeParms");
    return { entries, data };
  }
  const joined = contents.flatMap((content) => [content, Buffer.from("\n")]);
  return { entries: [["Filter", name("FlateDecode")]], data: deflateSync(Buffer.concat(joined)) };
}
