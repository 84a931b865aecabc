import type { ElementContent } from "hast";
import { h } from "hastscript";
import { blockSpec } from "../blocks/index.ts";
import type { Language } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import { titleOf } from "../render/session.ts";

/** What a block is called in print: "Kegiatan 2.1", or its title where it has no number. */
export function blockName(block: Block, language: Language): string {
  const label = blockSpec(block.name)?.label?.[language] ?? "";
  if (block.number !== undefined) return [label, block.number].filter(Boolean).join("\u00a0");
  return titleOf(block) || label;
}

/** The same as a link, where the book has its anchor. */
export function blockLink(block: Block, language: Language, anchors: ReadonlySet<string>): ElementContent {
  const name = blockName(block, language);
  if (block.anchor === undefined || !anchors.has(block.anchor)) return { type: "text", value: name };
  return h("a", { href: `#${block.anchor}` }, name);
}
