import type { Element, Properties } from "hast";
import { eachElement } from "./each-element.ts";

/** Attributes that name the anchor of another element, alone or in a list. */
const naming = [
  "htmlFor",
  "headers",
  "ariaDescribedBy",
  "ariaLabelledBy",
  "ariaControls",
  "dataPageOf",
] as const;

/**
 * Puts a prefix before every anchor of a module's sections and before everything in them that names one, so that
 * modules with equal anchors can be bound in one book. What names an anchor that the sections do not have is left: it
 * stands elsewhere in the book.
 */
export function qualifyAnchors(sections: readonly Element[], prefix: string): void {
  if (prefix === "") return;
  const own = new Set<string>();
  for (const section of sections) {
    eachElement(section, ({ properties: { id } }) => {
      if (typeof id === "string") own.add(id);
    });
  }
  const qualified = (anchor: string): string => (own.has(anchor) ? `${prefix}${anchor}` : anchor);
  for (const section of sections) {
    eachElement(section, ({ properties }) => {
      qualifyProperties(properties, qualified);
    });
  }
}

function qualifyProperties(properties: Properties, qualified: (anchor: string) => string): void {
  const { id, href } = properties;
  if (typeof id === "string") properties.id = qualified(id);
  if (typeof href === "string" && href.startsWith("#")) properties.href = `#${qualified(href.slice(1))}`;
  for (const name of naming) {
    const value = properties[name];
    if (value === undefined || value === null) continue;
    const anchors = Array.isArray(value) ? value.map(String) : String(value).split(" ");
    (properties as Record<string, string>)[name] = anchors.map(qualified).join(" ");
  }
}
