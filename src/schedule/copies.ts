import { audienceOf, blockSpec } from "../blocks/index.ts";
import type { Block } from "../model/nodes.ts";

/**
 * Copies of a block's loose sheet; undefined for what is none. A block that is loose only where its writer says so is
 * loose where holders alone see it.
 */
export function copiesOf(block: Block): "participant" | "group" | undefined {
  const spec = blockSpec(block.name);
  return spec?.audienceOf && audienceOf(block) !== "holder" ? undefined : spec?.copies;
}
