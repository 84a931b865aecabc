import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { VFile } from "vfile";
import type { Lesson, Module } from "../../../src/model/book.ts";
import type { Comment, CommentAnchor } from "../../../src/review/comments/comment.ts";
import { numberSource, resolveModule } from "../../../src/transforms/resolve-module.ts";
import { lessonOf } from "../../support/lesson.ts";

/** A word that writers may put anywhere. */
export const anyWord = fc.constantFrom(
  "serikat",
  "upah",
  "peserta",
  "jadwal",
  "kelompok",
  "kartu",
  "dan",
  "yang",
  "baru",
);

/** A comment with an anchor, for placing. */
export function commentAt(anchor: CommentAnchor, change: Partial<Comment> = {}): Comment {
  return {
    id: "20261122-aaaaaaaa",
    module: "uji",
    path: "modules/uji/komentar/20261122-aaaaaaaa.md",
    session: "01.md",
    kind: "content",
    anchor,
    by: "Siti",
    date: "2026-11-22",
    text: "Mohon dicek.",
    replies: [],
    decisions: [],
    status: "open",
    ...change,
  };
}

/** The text of one of our own lessons, without its front matter. */
export async function ownLesson(path: string): Promise<string> {
  const text = await readFile(new URL(`../../../modules/${path}`, import.meta.url), "utf8");
  return text.replace(/^---\n[\s\S]*?\n---\n/, "");
}

/** A lesson of one text: parsed, numbered and resolved, but not checked, which takes longest. */
export async function lessonIn(body: string): Promise<Lesson> {
  const lesson = await lessonOf(body);
  const module: Module = {
    id: "uji",
    file: new VFile({ path: "modules/uji/module.md", value: "" }),
    matter: { title: "Modul uji" },
    introduction: { type: "root", children: [] },
    lessons: [lesson],
    language: "id",
    written: "id",
    translations: [],
  };
  numberSource(module);
  resolveModule(module, { references: { entries: new Map() }, others: new Map() });
  return lesson;
}
