import type { Root } from "mdast";
import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/nodes.ts";
import { lessonOf, rendered, reported } from "../support/lesson.ts";

async function cardsOf(text: string): Promise<Block[]> {
  const cards: Block[] = [];
  const walk = ({ children }: Root | Block): void => {
    for (const child of children) {
      if (child.type !== "block") continue;
      if (child.name === "link-card") cards.push(child);
      walk(child);
    }
  };
  walk((await lessonOf(text)).tree);
  return cards;
}

describe("a paragraph that is nothing but a link", () => {
  test.each([
    ["[ILO di Jakarta](https://www.ilo.org/jakarta)", "with words"],
    ["https://www.ilo.org/jakarta", "as it is"],
    ["<https://www.ilo.org/jakarta>", "between angles"],
    ["[ILO di Jakarta][ilo]\n\n[ilo]: https://www.ilo.org/jakarta", "by reference"],
  ])("becomes a card: %s", async (text) => {
    expect(await cardsOf(text)).toHaveLength(1);
  });

  test("becomes a card inside a block, and once", async () => {
    const link = "[ILO di Jakarta](https://www.ilo.org/jakarta)";
    expect(await cardsOf(`:::fasilitator\n\n${link}\n\n:::\n`)).toHaveLength(1);
    expect(await cardsOf(`:::kartu-tautan\n\n${link}\n\n:::\n`)).toHaveLength(1);
  });

  test.each([
    "Baca [ILO di Jakarta](https://www.ilo.org/jakarta).",
    "[ILO di Jakarta](http://www.ilo.org/jakarta)",
    "[Sesi ini](#session-1)",
    "[Tulis surat](mailto:a@example.org)",
    "- [ILO di Jakarta](https://www.ilo.org/jakarta)",
    "## [ILO di Jakarta](https://www.ilo.org/jakarta)",
  ])("stays what it is where it is more, or no https address: %s", async (text) => {
    expect(await cardsOf(text)).toEqual([]);
  });
});

describe("a link card", () => {
  test("prints the address beside the words, and not twice where the words are the address", async () => {
    const named = await rendered("[ILO di Jakarta](https://www.ilo.org/jakarta)", "participant");
    expect(named).toContain('<p class="address"><code>https://www.ilo.org/jakarta</code></p>');
    expect(named).toContain('role="img" aria-label="Kode QR untuk alamat ini"');
    const bare = await rendered("https://www.ilo.org/jakarta", "participant");
    expect(bare).toContain(">https://www.ilo.org/jakarta</a>");
    expect(bare).not.toContain('class="address"');
  });

  test.each([
    ":::kartu-tautan\n\nTanpa tautan.\n\n:::\n",
    ":::kartu-tautan\n\n[Satu](https://example.org/1)\n\n[Dua](https://example.org/2)\n\n:::\n",
    ":::kartu-tautan\n\nLihat [laman ini dari ILO](https://example.org/1)\n\n:::\n",
    ":::kartu-tautan\n\n[Laman tanpa sandi dari ILO](http://example.org/1)\n\n:::\n",
  ])("holds one https link and nothing else", async (text) => {
    expect(await reported(text)).toContain("1:1 link-card-link");
    expect(await rendered(text, "participant")).not.toContain("<svg");
  });
});
