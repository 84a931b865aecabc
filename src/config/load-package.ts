import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { VFile } from "vfile";
import { CannotRun } from "../diagnostics/failure.ts";
import { report } from "../diagnostics/report.ts";
import type { PackageConfig } from "../model/book.ts";
import type { Language } from "../model/language.ts";
import { usualPress } from "../model/press-settings.ts";
import type { Schedule } from "../model/schedule.ts";
import { usualOutputs } from "../outputs/names.ts";
import { readWordedYaml } from "../source/front-matter.ts";
import { placeOfWord } from "../source/place-of.ts";
import { readText } from "../source/read-text.ts";
import { translatedName } from "../source/translation.ts";
import { validateWords } from "../source/validate.ts";
import { words, type Word } from "../source/words.ts";
import { packageFields, translatedFields } from "./package-fields.ts";
import { pageSizes } from "../model/page-sizes.ts";
import { readPress } from "./press.ts";
import { readSchedule } from "./schedule.ts";
import { readSeverities } from "./severities.ts";

/**
 * The folder that holds `modules/package.yaml`: the one given or the nearest above it.
 * @throws CannotRun `package-none` where there is none.
 */
export async function locatePackage(from: string): Promise<string> {
  let folder = resolve(from);
  for (;;) {
    const found = await stat(join(folder, "modules", "package.yaml")).catch(() => undefined);
    if (found?.isFile() === true) return folder;
    const above = dirname(folder);
    if (above === folder)
      throw new CannotRun("package-none", { folder: from, expected: "modules/package.yaml" });
    folder = above;
  }
}

/**
 * Loads package.yaml of a package; mistakes are reported on its file and defaults stand in.
 * @param language of the books; where it is another than that of the sources, `package.en.yaml` may translate the texts
 */
export async function loadPackage(root: string, language?: Language): Promise<PackageConfig> {
  const file = await readText(join(root, "modules", "package.yaml"), root);
  const plain = packageConfig(file);
  const config = { ...plain, press: await readPress(file, root, plain.sourceLanguage) };
  if (language === undefined || language === config.sourceLanguage) return config;
  const path = join(root, "modules", translatedName("package.yaml", language));
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true
    ? translatedConfig(config, language, await readText(path, root))
    : { ...config, language, original: config };
}

/** The configuration with its texts in another language. */
function translatedConfig(config: PackageConfig, language: Language, file: VFile): PackageConfig {
  const yaml = readWordedYaml(file, Object.keys(translatedFields) as Word[]);
  const { schedule, ...texts } = validateWords(file, yaml, translatedFields);
  const times = schedule === undefined ? config.schedule : readSchedule(file, language);
  if (shapeOf(times) !== shapeOf(config.schedule)) reportOtherTimes(config.file, file);
  const given = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
  return {
    ...config,
    ...given,
    language,
    original: config,
    translation: file,
    schedule: times,
  };
}

/** A training day but for the names of its breaks. */
function shapeOf(schedule: Schedule): string {
  return JSON.stringify(schedule, (key, value: unknown) => (key === "name" ? undefined : value));
}

function reportOtherTimes(source: VFile, translation: VFile): void {
  const { en, id } = words.schedule;
  report(
    translation,
    "translation-differs",
    {
      found: { en: `other times in \`${en}\``, id: `jam lain di \`${id}\`` },
      expected: { en: "the same", id: "jamnya sama" },
      source: source.path,
      line: placeOfWord(source, "schedule").line,
    },
    placeOfWord(translation, "schedule"),
  );
}

/**
 * The configuration that the text of package.yaml holds, but for `press`, which names files.
 * @internal
 */
export function packageConfig(file: VFile): PackageConfig {
  const yaml = readWordedYaml(file, Object.keys(packageFields) as Word[]);
  const values = validateWords(file, yaml, packageFields);
  const a4 = { name: "A4", width: 210, height: 297 };
  return {
    title: values.title ?? "",
    subtitle: values.subtitle,
    summary: values.summary,
    language: values.language ?? "id",
    sourceLanguage: values.language ?? "id",
    pageSize: pageSizes[values.page ?? "A4"] ?? a4,
    modules: values.modules,
    outputs: values.outputs ?? [...usualOutputs],
    imprints: values.imprints ?? [],
    round: values.round,
    date: values.date ?? "1970-01-01",
    notice: values.notice,
    severities: readSeverities(file, values.rules, yaml.places.rules),
    schedule: readSchedule(file, values.language ?? "id"),
    press: usualPress,
    file,
  };
}
