import { report } from "../diagnostics/report.ts";
import { writersElements } from "../model/html-elements.ts";
import type { Check } from "./check.ts";

/** HTML in a lesson is sanitised: what is not carried over is said. */
export const html: Check = {
  nodes: {
    html(node, { file }) {
      const dropped = new Set<string>();
      for (const [, name = ""] of node.value
        .replace(/<!--[\s\S]*?-->/g, "")
        .matchAll(/<([a-z][a-z0-9-]*)/gi)) {
        if (!writersElements.has(name.toLowerCase())) dropped.add(name.toLowerCase());
      }
      for (const name of dropped) report(file, "html-element", { name }, node);
    },
  },
};
