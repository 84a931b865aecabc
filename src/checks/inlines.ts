import { toString } from "mdast-util-to-string";
import type { Node } from "unist";
import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import type { Localized } from "../model/language.ts";
import type { Check } from "./check.ts";

const sign = /\[\[|\{(?:ref|lihat):|\[@/;

const places = {
  title: { en: "a title or caption", id: "judul atau keterangan" },
  picture: { en: "a picture's description", id: "uraian gambar" },
  html: { en: "HTML", id: "HTML" },
} satisfies Record<string, Localized>;

/** Blanks, references and citations stand where they are recognised: elsewhere they would print as they are written. */
export const inlines: Check = {
  nodes: {
    block(node, { file }) {
      checkText(node.attributes.title ?? toString(node.title ?? []), places.title, { node, file });
    },
    figure(node, { file }) {
      checkText(toString(node.caption ?? []), places.title, { node, file });
    },
    image(node, { file }) {
      checkText(node.alt ?? "", places.picture, { node, file });
    },
    html(node, { file }) {
      checkText(node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, ""), places.html, { node, file });
    },
  },
};

function checkText(text: string, place: Localized, at: { node: Node; file: VFile }): void {
  const [found] = sign.exec(text) ?? [];
  if (found !== undefined) report(at.file, "inline-misplaced", { found, place }, at.node.position?.start);
}
