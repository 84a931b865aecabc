import type { Nodes } from "mdast";
import { toString } from "mdast-util-to-string";
import { describe, expect, test } from "vitest";
import { visit } from "unist-util-visit";
import type { EditionName } from "../../src/editions/index.ts";
import { lawBook } from "../support/law.ts";

/** Marked terms of each session, as they are written, and anchors of citations. */
async function marks(bodies: string[], edition: EditionName = "participant"): Promise<string[][]> {
  const { parts } = await lawBook(bodies, edition);
  return parts
    .flatMap(({ sessions }) => sessions)
    .map(({ tree }) => {
      const found: string[] = [];
      visit(tree, (node: Nodes) => {
        if (node.type === "termUse") found.push(`${toString(node)} → ${node.anchor}`);
        const citation = node.type === "citation" ? node : node.type === "block" ? node.cited : undefined;
        if (citation) found.push(`${citation.value.replaceAll("\u00a0", " ")} → ${citation.anchor ?? ""}`);
      });
      return found;
    });
}

describe("first uses", () => {
  test.each<[string, string, string[]]>([
    ["a term once", "Pakai APD. APD itu alat pelindung diri.", ["APD → session-1-term-alat-pelindung-diri"]],
    ["with its ending", "Hitung risikonya.", ["risikonya → session-1-term-risiko"]],
    ["in any case", "Risiko", ["Risiko → session-1-term-risiko"]],
    ["an abbreviation only as written", "Pak Budi", []],
    ["not in a heading", "## APD", []],
    ["not in a link", "[APD](https://contoh.id)", []],
    ["not in a quotation", 'Ia berkata: "pakai APD". Risiko?', ["Risiko → session-1-term-risiko"]],
    ["not in code", "`APD`", []],
    ["in a table", "| a |\n|---|\n| APD |", ["APD → session-1-term-alat-pelindung-diri"]],
    ["not part of another word", "APDX, prarisiko", []],
  ])("%s", async (_, body, expected) => {
    expect(await marks([body])).toEqual([expected]);
  });

  test("begin anew in each session", async () => {
    expect(await marks(["PKB, PKB", "PKB"])).toEqual([
      ["PKB → session-1-term-perjanjian-kerja-bersama"],
      ["PKB → session-2-term-perjanjian-kerja-bersama"],
    ]);
  });

  test("are those of the edition", async () => {
    const body = ":::fasilitator\nAPD [@uu-6-2023]\n:::\n\nAPD";
    expect(await marks([body])).toEqual([["APD → session-1-term-alat-pelindung-diri"]]);
    expect(await marks([body], "facilitator")).toEqual([
      ["APD → session-1-term-alat-pelindung-diri", "UU 6/2023 → session-1-law-uu-6-2023"],
    ]);
  });

  test("of instruments have an anchor, others have none", async () => {
    const body =
      'a [@uu-6-2023 ps 1]\n\n:::hukum{sumber="@uu-21-2000 ps 28"}\na\n:::\n\n[@uu-6-2023; @uu-21-2000]\n\n## [@c87]';
    expect(await marks([body])).toEqual([
      [
        "UU 6/2023 Pasal 1 → session-1-law-uu-6-2023",
        "UU 21/2000 Pasal 28 → session-1-law-uu-21-2000",
        "UU 6/2023; UU 21/2000 → ",
        "Konvensi ILO 87 → session-1-law-c87",
      ],
    ]);
  });

  test("leave the source as it is", async () => {
    const { parts } = await lawBook(["APD [@uu-6-2023]"], "participant");
    for (const { tree } of parts.flatMap(({ module }) => module.lessons)) {
      visit(tree, (node: Nodes) => {
        expect(node.type).not.toBe("termUse");
        if (node.type === "citation") expect(node.anchor).toBeUndefined();
      });
    }
  });
});
