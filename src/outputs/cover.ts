import { CannotRun } from "../diagnostics/failure.ts";
import { PressError, problemText, toPress } from "../press/index.ts";
import { bindingFor, spineOf } from "../press/spine.ts";
import type { Book } from "../render/book.ts";
import { coverDocument, leafWidth, type CoverPlan } from "./cover-document.ts";
import { fitCover } from "./cover-in-page.ts";
import { titleOf } from "./html.ts";
import { fileName } from "./names.ts";
import type { OutputContext, OutputFile } from "./output.ts";
import { mustPass } from "./press-failures.ts";
import { pressCondition } from "./press-condition.ts";
import { pressMarks } from "./press-marks.ts";
import { pageLayout } from "./print-layout.ts";

/**
 * How the cover of a book of so many inside pages is made up: a spiral holds front and back as leaves of their own.
 * @internal for tests
 */
export function coverPlan(book: Book, pages: number): CoverPlan {
  const { press } = book.config;
  if (bindingFor(pages, press) === "spiral") return { leaves: ["front", "back"], spine: 0 };
  return { leaves: ["spread"], spine: spineOf(spineName(book), pages, press) };
}

/** What package.yaml calls a book where it says how thick it is: a translation has pages of its own. */
function spineName({ id, edition, language, config }: Book): string {
  return [`${id}-${edition.name}`, ...(language === config.sourceLanguage ? [] : [language])].join(".");
}

/**
 * The cover for an offset press: back, spine and front on one page of PDF/X-4, cut and fold marks round it; in colour,
 * also where the inside is in black.
 * @param inside pages of the inside as they are printed, those left blank included
 * @throws CannotRun `press-colour`, `press-refused`, and those of the browser
 */
export async function coverFile(
  book: Book,
  inside: { pages: number },
  { templates, generator, browser }: OutputContext,
): Promise<OutputFile> {
  const plan = coverPlan(book, inside.pages);
  const { pageSize, date, imprints, title: series } = book.config;
  const name = fileName(book, `${book.edition.name}.cover.press`, "pdf");
  const html = await coverDocument(book, plan, templates);
  const printer = await browser();
  const printed = await printer.open(
    html,
    async (document) => {
      await document.run(fitCover, undefined);
      return document.print({ tagged: false });
    },
    { name },
  );
  const condition = await pressCondition(templates, book.config);
  const { marks } = await pressMarks(name, book.config, templates);
  const [leaf = "spread"] = plan.leaves;
  const { bleed } = await pageLayout(templates, pageSize);
  const { bytes } = await toPress(printed, {
    ...condition,
    title: titleOf(book),
    subject: series,
    author: imprints.map((imprint) => imprint.name).join(", "),
    creator: generator,
    producer: generator,
    date,
    format: {
      width: leafWidth(leaf, pageSize, plan.spine),
      height: pageSize.height,
      left: bleed,
      top: bleed,
    },
    // A cover is cut and folded by its marks, whatever else is asked for.
    marks: { ...marks, crop: true, folds: foldsOf(plan, pageSize.width) },
  }).catch((error: unknown) => {
    if (!(error instanceof PressError)) throw error;
    const [first] = error.problems;
    const detail = first ? problemText(first, book.language) : "";
    throw new CannotRun("press-colour", { file: name, detail }, { cause: error });
  });
  await mustPass(bytes, { name, profile: "sheet", language: book.language });
  return { name, output: "cover", bytes, pages: plan.leaves.length };
}

/** Where the paper is folded, mm from the left edge of the finished page. */
function foldsOf({ leaves, spine }: CoverPlan, width: number): number[] {
  if (!leaves.includes("spread")) return [];
  return spine > 0 ? [width, width + spine] : [width];
}
