import type { Image } from "mdast";
import type { VFile } from "vfile";
import { toString } from "mdast-util-to-string";
import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** Descriptions that describe nothing, in both languages; compared without capitals, numbers and marks. */
const useless: ReadonlySet<string> = new Set(
  (
    "gambar|gbr|foto|ilustrasi|bagan|diagram|grafik|ikon|logo|peta|poster|tabel|tangkapan layar|gambar ini|" +
    "gambar ilustrasi|foto kegiatan|gambar tanpa judul|tanpa judul|uraian|uraian gambar|" +
    "image|img|picture|photo|illustration|chart|graph|figure|fig|icon|map|screenshot|screen shot|untitled|" +
    "description|alt|alt text"
  ).split("|"),
);

/** Names that cameras, scanners and programs give to files. */
const fileName =
  /\.(?:png|jpe?g|webp|svg|gif|bmp|tiff?)$|^(?:img|dsc|dscn|pxl|vid|scan|wa|screenshot)[-_ ]?\d/i;

/** A picture has words for those who cannot see it, and they tell more than its name or caption. */
export const images: Check = {
  nodes: {
    image(node, { file }, { ancestors }) {
      const alt = (node.alt ?? "").trim();
      if (alt === "") {
        report(file, "image-alt", {}, node);
        return;
      }
      const around = ancestors.at(-1);
      const caption = around?.type === "figure" ? toString(around.caption ?? []) : "";
      checkWords(alt, caption, { node, file });
    },
  },
};

function checkWords(alt: string, caption: string, { node, file }: { node: Image; file: VFile }): void {
  const plain = plainWords(alt);
  const words = plain.replace(/\d+/g, "").trim();
  const stem = plainWords(node.url.replace(/^.*\/|\.[^.]*$/g, ""));
  const says =
    caption !== "" && plain === plainWords(caption)
      ? { en: "only repeats the caption", id: "hanya mengulang keterangan gambar" }
      : { en: "does not tell what is to be seen", id: "tidak mengatakan apa yang terlihat" };
  if (
    fileName.test(alt) ||
    words === "" ||
    useless.has(words) ||
    plain === stem ||
    plain === plainWords(caption)
  ) {
    report(file, "image-alt-useless", { alt, says }, node);
  }
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
