import type { PageChoice, PressOptions } from "./options.ts";

/** The pages of a file in order: as many as the source has, or those that were chosen, and new ones up to a multiple. */
export interface PagePlan {
  readonly pages: readonly PageChoice[];
  /** The source's pages all in their places, so that tags and bookmarks stay true. */
  readonly isWhole: boolean;
  /** The source's page tree can stay. */
  readonly isSource: boolean;
}

/**
 * Plans the pages of a file.
 * @throws TypeError where the options ask for a page that the source does not have, or twice for one
 */
export function planPages(count: number, { pages, pad }: PressOptions): PagePlan {
  const chosen = pages ?? Array.from({ length: count }, (_, page) => page);
  const seen = new Set<number>();
  for (const page of chosen) {
    if (typeof page !== "number") continue;
    if (!Number.isInteger(page) || page < 0 || page >= count)
      throw new TypeError(`Unexpected page ${page}, expected one from 0 to ${count - 1}`);
    if (seen.has(page)) throw new TypeError(`Unexpected page ${page}, expected each page once`);
    seen.add(page);
  }
  const multiple = Math.max(1, Math.trunc(pad?.multiple ?? 1));
  const missing = (multiple - (chosen.length % multiple)) % multiple;
  const filler: PageChoice = pad?.ruled ? "ruled" : "blank";
  return {
    pages: [...chosen, ...Array.from({ length: missing }, () => filler)],
    isWhole: pages === undefined,
    isSource: pages === undefined && missing === 0,
  };
}
