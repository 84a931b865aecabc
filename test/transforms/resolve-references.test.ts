import { describe, expect, test } from "vitest";
import { rendered, reported } from "../support/lesson.ts";

const text = (html: string): string => html.replace(/<[^>]+>/g, "").replaceAll("\u00a0", " ");

const body = [
  "Lihat {ref:lembar}, {ref:tabel}, {ref:gambar}, {ref:cerita}, {ref:session-1}, {ref:bagi}.",
  "",
  ':::lembar-kerja{#lembar judul="Kronologi"}',
  "",
  "Tulis.",
  "",
  "Tabel: Bukti {#tabel}",
  "",
  "| a |",
  "|---|",
  "| b |",
  "",
  ":::",
  "",
  '![Garis lurus](titik.png "Sebuah titik {#gambar}")',
  "",
  ':::kasus{#cerita judul="Upah terlambat"}',
  "",
  "Cerita.",
  "",
  ":::",
  "",
  ':::bahan-bagikan{#bagi judul="Daftar"}',
  "",
  "Isi.",
  "",
  ":::",
  "",
].join("\n");

describe("a reference", () => {
  test.each(["facilitator", "participant"] as const)(
    "prints kind and number on the screen of the %s",
    async (name) => {
      const [line] = (await rendered(body, name)).split("</p>");
      expect(text(line ?? "")).toBe(
        "Lihat Lembar Kerja 1, Tabel 1, Gambar 1, Kasus “Upah terlambat”, Sesi 1, Bahan Bagikan 1.",
      );
      expect(line).toContain('<a href="#lembar">');
    },
  );

  test("takes the name out of a caption", async () => {
    const html = await rendered(body, "participant");
    expect(html).not.toContain("{#");
    expect(html).toContain('id="tabel"');
    expect(html).toContain('id="gambar"');
  });

  test("to nothing is an error", async () => {
    expect(await reported("Lihat {ref:tidak-ada}.")).toEqual(["1:7 reference-target"]);
  });

  test("from what everyone reads to what only the guide has is an error", async () => {
    const hidden = ':::energizer{#hujan judul="Hujan" durasi=30}\n\nTeks.\n\n:::\n';
    expect(await reported(`Lihat {ref:hujan}.\n\n${hidden}`)).toEqual(["1:7 reference-edition"]);
    expect(await reported(`:::fasilitator\n\nLihat {ref:hujan}.\n\n:::\n\n${hidden}`)).toEqual([]);
  });
});
