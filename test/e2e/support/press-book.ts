import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { generator } from "../../../src/cli/version.ts";
import { editions } from "../../../src/editions/index.ts";
import { bindModule, bindPackage, packageBook } from "../../../src/model/bindings.ts";
import type { OutputContext } from "../../../src/outputs/output.ts";
import { press } from "../../../src/outputs/press.ts";
import { pressCondition, type PressCondition } from "../../../src/outputs/press-condition.ts";
import { Templates } from "../../../src/outputs/templates.ts";
import { readPackage, type ReadPackage } from "../../../src/pipeline/read-package.ts";
import { toPress } from "../../../src/press/index.ts";
import { selectBook } from "../../../src/render/book.ts";
import { repository } from "./built.ts";

/** A package and the folder where it has been built. */
export interface BuiltPackage {
  root: string;
  dist: string;
}

/** A book's files: as finished for the screen, for the press, and for the press in black alone, which is made when asked. */
export interface PressBook {
  pdf: Uint8Array;
  press: Uint8Array;
  inBlack(): Promise<Uint8Array>;
  condition: PressCondition;
}

const packages = new Map<string, Promise<ReadPackage>>();

/**
 * The press file of a finished book: that which has been built with it, else made from the finished PDF by the output itself,
 * which also lets preflight pass it. In colour, whatever the package orders.
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
  const { package: source } = await reading;
  const module = source.modules.find((each) => each.id === id);
  const policy = Object.values(editions).find(({ name }) => name === edition);
  if (!policy || (!module && id !== packageBook)) throw new Error(`no book ${id}, ${edition}`);
  const book = selectBook(module ? bindModule(module) : bindPackage(source), source, policy);
  const templates = new Templates([join(root, "templates"), join(repository, "templates")]);
  const { config } = book;
  const coloured = { ...book, config: { ...config, press: { ...config.press, inside: "colour" as const } } };
  const built = config.press.inside === "colour" ? await maybe(`${base}.press.pdf`) : undefined;
  const made = built ? undefined : await press.make(coloured, contextOf(templates, pdf));
  const condition = await pressCondition(templates, config);
  const inBlack = async (): Promise<Uint8Array> =>
    (await toPress(pdf, { ...condition, inside: "black", date: config.date })).bytes;
  return { pdf, press: built ?? made?.[0]?.bytes ?? pdf, inBlack, condition };
}

/** What the output may use: the finished PDF, and nothing that would have to be printed. */
function contextOf(templates: Templates, bytes: Uint8Array): OutputContext {
  const pdf = { name: "", output: "pdf", bytes, pages: 0, pageLabels: {}, anchors: {}, sheets: [] };
  return {
    templates,
    generator,
    browser: () => Promise.reject(new Error("nothing is printed")),
    pdfOf: () => Promise.resolve(pdf),
    looseSheetsOf: () => Promise.resolve(undefined),
    companionPages: () => Promise.resolve(undefined),
    extracts: [],
  };
}

function maybe(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch(() => undefined);
}
