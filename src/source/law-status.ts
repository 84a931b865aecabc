import type { Localized } from "../model/language.ts";
import type {
  Confidence,
  Reference,
  ReferencePart,
  References,
  ReferenceStatus,
} from "../model/references.ts";

/** How a status is said, without and with what brought it about ("{by}"). */
const statusTexts: Readonly<Record<ReferenceStatus, { alone: Localized; by?: Localized }>> = {
  "in-force": { alone: { en: "in force", id: "berlaku" } },
  amended: {
    alone: { en: "amended", id: "sudah diubah" },
    by: { en: "amended by {by}", id: "sudah diubah oleh {by}" },
  },
  repealed: {
    alone: { en: "repealed", id: "sudah dicabut" },
    by: { en: "repealed by {by}", id: "sudah dicabut oleh {by}" },
  },
  "partly-repealed": {
    alone: { en: "repealed in part", id: "sebagian sudah dicabut" },
    by: { en: "repealed in part by {by}", id: "sebagian sudah dicabut oleh {by}" },
  },
  void: {
    alone: { en: "no longer binding", id: "tidak mengikat lagi" },
    by: { en: "no longer binding since {by}", id: "tidak mengikat lagi sejak {by}" },
  },
  "partly-void": {
    alone: { en: "no longer binding in part", id: "sebagian tidak mengikat lagi" },
    by: { en: "no longer binding in part since {by}", id: "sebagian tidak mengikat lagi sejak {by}" },
  },
  uncertain: {
    alone: { en: "unsettled, to be checked first", id: "belum pasti, harus dicek dulu" },
    by: { en: "unsettled, to be checked against {by}", id: "belum pasti, harus dicek dengan {by}" },
  },
  ratified: {
    alone: { en: "ratified by Indonesia", id: "sudah diratifikasi Indonesia" },
    by: { en: "ratified by Indonesia with {by}", id: "sudah diratifikasi Indonesia dengan {by}" },
  },
  "not-ratified": {
    alone: {
      en: "not ratified by Indonesia, as far as checked",
      id: "belum diratifikasi Indonesia, sejauh yang dicek",
    },
  },
  draft: { alone: { en: "a bill, not law", id: "rancangan, belum menjadi hukum" } },
  guidance: { alone: { en: "guidance, not an act", id: "pedoman, bukan undang-undang" } },
};

/** The status of an instrument or of one of its articles in plain words: "sudah diubah oleh UU 6/2023". */
export function statusText(standing: Reference | ReferencePart, { entries }: References): Localized {
  const keys = standing.status === "ratified" && "ratifiedBy" in standing ? standing.ratifiedBy : standing.by;
  const names = keys.flatMap((key) => entries.get(key) ?? []).map(({ name }) => name);
  const { alone, by } = statusTexts[standing.status];
  if (names.length === 0 || !by) return alone;
  return {
    en: by.en.replace("{by}", names.map(({ en }) => en).join(", ")),
    id: by.id.replace("{by}", names.map(({ id }) => id).join(", ")),
  };
}

/** How well a statement is founded, in words. */
export const confidenceTexts: Readonly<Record<Confidence, Localized>> = {
  A: { en: "text read by the authors", id: "naskahnya dibaca penyusun" },
  B: { en: "from secondary sources", id: "dari sumber sekunder" },
  C: { en: "common knowledge, text not read", id: "pengetahuan umum, naskah tidak dibaca" },
  "!": { en: "uncertain, not to be used unchecked", id: "belum pasti, jangan dipakai tanpa cek" },
};
