import type { Root } from "mdast";
import type { VFile } from "vfile";
import type { Lesson, Module } from "../model/book.ts";
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
 * An old book without the sessions that cannot be shown: those that cannot be rendered, and for an edition that withholds
 * anything those with errors. Where a fence is missing, what was the facilitator's stands in the open, and no book was ever
 * made of it.
 */
export function renderable(book: Book): { book: Book; unreadable: Lesson[] } {
  const unreadable: Lesson[] = [];
  const { guarded } = book.edition;
  const parts = book.parts.map((part) => {
    const sessions = part.sessions.filter((session) => {
      const fits =
        !(guarded && hasErrors(session.lesson.file)) && canRender({ ...part, sessions: [session] });
      if (!fits) unreadable.push(session.lesson);
      return fits;
    });
    const closed = guarded && hasErrors(part.module.file);
    return {
      ...part,
      sessions,
      ...(closed ? { introduction: { type: "root" as const, children: [] } } : {}),
    };
  });
  return { book: { ...book, parts }, unreadable };
}

/** Whether a text has errors: no book is made of it. */
export function hasErrors({ messages }: VFile): boolean {
  return messages.some(({ fatal }) => fatal === true);
}

function canRender(part: Part): boolean {
  try {
    renderSessions(part, 1);
    return true;
  } catch {
    return false;
  }
}
