import { h } from "hastscript";
import { describe, expect, test } from "vitest";
import { serialise } from "../../src/outputs/html.ts";
import { rehypeHyphenate } from "../../src/transforms/rehype-hyphenate.ts";

/** Indonesian parts it otherwise than English does. */
const word = "administration";

function hyphenated(element: ReturnType<typeof h>, language: "id" | "en"): string {
  rehypeHyphenate(element, language);
  return serialise([element]).replaceAll("\u00ad", "|");
}

const of = (language: "id" | "en"): string => hyphenated(h("p", word), language).replace(/<\/?p>/g, "");

describe("hyphens", () => {
  test("are those of the language", () => {
    expect(of("en")).toContain("|");
    expect(of("id")).toContain("|");
    expect(of("en")).not.toBe(of("id"));
  });

  test("of a section with a language of its own are that language's, and of what it holds in the other again", () => {
    const section = h("section", { lang: "id" }, [
      h("p", word),
      h("p", { lang: "en" }, word),
      h("div", [h("p", [h("span", { lang: "id" }, word)])]),
    ]);
    expect(hyphenated(section, "en")).toBe(
      `<section lang="id"><p>${of("id")}</p><p lang="en">${of("en")}</p><div><p><span lang="id">${of("id")}</span></p></div></section>`,
    );
  });

  test("of a language that edisi does not know are those around it", () => {
    expect(hyphenated(h("p", [h("i", { lang: "nl" }, word)]), "id")).toBe(
      `<p><i lang="nl">${of("id")}</i></p>`,
    );
  });

  test("are in no heading, whatever its language", () => {
    expect(hyphenated(h("section", [h("h2", { lang: "en" }, word)]), "id")).toBe(
      `<section><h2 lang="en">${word}</h2></section>`,
    );
  });
});
