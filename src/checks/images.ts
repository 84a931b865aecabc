import { visit } from "unist-util-visit";
import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** A picture has words for those who cannot see it. */
export const images: Check = {
  scope: "text",
  run({ tree, file }) {
    visit(tree, "image", (node) => {
      if ((node.alt ?? "").trim() === "") report(file, "image-alt", {}, node);
    });
  },
};
