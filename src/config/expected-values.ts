import type { Localized } from "../model/language.ts";
import type { Expected } from "./yaml-fields.ts";

/** A value with its spelling in both languages. */
export interface Choice<T> extends Localized {
  value: T;
}

/** One line of text. */
export const anyText: Expected<string> = {
  read: (written) => (written.trim() === "" ? undefined : written.trim()),
  expected: { en: "a text", id: "teks" },
};

/** Yes or no, in either language. */
export const yesOrNo: Expected<boolean> = {
  read: (written) => ({ ya: true, yes: true, true: true, tidak: false, no: false, false: false })[written],
  expected: { en: "yes or no", id: "ya atau tidak" },
};

/** A whole number between two others. */
export function whole(least: number, most: number): Expected<number> {
  return {
    read: (written) => {
      const value = /^\d{1,4}$/.test(written) ? Number(written) : -1;
      return value >= least && value <= most ? value : undefined;
    },
    expected: {
      en: `a whole number from ${least} to ${most}`,
      id: `bilangan bulat dari ${least} sampai ${most}`,
    },
  };
}

/** A measure between two others: a comma is a point, and the unit may be written after it. */
export function measure(least: number, most: number, unit = ""): Expected<number> {
  return {
    read: (written) => {
      const [, number = "", after] = /^(\d{1,4}(?:[.,]\d{1,4})?)\s*(\S*)$/.exec(written.trim()) ?? [];
      const value = Number(number.replace(",", "."));
      const right = after === "" || after?.toLowerCase() === unit;
      return right && value >= least && value <= most ? value : undefined;
    },
    expected: {
      en: `a number from ${least} to ${most} ${unit}`.trimEnd(),
      id: `angka dari ${decimal(least)} sampai ${decimal(most)} ${unit}`.trimEnd(),
    },
  };
}

/** One of a few words, in either language; a hyphen counts as a space. */
export function oneOf<T>(choices: readonly Choice<T>[]): Expected<T> {
  return {
    read: (written) => {
      const words = plain(written);
      return choices.find(({ en, id }) => plain(en) === words || plain(id) === words)?.value;
    },
    expected: {
      en: listed(
        choices.map(({ en }) => en),
        " or ",
      ),
      id: listed(
        choices.map(({ id }) => id),
        choices.length > 2 ? ", atau " : " atau ",
      ),
    },
    known: choices.flatMap(({ en, id }) => [id, en]),
  };
}

/** A text in small letters, with single spaces for spaces and hyphens. */
export function plain(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ");
}

function listed(words: readonly string[], or: string): string {
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].join(or);
}

function decimal(value: number): string {
  return String(value).replace(".", ",");
}
