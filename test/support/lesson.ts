import { fileURLToPath } from "node:url";
import type { Root } from "mdast";
import { VFile } from "vfile";
import type { CheckContext } from "../../src/checks/check.ts";
import { runChecks } from "../../src/checks/index.ts";
import { packageConfig } from "../../src/config/load-package.ts";
import { editions, type EditionName } from "../../src/editions/index.ts";
import { project } from "../../src/editions/project.ts";
import type { Lesson, LessonMatter, Module, ModuleBank } from "../../src/model/book.ts";
import type { Language } from "../../src/model/language.ts";
import { serialise } from "../../src/outputs/html.ts";
import { renderTree } from "../../src/render/render-tree.ts";
import { PictureReader } from "../../src/source/pictures.ts";
import { parseLesson } from "../../src/transforms/parse-lesson.ts";
import { numberSource, resolveModule } from "../../src/transforms/resolve-module.ts";

/** Folder that stands in for a package: pictures are looked for in it. */
const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

/** The package around a lesson made for a test. */
const context: CheckContext = {
  config: packageConfig(
    new VFile({ path: "modules/package.yaml", value: "judul: Uji\ntanggal: 2026-01-01\n" }),
  ),
  references: { entries: new Map() },
  glossary: { terms: [], choices: [] },
};

/** Front matter of a lesson made for a test. */
function matterOf(matter: Partial<LessonMatter> = {}): LessonMatter {
  return {
    title: "Sesi",
    duration: 30,
    objectives: [],
    methods: [],
    materials: [],
    supplies: [],
    preparation: [],
    bring: [],
    ...matter,
  };
}

/** A lesson of a text without front matter, parsed but not yet numbered. */
export async function lessonOf(
  body: string,
  number = 1,
  matter: Partial<LessonMatter> = {},
): Promise<Lesson> {
  const file = new VFile({ path: `modules/uji/0${number}.md`, value: body });
  const tree = await parseLesson(body, file, new PictureReader(fixtures));
  return { file, tree, written: "id", number, anchor: `session-${number}`, matter: matterOf(matter) };
}

/** A module of lessons' texts: parsed, numbered and checked like a real one. */
export async function moduleOf(
  bodies: readonly string[],
  { introduction = "", matter = {}, language = "id", bank }: ModuleParts = {},
): Promise<Module> {
  const file = new VFile({ path: "modules/uji/module.md", value: introduction });
  const tree = await parseLesson(introduction, file, new PictureReader(fixtures));
  const lessons = await Promise.all(
    bodies.map(async (body, index) => ({ ...(await lessonOf(body, index + 1, matter)), written: language })),
  );
  const module: Module = {
    id: "uji",
    file,
    matter: { title: "Modul uji" },
    introduction: tree,
    lessons,
    language,
    written: language,
    translations: [],
    ...(bank === undefined ? {} : { bank: await bankOf(bank) }),
  };
  numberSource(module);
  resolveModule(module, { references: { entries: new Map() }, others: new Map() });
  runChecks(module, context);
  return module;
}

/** A bank of test items, parsed. */
async function bankOf(text: string): Promise<ModuleBank> {
  const file = new VFile({ path: "modules/uji/bank-soal.md", value: text });
  return { file, written: "id", tree: await parseLesson(text, file, new PictureReader(fixtures)) };
}

interface ModuleParts {
  bank?: string | undefined;
  introduction?: string;
  matter?: Partial<LessonMatter>;
  language?: Language;
}

/** What was reported on files, as `line:column rule`, in order of place. */
export function reportsOf(...files: VFile[]): string[] {
  return files.flatMap((file) =>
    file.messages
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
      .map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`),
  );
}

/** Everything reported on a lesson of one text, numbers and checks included. */
export async function reported(body: string): Promise<string[]> {
  const { lessons } = await moduleOf([body]);
  return reportsOf(...lessons.map(({ file }) => file));
}

/** True where reading found an error, as opposed to a warning. */
export function hasError({ file, bank, lessons }: Module): boolean {
  return [file, ...(bank ? [bank.file] : []), ...lessons.map((lesson) => lesson.file)].some(({ messages }) =>
    messages.some(({ fatal }) => fatal === true),
  );
}

/** A tree as HTML of one edition. */
export function htmlOf(tree: Root, edition: EditionName, language: Language = "id"): string {
  const policy = editions[edition];
  return serialise(
    renderTree(project(tree, policy), {
      edition: policy,
      language,
      level: 2,
      prefix: "session-1",
      references: context.references,
      anchors: { own: "", modules: new Map() },
    }),
  );
}

/** A lesson's text as HTML of one edition. */
export async function rendered(body: string, edition: EditionName): Promise<string> {
  const { lessons } = await moduleOf([body]);
  return lessons.map(({ tree }) => htmlOf(tree, edition)).join("\n");
}
