import type { Nodes, Parents } from "mdast";
import { audienceOf } from "../blocks/index.ts";
import { isCopy } from "../transforms/insert-tests.ts";
import type { Check, ModuleText, NodePlace } from "./check.ts";

type Run = (node: Nodes, text: ModuleText, place: NodePlace) => void;

/** The walk that all checks share: every node of a text once, in order, and at each only the checks of its type. */
export function walkFor(checks: readonly Check[]): (text: ModuleText) => void {
  const byType = new Map<string, Run[]>();
  for (const { nodes } of checks) {
    for (const [type, run] of Object.entries(nodes ?? {})) {
      // The table is keyed by the node's own type, which the compiler cannot follow through entries.
      byType.set(type, [...(byType.get(type) ?? []), run as Run]);
    }
  }
  return (text) => {
    const ancestors: Parents[] = [];
    const enter = (node: Nodes, facilitatorOnly: boolean): void => {
      if (isCopy(node)) return;
      const place = { ancestors, facilitatorOnly };
      for (const run of byType.get(node.type) ?? []) run(node, text, place);
      if (!("children" in node)) return;
      const inside = facilitatorOnly || (node.type === "block" && audienceOf(node) === "facilitator");
      ancestors.push(node);
      for (const child of node.children) enter(child, inside);
      ancestors.pop();
    };
    enter(text.tree, false);
  };
}
