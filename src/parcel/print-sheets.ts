import type { PrintBrowser } from "../browser/print.ts";
import type { Language } from "../model/language.ts";
import { asFailure } from "../outputs/finish-book.ts";
import { compactCss, fontStyles } from "../outputs/styles.ts";
import type { Templates } from "../outputs/templates.ts";
import { finishPdf } from "../press/finish-pdf.ts";
import { fitSheets } from "./fit-sheets.ts";

/** What the papers of a parcel are printed with. */
export interface SheetContext {
  templates: Templates;
  /** Name and version of edisi. */
  generator: string;
  browser(): Promise<PrintBrowser>;
}

/** Papers to print: the inside of a `body`, as the style sheet of their kind lays it out. */
export interface Sheets {
  /** Of templates/parcel/: `order` or `proof`. */
  kind: "order" | "proof";
  title: string;
  subject: string;
  author: string;
  language: Language;
  body: string;
  /** ISO 8601 date: the only one in the file. */
  date: string;
}

/** Finished pages, mm; both are laid out on a sheet that is 3 mm larger on all sides. */
const sizes = {
  order: { width: 210, height: 297, bleed: 3 },
  proof: { width: 297, height: 210, bleed: 3 },
} as const;

/** What does not fit is set smaller, down to this part of its size. */
const smallest = 0.6;

/** Prints papers of a parcel. @throws CannotRun `pdf-unexpected`, `template-broken`, and those of the browser */
export async function printSheets(
  { kind, body, ...sheets }: Sheets,
  { templates, generator, browser }: SheetContext,
): Promise<Uint8Array> {
  const { title, subject, author, language, date } = sheets;
  const styles = [
    await fontStyles(templates, ["Plus Jakarta Sans"]),
    await templates.read("tokens.css"),
    await templates.read(`parcel/${kind}.css`),
  ];
  const html = await templates.fill("parcel/sheets.html", {
    html: { body, style: compactCss(styles.join("\n")) },
    text: { language, title },
  });
  const printer = await browser();
  const printed = await printer.open(
    html,
    async (document) => {
      await document.run(fitSheets, smallest);
      return document.print({ tagged: false });
    },
    { name: title },
  );
  try {
    return await finishPdf(printed, {
      title,
      subject,
      author,
      language,
      creator: generator,
      producer: printer.version,
      date,
      geometry: sizes[kind],
      bodyStart: 0,
      bookmarks: [],
    });
  } catch (error) {
    throw asFailure(error);
  }
}
