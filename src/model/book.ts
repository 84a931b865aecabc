import type { Root } from "mdast";
import type { VFile } from "vfile";
import type { Glossary } from "./glossary.ts";
import type { Language } from "./language.ts";
import type { PressSettings } from "./press-settings.ts";
import type { References } from "./references.ts";
import type { Schedule, Supply } from "./schedule.ts";
import type { TextStatus } from "./status.ts";

/** Front matter of a lesson, by canonical names. */
export interface LessonMatter {
  title: string;
  /** Set where the minutes or the objectives could not be read, which was said: nothing follows from their absence. */
  unread?: true;
  /** Mark of the text that this one translates. */
  translatedFrom?: string | undefined;
  /** How far the text has come, where it says so: read it with `statusOf`. */
  status?: TextStatus | undefined;
  /** Minutes. */
  duration: number;
  /** One sentence: what the session is for. */
  summary?: string | undefined;
  /** Each completes "After this session you can …". */
  objectives: string[];
  methods: string[];
  /** As printed. */
  materials: string[];
  /** Those of the materials that are counted. */
  supplies: Supply[];
  /** What participants bring from home. */
  bring: string[];
  preparation: string[];
}

/** Front matter of a module, by canonical names. */
export interface ModuleMatter {
  title: string;
  /** Mark of the text that this one translates. */
  translatedFrom?: string | undefined;
  /** How far the introduction, and the bank of test items, have come: read it with `statusOf`. */
  status?: TextStatus | undefined;
  subtitle?: string | undefined;
  /** Number in the series, printed on the cover; 0 for a book that stands beside the series. */
  number?: number | undefined;
  /** Minutes, all sessions together. */
  duration?: number | undefined;
  summary?: string | undefined;
  /** What participants bring from home. */
  bring?: string[] | undefined;
}

/** One Markdown file, one training session. */
export interface Lesson {
  file: VFile;
  matter: LessonMatter;
  tree: Root;
  /** Language of its text: the package's own where the session is not translated. */
  written: Language;
  /** Number of the session in its module, from 1. */
  number: number;
  anchor: string;
}

/** The bank of test items of a module. */
export interface ModuleBank {
  file: VFile;
  tree: Root;
  /** Language of its text. */
  written: Language;
}

/** A folder of lessons: one book's worth. */
export interface Module {
  /** Folder name. */
  id: string;
  file: VFile;
  matter: ModuleMatter;
  /** Text of module.md: the introduction. */
  introduction: Root;
  /** Items of the pre- and post-test. */
  bank?: ModuleBank;
  lessons: Lesson[];
  /** Language of the book. */
  language: Language;
  /** Language of the introduction: the package's own where it is not translated. */
  written: Language;
  /** Files that translate this module, also those that this book does not print. */
  translations: readonly VFile[];
}

/** What is bound together: a module, or the whole package. */
export interface Binding {
  kind: "module" | "package";
  /** Folder and name of its files: the module's id, or `package`. */
  id: string;
  matter: ModuleMatter;
  modules: readonly Module[];
}

/** Width and height in mm. */
export interface PageSize {
  name: string;
  width: number;
  height: number;
}

/** Who publishes. */
export interface Imprint {
  id: string;
  name: string;
  /** Lines printed on the imprint page. */
  lines: string[];
}

/** The whole set, as `package.yaml` describes it. */
export interface PackageConfig {
  title: string;
  subtitle?: string | undefined;
  summary?: string | undefined;
  /** Language of the books: the one asked for, or that of the sources. */
  language: Language;
  /** Language that the sources are written in. */
  sourceLanguage: Language;
  pageSize: PageSize;
  /** Module ids in order; all folders with a module.md where it is left out. */
  modules?: string[] | undefined;
  outputs: string[];
  imprints: Imprint[];
  /** Review round, printed on cover and imprint page. */
  round?: string | undefined;
  /** Date of the sources, ISO 8601; all dates in the files come from it. */
  date: string;
  /** Sentence on every imprint page, such as a reminder to check the law. */
  notice?: string | undefined;
  /** How grave the package wants each warning to be, by id of the rule. */
  severities: ReadonlyMap<string, "off" | "warning" | "error">;
  /** Training days, and the class that materials are counted for. */
  schedule: Schedule;
  /** How books are printed and bound. */
  press: PressSettings;
  /** package.yaml, for diagnostics. */
  file: VFile;
  /** The file that translates its texts, where the books are in another language than the sources. */
  translation?: VFile;
  /** The same as its sources have it, where the books are in another language. */
  original?: PackageConfig;
}

/** A module as covers list it. */
export interface SeriesEntry {
  /** Folder name. */
  id: string;
  matter: ModuleMatter;
  /** Language of its title: the package's own where the module is not translated. */
  written: Language;
}

/** A package as read and resolved: every stage after this one only looks. */
export interface Package {
  /** Absolute folder that holds `modules/`. */
  root: string;
  config: PackageConfig;
  modules: Module[];
  /** All modules of the package in order, also those that were not asked for. */
  series?: readonly SeriesEntry[];
  /** Legal instruments that lessons cite. */
  references: References;
  glossary: Glossary;
}
