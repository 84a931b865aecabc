import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PrintBrowser } from "../browser/print.ts";
import { loadPackage } from "../config/load-package.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/report.ts";
import type { EditionName } from "../editions/index.ts";
import type { PackageConfig } from "../model/book.ts";
import { languages, type Language, type Localized } from "../model/language.ts";
import type { ListedBook } from "../outputs/library.ts";
import { preflightReport } from "../outputs/preflight-report.ts";
import { pressCondition, type PressCondition } from "../outputs/press-condition.ts";
import { Templates } from "../outputs/templates.ts";
import { build, type BuildOptions } from "../pipeline/build.ts";
import { publish } from "../pipeline/publish.ts";
import { preflight } from "../press/preflight/preflight.ts";
import { bindingRemark } from "../press/spine.ts";
import { checkSums, sha256 } from "./check-sums.ts";
import { bookStems, parcelName, parcelWords } from "./names.ts";
import type { Order, OrderedBook, PrintFile, Wishes } from "./order.ts";
import { orderSheet } from "./order-sheet.ts";
import { orderedBook } from "./ordered-book.ts";
import type { SheetContext } from "./print-sheets.ts";
import { proof, type ProofedFile } from "./proof.ts";
import { readMe, sumsFile } from "./read-me.ts";
import { xjdf } from "./xjdf.ts";
import { zipOf, type ArchivedFile } from "./zip.ts";

/** What a parcel is made of, and with what. */
export interface HandoffOptions extends Omit<BuildOptions, "outputs" | "volume"> {
  /** Copies of each book, by edition. */
  copies: ReadonlyMap<EditionName, number>;
  wishes: Wishes;
  /** Called when the books are built, and before each paper of the parcel is made. */
  onPaper?(path: string): void;
}

/** A file in a parcel. */
export interface ParcelFile {
  /** In the parcel. */
  path: string;
  bytes: number;
  sha256: string;
}

/** A finished parcel. */
export interface Parcel {
  /** Below the output folder. */
  path: string;
  bytes: number;
  sha256: string;
  files: readonly ParcelFile[];
  /** What whoever orders must know: books that are not bound as package.yaml asks, or bear a watermark. */
  remarks: readonly Remark[];
}

/** Something to know of a book. */
export interface Remark {
  /** Book and edition. */
  book: string;
  words: Localized;
}

/** How a handoff ended: without a parcel where the sources have errors. */
export interface HandoffResult {
  diagnostics: Diagnostic[];
  parcel?: Parcel;
}

/** What the parts of a parcel share. */
interface Packing {
  /** As its sources have it. */
  config: PackageConfig;
  condition: PressCondition;
  options: HandoffOptions;
  context: SheetContext;
}

/**
 * Builds the press files of books and puts everything into one ZIP that a print shop needs: files to print, what preflight
 * says of them, proofs, the order sheet, a text to read first, and the check sums of all. The press files stay in the
 * output folder, too; the ZIP is published below it, in `parcel/`, whole or not at all.
 * @throws CannotRun as build does, and `canvas-none`
 */
export async function handoff(options: HandoffOptions): Promise<HandoffResult> {
  const { diagnostics, books } = await build({ ...options, volume: false, outputs: ["press"] });
  if (hasErrors(diagnostics)) return { diagnostics };
  const { original, ...loaded } = await loadPackage(options.root, options.language);
  // A shop reads the language of the package, whatever language the books are in.
  const config = withImprint(original ?? loaded, options.imprint);
  const templates = new Templates(options.templates);
  let started: Promise<PrintBrowser> | undefined;
  const browser = (): Promise<PrintBrowser> => (started ??= options.launch());
  const context = { templates, generator: options.generator, browser };
  try {
    const condition = await pressCondition(templates, config);
    const parcel = await packed(books, { config, condition, options, context });
    options.signal?.throwIfAborted();
    return { diagnostics, parcel };
  } finally {
    await (await started?.catch(() => undefined))?.close();
  }
}

/** Packs and publishes. */
async function packed(books: readonly ListedBook[], packing: Packing): Promise<Parcel> {
  const { config, options } = packing;
  const name = parcelName(books, config);
  const { sourceLanguage: language } = config;
  const words = parcelWords[language];
  const stems = bookStems(books, config);
  const ordered: OrderedBook[] = [];
  const files: ArchivedFile[] = [];
  for (const [index, book] of books.entries()) {
    const made = await bookPapers(book, stems[index] ?? book.id, packing);
    ordered.push(made.book);
    files.push(...made.files);
  }
  const order = orderOf(ordered, name, packing);
  const sheet = `${words.orderSheet}-${name}.pdf`;
  options.onPaper?.(sheet);
  files.push({ path: sheet, bytes: await orderSheet(order, packing.context) });
  files.push({ path: `${words.orderSheet}-${name}.xjdf`, bytes: Buffer.from(xjdf(order), "utf8") });
  const listed = [...files, { path: sumsFile, bytes: new Uint8Array() }];
  files.push({
    path: words.readMe,
    bytes: await readMe(order, { files: listed, orderSheet: sheet }, packing.context.templates),
  });
  files.push({ path: sumsFile, bytes: checkSums(files) });
  options.signal?.throwIfAborted();
  const bytes = zipOf(
    files.map((file) => ({ ...file, path: `${name}/${file.path}` })),
    config.date,
  );
  const path = `parcel/${name}.zip`;
  await publish(options.destination, [{ path, bytes }]);
  const inside = files
    .map((file) => ({ path: file.path, bytes: file.bytes.length, sha256: sha256(file.bytes) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const remarks = ordered.flatMap((book) => [...remarksOn(book, config), ...watermarkRemark(book)]);
  return { path, bytes: bytes.length, sha256: sha256(bytes), files: inside, remarks };
}

function remarksOn({ id, editionTitle, pages }: OrderedBook, { press }: PackageConfig): Remark[] {
  const words = languages.flatMap((language): [Language, string][] => {
    const text = bindingRemark(pages, press, language);
    return text === undefined ? [] : [[language, text]];
  });
  return words.length === 0
    ? []
    : [{ book: `${id}, ${editionTitle}`, words: Object.fromEntries(words) as Localized }];
}

const watermarkWords: Localized = {
  en: "its pages bear a watermark, as not all texts are final; --release refuses such a book",
  id: "halamannya bertanda air karena naskah belum final; --release menolak buku seperti ini",
};

function watermarkRemark({ id, editionTitle, watermark }: OrderedBook): Remark[] {
  return watermark === true ? [{ book: `${id}, ${editionTitle}`, words: watermarkWords }] : [];
}

function orderOf(
  books: readonly OrderedBook[],
  name: string,
  { config, condition, options }: Packing,
): Order {
  const { intent, inkLimit } = condition;
  return {
    name,
    language: config.sourceLanguage,
    title: config.title,
    imprints: config.imprints.map((imprint) => imprint.name),
    round: config.round,
    date: config.date,
    books,
    wishes: options.wishes,
    condition: { name: intent.condition, info: intent.info, inkLimit },
  };
}

/** The files of one book: to print, their reports, its proof. */
async function bookPapers(
  listed: ListedBook,
  stem: string,
  packing: Packing,
): Promise<{ book: OrderedBook; files: ArchivedFile[] }> {
  const { config, condition, options, context } = packing;
  const { sourceLanguage: language } = config;
  const printFiles = await readPrintFiles(listed, stem, packing);
  const files: ArchivedFile[] = printFiles.map(({ path, bytes }) => ({ path, bytes }));
  const checked = new Map<string, ProofedFile>();
  for (const { role, path, bytes } of printFiles) {
    options.signal?.throwIfAborted();
    const name = path.slice(path.lastIndexOf("/") + 1);
    const report = `preflight/${name.replace(/\.pdf$/, "")}-preflight.pdf`;
    options.onPaper?.(report);
    const result = await preflight(bytes, "sheet", signalOf(options));
    checked.set(role, { bytes, result });
    files.push({
      path: report,
      bytes: await preflightReport(result, { name, bytes }, { ...context, language }),
    });
  }
  const inside = checked.get("inside");
  if (!inside) throw new Error(`No press file of ${stem}`);
  const book = orderedBook(listed, { config, bleed: condition.bleed, options, printFiles, checked });
  const { title, editionTitle, spine } = book;
  const path = `proof/${stem}-proof.pdf`;
  options.onPaper?.(path);
  const bytes = await proof(
    {
      stem,
      title,
      editionTitle,
      imprints: config.imprints.map(({ name }) => name),
      language,
      date: config.date,
      cover: checked.get("cover"),
      inside,
      spine,
    },
    context,
  );
  return { book, files: [...files, { path, bytes }] };
}

/** Reads the files that were just published, and only those. @throws CannotRun `read-failed` */
async function readPrintFiles(
  { files }: ListedBook,
  stem: string,
  { config, options }: Packing,
): Promise<PrintFile[]> {
  const words = parcelWords[config.sourceLanguage];
  return Promise.all(
    files.map(async ({ path, output, pages = 1, sha256: expected }) => {
      const bytes = await readFile(join(options.destination, path)).catch((error: Error) => {
        throw new CannotRun("read-failed", { path, detail: error.message }, { cause: error });
      });
      // Another edisi may have written there since.
      if (sha256(bytes) !== expected) throw new CannotRun("read-failed", { path, detail: "SHA-256" });
      const role = output === "press" ? "inside" : output;
      const word = role === "inside" || role === "cover" ? words[role] : role;
      return { role, path: `${words.print}/${stem}-${word}.pdf`, bytes, pages };
    }),
  );
}

function signalOf({ signal }: HandoffOptions): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function withImprint(config: PackageConfig, id: string | undefined): PackageConfig {
  if (id === undefined) return config;
  return { ...config, imprints: config.imprints.filter((imprint) => imprint.id === id) };
}
