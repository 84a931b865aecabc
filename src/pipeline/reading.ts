import type { VFile } from "vfile";
import type { CheckContext } from "../checks/check.ts";
import type { Language } from "../model/language.ts";
import type { PictureReader } from "../source/pictures.ts";

/** What modules are read with. */
export interface Reading {
  /** Folder that holds `modules/`, without links in its path. */
  root: string;
  around: CheckContext;
  pictures: PictureReader;
  /** Texts that were parsed before, where a package is read again and again. */
  memory?: TextMemory | undefined;
}

/** Remembers what texts were parsed to. */
export interface TextMemory {
  /**
   * What a text parses to: what it did before, with the same messages on the file, where it still says the same; else by
   * parsing it. The answer may be changed by whoever gets it.
   * @param kind what it is read as: equal texts of different kinds are read differently
   */
  recall<T extends object>(file: VFile, kind: string, parse: () => Promise<T>): Promise<T>;
}

/** A text and the language that it is written in. */
export interface WrittenText {
  file: VFile;
  written: Language;
}
