import type { PageSize } from "../model/book.ts";
import type { RuledPage } from "../press/convert/options.ts";
import { pageLayout } from "./print-layout.ts";
import type { Templates } from "./templates.ts";

/** From line to line, mm: to write on by hand. */
const pitch = 8.6;

/** Lines on the pages that fill up a book's last sheet: nobody pays for an empty page. */
export async function ruledPage(size: PageSize, templates: Templates): Promise<RuledPage> {
  const { inner, outer, top, bottom } = await pageLayout(templates, size);
  return { left: inner, right: outer, top, bottom, pitch };
}
