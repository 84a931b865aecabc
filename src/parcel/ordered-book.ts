import { editions, type EditionName } from "../editions/index.ts";
import type { PackageConfig } from "../model/book.ts";
import { languages } from "../model/language.ts";
import type { ListedBook } from "../outputs/library.ts";
import { bindingFor } from "../press/spine.ts";
import type { OrderedBook, PrintFile } from "./order.ts";
import type { ProofedFile } from "./proof.ts";

/** What an ordered book is made from. */
export interface OrderSource {
  config: PackageConfig;
  /** Mm. */
  bleed: number;
  options: { copies: ReadonlyMap<EditionName, number> };
  printFiles: readonly PrintFile[];
  /** What preflight says of them, by role. */
  checked: ReadonlyMap<string, ProofedFile>;
}

/** What the order says of a book: pages and inks as its files have them, paper and binding as its package asks. */
export function orderedBook(
  { id, title, edition, language, unfinished = 0 }: ListedBook,
  { config, bleed, options, printFiles, checked }: OrderSource,
): OrderedBook {
  const { press, pageSize, sourceLanguage } = config;
  const facts = checked.get("inside")?.result.facts;
  const pages = facts?.pages ?? 0;
  return {
    id,
    title,
    editionTitle: editions[edition as EditionName].title[sourceLanguage],
    language: languages.find((known) => known === language) ?? sourceLanguage,
    copies: options.copies.get(edition as EditionName) ?? 0,
    size: pageSize,
    pages,
    colourPages: facts?.colourPages ?? 0,
    insidePaper: press.insidePaper,
    coverPaper: press.coverPaper,
    lamination: press.lamination,
    binding: bindingFor(pages, press),
    spine: spineIn(checked.get("cover"), pageSize.width),
    bleed,
    watermark: unfinished > 0,
    files: printFiles,
  };
}

/** The spine as the cover's file has it: what is wider than a back and a front. */
function spineIn(cover: ProofedFile | undefined, width: number): number {
  const [page, ...others] = cover?.result.pages ?? [];
  if (!page || others.length > 0) return 0;
  const open = ((page.trim.right - page.trim.left) / 72) * 25.4;
  return Math.max(0, Math.round((open - 2 * width) * 100) / 100);
}
