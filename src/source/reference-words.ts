import { z } from "zod";
import type { Language, Localized } from "../model/language.ts";
import type { ReferenceKind, ReferenceStatus } from "../model/references.ts";
import type { Field } from "./validate.ts";

/** How the kinds of instruments are written in references.yaml. */
export const kindWords: Readonly<Record<ReferenceKind, Localized>> = {
  constitution: { en: "constitution", id: "UUD" },
  act: { en: "act", id: "UU" },
  "government-regulation": { en: "government-regulation", id: "PP" },
  "presidential-regulation": { en: "presidential-regulation", id: "Perpres" },
  "presidential-decree": { en: "presidential-decree", id: "Keppres" },
  "ministerial-regulation": { en: "ministerial-regulation", id: "Permen" },
  "ministerial-decree": { en: "ministerial-decree", id: "Kepmen" },
  circular: { en: "circular", id: "surat-edaran" },
  ruling: { en: "ruling", id: "putusan" },
  bill: { en: "bill", id: "RUU" },
  convention: { en: "convention", id: "konvensi" },
  protocol: { en: "protocol", id: "protokol" },
  declaration: { en: "declaration", id: "deklarasi" },
  recommendation: { en: "recommendation", id: "rekomendasi" },
  initiative: { en: "initiative", id: "prakarsa" },
};

/** How statuses are written in references.yaml. */
export const statusWords: Readonly<Record<ReferenceStatus, Localized>> = {
  "in-force": { en: "in-force", id: "berlaku" },
  amended: { en: "amended", id: "diubah" },
  repealed: { en: "repealed", id: "dicabut" },
  "partly-repealed": { en: "partly-repealed", id: "dicabut-sebagian" },
  void: { en: "void", id: "tidak-mengikat" },
  "partly-void": { en: "partly-void", id: "tidak-mengikat-sebagian" },
  uncertain: { en: "uncertain", id: "belum-pasti" },
  ratified: { en: "ratified", id: "diratifikasi" },
  "not-ratified": { en: "not-ratified", id: "belum-diratifikasi" },
  draft: { en: "draft", id: "rancangan" },
  guidance: { en: "guidance", id: "pedoman" },
};

/** How the beginning of an instrument's name is said in English. */
const englishBeginnings: readonly (readonly [string, string])[] = [
  ["UUD 1945", "1945 Constitution"],
  ["UU ", "Law "],
  ["PP ", "Government Regulation "],
  ["Perpres ", "Presidential Regulation "],
  ["Keppres ", "Presidential Decree "],
  ["Permenaker ", "Minister of Manpower Regulation "],
  ["Kepmenaker ", "Minister of Manpower Decree "],
  ["Putusan MK ", "Constitutional Court Ruling "],
  ["PER.", "Ministerial Regulation PER."],
  ["KEP.", "Ministerial Decree KEP."],
  ["SE Menaker ", "Minister of Manpower Circular "],
  ["Konvensi ILO ", "ILO Convention "],
];

/** An instrument's name in English, where its kind alone says how: "Law 21/2000". */
export function englishName(name: string): string {
  const found = englishBeginnings.find(([beginning]) => name.startsWith(beginning));
  return found ? found[1] + name.slice(found[0].length) : name;
}

/** A value that is one word of a table, in either language. */
export function spelledAs<K extends string>(table: Readonly<Record<K, Localized>>): Field<K> {
  const keys = Object.keys(table) as K[];
  const spelled = (language: Language): string => keys.map((key) => table[key][language]).join(", ");
  return {
    schema: z.string().transform((written, context): K => {
      const lower = written.trim().toLowerCase();
      const found = keys.find((key) =>
        [table[key].en, table[key].id].some((word) => word.toLowerCase() === lower),
      );
      if (found !== undefined) return found;
      context.addIssue({ code: "custom", message: "unknown word" });
      return z.NEVER;
    }),
    expected: { en: `one of: ${spelled("en")}`, id: `salah satu dari: ${spelled("id")}` },
  };
}
