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
}

/** A text and the language that it is written in. */
export interface WrittenText {
  file: VFile;
  written: Language;
}
