import { join } from "node:path";
import { editions, type EditionName } from "../../src/editions/index.ts";
import { bindModule } from "../../src/model/bindings.ts";
import { Templates } from "../../src/outputs/templates.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { selectBook, type Book } from "../../src/render/book.ts";
import { repository } from "../e2e/support/built.ts";
import { packageOf } from "../support/packages.ts";

/** The templates that the tool brings. */
export const templates = new Templates([join(repository, "templates")]);

/** The first module of a small package in one edition, with changes to its files. */
export async function bookOf(edition: EditionName, changes: Record<string, string> = {}): Promise<Book> {
  const root = await packageOf(changes);
  const { package: source } = await readPackage(root, ["hak"]);
  const [module] = source.modules;
  if (!module) throw new Error("no module");
  return selectBook(bindModule(module), source, editions[edition]);
}
