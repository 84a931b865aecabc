import type { Point } from "unist";
import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import { languageNames, type Localized } from "../model/language.ts";
import type { ModuleFolder, TranslationFile } from "../source/discover.ts";
import { readText } from "../source/read-text.ts";
import { markOf, translatedName, writtenMark } from "../source/translation.ts";
import type { Reading, WrittenText } from "./reading.ts";
import { firstDifference, shapeOf, type ShapedText } from "./text-shape.ts";

/** A text of a module, and how to read another in its place. */
export interface ComparedText {
  text: ShapedText;
  reread(original: WrittenText): Promise<ShapedText>;
}

const ending: Localized = { en: "the end of the text", id: "akhir naskah" };

/** The translations in a module's folder: which text a book prints, and whether the translations are true to their sources. */
export class Translations {
  readonly #folder: ModuleFolder;
  readonly #reading: Reading;
  /** Texts printed in place of their sources, by the source's path. */
  readonly #printed = new Map<string, VFile>();

  constructor(folder: ModuleFolder, reading: Reading) {
    this.#folder = folder;
    this.#reading = reading;
  }

  /** The text that the book prints for a file of the sources: its translation, or itself, and that is reported. */
  async textOf(source: string): Promise<WrittenText> {
    const { language, sourceLanguage } = this.#reading.around.config;
    if (language === sourceLanguage) return { file: await this.#read(source), written: sourceLanguage };
    const translation = this.#folder.translations.find(
      (each) => each.source === source && each.language === language,
    );
    if (translation) {
      const file = await this.#read(translation.path);
      this.#printed.set(source, file);
      return { file, written: language };
    }
    const file = await this.#read(source);
    const name = file.path;
    report(file, "translation-missing", {
      source: name,
      language: languageNames[language],
      translation: translatedName(name, language),
    });
    return { file, written: sourceLanguage };
  }

  /**
   * Reports what is wrong with the translations. Answers the files that the book does not print.
   * @param texts of the module, as they are written: numbering changes them
   */
  async check(texts: readonly ComparedText[]): Promise<VFile[]> {
    const others = await Promise.all(this.#folder.translations.map((each) => this.#checkFile(each)));
    await Promise.all(texts.map((text) => this.#checkShape(text)));
    return others.flat();
  }

  async #checkFile({ path, source, hasSource }: TranslationFile): Promise<VFile[]> {
    const printed = [...this.#printed.values()];
    const read = await this.#read(path);
    const file = printed.find((each) => each.path === read.path) ?? read;
    if (hasSource) checkFreshness(file, await this.#read(source));
    else report(file, "translation-orphan", { source: this.#nameOf(source) });
    return printed.includes(file) ? [] : [file];
  }

  /** Compares a translated text with its source. */
  async #checkShape({ text, reread }: ComparedText): Promise<void> {
    const source = [...this.#printed].find(([, file]) => file === text.file)?.[0];
    if (source === undefined) return;
    const file = await this.#read(source);
    const original = await reread({ file, written: this.#reading.around.config.sourceLanguage });
    const difference = firstDifference(shapeOf(original), shapeOf(text));
    if (!difference) return;
    const { found, expected } = difference;
    const { line } = expected?.place ?? endOf(file);
    report(
      text.file,
      "translation-differs",
      { found: found?.words ?? ending, expected: expected?.words ?? ending, source: file.path, line },
      found?.place ?? endOf(text.file),
    );
  }

  #read(path: string): Promise<VFile> {
    return readText(path, this.#reading.root);
  }

  #nameOf(path: string): string {
    return path.slice(this.#folder.folder.length + 1);
  }
}

function checkFreshness(file: VFile, source: VFile): void {
  const mark = markOf(source);
  const written = writtenMark(file);
  const details = { source: source.path, mark };
  if (written === undefined) report(file, "translation-unmarked", details, { line: 1, column: 1 });
  else if (written.mark !== mark)
    report(file, "translation-stale", details, { line: written.line, column: 1 });
}

/** The last line of a text. */
function endOf(file: VFile): Point {
  return { line: String(file.value).trimEnd().split("\n").length, column: 1 };
}
