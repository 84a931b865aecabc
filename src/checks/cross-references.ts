import { report } from "../diagnostics/report.ts";
import { editionNames, editions } from "../editions/index.ts";
import type { CrossReference } from "../model/nodes.ts";
import { textsOf, type Check } from "./check.ts";
import { landmarksOf, selected } from "./landmarks.ts";

/** A reference points to something that every edition with the reference has, or to a sheet that is handed out. */
export const crossReferences: Check = {
  module(module, context) {
    for (const { tree, file } of textsOf(module, context)) {
      if (landmarksOf(tree).references.length === 0) continue;
      for (const name of editionNames) {
        const { audiences } = editions[name];
        for (const node of landmarksOf(selected(tree, name)).references) {
          const audience = node.resolved?.audience ?? "everyone";
          // A handout lies in participants' hands, though not in their book; a role card is not everyone's.
          const handedOut = audience === "holder" && node.resolved?.name === "handout";
          if (!audiences.has(audience) && !handedOut)
            report(file, "reference-edition", { target: writtenTarget(node), edition: name }, node);
        }
      }
    }
  },
};

/** What a reference names, with its module where that is another. */
function writtenTarget({ target, resolved }: CrossReference): string {
  const module = resolved?.module?.id;
  return module === undefined ? target : `${module}/${target}`;
}
