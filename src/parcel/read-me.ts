import type { Templates } from "../outputs/templates.ts";
import { figure } from "../press/preflight/finding.ts";
import { bindingName } from "../press/spine.ts";
import type { ArchivedFile } from "./zip.ts";
import { parcelWords } from "./names.ts";
import type { Order, OrderedBook } from "./order.ts";
import { conditionWords, grouped } from "./order-rows.ts";
import { orderTexts } from "./order-texts.ts";

/** File with the check sums. */
export const sumsFile = "SHA256SUMS";

/** Editors of the shop may be old: without this mark some take UTF-8 for something else. */
const byteOrderMark = "\ufeff";

const askWhom = {
  id: "Tanyakan kepada pemesan, yang mengirim paket ini.",
  en: "Ask the customer who sent this parcel.",
} as const;

/**
 * The plain text that a shop reads first, from templates/parcel/: lines end as Windows has them.
 * @param files all others of the parcel
 * @param orderSheet path of the order sheet
 * @throws CannotRun `template-broken`
 */
export async function readMe(
  order: Order,
  { files, orderSheet }: { files: readonly ArchivedFile[]; orderSheet: string },
  templates: Templates,
): Promise<Uint8Array> {
  const { language, title, imprints, name, date, wishes, books } = order;
  const bleeds = [...new Set(books.map(({ bleed }) => figure(bleed, language)))];
  const text = await templates.fill(`parcel/readme.${language}.txt`, {
    text: {},
    html: {
      title: plain(title),
      imprint: plain(imprints.join(", ")),
      name,
      date,
      books: books.map((book) => bookLines(book, order)).join("\n\n"),
      orderSheet,
      print: parcelWords[language].print,
      condition: plain(conditionWords(order)),
      bleed: bleeds.join(" / "),
      sums: sumsFile,
      files: files
        .map(({ path }) => path)
        .sort()
        .map((path) => `  ${path}`)
        .join("\n"),
      contact: wishes.contact === undefined ? askWhom[language] : plain(wishes.contact),
    },
  });
  return Buffer.from(`${byteOrderMark}${text.replace(/\r?\n/g, "\r\n")}`, "utf8");
}

function bookLines(book: OrderedBook, { language }: Order): string {
  const texts = orderTexts(language);
  const { title, editionTitle, copies, pages, binding, size } = book;
  return [
    `${plain(title)}, ${plain(editionTitle)}`,
    `  ${grouped(copies, language)} ${texts.copiesUnit}, ${pages} ${texts.pagesWord}, ${figure(size.width, language)} x ${figure(size.height, language)} mm, ${bindingName(binding, language)}`,
    ...book.files.map(({ path }) => `  ${path}`),
  ].join("\n");
}

/** A text on one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
