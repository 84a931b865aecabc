import { expect, test } from "vitest";
import { modulePrefixes } from "../../src/render/module-prefixes.ts";

const prefixesOf = (...ids: string[]): string[] => [
  ...modulePrefixes(
    ids.map((id) => ({ id })),
    true,
  ).values(),
];

test("a module's anchors in a volume begin with the name of its folder", () => {
  expect(prefixesOf("foa", "gender-inclusion", "2_k3")).toEqual(["foa--", "gender-inclusion--", "2_k3--"]);
});

test("other letters than a link may have are left out, and no two modules are alike", () => {
  expect(prefixesOf("hak dasar", "hak-dasar", 'a "b" 50%', "a--b", "安全", "保健", "a")).toEqual([
    "hak-dasar--",
    "hak-dasar-2--",
    "a-b-50--",
    "a-b--",
    "module--",
    "module-2--",
    "a--",
  ]);
});

test("a module bound by itself keeps its anchors", () => {
  expect([...modulePrefixes([{ id: "foa" }], false)]).toEqual([["foa", ""]]);
});
