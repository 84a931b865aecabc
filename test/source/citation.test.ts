import { VFile } from "vfile";
import { expect, test } from "vitest";
import { citationText, citedItems } from "../../src/source/citation.ts";
import { readReferences } from "../../src/source/references.ts";

const value = ["UU 21/2000", "UU 1/2026", "PER.04/MEN/1987", "SE Menaker M/6/2025"]
  .map(
    (name) =>
      `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}:\n  jenis: UU\n  sebut: ${name}\n  status: berlaku\n`,
  )
  .join("");
const references = readReferences(new VFile({ path: "modules/references.yaml", value }));

test.each([
  ["@uu-21-2000 ps 43; jo. @uu-1-2026", "id", "UU 21/2000 Pasal 43 jo. UU 1/2026"],
  ["@uu-21-2000 ps 43; jo. @uu-1-2026", "en", "Law 21/2000 Article 43 read with Law 1/2026"],
  ["@uu-21-2000 art. 43; read with @uu-1-2026", "en", "Law 21/2000 Article 43 read with Law 1/2026"],
  ["@uu-21-2000 ps 43; see @uu-1-2026", "en", "Law 21/2000 Article 43; see Law 1/2026"],
  ["@per-04-men-1987", "en", "Ministerial Regulation PER.04/MEN/1987"],
  ["@se-menaker-m-6-2025", "en", "Minister of Manpower Circular M/6/2025"],
] as const)("the citation %j in %s", (written, language, text) => {
  const plain = citationText(citedItems(written), references, language).replaceAll("\u00a0", " ");
  expect(plain).toBe(text);
});
