import { describe, expect, test } from "vitest";
import { changeList } from "../../src/diff/change-list.ts";
import type { Change } from "../../src/diff/change.ts";
import { diffWords } from "../../src/diff/words.ts";
import { serialise } from "../../src/outputs/html.ts";
import { compared } from "./support/compared.ts";

async function changesOf(old: string, now: string): Promise<Change[]> {
  const { groups } = await compared([old], [now]);
  return groups.flatMap(({ changes }) => changes);
}

const table = (cell: string): string => `| Cara | Tempat |\n|---|---|\n| Berunding dulu | ${cell} |\n`;

describe("the list of changes", () => {
  test("shows the old and the new words of a cell that was written anew", async () => {
    expect(await changesOf(table("Bipartit"), table("SEL BARU"))).toMatchObject([
      { kind: "changed", was: "Bipartit", is: "SEL BARU", more: 0 },
    ]);
  });

  test("counts what more changed in a paragraph", async () => {
    const changes = await changesOf(
      "Upah dibayar setiap bulan oleh perusahaan kepada semua pekerja, juga lembur dan tunjangan hari raya.",
      "Upah dibayar setiap minggu oleh pengusaha kepada semua pekerja, juga lembur dan bonus hari raya.",
    );
    expect(changes).toMatchObject([{ kind: "changed", was: "bulan", is: "minggu", more: 2 }]);
  });

  test("says a word that was only put in, and one that was only taken out", async () => {
    const [short, long] = [
      "Pekerja boleh membentuk serikat di tempat kerja.",
      "Pekerja boleh membentuk serikat sendiri di tempat kerja.",
    ];
    expect(await changesOf(short, long)).toMatchObject([{ was: "", is: "sendiri", more: 0 }]);
    expect(await changesOf(long, short)).toMatchObject([{ was: "sendiri", is: "", more: 0 }]);
  });

  test("prints old and new together, and the number in words", () => {
    const change: Change = { kind: "changed", anchor: "c", place: "Isi", was: "satu", is: "dua", more: 2 };
    const html = (language: "id" | "en", changes: Change[]): string =>
      serialise(
        changeList(
          { book: "Hak", since: "seri-1", was: "seri-1", is: "", notes: [] },
          [{ anchor: "a", label: "Sesi 1", title: "Awal", notes: [], changes }],
          { words: diffWords(language), print: false, level: 2 },
        ),
      );
    expect(html("id", [change])).toContain(
      '<del class="diff">satu</del> <ins class="diff">dua</ins> <span class="further">dan 2 lagi</span>',
    );
    expect(html("en", [{ ...change, more: 0 }])).not.toContain("more</span>");
    expect(
      html(
        "en",
        Array.from({ length: 8 }, () => change),
      ),
    ).toContain('<li class="more">and 3 more</li>');
  });
});
