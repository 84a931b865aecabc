import type { ElementContent } from "hast";
import { visit } from "unist-util-visit";
import type { Language, Localized } from "../model/language.ts";

const expected: Localized = { en: "To expect", id: "Yang diharapkan" };

/** Answers of something that has many right ones are called what is to be expected. */
export function withExpected(children: ElementContent[], language: Language): ElementContent[] {
  for (const child of children) {
    if (child.type !== "element" || !hasClass(child.properties.className, "answer")) continue;
    visit(child, "element", (node) => {
      if (!hasClass(node.properties.className, "label")) return undefined;
      node.children = [{ type: "text", value: expected[language] }];
      return false;
    });
  }
  return children;
}

function hasClass(classes: unknown, name: string): boolean {
  return Array.isArray(classes) && classes.includes(name);
}
