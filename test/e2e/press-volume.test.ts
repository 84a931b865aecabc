import { describe } from "vitest";
import { packageBook } from "../../src/model/bindings.ts";
import { editionNames } from "../../src/editions/index.ts";
import { builtBefore, repository } from "./support/built.ts";
import { pressBook } from "./support/press-book.ts";
import { ofBooks } from "./support/press-looks.ts";
import { describePressFile, someOf } from "./support/press-rules.ts";

// The volume is there only where everything was built before.
describe.skipIf(builtBefore === undefined)("all modules in one book", () => {
  for (const [index, edition] of editionNames.entries()) {
    describePressFile(`${packageBook}, ${edition}`, {
      book: () => pressBook({ root: repository, dist: builtBefore ?? "" }, packageBook, edition),
      sample: someOf(4, index),
      tolerance: ofBooks,
      bound: true,
    });
  }
});
