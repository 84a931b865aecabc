import type { z } from "zod";
import type { Language } from "../../model/language.ts";
import { plainLine } from "../../model/plain-text.ts";
import { longestName } from "../comments/comment-fields.ts";
import { longestText } from "./sent-comment.ts";

/** What is wrong with something that was sent, by its field; and whether it is too long. */
type Problem = (isTooLong: boolean, isEmpty: boolean) => string;

const id: Readonly<Record<string, Problem>> = {
  id: () => "nomor komentarnya tidak dikenal; nomor berbentuk seperti 20261122-k3f9a2bq",
  comment: () => "nomor komentar yang ditanggapi tidak dikenal; nomor berbentuk seperti 20261122-k3f9a2bq",
  key: () => "nomor tanggapannya tidak dikenal; nomor terdiri atas delapan huruf kecil atau angka",
  knew: () => "nomor keputusan sebelumnya tidak dikenal",
  kind: () => "jenisnya tidak dikenal; yang dikenal isi, bahasa, hukum, tata letak",
  action: () => "tidak jelas apakah ini balasan, keputusan, atau dibuka lagi",
  at: () => "waktunya tidak dapat dibaca; contoh: 2026-11-22T19:30:00+07:00",
  by: (isTooLong) =>
    isTooLong
      ? `nama penulisnya terlalu panjang; paling banyak ${longestName} huruf`
      : "nama penulisnya kosong",
  text: (isTooLong, isEmpty) =>
    isTooLong
      ? `tulisannya terlalu panjang; paling banyak ${longestText.toLocaleString("id")} huruf`
      : isEmpty
        ? "tulisannya kosong"
        : "tulisannya bukan teks",
  quote: () => "kata-kata yang dipilih terlalu panjang; pilih bagian yang lebih pendek",
};

const en: Readonly<Record<string, Problem>> = {
  id: () => "the id of the comment is unknown, expected one such as 20261122-k3f9a2bq",
  comment: () => "the id of the comment it is about is unknown, expected one such as 20261122-k3f9a2bq",
  key: () => "its own id is unknown, expected eight small letters or digits",
  knew: () => "the ids of earlier decisions are unknown",
  kind: () => "its kind is unknown, expected content, language, law, or layout",
  action: () => "it is neither a reply nor a decision",
  at: () => "its time cannot be read, expected one such as 2026-11-22T19:30:00+07:00",
  by: (isTooLong) =>
    isTooLong
      ? `its writer’s name is too long, expected at most ${longestName} letters`
      : "its writer’s name is empty",
  text: (isTooLong, isEmpty) =>
    isTooLong
      ? `its text is too long, expected at most ${longestText.toLocaleString("en")} letters`
      : isEmpty
        ? "its text is empty"
        : "its text is no text",
  quote: () => "the selected words are too long, expected a shorter passage",
};

const others: Record<Language, { unknown: string; broken: string }> = {
  id: { unknown: "ada isi yang tidak dikenal", broken: "isinya rusak" },
  en: { unknown: "it holds something unknown", broken: "it is damaged" },
};

/**
 * What is wrong with a comment or a note that was sent, in words for people.
 * @param issue the first one that its schema has found
 */
export function sentProblem(issue: z.core.$ZodIssue | undefined, language: Language): string {
  const words = others[language];
  if (issue?.code === "unrecognized_keys") return `${words.unknown}: ${plainLine(issue.keys.join(", "), 80)}`;
  const field = String(issue?.path[0] ?? "");
  const known = { id, en }[language];
  const said = Object.hasOwn(known, field) ? known[field] : undefined;
  if (!said) return field === "" ? words.broken : `${words.broken}: ${field}`;
  return said(issue?.code === "too_big", issue?.code === "too_small");
}
