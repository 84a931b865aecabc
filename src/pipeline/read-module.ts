import { join } from "node:path";
import { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import { packageBook } from "../model/bindings.ts";
import type { Lesson, Module, ModuleBank } from "../model/book.ts";
import { bankBody } from "../source/bank.ts";
import type { ModuleFolder } from "../source/discover.ts";
import { readLessonMatter, readModuleMatter } from "../source/matter.ts";
import { slashed } from "../source/read-text.ts";
import { parseLesson } from "../transforms/parse-lesson.ts";
import { numberSource } from "../transforms/resolve-module.ts";
import type { Reading, TextMemory, WrittenText } from "./reading.ts";
import { Translations } from "./translations.ts";

/**
 * Reads, parses and numbers a module. Where the books are in another language than the sources, translations take the
 * place of texts; what is not translated stays as it is, and that is reported.
 */
export async function readModule(folder: ModuleFolder, reading: Reading): Promise<Module> {
  const { language } = reading.around.config;
  const translations = new Translations(folder, reading);
  const head = await headOf(
    folder.hasModuleFile
      ? await translations.textOf(folder.moduleFile)
      : {
          file: new VFile({ path: slashed(join("modules", folder.id, "module.md")), value: "" }),
          written: language,
        },
    folder,
    reading,
  );
  if (!folder.hasModuleFile) report(head.file, "module-file-missing");
  // On some machines letters of either size are the same name.
  if (folder.id.toLowerCase() === packageBook) report(head.file, "module-name", { name: folder.id });
  if (folder.lessonFiles.length === 0) report(head.file, "module-empty");
  const lessons = await Promise.all(
    folder.lessonFiles.map(async (path, index) =>
      lessonOf(await translations.textOf(path), index + 1, reading),
    ),
  );
  const bank =
    folder.bankFile === undefined
      ? undefined
      : await bankOf(await translations.textOf(folder.bankFile), reading);
  const others = await translations.check([
    {
      text: { ...head, tree: head.introduction },
      reread: async (text) => {
        const original = await headOf(text, folder, reading);
        return { ...original, tree: original.introduction };
      },
    },
    ...lessons.map((lesson) => ({
      text: lesson,
      reread: (text: WrittenText) => lessonOf(text, lesson.number, reading),
    })),
    ...(bank ? [{ text: bank, reread: (text: WrittenText) => bankOf(text, reading) }] : []),
  ]);
  const module: Module = {
    id: folder.id,
    ...head,
    lessons,
    language,
    ...(bank ? { bank } : {}),
    translations: others,
  };
  numberSource(module);
  return module;
}

/** Reads module.md: what its front matter says of the module, and the introduction. */
async function headOf(
  { file, written }: WrittenText,
  { id, hasModuleFile }: ModuleFolder,
  reading: Reading,
): Promise<Pick<Module, "file" | "written" | "matter" | "introduction">> {
  const read = await memoryOf(reading).recall(file, "module", async () => {
    const { matter, body } = hasModuleFile ? readModuleMatter(file) : { matter: { title: id }, body: "" };
    return { matter, introduction: await parseLesson(body, file, reading.pictures) };
  });
  return { file, written, ...read };
}

/** Reads a lesson from its text. */
async function lessonOf({ file, written }: WrittenText, number: number, reading: Reading): Promise<Lesson> {
  const read = await memoryOf(reading).recall(file, "lesson", async () => {
    const { matter, body } = readLessonMatter(file);
    return { matter, tree: await parseLesson(body, file, reading.pictures) };
  });
  return { file, ...read, written, number, anchor: `session-${number}` };
}

async function bankOf({ file, written }: WrittenText, reading: Reading): Promise<ModuleBank> {
  const read = await memoryOf(reading).recall(file, "bank", async () => ({
    tree: await parseLesson(bankBody(file), file, reading.pictures),
  }));
  return { file, written, ...read };
}

function memoryOf({ memory }: Reading): TextMemory {
  return memory ?? { recall: (_, __, parse) => parse() };
}
