import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../src/pipeline/build.ts";
import { spoiled, type faults } from "../press/convert/support/faults.ts";
import { load } from "../press/convert/support/paint-walk.ts";
import { has } from "../press/convert/support/proof.ts";
import { buildOptions } from "./support/built.ts";
import {
  looksByPdfjs,
  looksByPoppler,
  offPages,
  ofTorture,
  onPressSheet,
  type Looks,
} from "./support/press-looks.ts";
import { pressBook, type PressBook } from "./support/press-book.ts";
import { describePressFile } from "./support/press-rules.ts";
import { copyTorture } from "./torture/pictures.ts";

let folder: string;
let made: Promise<PressBook>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "edisi-torture-"));
  const [root, dist] = [await copyTorture(join(folder, "package")), join(folder, "dist")];
  await build({ ...buildOptions(root, dist), editions: ["participant"], outputs: ["pdf"] });
  made = pressBook({ root, dist }, "siksaan", "participant");
  await made;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describePressFile("a book of torture, from Markdown to the press", {
  book: () => made,
  // Photographs, drawings, transparency.
  sample: () => [6, 7, 8, 10],
  tolerance: ofTorture,
});

const poppler = await has("pdftoppm", "-v");

/** Faults and pages from 0. */
const spoiledPages: readonly (readonly [keyof typeof faults, number])[] = [
  ["a picture is 3 mm to the right", 6],
  ["a picture is lost", 7],
  ["a JPEG in four inks is a negative", 6],
];

describe.each(spoiledPages)("the comparison sees that %s (page %i)", (fault, page) => {
  let looks: Looks;
  beforeAll(async () => {
    const { document, press, condition } = await made;
    const sheet = await onPressSheet(document, await load(press), [page]);
    looks = { sheet, press: await spoiled(press, page, fault), pages: [page], theme: condition.colours };
  });

  test.skipIf(!poppler)("by Poppler", async () => {
    expect(offPages(await looksByPoppler(looks), ofTorture)).toHaveLength(1);
  });

  test("by pdf.js", async () => {
    expect(offPages(await looksByPdfjs(looks), ofTorture)).toHaveLength(1);
  });
});
