import { attributes, type AttributeName } from "../src/blocks/attributes.ts";
import type { BlockSpec, Numbering } from "../src/blocks/spec.ts";
import type { Audience } from "../src/model/edition.ts";
import { words } from "../src/source/words.ts";
import { row } from "./table.ts";

const readers: Record<Audience, string> = {
  everyone: "panduan dan buku peserta",
  facilitator: "hanya panduan fasilitator",
  participant: "hanya buku peserta",
  holder: "panduan, dan lembar lepas bagi yang menerimanya",
};

const places: Record<Numbering["within"], string> = {
  session: "di dalam sesi",
  module: "di seluruh modul",
  parent: "di dalam induknya",
};

/**
 * The authors' reference of blocks, in Indonesian: docs/blok.md.
 * @param exampleOf text of the example that a block's own test uses, too
 */
export function blockReference(blocks: readonly BlockSpec[], exampleOf: (spec: BlockSpec) => string): string {
  const byName = new Map(blocks.map((spec) => [spec.name, spec]));
  const wordOf = (name: string): string => byName.get(name)?.words.id ?? name;
  const lines = [
    "# Semua blok",
    "",
    "Halaman ini dibuat dari kode dengan `npm run docs`; jangan diedit dengan tangan. Cara memakai blok: [menulis.md](menulis.md).",
    "",
    row(["Blok", "Inggris", "Isinya", "Terlihat di"]),
    row(["---", "---", "---", "---"]),
    ...blocks.map((spec) =>
      row([
        `[\`${spec.words.id}\`](#${spec.words.id})`,
        `\`${spec.words.en}\``,
        spec.doc.id,
        readers[spec.audience],
      ]),
    ),
    ...blocks.flatMap((spec) => [...section(spec, wordOf), ...example(exampleOf(spec))]),
  ];
  return `${lines.join("\n")}\n`;
}

function section(spec: BlockSpec, wordOf: (name: string) => string): string[] {
  const facts = [
    `Terlihat di: ${readers[spec.audience]}.`,
    spec.label ? `Kata yang dicetak: “${spec.label.id}”.` : undefined,
    spec.parents
      ? `Tempatnya langsung di dalam ${spec.parents.map((name) => `\`${wordOf(name)}\``).join(", ")}.`
      : undefined,
    spec.once === true ? "Paling banyak satu di dalam induknya." : undefined,
    spec.numbered ? numbering(spec.numbered, wordOf) : undefined,
    spec.timed === true ? "Menitnya dihitung ke dalam durasi induknya." : undefined,
    spec.sheet === true ? "Mulai di halaman baru dan didaftar setelah daftar isi." : undefined,
    spec.writeIn ? "Buku peserta mendapat garis tulis." : undefined,
  ];
  return [
    "",
    `## ${spec.words.id}`,
    "",
    spec.doc.id,
    "",
    ...facts.filter((fact) => fact !== undefined).map((fact) => `- ${fact}`),
    "",
    ...(spec.attributes.length > 0 ? attributeTable(spec) : ["Tanpa atribut."]),
  ];
}

function example(text: string): string[] {
  return ["", "````md", text.trim(), "````"];
}

function numbering({ within, series, style }: Numbering, wordOf: (name: string) => string): string {
  const shared = series ? `, bersambung dengan \`${wordOf(series)}\`` : "";
  return `Bernomor otomatis ${places[within]}${shared}${style === "dotted" ? ", seperti 2.1" : ""}.`;
}

function attributeTable(spec: BlockSpec): string[] {
  const required = (name: AttributeName): string => (spec.required?.includes(name) === true ? "ya" : "");
  return [
    row(["Atribut", "Inggris", "Nilai", "Wajib"]),
    row(["---", "---", "---", "---"]),
    ...spec.attributes.map((name) =>
      row([`\`${words[name].id}\``, `\`${words[name].en}\``, attributes[name].expected.id, required(name)]),
    ),
  ];
}
