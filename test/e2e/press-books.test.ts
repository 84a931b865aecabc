import { beforeAll, describe, expect, test } from "vitest";
import { editionNames } from "../../src/editions/index.ts";
import { spoiled, type faults } from "../press/convert/support/faults.ts";
import { load } from "../press/convert/support/paint-walk.ts";
import { has } from "../press/convert/support/proof.ts";
import { realDist, realModules, repository } from "./support/built.ts";
import { pressBook, type PressBook } from "./support/press-book.ts";
import {
  looksByPdfjs,
  looksByPoppler,
  ofBooks,
  offPages,
  onPressSheet,
  type Looks,
} from "./support/press-looks.ts";
import { describePressFile, someOf } from "./support/press-rules.ts";

const poppler = await has("pdftoppm", "-v");

const books = realModules.flatMap((id) => editionNames.map((edition) => [id, edition] as const));

const bookOf = async (id: string, edition: string): Promise<PressBook> =>
  pressBook({ root: repository, dist: await realDist() }, id, edition);

for (const [index, [id, edition]] of books.entries()) {
  describePressFile(`${id}, ${edition}`, {
    book: () => bookOf(id, edition),
    // All modules together show more pages than two of them.
    sample: someOf(realModules.length > 2 ? 2 : 4, index),
    tolerance: ofBooks,
  });
}

const harm: readonly (keyof typeof faults)[] = [
  "a word is lost",
  "text is blue",
  "everything is 1 mm higher",
];

describe("the comparison", () => {
  let looks: Looks;
  const pages = [20];
  beforeAll(async () => {
    const { document, press, condition } = await bookOf(realModules[0] ?? "", "participant");
    const sheet = await onPressSheet(document, await load(press), pages);
    looks = { sheet, press, pages, theme: condition.colours };
  });

  test("sees nothing where nothing is wrong", async () => {
    expect(offPages(await looksByPdfjs(looks), ofBooks)).toEqual([]);
  });

  test.each(harm)("sees that %s", async (fault) => {
    const spoiledLooks = { ...looks, press: await spoiled(looks.press, 20, fault) };
    expect(offPages(await looksByPdfjs(spoiledLooks), ofBooks)).toHaveLength(1);
    if (poppler) expect(offPages(await looksByPoppler(spoiledLooks), ofBooks)).toHaveLength(1);
  });
});
