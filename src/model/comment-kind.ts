import type { Localized } from "./language.ts";

/** What a comment is about, by canonical name, with its words for people. */
export const commentKinds = {
  content: { en: "content", id: "isi" },
  language: { en: "language", id: "bahasa" },
  law: { en: "law", id: "hukum" },
  layout: { en: "layout", id: "tata letak" },
} satisfies Record<string, Localized>;

/** What a comment is about. */
export type CommentKind = keyof typeof commentKinds;

/** All kinds, in the order in which lists show them. */
export const commentKindNames = Object.keys(commentKinds) as CommentKind[];
