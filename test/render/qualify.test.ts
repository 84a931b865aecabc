import { h } from "hastscript";
import { describe, expect, test } from "vitest";
import { serialise } from "../../src/outputs/html.ts";
import { qualifyAnchors } from "../../src/render/qualify.ts";

/** A module's sections with everything that can bear or name an anchor. */
const sections = (): ReturnType<typeof h>[] => [
  h("section", { id: "session-1" }, [
    h("a", { href: "#session-2" }, "later"),
    h("a", { href: "#law-uu-1" }, "in the book's own annex"),
    h("a", { href: "#ohs--session-2" }, "in another module"),
    h("a", { href: "https://contoh.example/#session-2" }, "elsewhere"),
    h("a", { href: "#session-1-fn-1", ariaDescribedBy: ["session-1-notes"] }, "1"),
    h("p", { id: "session-1-notes" }),
    h("p", { id: "session-1-fn-1" }),
  ]),
  h("section", { id: "session-2", ariaLabelledBy: ["session-1-notes", "title"] }, [
    h("label", { htmlFor: "session-1" }),
    h("td", { headers: ["session-1", "session-2"] }),
    h("button", { ariaControls: ["session-2"] }),
    h("span", { dataPageOf: "session-1" }),
    h("span", { dataPageOf: "glossary" }),
  ]),
];

describe("qualifyAnchors", () => {
  test("puts the prefix before a module's own anchors and before all that names them, and before nothing else", () => {
    const qualified = sections();
    qualifyAnchors(qualified, "foa--");
    const found = [...serialise(qualified).matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(
      ([, name, value]) => `${name} ${value}`,
    );
    expect(found).toEqual([
      "id foa--session-1",
      "href #foa--session-2",
      "href #law-uu-1",
      "href #ohs--session-2",
      "href https://contoh.example/#session-2",
      "href #foa--session-1-fn-1",
      "aria-describedby foa--session-1-notes",
      "id foa--session-1-notes",
      "id foa--session-1-fn-1",
      "id foa--session-2",
      "aria-labelledby foa--session-1-notes title",
      "for foa--session-1",
      "headers foa--session-1 foa--session-2",
      "aria-controls foa--session-2",
      "data-page-of foa--session-1",
      "data-page-of glossary",
    ]);
  });

  test("leaves a book of one module as it is", () => {
    const qualified = sections();
    qualifyAnchors(qualified, "");
    expect(serialise(qualified)).toBe(serialise(sections()));
  });

  test("takes what another section names for the module's own, whatever their order", () => {
    const [first, second] = [h("p", [h("a", { href: "#b" })]), h("p", { id: "b" })];
    qualifyAnchors([first, second], "x--");
    expect(serialise([first, second])).toBe('<p><a href="#x--b"></a></p><p id="x--b"></p>');
  });
});
