import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { preflight } from "../../../src/press/preflight/preflight.ts";
import { groupsOf, pageRuns } from "../../../src/press/preflight/report/groups.ts";
import { htmlReport, pagesToDraw } from "../../../src/press/preflight/report/html-report.ts";
import { jsonReport } from "../../../src/press/preflight/report/json-report.ts";
import { markedPages } from "../../../src/press/preflight/report/marked-pages.ts";
import { textReport } from "../../../src/press/preflight/report/text-report.ts";
import { thumbnailsOf } from "../../../src/press/preflight/report/thumbnails.ts";
import { smallPdf } from "./support/small-pdf.ts";

const rgb = { content: "1 0 0 rg 40 40 50 60 re f" };
const coarse = { content: ".5 .5 0 0 k BT /F1 7 Tf 60 60 Td (Halo) Tj ET" };
const coarser = { content: ".5 .5 0 0 k BT /F1 5 Tf 60 60 Td (Halo) Tj ET" };
const bytes = smallPdf({ pages: [rgb, {}, rgb, rgb, coarse, coarser], version: "2.0" });

describe("in words", () => {
  test("each rule once, with its worst value, all its pages, and the way out; errors first", async () => {
    expect(textReport("buku.pdf", await preflight(bytes), "id")).toMatchInlineSnapshot(`
      "buku.pdf
        Profil           cetak offset lembaran, CMYK (GWG 2022, PDF/X-4)
        Halaman          6
        Ukuran jadi      105 × 148 mm
        Versi            PDF 2.0, PDF/X-4
        Output intent    FOGRA39
        Fon              1, semua disematkan
        Warna            5 halaman berwarna, 1 hitam saja
        Ruang warna      DeviceCMYK, DeviceRGB
        Tinta terbanyak  belum diketahui (RGB)
        Gambar           tidak ada

      kesalahan: Warna RGB pada bidang; seharusnya CMYK. Hasil warnanya bergantung pada konversi di percetakan.  (colour-rgb)
        Halaman 1, 4,1 mm dari kiri dan 4,1 mm dari bawah. Semuanya di halaman 1, 3–4.
        Ubah ke CMYK dengan profil mesin cetak; di Edisi dengan keluaran press.

      peringatan: Versi PDF 2.0, seharusnya paling tinggi 1.6 (kebanyakan mesin juga membaca 1.7).  (pdf-version)
        Ekspor sebagai PDF/X-4.

      peringatan: Teks 5 pt berwarna 50/50/0/0; teks putih atau beberapa tinta paling kecil 8 pt.  (text-small)
        Halaman 6, 11,2 mm dari kiri dan 10,8 mm dari bawah. Semuanya di halaman 5–6.
        Besarkan teks, atau cetak dengan satu tinta saja, misalnya 0/0/0/100.

      Tidak lulus: 3 kesalahan, 3 peringatan
      "
    `);
  });

  test("English has decimal points", async () => {
    const words = textReport("book.pdf", await preflight(bytes), "en");
    expect(words).toContain("Page 6, 11.2 mm from the left and 10.8 mm from the bottom.");
    expect(words).toContain("Failed: 3 errors, 3 warnings");
    expect(textReport("book.pdf", await preflight(smallPdf()), "en")).toContain("Passed: No findings.");
  });

  test("pages in runs", () => {
    expect(pageRuns([1, 2, 3, 5, 7, 8], "en")).toBe("1–3, 5, 7–8");
    expect(pageRuns([1, 3, 5, 7], "id", 2)).toBe("1, 3, dan lainnya");
  });
});

test("for programs: every finding by page, with numbers as they were measured", async () => {
  const report = jsonReport("buku.pdf", await preflight(bytes), "en");
  expect(report).toMatchObject({ file: "buku.pdf", profile: "sheet", verdict: "fail" });
  expect(report.findings.map(({ rule, page }) => `${rule} ${page}`)).toEqual([
    "pdf-version null",
    "colour-rgb 1",
    "colour-rgb 3",
    "colour-rgb 4",
    "text-small 5",
    "text-small 6",
  ]);
  expect(report.findings.at(-1)).toMatchObject({
    value: 5,
    limit: 8,
    severity: "warning",
    count: 1,
    clause: "GWG 2022",
  });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

describe("on a page", () => {
  test("the pages drawn are those that show most, in order, with boxes at the places", async () => {
    const result = await preflight(bytes);
    expect(markedPages(result, groupsOf(result.findings), 2).map(({ page }) => page.number)).toEqual([1, 5]);
    const [first] = markedPages(result, groupsOf(result.findings), 1);
    // 40 of the 354 points of the width, after places were rounded to a tenth of a millimetre.
    expect(first?.marks).toEqual([
      expect.objectContaining({ number: 1, severity: "error", left: 11.3, width: 14.1 }),
    ]);
    expect(first?.ratio).toBeCloseTo(168 / 125, 3);
  });

  test("names are escaped, and nothing is found without boxes", async () => {
    const result = await preflight(smallPdf());
    const { body } = htmlReport(result, {
      name: "<a>&.pdf",
      language: "id",
      generator: "Edisi",
      thumbnails: [],
    });
    expect(body).toContain("&lt;a&gt;&amp;.pdf");
    expect(body).toContain("Tidak ada temuan.");
    expect(body).not.toContain("<figure>");
    expect(pagesToDraw(result)).toEqual([]);
  });

  test("pictures come from pdf.js, and are missing where it cannot draw", async () => {
    const file = await readFile(new URL("tools/weasyprint.pdf", import.meta.url));
    const [thumbnail] = await thumbnailsOf(file, [1], 60);
    expect(thumbnail?.picture).toMatch(/^data:image\/png;base64,/);
    expect(await thumbnailsOf(Buffer.from("%PDF-1.4 nothing"), [1])).toEqual([]);
    const result = await preflight(file);
    const { body } = htmlReport(result, {
      name: "a.pdf",
      language: "en",
      generator: "Edisi",
      thumbnails: [],
    });
    expect(body).toContain("no picture of the page could be made");
  });
});
