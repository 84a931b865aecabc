import type { PageSize } from "./book.ts";

/** What A4 is folded to. */
export const a5: PageSize = { name: "A5", width: 148, height: 210 };

/** Page sizes by name, in mm: ISO 216, and two that Indonesian and United Nations printers use. */
export const pageSizes: Readonly<Record<string, PageSize>> = {
  A4: { name: "A4", width: 210, height: 297 },
  A5: a5,
  B5: { name: "B5", width: 176, height: 250 },
  "140x200": { name: "140x200", width: 140, height: 200 },
  UNESCO: { name: "UNESCO", width: 155, height: 230 },
};
