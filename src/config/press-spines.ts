import type { Node } from "yaml";
import { nearest } from "../diagnostics/suggest.ts";
import { editionNames, type EditionName } from "../editions/index.ts";
import { packageBook } from "../model/bindings.ts";
import { languages, type Language, type Localized } from "../model/language.ts";
import { words } from "../source/words.ts";
import { measure } from "./expected-values.ts";
import { sourceOf, type YamlFields } from "./yaml-fields.ts";

const spine = measure(1, 100, "mm");

const expected: Localized = {
  en: "lines such as `foa-facilitator: 6.5`",
  id: "baris-baris seperti `foa-facilitator: 6.5`",
};

/** Editions as writers may name them. */
const editionWords: Readonly<Record<EditionName, Localized>> = {
  facilitator: { en: "facilitator", id: "fasilitator" },
  participant: { en: "participant", id: "peserta" },
};

/** Which books a package can have. */
export interface PackageBooks {
  /** Names of all modules. */
  modules: readonly string[];
  /** Of the sources. */
  language: Language;
}

/**
 * Spines by book and edition, in mm, as `punggung: { foa-facilitator: 6.5 }` says; a translated book has a spine of its
 * own, `foa-facilitator.en`. A name that no book has is reported as `press-spine`.
 */
export function readSpines(yaml: YamlFields, node: Node, books: PackageBooks): Map<string, number> {
  const spines = new Map<string, number>();
  const seen = new Map<string, string>();
  const names = namesOf(books);
  for (const { key, value } of yaml.pairs(node, words.spines, expected)) {
    const written = sourceOf(key);
    const name = names.get(written.trim().toLowerCase());
    const before = name === undefined ? undefined : seen.get(name);
    if (name === undefined) {
      const known = [...new Set(names.values())].filter((each) => !each.includes(".")).join(", ");
      const near = nearest(written, names.keys()) ?? "";
      yaml.report("press-spine", { name: written, known, near }, key);
    } else if (before !== undefined) yaml.report("word-twice", { word: written, other: before }, key);
    else {
      seen.set(name, written);
      const { en, id } = words.spines;
      const width = yaml.value(value, { en: `${en}: ${written}`, id: `${id}: ${written}` }, spine);
      if (width !== undefined) spines.set(name, width);
    }
  }
  return spines;
}

/** Every way to name a book and its edition, and its name in files. */
function namesOf({ modules, language }: PackageBooks): Map<string, string> {
  const endings = ["", ...languages.filter((each) => each !== language).map((each) => `.${each}`)];
  return new Map(
    [...modules, packageBook].flatMap((book) =>
      editionNames.flatMap((edition) =>
        endings.flatMap((ending) =>
          Object.values(editionWords[edition]).map(
            (word) => [`${book}-${word}${ending}`.toLowerCase(), `${book}-${edition}${ending}`] as const,
          ),
        ),
      ),
    ),
  );
}
