import type { Root } from "mdast";
import type { VFile } from "vfile";
import type { Module } from "../model/book.ts";

/** A text of a module: a lesson, or the introduction, which has no duration. */
export interface ModuleText {
  file: VFile;
  tree: Root;
  /** Minutes. */
  duration?: number;
}

/** A rule over resolved sources; it only inspects, and reports on the lesson's file. */
export type Check =
  | { readonly scope: "text"; run(text: ModuleText): void }
  | { readonly scope: "module"; run(module: Module): void };

/** Every text of a module, the introduction first. */
export function textsOf(module: Module): ModuleText[] {
  const lessons = module.lessons.map(({ file, tree, matter }) => ({ file, tree, duration: matter.duration }));
  return [{ file: module.file, tree: module.introduction }, ...lessons];
}
