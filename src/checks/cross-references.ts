import { visit } from "unist-util-visit";
import { report } from "../diagnostics/report.ts";
import { editionNames, editions } from "../editions/index.ts";
import { textsOf, type Check } from "./check.ts";
import { selected } from "./selected.ts";

/** A reference points to something that every edition with the reference has, or to a sheet that is handed out. */
export const crossReferences: Check = {
  module(module, context) {
    for (const { tree, file } of textsOf(module, context)) {
      if (!hasReference(tree)) continue;
      for (const name of editionNames) {
        const edition = editions[name];
        visit(selected(tree, name), "crossReference", (node) => {
          const audience = node.resolved?.audience ?? "everyone";
          // A handout lies in participants' hands, though not in their book; a role card is not everyone's.
          if (edition.audiences.has(audience) || (audience === "holder" && node.resolved?.name === "handout"))
            return;
          report(file, "reference-edition", { target: node.target, edition: name }, node);
        });
      }
    }
  },
};

function hasReference(tree: Parameters<typeof visit>[0]): boolean {
  let found = false;
  visit(tree, { type: "crossReference" }, () => {
    found = true;
    return false;
  });
  return found;
}
