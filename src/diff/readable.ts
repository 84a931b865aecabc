import type { Root } from "mdast";
import type { Module } from "../model/book.ts";
import { renderSessions, type Book, type Part } from "../render/book.ts";
import { walk } from "../transforms/walk.ts";

/**
 * Makes an old text fit for rendering, which expects a text without errors: a reference that leads nowhere becomes the
 * words that were written.
 */
export function mendModule(module: Module): void {
  const trees = [
    module.introduction,
    ...(module.bank ? [module.bank.tree] : []),
    ...module.lessons.map(({ tree }) => tree),
  ];
  for (const tree of trees) mendTree(tree);
}

function mendTree(tree: Root): void {
  walk(tree, (node) => {
    if (!("children" in node)) return;
    node.children = node.children.map((child) =>
      child.type === "crossReference" && !child.resolved
        ? { type: "text", value: `{ref:${child.target}}` }
        : child,
    ) as typeof node.children;
  });
}

/**
 * A book without the sessions that cannot be rendered.
 * @returns the book, and the names of the files of those sessions
 */
export function renderable(book: Book): { book: Book; unreadable: string[] } {
  const unreadable: string[] = [];
  const parts = book.parts.map((part) => {
    const sessions = part.sessions.filter((session) => {
      const fits = canRender({ ...part, sessions: [session] });
      if (!fits) unreadable.push(session.lesson.file.path);
      return fits;
    });
    return { ...part, sessions };
  });
  return { book: { ...book, parts }, unreadable };
}

function canRender(part: Part): boolean {
  try {
    renderSessions(part, 1);
    return true;
  } catch {
    return false;
  }
}
