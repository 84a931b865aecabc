import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { isMethod, methodsFor } from "../schedule/methods.ts";
import type { Check } from "./check.ts";
import { walkBlocks } from "../transforms/walk.ts";

/** A block's method is one of its session's own or a known one. */
export const schedule: Check = {
  module({ lessons }) {
    for (const { file, tree, matter } of lessons) {
      walkBlocks(tree, (block) => {
        const { method } = block.attributes;
        if (method === undefined || isMethod(method, matter.methods)) return;
        const known = methodsFor(matter.methods);
        const near = nearest(method, known) ?? "";
        const details = { method, near, known: known.join(", ") };
        report(file, "method-unknown", details, block.position?.start);
      });
    }
  },
};
