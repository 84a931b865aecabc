import type { Supply, SupplyPer } from "../model/schedule.ts";

/** Whom an amount is for, by the words that writers use. */
const pers: readonly { words: readonly string[]; per: SupplyPer; every: number }[] = [
  { words: ["peserta", "orang", "participant", "participants", "person"], per: "participant", every: 1 },
  { words: ["pasangan", "pasang peserta", "pair", "pairs"], per: "participant", every: 2 },
  { words: ["kelompok", "group", "groups"], per: "group", every: 1 },
  { words: ["kelas", "modul", "class", "module"], per: "class", every: 1 },
];

const reusedWords = /,\s*(?:dipakai lagi|reused)$/i;

/**
 * Reads a counted material: "3", "3 lembar", "1 set per kelompok", "1 per 2 kelompok, dipakai lagi",
 * "3 lembar (Harapan, Aturan kelas, Parkir)".
 * @returns undefined where it is none
 */
export function parseSupply(name: string, written: string): Supply | undefined {
  const noteless = written.trim().replace(/\s*\([^()]*\)$/, "");
  const reused = reusedWords.test(noteless);
  const match = /^(\d{1,4})(?:\s+([^\d,;]*?))??(?:\s+per\s+(?:(\d{1,2})\s+)?(\D+))?$/i.exec(
    noteless.replace(reusedWords, "").trim(),
  );
  const amount = Number(match?.[1] ?? 0);
  const forWhom = perOf(match?.[4]);
  const every = Number(match?.[3] ?? 1);
  if (!match || amount === 0 || every === 0 || !forWhom || name.trim() === "") return undefined;
  return {
    name: name.trim(),
    amount,
    unit: (match[2] ?? "").trim(),
    per: forWhom.per,
    every: every * forWhom.every,
    reused,
    text: `${capitalised(name.trim())}: ${written.trim()}`,
  };
}

function perOf(word = "kelas"): { per: SupplyPer; every: number } | undefined {
  return pers.find(({ words }) => words.includes(word.trim().toLowerCase()));
}

/** What a class of a size needs of one material. */
export interface Need {
  name: string;
  unit: string;
  /** Amounts, one for each number of participants asked for. */
  amounts: number[];
  /** Sessions that use it, by number. */
  sessions: number[];
  reused: boolean;
}

/** The materials of a session. */
export interface SessionSupplies {
  session: number;
  supplies: readonly Supply[];
}

/** A class that materials are summed for. */
export interface ClassSizes {
  participants: readonly number[];
  groupSize: number;
}

/**
 * Sums materials over sessions, in the order of their first use: what is used up adds, of what is used again the module
 * needs the most that one session asks for. Names and units are compared without regard to capitals; a material without
 * a unit counts with the one of its name that has one.
 */
export function sumSupplies(sessions: readonly SessionSupplies[], sizes: ClassSizes): Need[] {
  const lines = new Map<string, { first: Supply; uses: { session: number; supply: Supply }[] }>();
  for (const { session, supplies } of sessions) {
    for (const supply of supplies) {
      const key = lineFor(supply, [...lines.keys()]);
      const line = lines.get(key) ?? { first: supply, uses: [] };
      line.uses.push({ session, supply });
      lines.set(key, line);
    }
  }
  return [...lines.values()].map(({ first, uses }) => ({
    name: capitalised(first.name),
    unit: uses.map(({ supply }) => supply.unit).find(Boolean) ?? "",
    amounts: sizes.participants.map((count) => amountOf(uses, count, sizes.groupSize)),
    sessions: [...new Set(uses.map(({ session }) => session))],
    reused: uses.every(({ supply }) => supply.reused),
  }));
}

function lineFor({ name, unit }: Supply, keys: readonly string[]): string {
  const named = `${keyOf(name)}\n`;
  const exact = named + keyOf(unit);
  if (keys.includes(exact)) return exact;
  const same = keys.filter((key) => key.startsWith(named));
  const other = unit === "" ? same[0] : same.find((key) => key === named);
  return other ?? exact;
}

function amountOf(
  uses: readonly { session: number; supply: Supply }[],
  participants: number,
  groupSize: number,
): number {
  const bySession = new Map<number, number>();
  let usedUp = 0;
  for (const { session, supply } of uses) {
    const { per, every, amount, reused } = supply;
    const heads = { participant: participants, group: Math.ceil(participants / groupSize), class: 1 }[per];
    const needed = amount * Math.ceil(heads / every);
    if (reused) bySession.set(session, (bySession.get(session) ?? 0) + needed);
    else usedUp += needed;
  }
  return usedUp + Math.max(0, ...bySession.values());
}

function keyOf(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ");
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
