import { describe, expect, test } from "vitest";
import { findLeaks } from "../../src/pipeline/guard.ts";
import { looseSheets } from "../../src/editions/loose-sheets.ts";
import { serialise } from "../../src/outputs/html.ts";
import { sheetsDocument } from "../../src/outputs/sheets-document.ts";
import { cardsPerPage } from "../../src/outputs/sheets-layout.ts";
import { looseBook, looseSheetsOf } from "../../src/outputs/sheets.ts";
import { bookOf, templates } from "./book.ts";

const lesson = `---
judul: Awal
durasi: 20
tujuan:
  - tahu satu hal
---

:::::bermain-peran{id=runding judul="Runding" durasi=20}

Dua pihak bertemu.

:::kartu-peran{judul="Ketua"}

Anda hanya ingin satu tanggal perundingan yang tertulis.[^1]

:::

:::langkah{durasi=20}

Bagikan kartu ini satu per satu sesudah semua duduk.

:::

:::kartu-peran{judul="Manajer"}

Anda setuju kalau diminta dengan tenang. Lihat {lihat:kartu-saku} dan {lihat:runding}.

:::

:::::

[^1]: Catatan pada kartu.

:::bahan-bagikan{judul="Ikut terjilid"}

Ini tetap di dalam buku.

:::

:::::bahan-bagikan{id=kartu-saku judul="Kartu saku" terpisah=ya}

### Empat langkah

Simpan lembar ini. [Ke atas](#runding)

:::fasilitator

Bagikan kartu saku ini hanya sesudah permainan selesai.

:::

:::::
`;

const changes = { "modules/hak/01-awal.md": lesson };

describe("looseSheetsOf", () => {
  test("finds cards by role play and separate handouts, each with its names", async () => {
    const sheets = looseSheetsOf(looseBook(await bookOf("participant", changes)));
    expect(sheets.map(({ kind, label, title, copies }) => [kind, label, title, copies])).toEqual([
      ["cards", "Bermain peran 1.1", "Runding", "group"],
      ["sheet", "Bahan Bagikan 2", "Kartu saku", "participant"],
    ]);
    expect(sheets.map(({ content }) => content.length)).toEqual([2, 1]);
  });

  test("takes footnotes along, raises headings, and makes words of links into other files", async () => {
    const sheets = looseSheetsOf(looseBook(await bookOf("participant", changes)));
    const [ketua = "", manajer = "", saku = ""] = sheets.flatMap(({ content }) => content.map(serialise));
    expect(ketua).toContain("Catatan pada kartu.");
    expect(manajer).not.toContain("Catatan pada kartu.");
    expect(manajer).not.toContain("href");
    expect(saku).toMatch(/<h1 class="block-title">.*Kartu saku/);
    expect(saku).toMatch(/<h2>Empat langkah/);
    expect(saku).not.toContain("href");
    expect(saku).not.toContain("sesudah permainan");
  });

  test("finds nothing where nothing is handed out", async () => {
    expect(looseSheetsOf(looseBook(await bookOf("participant")))).toEqual([]);
  });
});

describe("sheetsDocument", () => {
  test("names the set once as a heading, numbers its cards, and gives every sheet a foot", async () => {
    const book = looseBook(await bookOf("participant", changes));
    const { html, headings } = await sheetsDocument(book, looseSheetsOf(book), templates);
    expect(headings).toEqual([
      "Bermain peran 1.1 · Runding",
      "Bahan Bagikan 2 · Kartu saku",
      "Empat langkah",
    ]);
    expect(html).toContain("kartu 2 dari 2");
    expect(html).toContain('@bottom-right{content:"1 per peserta"');
  });

  test("has room for six cards on a large page and for two on a small one", () => {
    expect(cardsPerPage({ name: "A4", width: 210, height: 297 }).at(-1)).toBe(6);
    expect(cardsPerPage({ name: "A5", width: 148, height: 210 }).at(-1)).toBe(2);
  });
});

describe("the leak gate", () => {
  const leaksIn = async (text: string, loose: boolean): Promise<number> => {
    const book = await bookOf("participant", changes);
    const file = { name: "hak.html", output: "handouts", bytes: Buffer.from(`<p>${text}</p>`) };
    return (await findLeaks(book, [loose ? { ...file, edition: looseSheets } : file])).length;
  };

  test("lets cards into the sheets file, and into no other", async () => {
    const card = "Anda hanya ingin satu tanggal perundingan yang tertulis";
    expect(await leaksIn(card, true)).toBe(0);
    expect(await leaksIn(card, false)).toBeGreaterThan(0);
  });

  test("finds what is meant for those who lead in both", async () => {
    for (const note of [
      "Bagikan kartu ini satu per satu sesudah semua duduk",
      "Bagikan kartu saku ini hanya sesudah permainan selesai",
    ]) {
      expect(await leaksIn(note, true)).toBeGreaterThan(0);
      expect(await leaksIn(note, false)).toBeGreaterThan(0);
    }
  });
});
