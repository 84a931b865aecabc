import { writeCatalog } from "./catalog.ts";
import { Conversion } from "./conversion.ts";
import { InkMaker } from "./inks.ts";
import type { PressFile, PressOptions } from "./options.ts";
import { convertPages } from "./pages.ts";
import { PdfFile } from "./pdf-file.ts";
import { PressError, pressErrorOf, Unconvertible } from "./problems.ts";
import { Profiles } from "./profiles.ts";
import { ResourceConverter } from "./resource-converter.ts";
import { SpaceReader } from "./spaces.ts";
import { nameOf } from "./values.ts";

/**
 * Converts a PDF to PDF/X-4 (ISO 15930-7) in the inks of an output intent: content, pictures, gradients, masks. Text,
 * fonts and tags stay as they are; annotations and actions go. The same input gives the same bytes. With
 * `options.copier` it is a file for photocopiers instead: gray, and no PDF/X.
 * @throws PressError with everything that cannot be converted
 * @throws TypeError where the options ask for pages that are not there
 */
export async function toPress(pdf: Uint8Array, options: PressOptions): Promise<PressFile> {
  try {
    return await convert(pdf, options);
  } catch (error) {
    throw pressErrorOf(error);
  }
}

async function convert(pdf: Uint8Array, options: PressOptions): Promise<PressFile> {
  const file = new PdfFile(pdf);
  const profiles = await Profiles.load();
  const intent = profiles.intent(options.intent.profile);
  if (intent.space !== "CMYK")
    throw new Unconvertible("profile", `a profile for ${intent.space}, expected CMYK`);
  const inks = new InkMaker(profiles, intent, {
    colours: options.colours ?? {},
    limit: options.inkLimit ?? 3,
    blackOnly: options.inside === "black" || options.copier !== undefined,
  });
  const spaces = new SpaceReader(file, profiles, hasInkIntent(file));
  try {
    return await convertFile(new Conversion(file, inks, spaces, options));
  } finally {
    spaces.close();
  }
}

async function convertFile(work: Conversion): Promise<PressFile> {
  const converter = new ResourceConverter(work);
  const annotations = convertPages(work, converter);
  for (const shading of converter.later) shading.convert();
  for (const image of converter.images) await image.convert();
  // What is being compressed has to end, even where nothing comes of it.
  await work.settle();
  if (work.problems.length > 0) throw new PressError(work.problems);
  const { root, info, notes } = writeCatalog(work);
  const colours = work.inks.used();
  return {
    bytes: work.out.finish(root, info),
    report: {
      pages: work.plan.pages.length,
      colours,
      mostInk: colours.reduce((most, { inks: [c, m, y, k] }) => Math.max(most, c + m + y + k), 0),
      pictures: work.pictures,
      annotations,
      notes,
    },
  };
}

/** A file that was made for a press already: its DeviceGray is black ink. */
function hasInkIntent(file: PdfFile): boolean {
  const intents = file.resolve(file.catalog.get("OutputIntents"));
  return (
    Array.isArray(intents) &&
    intents.some((intent) => nameOf(file.resolve(file.dictionary(intent).get("S"))) === "GTS_PDFX")
  );
}
