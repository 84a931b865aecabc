import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { PDFDocument } from "@cantoo/pdf-lib";
import { generator } from "../../../src/cli/version.ts";
import { pressCondition, type PressCondition } from "../../../src/outputs/press-condition.ts";
import { pressMarks } from "../../../src/outputs/press-marks.ts";
import { ruledPage } from "../../../src/outputs/ruled-page.ts";
import { Templates } from "../../../src/outputs/templates.ts";
import { readPackage, type ReadPackage } from "../../../src/pipeline/read-package.ts";
import { toPress } from "../../../src/press/index.ts";
import { bindingFor, pageMultiple } from "../../../src/press/spine.ts";
import { load } from "../../press/convert/support/paint-walk.ts";
import { repository } from "./built.ts";

/** A package and the folder where it has been built. */
export interface BuiltPackage {
  root: string;
  dist: string;
}

/** A book's files: as finished for the screen, and inside pages for the press with the colours of its package or in black. */
export interface PressBook {
  pdf: Uint8Array;
  /** The same, as another library reads it. */
  document: PDFDocument;
  press: Uint8Array;
  /** Made when asked. */
  inBlack(): Promise<Uint8Array>;
  condition: PressCondition;
}

const packages = new Map<string, Promise<ReadPackage>>();

/**
 * The press file of a finished book, in colour and in black: that which has been built with it, else made from the finished
 * PDF with the very options of the output.
 * @param id module, or the name of the volume
 */
export async function pressBook(
  { root, dist }: BuiltPackage,
  id: string,
  edition: string,
): Promise<PressBook> {
  const base = join(dist, id, `${id}-${edition}`);
  const pdf = await readFile(`${base}.pdf`);
  const reading = packages.get(root) ?? readPackage(root);
  packages.set(root, reading);
  const { config } = (await reading).package;
  const templates = new Templates([join(root, "templates"), join(repository, "templates")]);
  const built = await readFile(`${base}.press.pdf`).catch(() => undefined);
  const condition = await pressCondition(templates, config);
  const document = await load(pdf);
  const options = {
    ...condition,
    ...(await pressMarks(basename(`${base}.press.pdf`), config, templates)),
    lineArt: (page: number) => page === 0,
    pad: {
      multiple: pageMultiple(bindingFor(document.getPageCount(), config.press), config.press),
      ruled: await ruledPage(config.pageSize, templates),
    },
    date: config.date,
    producer: generator,
  };
  const inside = async (inks: "colour" | "black"): Promise<Uint8Array> =>
    built && config.press.inside === inks ? built : (await toPress(pdf, { ...options, inside: inks })).bytes;
  return { pdf, document, press: await inside("colour"), inBlack: () => inside("black"), condition };
}
