import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import { words, type Word } from "./words.ts";
import type { WordedMap } from "./yaml-file.ts";

/** Reports, at the entry's place, the words that an entry needs and does not have. */
export function missingWords(
  file: VFile,
  map: WordedMap,
  { entry, needed }: { entry: string; needed: readonly Word[] },
): void {
  for (const word of needed) {
    if (map.values[word] === undefined || map.values[word] === null) {
      report(file, "entry-incomplete", { entry, word: words[word] }, map.place);
    }
  }
}
