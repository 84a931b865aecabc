import type { Nodes, Parents, Root } from "mdast";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { blockSpec } from "../blocks/index.ts";
import type { LessonMatter, ModuleMatter } from "../model/book.ts";
import type { Language, Localized } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import type { Supply } from "../model/schedule.ts";
import { placeOfValue, placeOfWord } from "../source/place-of.ts";
import { words, type Word } from "../source/words.ts";
import { walk } from "../transforms/walk.ts";

/** A text with what a translation must have in common with it; a bank of test items has no front matter. */
export interface ShapedText {
  file: VFile;
  tree: Root;
  matter?: Partial<LessonMatter & ModuleMatter>;
}

/** One thing that must be alike in a text and its translation. */
export interface Feature {
  /** Equal where they are alike. */
  key: string;
  /** For messages. */
  words: Localized;
  /** Where it stands in its file. */
  place: Point | undefined;
}

/** Attributes that make numbers, minutes, names, keys and copies. */
const sharedAttributes = [
  "duration",
  "id",
  "objectives",
  "pieces",
  "kind",
  "forTest",
  "occasion",
  "separate",
  "anonymous",
  "passMark",
] as const;

/** What must be alike in a text and its translation, in order; as the text is written, for numbering changes it. */
export function shapeOf(text: ShapedText): Feature[] {
  const features = matterShape(text);
  walk(text.tree, (node, parent) => {
    const said = nameOf(node, parent);
    if (said) features.push({ key: said.en, words: said, place: node.position?.start });
  });
  return features;
}

/** The first thing that is not as in the original; nothing where both are alike. */
export function firstDifference(
  original: readonly Feature[],
  translation: readonly Feature[],
): { found: Feature | undefined; expected: Feature | undefined } | undefined {
  const longer = original.length >= translation.length ? original : translation;
  const index = longer.findIndex((_, at) => original[at]?.key !== translation[at]?.key);
  return index === -1 ? undefined : { found: translation[index], expected: original[index] };
}

/** Numbers in the front matter. */
function matterShape({ matter = {}, file }: ShapedText): Feature[] {
  const feature = (word: Word, value: string | Localized | undefined): Feature[] => {
    if (value === undefined) return [];
    const { en, id } = typeof value === "string" ? { en: value, id: value } : value;
    const said = { en: `\`${words[word].en}: ${en}\``, id: `\`${words[word].id}: ${id}\`` };
    return [{ key: said.en, words: said, place: placeOfWord(file, word) }];
  };
  const { number, duration, objectives, supplies = [] } = matter;
  return [
    ...feature("number", number?.toString()),
    ...feature("duration", duration?.toString()),
    ...feature("objectives", objectives && `(${objectives.length})`),
    ...supplies.flatMap((supply) =>
      feature("materials", amountOf(supply)).map((each) => ({
        ...each,
        place: placeOfValue(file, "materials", supply.name),
      })),
    ),
  ];
}

function amountOf({ amount, every, per, reused }: Supply): Localized {
  const people = {
    participant: { en: "participant", id: "peserta" },
    group: { en: "group", id: "kelompok" },
    class: { en: "class", id: "kelas" },
  }[per];
  const count = every === 1 ? "" : `${every} `;
  return {
    en: `${amount} per ${count}${people.en}${reused ? ", reused" : ""}`,
    id: `${amount} per ${count}${people.id}${reused ? ", dipakai lagi" : ""}`,
  };
}

/** What a node is called where it must be alike; nothing where it need not be. */
function nameOf(node: Nodes, parent: Parents | undefined): Localized | undefined {
  if (node.type === "block") return blockName(node);
  const anchor = "anchor" in node && node.anchor !== undefined ? ` {#${node.anchor}}` : "";
  if (node.type === "figure" && node.caption)
    return { en: `a picture with a caption${anchor}`, id: `gambar berketerangan${anchor}` };
  if (node.type === "tableCaption")
    return { en: `the caption of a table${anchor}`, id: `keterangan tabel${anchor}` };
  if (node.type === "list" && node.children.some(({ checked }) => typeof checked === "boolean")) {
    const marks = node.children.map(({ checked }) => (checked === true ? "[x]" : "[ ]")).join(" ");
    return { en: `options ${marks}`, id: `pilihan ${marks}` };
  }
  const asked = parent?.type === "block" && blockSpec(parent.name)?.exercise === true;
  if (node.type === "table" && asked) {
    const rows = node.children.length - 1;
    return { en: `a table of ${rows} rows`, id: `tabel ${rows} baris` };
  }
  return undefined;
}

function blockName({ name, attributes }: Block): Localized {
  const names = blockSpec(name)?.words ?? { en: name, id: name };
  const inLanguage = (language: Language): string => {
    const written = sharedAttributes.flatMap((attribute) => {
      const value = attributes[attribute];
      return value === undefined ? [] : [`${words[attribute][language]}=${spelled(value, language)}`];
    });
    return `\`${[names[language], ...written].join(" ")}\``;
  };
  return { en: inLanguage("en"), id: inLanguage("id") };
}

/** A value as its writer spells it. */
function spelled(value: string | number | boolean | readonly string[], language: Language): string {
  const said = String(value);
  return spellings[said]?.[language] ?? said;
}

const spellings: Readonly<Record<string, Localized>> = {
  true: { en: "yes", id: "ya" },
  false: { en: "no", id: "tidak" },
  pre: { en: "pre", id: "pra" },
  post: { en: "post", id: "pasca" },
  daily: { en: "daily", id: "harian" },
  final: { en: "final", id: "akhir" },
};
