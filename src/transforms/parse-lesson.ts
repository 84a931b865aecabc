import type { Root } from "mdast";
import type { VFile } from "vfile";
import type { PictureReader } from "../source/pictures.ts";
import { checkBlanks } from "./check-blanks.ts";
import { parseMarkdown } from "./parse.ts";
import { remarkBlocks } from "./remark-blocks.ts";
import { remarkCaptions } from "./remark-captions.ts";
import { remarkFences } from "./remark-fences.ts";
import { remarkInlines } from "./remark-inlines.ts";
import { remarkLinkCards } from "./remark-link-cards.ts";
import { remarkReferences } from "./remark-references.ts";
import { remarkTypography } from "./remark-typography.ts";
import { walk } from "./walk.ts";

/** From a lesson's text to its tree of typed blocks, with its pictures read; mistakes are reported on the file. */
export async function parseLesson(body: string, file: VFile, pictures: PictureReader): Promise<Root> {
  const tree = parseMarkdown(body);
  remarkFences(tree, file, body);
  remarkBlocks(tree, file);
  remarkReferences(tree, file);
  remarkInlines(tree, file);
  checkBlanks(tree, file, body);
  remarkCaptions(tree);
  remarkLinkCards(tree);
  remarkTypography(tree);
  await attachPictures(tree, file, pictures);
  return tree;
}

async function attachPictures(tree: Root, file: VFile, pictures: PictureReader): Promise<void> {
  const reading: Promise<void>[] = [];
  walk(tree, (node) => {
    if (node.type !== "image") return;
    const read = pictures.read(node.url, file, node).then((picture) => {
      if (picture) node.data = { ...node.data, picture };
    });
    reading.push(read);
  });
  await Promise.all(reading);
}
