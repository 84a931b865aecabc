import { isMap, isScalar, type Node } from "yaml";
import { nearest } from "../diagnostics/suggest.ts";
import { knownPapers, type Paper } from "../model/press-settings.ts";
import { words, type Word } from "../source/words.ts";
import { anyText, measure, plain, whole } from "./expected-values.ts";
import { sourceOf, type YamlFields } from "./yaml-fields.ts";

/** Book paper by its weight: its thickness is in µm for each gram per square metre, which its makers call bulk. */
const bookPaper = { least: 40, most: 120, bulk: 1.6 };

/** Bulk of every paper that a book is made of, from coated to the airiest. */
const bulks = { least: 0.6, most: 3 };

/** Weights of what a book is made of, from thin to boards. */
const weights = { least: 30, most: 450 };

/**
 * A paper as `kertas-isi: HVS 80`, or with its thickness: `{ nama: …, gsm: 57, tebal: 0.09 }`, `{ …, bulk: 1.6 }`.
 * Undefined where it is wrong and reported, as `press-paper` where nobody knows how thick it is.
 */
export function readPaper(yaml: YamlFields, node: Node, word: Word): Paper | undefined {
  if (!isMap(node)) return knownPaper(yaml, node, word);
  const fields = yaml.words(node, words[word], ["name", "weight", "thickness", "bulk"]);
  const name = fields.get("name");
  if (name && fields.size === 1) return knownPaper(yaml, name, word);
  yaml.missing(node, fields, ["name", "weight"]);
  if (!fields.has("bulk")) yaml.missing(node, fields, ["thickness"]);
  const title = yaml.scalar(fields, "name", anyText);
  const weight = yaml.scalar(fields, "weight", whole(weights.least, weights.most));
  const caliper = readCaliper(yaml, fields, weight);
  return title === undefined || weight === undefined || caliper === undefined
    ? undefined
    : { name: title, weight, caliper };
}

/** Thickness of a sheet in mm, from `tebal`, or from `gsm` and `bulk`. */
function readCaliper(
  yaml: YamlFields,
  fields: ReadonlyMap<Word, Node>,
  weight: number | undefined,
): number | undefined {
  const bulk = fields.get("bulk");
  if (bulk && fields.has("thickness")) {
    yaml.report("word-twice", { word: words.bulk.id, other: words.thickness.id }, bulk);
    return undefined;
  }
  if (bulk) {
    const value = yaml.scalar(fields, "bulk", measure(bulks.least, bulks.most));
    return value === undefined || weight === undefined ? undefined : caliperOf(weight, value);
  }
  const least = caliperOf(weight ?? weights.least, bulks.least);
  const most = caliperOf(weight ?? weights.most, bulks.most);
  return yaml.scalar(fields, "thickness", measure(least, most, "mm"));
}

function knownPaper(yaml: YamlFields, node: Node, word: Word): Paper | undefined {
  const asked = bare(sourceOf(node));
  const known = knownPapers.find(({ name }) => bare(name) === asked);
  if (known) return known;
  const weight = Number(/^bookpaper(\d{2,3})$/.exec(asked)?.[1] ?? 0);
  if (weight >= bookPaper.least && weight <= bookPaper.most)
    return { name: `Book Paper ${weight}`, weight, caliper: caliperOf(weight, bookPaper.bulk) };
  const names = knownPapers.map(({ name }) => name);
  const details = {
    word: words[word],
    value: isScalar(node) ? sourceOf(node) : "…",
    known: [...names, `Book Paper ${bookPaper.least}–${bookPaper.most}`].join(", "),
    near: nearest(sourceOf(node), names) ?? "",
  };
  yaml.report("press-paper", details, node);
  return undefined;
}

function caliperOf(weight: number, bulk: number): number {
  return Math.round(weight * bulk * 10) / 10_000;
}

/** A paper's name without spaces, and without the unit that some write after the weight. */
function bare(name: string): string {
  return plain(name)
    .replaceAll(" ", "")
    .replace(/(?<=\d)(?:gsm|gr|gram|g)$/, "");
}
