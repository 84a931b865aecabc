import type { Root } from "mdast";
import remarkSmartypants from "remark-smartypants";
import { unified } from "unified";
import { visit } from "unist-util-visit";

const smart = unified()
  .use(remarkSmartypants, { dashes: "oldschool", ellipses: true, quotes: true })
  .freeze();

/** No-break space, U+00A0. */
const tie = "\u00a0";

/** Words that must not be parted from the number after them at the end of a line. */
const tied =
  /\b(Pasal|Ps|ayat|huruf|angka|UU|PP|Perpres|Keppres|Permenaker|Kepmenaker|No\.|Rp|hlm\.|Sesi|Lembar Kerja|Modul|pukul|Article|page|Session) (?=[\d(])/g;

/** Sets curly quotes, dashes and ellipses, and ties numbers to the word before them. */
export function remarkTypography(tree: Root): void {
  setText(tree);
  visit(tree, "block", ({ title }) => {
    if (title) setText({ type: "root", children: [{ type: "paragraph", children: title }] });
  });
}

function setText(tree: Root): void {
  smart.runSync(tree);
  visit(tree, "text", (node) => {
    node.value = node.value.replace(tied, `$1${tie}`);
  });
}
