import type { VFile } from "vfile";
import type { LessonMatter, ModuleMatter } from "../model/book.ts";
import { minutes, moduleNumber, prose, proses, required, text, texts } from "./fields.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { readMaterials, writtenMaterials } from "./materials.ts";
import { readStatus, writtenStatus } from "./status.ts";
import { validateWords } from "./validate.ts";
import type { Word } from "./words.ts";

const lessonFields = {
  title: required(prose),
  duration: required(minutes),
  summary: prose,
  objectives: required(proses),
  methods: texts,
  materials: writtenMaterials,
  preparation: proses,
  bring: proses,
  status: writtenStatus,
  translatedFrom: text,
};

const moduleFields = {
  title: required(prose),
  subtitle: prose,
  number: moduleNumber,
  duration: minutes,
  summary: prose,
  bring: proses,
  status: writtenStatus,
  translatedFrom: text,
};

/** Reads a lesson's front matter; what is missing or wrong is reported and stands in as empty. */
export function readLessonMatter(file: VFile): { matter: LessonMatter; body: string } {
  const split = splitFrontMatter(file, Object.keys(lessonFields) as Word[]);
  const values = validateWords(file, split, lessonFields);
  return {
    matter: {
      title: values.title ?? "",
      ...(values.duration === undefined || values.objectives === undefined ? { unread: true as const } : {}),
      translatedFrom: values.translatedFrom,
      status: readStatus(file, values.status),
      duration: values.duration ?? 0,
      summary: values.summary,
      objectives: values.objectives ?? [],
      methods: values.methods ?? [],
      ...readMaterials(file, values.materials ?? []),
      preparation: values.preparation ?? [],
      bring: values.bring ?? [],
    },
    body: split.body,
  };
}

/** Reads the front matter of module.md in the same way. */
export function readModuleMatter(file: VFile): { matter: ModuleMatter; body: string } {
  const split = splitFrontMatter(file, Object.keys(moduleFields) as Word[]);
  const values = validateWords(file, split, moduleFields);
  const status = readStatus(file, values.status);
  return { matter: { ...values, title: values.title ?? "", status }, body: split.body };
}
