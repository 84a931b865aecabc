import { readFile } from "node:fs/promises";
import type { Module } from "../../../src/model/book.ts";
import type { Comment, CommentAnchor } from "../../../src/review/comments/comment.ts";
import { moduleOf } from "../../support/lesson.ts";

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

/** The first lesson of a module made of one text. */
export async function lessonIn(body: string): Promise<Module["lessons"][number]> {
  const [lesson] = (await moduleOf([body])).lessons;
  if (lesson === undefined) throw new Error("a module without lessons");
  return lesson;
}
