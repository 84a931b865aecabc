import { toString } from "mdast-util-to-string";
import { h } from "hastscript";
import type { Link } from "mdast";
import { report } from "../diagnostics/report.ts";
import type { Block } from "../model/nodes.ts";
import { qrCode } from "./drawings/qr-code.ts";
import { pictured } from "./legend.ts";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

const spoken = { en: "QR code of this address", id: "Kode QR untuk alamat ini" };

/** A link out of the book, for paper: its address in print and as a QR code. */
export const linkCard: BlockSpec = {
  name: "link-card",
  words: { en: "link-card", id: "kartu-tautan" },
  doc: {
    en: "A link with its address and a QR code. A paragraph that is nothing but one https link becomes one by itself.",
    id: "Tautan dengan alamat dan kode QR-nya. Alinea yang isinya hanya satu tautan https menjadi kartu dengan sendirinya.",
  },
  audience: "everyone",
  attributes: [],
  prepare: (block, file) => {
    if (!onlyLink(block)) report(file, "link-card-link", {}, block.position?.start);
  },
  render: (block, children, context) => {
    const link = onlyLink(block);
    if (!link) return [shell(block, children, context, { tag: "div" })];
    const named = toString(link).trim() !== link.url;
    const address = named ? [h("p.address", h("code", link.url))] : [];
    return [
      shell(
        block,
        [
          pictured(qrCode(link.url), spoken[context.language], context),
          h("div.link-words", [...children, ...address]),
        ],
        context,
        { tag: "div" },
      ),
    ];
  },
};

/** The https link that is all there is in a block. */
function onlyLink({ children }: Block): Link | undefined {
  const [paragraph, ...others] = children;
  if (paragraph?.type !== "paragraph" || others.length > 0) return undefined;
  const [link, ...more] = paragraph.children;
  return link?.type === "link" && more.length === 0 && /^https:\/\//i.test(link.url) ? link : undefined;
}
