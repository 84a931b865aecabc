import type { Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";

/** What opens and what closes a blank. */
const marks = ["[[", "]]"] as const;

/**
 * Holds every `[[` and `]]` of the source against the blanks that were found, line by line. Brackets that Markdown took
 * for something else, such as a link, or of which one is missing would print the answer: they are an error.
 * @param text the source, with the lines of the tree
 */
export function checkBlanks(tree: Root, file: VFile, text: string): void {
  if (!marks.some((mark) => text.includes(mark))) return;
  const lines = text.split("\n");
  const known = new Map<string, number>();
  const count = (line: number, mark: string, number: number): void => {
    known.set(`${line} ${mark}`, (known.get(`${line} ${mark}`) ?? 0) + number);
  };
  const walk = (node: Nodes): void => {
    const { start, end } = node.position ?? {};
    if (start && end && node.type === "blank") {
      count(start.line, "[[", 1);
      count(end.line, "]]", 1);
    }
    if (start && end && (node.type === "code" || node.type === "inlineCode" || node.type === "html")) {
      // It prints as it is written, and has checks of its own.
      for (let { line } = start; line <= end.line; line += 1) {
        for (const mark of marks) count(line, mark, Number.POSITIVE_INFINITY);
      }
    }
    if ("children" in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  for (const [index, line] of lines.entries()) {
    const reported = file.messages.some(
      (each) => each.line === index + 1 && each.ruleId === "inline-unfinished",
    );
    if (reported || /^\s*:{3,}/.test(line)) continue;
    const found = marks.find(
      (mark) => line.split(mark).length - 1 > (known.get(`${index + 1} ${mark}`) ?? 0),
    );
    if (found !== undefined) {
      const place = { line: index + 1, column: line.indexOf(found) + 1 };
      report(file, "inline-unfinished", { found }, place);
    }
  }
}
