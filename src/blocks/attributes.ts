import type { Localized } from "../model/language.ts";
import type { BlockAttributes, TestKind } from "../model/nodes.ts";

interface Attribute<T> {
  /** The value, or undefined where what is written is none. */
  parse(written: string): T | undefined;
  expected: Localized;
}

const text: Attribute<string> = {
  parse: (written) => (written.trim() === "" ? undefined : written.trim()),
  expected: { en: "a text between quotes", id: "teks di antara tanda kutip" },
};

const yesOrNo: Attribute<boolean> = {
  parse: (written) => ({ ya: true, yes: true, tidak: false, no: false })[written.trim().toLowerCase()],
  expected: { en: "yes or no", id: "ya atau tidak" },
};

/** One of a few values, each with its spellings: Indonesian first, English last. */
function oneOf<T extends string>(values: Record<T, readonly string[]>): Attribute<T> {
  const names = Object.keys(values) as T[];
  const list = (at: 0 | -1): string => names.map((name) => values[name].at(at)).join(", ");
  return {
    parse: (written) => names.find((name) => values[name].includes(written.trim().toLowerCase())),
    expected: { en: list(-1), id: list(0) },
  };
}

const testKind = oneOf<TestKind>({ pre: ["pra", "pre"], post: ["pasca", "post"] });

/** Every attribute that a block can have, by canonical name; how it is spelled stands in `source/words.ts`. */
export const attributes = {
  id: {
    parse: (written: string) => (/^[a-z][a-z0-9-]*$/.test(written) ? written : undefined),
    expected: {
      en: "small letters, digits and hyphens, beginning with a letter",
      id: "huruf kecil, angka dan tanda hubung, diawali huruf",
    },
  },
  title: text,
  duration: {
    parse: (written: string) => whole(written, 1, 480),
    expected: {
      en: "a whole number of minutes from 1 to 480",
      id: "jumlah menit, bilangan bulat dari 1 sampai 480",
    },
  },
  lines: {
    parse: (written: string) => whole(written, 0, 40),
    expected: { en: "a whole number from 0 to 40", id: "bilangan bulat dari 0 sampai 40" },
  },
  source: text,
  checked: text,
  anonymous: yesOrNo,
  separate: yesOrNo,
  objectives: {
    parse: (written: string) => {
      const numbers = written.split(",").map((each) => each.trim());
      return numbers.every((each) => /^\d{1,2}(?:\.\d{1,2})?$/.test(each)) ? numbers : undefined;
    },
    expected: { en: "numbers of objectives such as 1,3", id: "nomor tujuan, misalnya 1,3" },
  },
  method: text,
  when: {
    parse: text.parse,
    expected: {
      en: "the name (id) of an activity, or a few words",
      id: "nama (id) suatu kegiatan, atau beberapa kata",
    },
  },
  pieces: {
    parse: (written: string) => whole(written, 1, 12),
    expected: { en: "a whole number from 1 to 12", id: "bilangan bulat dari 1 sampai 12" },
  },
  occasion: oneOf({ daily: ["harian", "daily"], final: ["akhir", "final"] }),
  shape: oneOf({
    circle: ["lingkaran", "circle"],
    u: ["u"],
    groups: ["kelompok", "groups"],
    pairs: ["berpasangan", "pairs"],
    plenary: ["pleno", "plenary"],
  }),
  clocks: {
    parse: (written: string) => {
      const names = written.split(";").map((name) => name.trim());
      return names.length <= 2 && names.every((name) => name !== "") ? names : undefined;
    },
    expected: { en: "one name, or two with ; between", id: "satu nama, atau dua nama dengan ; di antaranya" },
  },
  medium: oneOf({ flipchart: ["plano", "flipchart"], slide: ["salindia", "slide"] }),
  columns: {
    parse: (written: string) => {
      const heads = written.split(",").map((each) => each.trim());
      return heads.length <= 6 && heads.every((head) => head !== "") ? heads : undefined;
    },
    expected: {
      en: "up to six heads with commas between them",
      id: "paling banyak enam judul kolom, dipisahkan koma",
    },
  },
  firstColumn: yesOrNo,
  wordBank: yesOrNo,
  kind: testKind,
  forTest: testKind,
  passMark: {
    parse: (written: string) => whole(written.replace(/%\s*$/, ""), 1, 100),
    expected: { en: "a percentage from 1 to 100", id: "persen dari 1 sampai 100" },
  },
} satisfies { [K in keyof Required<BlockAttributes>]: Attribute<NonNullable<BlockAttributes[K]>> };

/** Canonical name of an attribute. */
export type AttributeName = keyof typeof attributes;

function whole(written: string, least: number, most: number): number | undefined {
  if (!/^\d{1,4}$/.test(written.trim())) return undefined;
  const value = Number(written);
  return value >= least && value <= most ? value : undefined;
}
