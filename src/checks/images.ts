import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** A picture has words for those who cannot see it. */
export const images: Check = {
  nodes: {
    image(node, { file }) {
      if ((node.alt ?? "").trim() === "") report(file, "image-alt", {}, node);
    },
  },
};
