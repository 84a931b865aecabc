import { createHash } from "node:crypto";
import type { Package } from "../model/book.ts";

/** Hash of all texts that were read, by path: equal for equal sources on any machine. */
export function sourcesHash({ config, modules, references, glossary }: HashedSources): string {
  const hash = createHash("sha256");
  const files = [
    config.file,
    config.translation,
    ...modules.flatMap(({ file, lessons, bank, translations }) => [
      file,
      ...lessons.map((lesson) => lesson.file),
      bank?.file,
      ...translations,
    ]),
    references.file,
    glossary.file,
  ].filter((file) => file !== undefined);
  for (const file of files) hash.update(`${file.path}\0${String(file.value)}\0`);
  const { profile } = (config.original ?? config).press;
  if (profile) hash.update(profile.bytes);
  return hash.digest("hex");
}

/** A package, or what one of its books is made from. */
type HashedSources = Pick<Package, "config" | "modules" | "references" | "glossary">;
