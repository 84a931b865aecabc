/** Makes an element; attributes as written in HTML, children in order, texts as texts: never as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A button that does one thing. */
export function button(
  label: string,
  act: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, [label]);
  made.addEventListener("click", act);
  return made;
}

/** An element of what people wrote: it runs in the direction of its own letters, and turns nothing around it. */
export function written<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  text: string,
): HTMLElementTagNameMap[K] {
  return element(name, { ...attributes, dir: "auto" }, [plainText(text)]);
}

/** A text without characters that have no shape: those that move a cursor, or turn what stands after them around. */
export function plainText(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}|[\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]/gu, "");
}
