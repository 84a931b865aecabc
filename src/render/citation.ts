import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Citation } from "../model/nodes.ts";
import type { RenderOptions } from "./render-options.ts";

/** A citation of law in plain words. */
export function renderCitation(node: Citation, _options: RenderOptions): ElementContent {
  return h("span.cited", node.items.map(({ key, locator }) => `${key} ${locator}`.trim()).join("; "));
}
