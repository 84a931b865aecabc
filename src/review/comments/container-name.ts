import { blockSpec } from "../../blocks/index.ts";
import type { Language, Localized } from "../../model/language.ts";
import { words } from "../../source/words.ts";
import type { Container, Passage } from "./passages.ts";

const names: Readonly<Record<string, Localized>> = {
  section: { en: "Part", id: "Bagian" },
  figure: { en: "Figure", id: "Gambar" },
  table: { en: "Table", id: "Tabel" },
  matter: { en: "Front matter", id: "Keterangan sesi" },
};

/** Longest title in a name. */
const longestTitle = 60;

/** What people call the place of a passage; of front matter with its word, "Keterangan sesi: tujuan". */
export function passageName({ container, word }: Passage, language: Language): string {
  const name = containerName(container, language);
  return word === undefined ? name : `${name}: ${words[word][language]}`;
}

/** What people call a place: "Kegiatan 2.1 “Kartu masalah” › Langkah 2". Empty for text before the first heading. */
export function containerName(container: Container, language: Language): string {
  const { parent, node, name, title } = container;
  if (name === "section" && title === "") return "";
  const own = [labelOf(container, language), numberOf(node), quoted(title)].filter(Boolean).join(" ");
  const around = parent === undefined || parent.name === "section" ? "" : containerName(parent, language);
  return [around, own].filter(Boolean).join(" › ");
}

function labelOf({ node, name }: Container, language: Language): string {
  if (node?.type !== "block") return names[name]?.[language] ?? "";
  const spec = blockSpec(node.name);
  const label = spec?.label?.[language] ?? spec?.words[language] ?? node.name;
  return `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;
}

function numberOf(node: Container["node"]): string {
  return node !== undefined && "number" in node ? (node.number ?? "") : "";
}

function quoted(title: string): string {
  if (title === "") return "";
  const short = title.length > longestTitle ? `${title.slice(0, longestTitle - 1).trimEnd()}…` : title;
  return `“${short}”`;
}
