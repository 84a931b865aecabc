import type { Root } from "mdast";
import type { Node } from "unist";
import type { VFile } from "vfile";
import { editionNames, type EditionName } from "../editions/index.ts";
import { report } from "../diagnostics/report.ts";
import type { Module } from "../model/book.ts";
import { textsOf, type Check, type CheckContext } from "./check.ts";
import { landmarksOf, selected } from "./landmarks.ts";

/** Links lead somewhere: to an anchor that the same edition has, or out of the book by a scheme that is allowed. */
export const links: Check = {
  nodes: {
    link(node, { file }) {
      const { url } = node;
      if (url.startsWith("#") || /^(?:https?:\/\/|mailto:|tel:)/i.test(url)) return;
      report(file, "link-kind", { target: url }, node);
    },
  },
  module(module, context) {
    const everywhere = anchorsOf(module, context, (tree) => tree);
    for (const { tree, file } of textsOf(module, context)) {
      eachAnchorLink(tree, (anchor, node) => {
        if (!everywhere.has(anchor)) report(file, "link-target", { target: `#${anchor}` }, node);
      });
    }
    for (const name of editionNames) checkEdition({ module, context }, name, everywhere);
    checkIntroduction(module);
  },
};

function checkEdition(
  { module, context }: { module: Module; context: CheckContext },
  name: EditionName,
  everywhere: ReadonlySet<string>,
): void {
  const known = anchorsOf(module, context, (tree) => selected(tree, name));
  for (const { tree, file } of textsOf(module, context)) {
    eachAnchorLink(selected(tree, name), (anchor, node) => {
      if (!everywhere.has(anchor) || known.has(anchor)) return;
      report(file, "link-edition", { target: `#${anchor}`, edition: name }, node);
    });
  }
}

/** Anchors of lessons are held against each other when they are numbered; an introduction has no numbers. */
function checkIntroduction({ introduction, file, lessons }: Module): void {
  const first = new Map<string, string>();
  for (const lesson of lessons) {
    first.set(lesson.anchor, lesson.file.path);
    eachAnchor(lesson.tree, (anchor, node) => first.set(anchor, placeOf(lesson.file, node)));
  }
  eachAnchor(introduction, (anchor, node) => {
    const before = ownAnchors.has(anchor) ? file.path : first.get(anchor);
    if (before !== undefined) report(file, "anchor-twice", { anchor, first: before }, node.position?.start);
    else first.set(anchor, placeOf(file, node));
  });
}

/** Anchors that every book has of its own. */
const ownAnchors: ReadonlySet<string> = new Set(["introduction", "contents"]);

function anchorsOf(module: Module, context: CheckContext, select: (tree: Root) => Root): Set<string> {
  const anchors = new Set([...module.lessons.map((lesson) => lesson.anchor), "contents"]);
  if (module.introduction.children.length > 0) anchors.add("introduction");
  for (const { tree } of textsOf(module, context)) eachAnchor(select(tree), (anchor) => anchors.add(anchor));
  return anchors;
}

function eachAnchor(tree: Root, take: (anchor: string, node: Node) => void): void {
  for (const node of landmarksOf(tree).anchored) take(node.anchor, node);
}

function eachAnchorLink(tree: Root, take: (anchor: string, node: Node) => void): void {
  for (const node of landmarksOf(tree).links) {
    if (node.url.startsWith("#")) take(node.url.slice(1), node);
  }
}

function placeOf(file: VFile, node: Node): string {
  return `${file.path}:${node.position?.start.line ?? 1}`;
}
