import type { Root } from "mdast";
import type { VFile } from "vfile";
import { blockSpec } from "../blocks/index.ts";
import { report } from "../diagnostics/report.ts";
import type { Lesson } from "../model/book.ts";
import type { Localized } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import type { ModuleFolder, TranslationFile } from "../source/discover.ts";
import { readText } from "../source/read-text.ts";
import { markOf, translatedName, writtenMark } from "../source/translation.ts";
import { walkBlocks } from "../transforms/walk.ts";
import { lessonOf, type Reading, type WrittenText } from "./read-module.ts";

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
      language,
      translation: translatedName(name, language),
    });
    return { file, written: sourceLanguage };
  }

  /** Reports what is wrong with the translations. Answers the files that the book does not print. */
  async check(lessons: readonly Lesson[]): Promise<VFile[]> {
    const others = await Promise.all(this.#folder.translations.map((each) => this.#checkFile(each)));
    await Promise.all(lessons.map((lesson) => this.#checkStructure(lesson)));
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

  /** Compares the blocks of a translated lesson with those of its source. */
  async #checkStructure(lesson: Lesson): Promise<void> {
    const source = [...this.#printed].find(([, file]) => file === lesson.file)?.[0];
    if (source === undefined) return;
    const file = await this.#read(source);
    const original = await lessonOf(
      { file, written: this.#reading.around.config.sourceLanguage },
      lesson.number,
      this.#reading.pictures,
    );
    const expected = [...frameOf(original), ...blocksOf(original.tree)];
    const found = [...frameOf(lesson), ...blocksOf(lesson.tree)];
    const index = expected.findIndex(({ key }, at) => key !== found[at]?.key);
    const at = index === -1 && found.length > expected.length ? expected.length : index;
    if (at === -1) return;
    report(
      lesson.file,
      "translation-differs",
      {
        found: found[at]?.words ?? ending,
        expected: expected[at]?.words ?? ending,
        source: file.path,
        line: expected[at]?.block?.position?.start.line ?? 1,
      },
      found[at]?.block?.position?.start ?? null,
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

/** What must be alike in a lesson and its translation. */
interface Feature {
  key: string;
  words: Localized;
  block?: Block;
}

const ending: Localized = { en: "the end of the text", id: "akhir naskah" };

function frameOf({ matter: { duration, objectives } }: Lesson): Feature[] {
  return [
    { key: `duration ${duration}`, words: { en: `duration: ${duration}`, id: `durasi: ${duration}` } },
    {
      key: `objectives ${objectives.length}`,
      words: { en: `${objectives.length} objectives`, id: `${objectives.length} tujuan` },
    },
  ];
}

/** Blocks in order, with what makes their numbers, minutes and names. */
function blocksOf(tree: Root): Feature[] {
  const features: Feature[] = [];
  walkBlocks(tree, (block) => {
    const { duration, id } = block.attributes;
    const rest = [duration === undefined ? "" : `${duration}`, id === undefined ? "" : `#${id}`].filter(
      Boolean,
    );
    const names = blockSpec(block.name)?.words;
    const named = (name: string): string => [`\`${name}\``, ...rest].join(" ");
    features.push({
      key: [block.name, ...rest].join(" "),
      words: { en: named(names?.en ?? block.name), id: named(names?.id ?? block.name) },
      block,
    });
    return undefined;
  });
  return features;
}
