import { toString } from "mdast-util-to-string";
import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** Words that say nothing of where a link leads, in both languages; compared without capitals and marks. */
const vague: ReadonlySet<string> = new Set(
  (
    "di sini|disini|sini|klik|klik di sini|klik disini|klik ini|klik tautan ini|lihat|lihat di sini|lihat disini|buka|" +
    "buka di sini|baca|baca di sini|baca selengkapnya|selengkapnya|selanjutnya|lebih lanjut|info lebih lanjut|unduh|" +
    "unduh di sini|tautan|tautan ini|tautan berikut|link|link ini|situs|situs ini|laman ini|halaman ini|ini|berikut|" +
    "here|click|click here|click this|see|see here|read|read here|read more|more|more info|learn more|download|" +
    "download here|this|this link|this page|this site|website|web site|page"
  ).split("|"),
);

/** A link says where it leads: those who hear a list of links hear nothing else. */
export const linkTexts: Check = {
  nodes: {
    link(node, { file }) {
      const text = toString(node).trim();
      const bare = /^(?:https?:\/\/|www\.)\S+$/i.test(text);
      const plain = text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
      // A picture that is a link speaks through its description.
      if (bare || plain === "" || vague.has(plain)) report(file, "link-text-vague", { text }, node);
    },
  },
};
