/** The letters of an element in order, each with the text that it stands in. */
interface Letters {
  text: string;
  nodes: Text[];
  /** Index of the node, and offset in it, of each letter. */
  at: [number, number][];
}

const letter = /[\p{L}\p{N}]/u;

/** Finds quotes in a page. What it has read of the page is kept for the next quote. */
export class RangeFinder {
  readonly #known = new Map<Element, Letters>();

  /**
   * The words of a quote, wherever they stand in an element; line ends, hyphens and punctuation do not matter. What
   * references are called in print is not known, so they stand for anything.
   */
  find(inside: Element, quote: string): Range | undefined {
    const letters = this.#known.get(inside) ?? lettersOf(inside);
    this.#known.set(inside, letters);
    const parts = quote
      .split(/\{[^}]*\}/)
      .map(lettersIn)
      .filter(Boolean);
    let first = -1;
    let end = 0;
    for (const part of parts) {
      const found = letters.text.indexOf(part, end);
      if (found === -1) return undefined;
      if (first === -1) first = found;
      end = found + part.length;
    }
    const [start, last] = [letters.at[first], letters.at[end - 1]];
    const [from, to] = [letters.nodes[start?.[0] ?? -1], letters.nodes[last?.[0] ?? -1]];
    if (!start || !last || !from || !to) return undefined;
    const range = inside.ownerDocument.createRange();
    range.setStart(from, start[1]);
    range.setEnd(to, last[1] + 1);
    return range;
  }
}

function lettersOf(inside: Element): Letters {
  const letters: Letters = { text: "", nodes: [], at: [] };
  const walker = inside.ownerDocument.createTreeWalker(inside, 4);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const index = letters.nodes.push(node as Text) - 1;
    for (const [offset, each] of (node.nodeValue ?? "").split("").entries()) {
      if (!letter.test(each)) continue;
      found.push(lower(each));
      letters.at.push([index, offset]);
    }
  }
  letters.text = found.join("");
  return letters;
}

function lettersIn(text: string): string {
  return text
    .split("")
    .filter((each) => letter.test(each))
    .map(lower)
    .join("");
}

/** Small, and one character as before. */
function lower(each: string): string {
  const small = each.toLowerCase();
  return small.length === 1 ? small : each;
}
