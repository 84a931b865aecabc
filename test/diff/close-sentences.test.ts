import type { ElementContent } from "hast";
import { h } from "hastscript";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closeSentences, lineOf } from "../../src/diff/close-sentences.ts";
import { serialise } from "../../src/outputs/html.ts";
import { compared } from "./support/compared.ts";

const close = (nodes: ElementContent[], isClosed: (text: string) => boolean): string =>
  serialise([h("p", closeSentences({ type: "run", nodes }, isClosed, "tutup"))]);
const sign = '<span class="withheld">[tutup]</span>';

describe("sentences that may not be shown", () => {
  test("go by themselves, and what stands beside them stays as it is set", () => {
    const nodes = [
      { type: "text" as const, value: "Satu dua. Rahasia " },
      h("strong", "besar itu. Tiga"),
      { type: "text" as const, value: " empat." },
    ];
    expect(close(nodes, (text) => text.includes("ahasia"))).toBe(
      `<p>Satu dua. ${sign}<strong> Tiga</strong> empat.</p>`,
    );
  });

  test("side by side are closed once, and together with a picture's words", () => {
    const nodes = [
      { type: "text" as const, value: "Rahasia satu. Rahasia dua.\n" },
      h("img", { alt: "Rahasia tiga", src: "x.png" }),
      { type: "text" as const, value: "Terbuka." },
    ];
    expect(close(nodes, (text) => text.includes("Rahasia"))).toBe(`<p>${sign}Terbuka.</p>`);
  });

  test("that are only withheld together go together", () => {
    const nodes = [{ type: "text" as const, value: "Satu. Dua. Tiga." }];
    expect(close(nodes, (text) => text.includes("Satu. Dua"))).toBe(`<p>${sign}</p>`);
  });

  test("whatever is closed, no stretch is left that would be", () => {
    const word = fc.constantFrom("a", "b", "c", "d. ", "e\n", "f", "g: ", " ");
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));
    const nodes = fc.array(
      fc.oneof(
        text.map((value): ElementContent => ({ type: "text", value })),
        text.map((value): ElementContent => h("em", value)),
        text.map((alt): ElementContent => h("img", { alt })),
        fc.constant<ElementContent>(h("br")),
      ),
      { maxLength: 6 },
    );
    const secret = text.filter((each) => each.trim() !== "").map((each) => each.trim());
    fc.assert(
      fc.property(nodes, fc.array(secret, { minLength: 1, maxLength: 3 }), (run, secrets) => {
        const isClosed = (each: string): boolean => secrets.some((one) => each.includes(one));
        const shown = closeSentences({ type: "run", nodes: run }, isClosed, "§");
        for (const stretch of lineOf({ nodes: shown }).split("[§]")) expect(isClosed(stretch)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

test("a sentence that stands in the open elsewhere is not closed, whatever else is in its paragraph", async () => {
  const note = ":::fasilitator\n\nDidaftarkan ke PHI.\n\n:::\n";
  const summary = (text: string): string => `:::pesan-kunci\n\n${text}\n\n:::\n\n${note}`;
  const { html } = await compared(
    [summary("Perjanjian bersama itu didaftarkan. Didaftarkan ke PHI. Lalu selesai bulan ini juga.")],
    [summary("Perjanjian bersama itu didaftarkan. Didaftarkan ke PHI. Lalu selesai minggu ini juga.")],
    "participant",
  );
  expect(html).not.toContain("withheld");
  expect(html).toContain('<del class="diff">bulan</del><ins class="diff">minggu</ins>');
});

test("three words that an answer has, too, do not close the paragraph round them", async () => {
  const answer =
    "::::pertanyaan\n\nApa masalahnya?\n\n:::jawaban\n\nContoh: (1) jadwal mendadak; (2) sarung tangan habis, karena satu orang dianggap rewel.\n\n:::\n\n::::\n";
  const [old, now] = [
    "Jadwal berubah pada malam sebelumnya. Upah terlambat. Sarung tangan habis. Banyak pekerja menghadapi hal seperti ini sendirian.",
    "Jadwal berubah pada siang sebelumnya. Upah terlambat. Banyak pekerja menghadapi hal seperti ini sendirian.",
  ].map((text) => `${text}\n\n${answer}`);
  const { html, groups } = await compared([old ?? ""], [now ?? ""], "participant");
  expect(html).toContain(
    'Jadwal berubah pada <del class="diff">malam</del><ins class="diff">siang</ins> sebelumnya. Upah terlambat.' +
      '<del class="diff"> <span class="withheld">[teks lama tidak ditampilkan di edisi ini]</span></del> Banyak pekerja',
  );
  expect(html).not.toContain("Sarung tangan");
  expect(groups.flatMap(({ changes }) => changes)).toMatchObject([{ was: "malam", is: "siang", more: 1 }]);
});
