import type { BlockContent, Paragraph, Parents, PhrasingContent, Root } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { attributes, type AttributeName } from "../blocks/attributes.ts";
import { blockByWord, blockWords } from "../blocks/index.ts";
import type { BlockSpec } from "../blocks/spec.ts";
import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Block, BlockAttributes } from "../model/nodes.ts";
import { canonicalWord, spelledList, words } from "../source/words.ts";
import { walk } from "./walk.ts";

/** What a title between brackets may hold: whatever else would need a picture, a note or a check of its own. */
const titleTypes: ReadonlySet<string> = new Set(["text", "emphasis", "strong", "delete", "inlineCode"]);

/** What blocks can stand in. */
const flowParents: ReadonlySet<string> = new Set([
  "root",
  "block",
  "blockquote",
  "listItem",
  "footnoteDefinition",
  "containerDirective",
]);

/** Turns container directives into typed blocks; an unknown block or attribute is an error with a suggestion. */
export function remarkBlocks(tree: Root, file: VFile): void {
  walk(tree, (node) => {
    if (node.type === "leafDirective") reportLeaf(node, file);
    if (flowParents.has(node.type)) typeChildren(node as Parents, file);
  });
  walk(tree, (node, parent) => {
    if (node.type === "block") checkPlace(node, parent, file);
  });
}

function typeChildren(parent: Parents, file: VFile): void {
  for (const [index, node] of parent.children.entries()) {
    if (node.type !== "containerDirective") continue;
    const spec = blockByWord(node.name);
    if (spec) (parent.children as BlockContent[])[index] = typedBlock(node, spec, file);
    else reportUnknown(node, file);
  }
}

function typedBlock(node: ContainerDirective, spec: BlockSpec, file: VFile): Block {
  const children = [...node.children];
  const label = isLabel(children[0]) ? (children.shift() as Paragraph).children : undefined;
  const block: Block = {
    type: "block",
    name: spec.name,
    attributes: readAttributes(node, spec, file, label !== undefined),
    children,
  };
  if (label) block.title = readTitle(label, block, node, file);
  if (node.position) block.position = node.position;
  return block;
}

function readTitle(
  label: PhrasingContent[],
  { attributes: { title } }: Block,
  node: ContainerDirective,
  file: VFile,
): PhrasingContent[] {
  if (title !== undefined) report(file, "word-twice", { word: words.title, other: "[…]" }, opening(node));
  walk({ type: "root", children: label }, (inner) => {
    if (inner.type === "root" || titleTypes.has(inner.type)) return;
    const expected = {
      en: "words without pictures, links, notes and HTML",
      id: "kata-kata tanpa gambar, tautan, catatan kaki, dan HTML",
    };
    report(file, "attribute-invalid", { attribute: words.title, value: toString(label), expected }, inner);
  });
  return label;
}

function readAttributes(
  node: ContainerDirective,
  spec: BlockSpec,
  file: VFile,
  labelled: boolean,
): BlockAttributes {
  const result: Partial<Record<AttributeName, unknown>> = {};
  // A required attribute that is only misspelt: that it is missing is said with its right spelling.
  const meant = new Set<string | undefined>();
  for (const [written, value] of Object.entries(node.attributes ?? {})) {
    const name = canonicalWord(written, spec.attributes) as AttributeName | undefined;
    if (name === undefined) {
      const spellings = spec.attributes.flatMap((each) => [words[each].id, words[each].en]);
      const near = nearest(written, spellings) ?? "";
      meant.add(canonicalWord(near, spec.attributes));
      report(
        file,
        "attribute-unknown",
        { attribute: written, name: node.name, known: spelledList(spec.attributes), near },
        opening(node),
      );
      continue;
    }
    if (name in result) report(file, "word-twice", { word: written, other: words[name] }, opening(node));
    const parsed = attributes[name].parse(value ?? "");
    if (parsed === undefined) {
      const { expected } = attributes[name];
      report(file, "attribute-invalid", { attribute: written, value: value ?? "", expected }, opening(node));
    }
    result[name] = parsed;
  }
  for (const name of spec.required ?? []) {
    if (name in result || meant.has(name) || (name === "title" && labelled)) continue;
    report(file, "attribute-missing", { name: node.name, attribute: words[name] }, opening(node));
  }
  return result as BlockAttributes;
}

function checkPlace(block: Block, parent: { type: string } | undefined, file: VFile): void {
  const spec = blockByWord(block.name);
  const outer = parent?.type === "block" ? (parent as Block) : undefined;
  if (spec?.parents && !(outer && spec.parents.includes(outer.name))) {
    const parents = spec.parents.map((name) => blockByWord(name)?.words);
    const list = {
      en: parents.map((word) => word?.en).join(", "),
      id: parents.map((word) => word?.id).join(", "),
    };
    report(file, "block-misplaced", { name: spec.words, parents: list }, opening(block));
  }
  if (
    spec?.once === true &&
    outer &&
    outer.children.find((child) => child.type === "block" && child.name === block.name) !== block
  ) {
    report(
      file,
      "block-twice",
      { name: spec.words, parent: blockByWord(outer.name)?.words ?? "" },
      opening(block),
    );
  }
}

function reportLeaf(node: LeafDirective, file: VFile): void {
  const spec = blockByWord(node.name);
  if (spec) report(file, "block-leaf", { name: node.name }, opening(node));
  else reportUnknown(node, file);
}

function reportUnknown(node: ContainerDirective | LeafDirective, file: VFile): void {
  const near = nearest(node.name, blockWords()) ?? "";
  report(file, "block-unknown", { name: node.name, near, known: blockWords().join(", ") }, opening(node));
}

function isLabel(node: { type: string; data?: unknown } | undefined): boolean {
  return (
    node?.type === "paragraph" &&
    (node.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true
  );
}

function opening(node: ContainerDirective | LeafDirective | Block): { line: number; column: number } | null {
  return node.position?.start ?? null;
}
