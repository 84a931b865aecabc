import { toString } from "mdast-util-to-string";
import type { Node } from "unist";
import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** What the typefaces of the templates have: their subset `latin`, by Fontsource's unicode-range. */
const printable =
  "0000-00FF,0131,0152-0153,02BB-02BC,02C6,02DA,02DC,0304,0308,0329,2000-206F,20AC,2122,2191,2193,2212,2215,FEFF,FFFD";

/** A character that is none of these: another font of the machine, or an empty box, would be printed in its place. */
const foreign = new RegExp(`[^${printable.replace(/[0-9A-F]{4}/g, "\\u$&").replaceAll(",", "")}]`, "u");

/** Whether the typefaces have all characters of a text. */
export function isPrintable(text: string): boolean {
  return !foreign.test(text);
}

/** Every character can be printed: the books bring their own typefaces, and no others. */
export const characters: Check = {
  nodes: {
    text: (node, { file }) => look(node.value, node, file),
    inlineCode: (node, { file }) => look(node.value, node, file),
    code: (node, { file }) => look(node.value, node, file),
    html: (node, { file }) => look(node.value.replace(/<!--[\s\S]*?-->/g, ""), node, file),
    blank: (node, { file }) => look(node.value, node, file),
    figure: (node, { file }) => look(toString(node.caption ?? []), node, file),
    block: (node, { file }) => look(node.attributes.title ?? toString(node.title ?? []), node, file),
  },
  module({ lessons, file, matter }) {
    for (const lesson of [{ file, matter }, ...lessons]) {
      const text = Object.values(lesson.matter).flat().map(String).join(" ");
      look(text, undefined, lesson.file);
    }
  },
};

function look(text: string, node: Node | undefined, file: VFile): void {
  const [character] = foreign.exec(text) ?? [];
  if (character === undefined) return;
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  report(file, "character-missing", { character, code }, node?.position?.start ?? { line: 1, column: 1 });
}
