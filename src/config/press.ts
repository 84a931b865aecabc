import { join } from "node:path";
import type { VFile } from "vfile";
import { isSeq, type Node } from "yaml";
import type { Language } from "../model/language.ts";
import {
  usualPress,
  type BindingMethod,
  type PressMark,
  type PressSettings,
} from "../model/press-settings.ts";
import { discoverModules } from "../source/discover.ts";
import { words, type Word } from "../source/words.ts";
import { anyText, oneOf, type Choice } from "./expected-values.ts";
import { readPaper } from "./press-paper.ts";
import { readProfile } from "./press-profile.ts";
import { readSpines } from "./press-spines.ts";
import { yamlSection, type Expected, type YamlFields } from "./yaml-fields.ts";

const inside = oneOf<PressSettings["inside"]>([
  { value: "black", en: "black", id: "hitam" },
  { value: "colour", en: "colour", id: "warna" },
]);

const binding = oneOf<BindingMethod>([
  { value: "saddle-stitch", en: "saddle stitch", id: "kawat tengah" },
  { value: "perfect", en: "perfect", id: "lem panas" },
  { value: "sewn", en: "sewn", id: "jahit benang" },
  { value: "spiral", en: "spiral", id: "spiral" },
]);

const markChoices: readonly Choice<PressMark>[] = [
  { value: "crop", en: "crop", id: "potong" },
  { value: "registration", en: "registration", id: "register" },
  { value: "colour-bars", en: "colour-bars", id: "batang-warna" },
  { value: "slug", en: "slug", id: "slug" },
];

const mark = oneOf(markChoices);

/** Wire and thread hold sheets that are folded once: four pages each. */
const folded: ReadonlySet<BindingMethod | undefined> = new Set(["saddle-stitch", "sewn"]);

const fieldWords = [
  "inside",
  "binding",
  "insidePaper",
  "coverPaper",
  "lamination",
  "spines",
  "marks",
  "pageMultiple",
  "profile",
] as const satisfies readonly Word[];

/**
 * Reads `press` of package.yaml. What is left out is as usual; what is wrong is reported at its place in the file, and is
 * as usual, too.
 * @param root folder that holds `modules/`
 * @param language of the sources
 */
export async function readPress(file: VFile, root: string, language: Language): Promise<PressSettings> {
  const section = yamlSection(file, "press", "press-invalid");
  if (!section) return usualPress;
  const { fields: yaml, node } = section;
  const fields = yaml.words(node, words.press, fieldWords);
  const folder = join(root, "modules");
  const paper = (word: "insidePaper" | "coverPaper") => {
    const at = fields.get(word);
    return (at && readPaper(yaml, at, word)) ?? usualPress[word];
  };
  const spines = fields.get("spines");
  const profile = fields.get("profile");
  const marks = fields.get("marks");
  const bound = yaml.scalar(fields, "binding", binding);
  return {
    inside: yaml.scalar(fields, "inside", inside) ?? usualPress.inside,
    binding: bound,
    insidePaper: paper("insidePaper"),
    coverPaper: paper("coverPaper"),
    lamination: yaml.scalar(fields, "lamination", anyText),
    spines: spines
      ? readSpines(yaml, spines, { language, modules: (await discoverModules(folder)).map(({ id }) => id) })
      : usualPress.spines,
    marks: marks ? readMarks(yaml, marks) : usualPress.marks,
    pageMultiple: yaml.scalar(fields, "pageMultiple", multipleOf(folded.has(bound) ? 4 : 2)),
    profile: profile && (await readProfile(yaml, profile, folder)),
  };
}

function readMarks(yaml: YamlFields, node: Node): PressMark[] {
  const written = new Map<PressMark, string>();
  for (const item of isSeq<Node>(node) ? node.items : [node]) {
    const value = yaml.value(item, words.marks, mark);
    if (value === undefined) continue;
    const { id } = markChoices.find((choice) => choice.value === value) ?? { id: value };
    if (written.has(value)) yaml.report("word-twice", { word: id, other: id }, item);
    else written.set(value, id);
  }
  return [...written.keys()];
}

/** A number of pages that come together, each leaf having two. */
function multipleOf(step: number): Expected<number> {
  const most = 64;
  return {
    read: (written) => {
      const value = /^\d{1,2}$/.test(written) ? Number(written) : 0;
      return value >= step && value <= most && value % step === 0 ? value : undefined;
    },
    expected: {
      en: `a multiple of ${step} up to ${most}${step === 4 ? ", since sheets are folded" : ""}`,
      id: `kelipatan ${step} sampai ${most}${step === 4 ? ", karena lembarnya dilipat" : ""}`,
    },
  };
}
