import { report } from "../diagnostics/report.ts";
import { linesOf } from "./lines-of.ts";
import type { Check } from "./check.ts";

/** Attributes of a block's opening line, without what stands between quotes. */
const opening = /^[\s>]*:{3,}[^\s{[]*(?:\[[^\]]*\])?\{(?<list>(?:"[^"]*"|'[^']*'|[^"'}])*)\}/;

/** An attribute is given once: of two, the first would be lost without a word. */
export const attributes: Check = {
  nodes: {
    block(block, { file }) {
      const { line, column } = block.position?.start ?? { line: 0, column: 0 };
      const list = opening.exec(linesOf(file)[line - 1]?.slice(column - 1) ?? "")?.groups?.["list"];
      if (list === undefined) return;
      const seen = new Set<string>();
      for (const [, written = ""] of list.replace(/"[^"]*"|'[^']*'/g, "''").matchAll(/(?:^|\s)([^\s=]+)/g)) {
        const name = written.startsWith("#") ? "id" : written;
        if (seen.has(name)) report(file, "attribute-twice", { attribute: name }, { line, column });
        seen.add(name);
      }
    },
  },
};
