import { toString } from "hast-util-to-string";
import { describe, expect, test } from "vitest";
import { glossary } from "../../src/annexes/glossary.ts";
import { law } from "../../src/annexes/law.ts";
import type { EditionName } from "../../src/editions/index.ts";
import type { OutputFile } from "../../src/outputs/output.ts";
import { findLeaks } from "../../src/pipeline/guard.ts";
import { serialise } from "../../src/outputs/html.ts";
import { renderSessions } from "../../src/render/book.ts";
import { lawBook } from "../support/law.ts";

const body = `Dilarang ([@uu-21-2000 ps 43]; cek [@uu-1-2026]). Pakai APD.

:::fasilitator

Hanya di sini [@uu-13-2003 ps 5], naskah sebelum perubahan [@uu-6-2023]. Catat risiko.

:::
`;

/** An annex as lines of text, with plain spaces. */
async function text(annex: typeof law, edition: EditionName, bodies = [body]): Promise<string> {
  const content = annex.render(await lawBook(bodies, edition), 2);
  return content
    .flatMap((element) => (element.tagName === "dl" ? element.children : [element]))
    .map((node) => ("children" in node ? toString(node) : ""))
    .join("\n")
    .replaceAll("\u00a0", " ");
}

describe("the list of law", () => {
  test("has what the edition cites, by kind, with its status and where", async () => {
    const participant = await text(law, "participant", [body, "[@uu-1-2026] [@c87 ps 2]"]);
    expect(participant).toContain(
      "Undang-undang dasar dan undang-undang\nUU 21/2000 tentang Serikat Pekerja",
    );
    expect(participant).toContain(
      "Berlaku. Pasal 43: belum pasti, harus dicek dengan UU 1/2026.Dikutip di Sesi 1",
    );
    expect(participant).toContain(
      "Aturan internasional\nKonvensi ILO 87\nSudah diratifikasi Indonesia dengan Keppres 83/1998",
    );
    expect(participant).toContain("Dikutip di Sesi 1 · Sesi 2");
    expect(participant).not.toMatch(/13\/2003|6\/2023|Keppres 83\/1998\n/);
  });

  test("keeps dates, grounds and pitfalls in the guide", async () => {
    const participant = await text(law, "participant");
    expect(participant).not.toMatch(/rahasia|Maret|Jebakan|naskahnya/);
    const guide = await text(law, "facilitator");
    expect(guide).toContain("Dicek Maret 2026; naskahnya dibaca penyusun.");
    expect(guide).toContain("Jebakan Pasal 43 Jebakan rahasia tentang angka hukuman pasal ini.");
    expect(guide).toContain("UU 13/2003 tentang Ketenagakerjaan\nSudah diubah oleh UU 6/2023.");
  });

  test("is left out of a book that cites nothing", async () => {
    expect(await text(law, "facilitator", ["a"])).toBe("");
  });

  test("gives pages in print, on links to the citation", async () => {
    const book = await lawBook([body], "participant");
    const html = serialise(law.render({ ...book, print: {} }, 2));
    expect(html).toContain('<a href="#session-1-law-uu-21-2000">');
    expect(html).toContain('data-page-of="session-1-law-uu-21-2000"');
  });
});

describe("the glossary", () => {
  test("has the terms that the edition uses, with the English", async () => {
    expect(await text(glossary, "participant")).toMatch(
      /^Istilah[^\n]*\nalat pelindung diri \(APD\) personal protective equipment\nAlat yang dipakai di tubuh\. Pertama di Sesi 1$/,
    );
    expect(await text(glossary, "facilitator")).toContain("risiko risk\nKemungkinan celaka.");
  });

  test("is left out of a book without terms", async () => {
    expect(await text(glossary, "participant", ["a"])).toBe("");
  });
});

test("a pitfall in a participant's file is a leak", async () => {
  const book = await lawBook([body], "participant");
  const made = (text: string): OutputFile => ({ name: "a.html", output: "html", bytes: Buffer.from(text) });
  const html = serialise([
    ...book.parts.flatMap((part) => renderSessions(part, 1)),
    ...law.render(book, 2),
    ...glossary.render(book, 2),
  ]);
  expect(await findLeaks(book, [made(html)])).toEqual([]);
  expect(await findLeaks(book, [made("rahasia tentang angka hukuman pasal ini")])).not.toEqual([]);
});

describe("a session", () => {
  const html = async (edition: EditionName, text = body): Promise<string> => {
    const { parts } = await lawBook([text], edition);
    return serialise(parts.flatMap((part) => renderSessions(part, 1))).replaceAll("\u00a0", " ");
  };

  test("prints the source of a law block, with its pitfalls in the guide", async () => {
    const block = ':::hukum{sumber="@uu-21-2000 ps 43; jo. @uu-1-2026; naskah kami"}\na\n:::';
    const cite =
      '<cite id="session-1-law-uu-21-2000"><a href="#law-uu-21-2000">UU 21/2000 Pasal 43</a> jo. <a href="#law-uu-1-2026">UU 1/2026</a>; naskah kami</cite>';
    expect(await html("participant", block)).toContain(`<p class="citation">${cite}</p>`);
    const guide = await html("facilitator", block);
    expect(guide).toContain(`${cite}<span class="checked"> · dicek Maret 2026</span>`);
    expect(guide).toContain("belum pasti, jangan dipakai tanpa cek");
    expect(guide).toContain("<b>Jebakan UU 21/2000 Pasal 43</b> Jebakan rahasia tentang angka");
    expect(await html("facilitator", block.replace("{", "{dicek=kemarin "))).toContain("dicek kemarin");
  });

  test("prints citations in plain words, linked to the list", async () => {
    expect(await html("participant")).toContain(
      '<span class="cited" id="session-1-law-uu-21-2000"><a href="#law-uu-21-2000">UU 21/2000 Pasal 43</a></span>; cek',
    );
  });

  test("marks pitfalls and dates in the guide only", async () => {
    expect(await html("facilitator")).toContain(
      '<span class="law-note"><a class="pitfall" href="#law-uu-21-2000">jebakan</a> · dicek 3/2026</span>',
    );
    expect(await html("participant")).not.toMatch(/law-note|jebakan|dicek/);
  });

  test("marks the first use of a term", async () => {
    expect(await html("participant")).toContain(
      'Pakai <dfn id="session-1-term-alat-pelindung-diri"><a href="#term-alat-pelindung-diri">APD</a></dfn>.',
    );
  });
});
