import type { Root } from "mdast";
import { editions, type EditionName } from "../editions/index.ts";
import { project } from "../editions/project.ts";

const selections = new WeakMap<Root, Map<EditionName, Root>>();

/** What an edition shows of a text: selected once, since several checks look at it. Look only. */
export function selected(tree: Root, name: EditionName): Root {
  const known = selections.get(tree) ?? new Map<EditionName, Root>();
  selections.set(tree, known);
  const selection = known.get(name) ?? project(tree, editions[name]);
  known.set(name, selection);
  return selection;
}
