import type { ElementContent } from "hast";
import { h } from "hastscript";

/** A doubled word, "Hak-Hak". */
const doubled = /(\p{L}+)-\1(?!\p{L})/giu;

/** A large title as HTML: no line ends within a doubled word. */
export function titleText(title: string): (ElementContent | string)[] {
  const parts: (ElementContent | string)[] = [];
  let end = 0;
  for (const { 0: word, index } of title.matchAll(doubled)) {
    parts.push(title.slice(end, index), h("span.whole", word));
    end = index + word.length;
  }
  return [...parts, title.slice(end)].filter((part) => part !== "");
}
