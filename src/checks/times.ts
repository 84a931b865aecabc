import type { Root } from "mdast";
import { blockSpec } from "../blocks/index.ts";
import { report } from "../diagnostics/report.ts";
import type { Block } from "../model/nodes.ts";
import type { Check } from "./check.ts";

/** The timed parts of a session add up to its duration, and the steps of an activity to the activity's. */
export const times: Check = {
  nodes: {
    root(tree, { file, duration }) {
      const parts = timedIn(tree);
      const sum = minutes(parts);
      if (!duration || parts.length === 0 || sum === duration) return;
      report(file, "time-session", { sum, duration }, parts[0]?.position?.start);
    },
    block(block, { file }) {
      const steps = timedIn(block);
      const { duration } = block.attributes;
      if (steps.length === 0 || duration === undefined || minutes(steps) === duration) return;
      report(file, "time-activity", { sum: minutes(steps), duration }, block.position?.start);
    },
  },
};

/** The nearest timed blocks inside a node: a step inside an activity is the activity's, not the session's. */
function timedIn(node: Root | Block): Block[] {
  return node.children.flatMap((child) => {
    if (child.type !== "block") return [];
    const timed = blockSpec(child.name)?.timed === true && child.attributes.duration !== undefined;
    return timed ? [child] : timedIn(child);
  });
}

function minutes(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.attributes.duration ?? 0), 0);
}
