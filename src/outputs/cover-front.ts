import type { Element, Root } from "hast";
import { h } from "hastscript";
import rehypeRaw from "rehype-raw";
import { unified } from "unified";
import type { ModuleMatter } from "../model/book.ts";
import type { Book } from "../render/book.ts";
import { titleText } from "../render/title.ts";
import { wordsOf } from "../render/words.ts";
import type { Templates } from "./templates.ts";

/** The forms of the series, one for each module in turn. */
export async function coverMotifs(templates: Templates): Promise<string[]> {
  const names = (await templates.list("covers")).filter((name) => name.endsWith(".svg"));
  return Promise.all(names.map((name) => templates.read(`covers/${name}`)));
}

/** A module's form, on its stripe of colour. Templates are the designer's: their SVG is put in as it is. */
export function motifOf({ number = 0 }: ModuleMatter, motifs: readonly string[]): Element {
  const svg = motifs[number % Math.max(1, motifs.length)] ?? "";
  const motif: Root = { type: "root", children: [{ type: "raw", value: `<div class="motif">${svg}</div>` }] };
  return (
    unified()
      .use(rehypeRaw)
      .runSync(motif)
      .children.find((child) => child.type === "element") ?? h("div.motif")
  );
}

/** The words of a book's front: who publishes, series, title; edition, round, whom it is for, lines for its owner's name. */
export function coverOf(book: Book): Element[] {
  const { config, edition, matter, language, bound } = book;
  const words = wordsOf(language);
  const number = matter.number ? `${words.module} ${matter.number}` : undefined;
  const ownerLine = (label: string): Element => h("p", [h("span", label), h("span.blank")]);
  const publishers = config.imprints.map(({ name }) => name);
  return [
    h("div.names", [
      publishers.length > 0 ? h("p.publisher", publishers.join(" · ")) : null,
      // The volume bears the series' own title.
      h("p.series", bound ? book.parts.map(({ module }) => module.matter.title).join(" · ") : config.title),
      number ? h("p.book-number", number) : null,
      h("p", { className: lengthOf(matter.title) }, titleText(matter.title)),
      matter.subtitle ? h("p.subtitle", matter.subtitle) : null,
    ]),
    h("div.foot", [
      h("p.edition", [
        edition.title[language],
        ...(config.round ? [" ", h("span.round", config.round)] : []),
      ]),
      h("p.purpose", edition.purpose[language]),
      edition.ownerLines ? h("div.owner", [ownerLine(words.owner), ownerLine(words.union)]) : null,
    ]),
  ];
}

/** Long titles are set smaller, so that they end above the stripe. */
function lengthOf({ length }: string): string[] {
  return length > 90 ? ["book-title", "longest"] : length > 45 ? ["book-title", "long"] : ["book-title"];
}
