import { describe, expect, test } from "vitest";
import { coverPages } from "../../src/parcel/order.ts";
import { conditionWords, orderRows } from "../../src/parcel/order-rows.ts";
import { orderHtml } from "../../src/parcel/order-sheet.ts";
import { orderSketch } from "../../src/parcel/order-sketch.ts";
import { order, orderedBook } from "./support/orders.ts";

const rowsOf = (given = order()): [string, string][] =>
  orderRows(given, given.books).map(({ label, values }) => [label, values.join(" | ")]);

describe("the rows of a print order", () => {
  test("name what shops ask for, in Indonesian", () => {
    expect(rowsOf()).toEqual([
      ["Judul", "Kebebasan Berserikat"],
      ["Edisi", "Buku Peserta"],
      ["Oplah", "1.500 eksemplar"],
      ["Ukuran jadi", "A4, 210 × 297 mm"],
      ["Jumlah halaman", "114 isi + 4 sampul"],
      ["Warna isi", "4/4, 92 halaman berwarna"],
      ["Warna sampul", "4/0, bagian luar saja"],
      ["Kertas isi", "HVS 80 gsm"],
      ["Kertas sampul", "Art Carton 260 gsm"],
      ["Laminasi", ""],
      ["Jilid", "lem panas"],
      ["Punggung", "6,56 mm"],
      ["Bleed", "3 mm di keempat sisi"],
    ]);
    expect(conditionWords(order())).toBe("FOGRA39, tinta paling banyak 300 %");
  });

  test("and in English", () => {
    const rows = rowsOf(order({ language: "en" }));
    expect(rows).toContainEqual(["Copies", "1,500 copies"]);
    expect(rows).toContainEqual(["Pages", "114 inside + 4 cover"]);
    expect(rows).toContainEqual(["Binding", "hot glue"]);
    expect(rows).toContainEqual(["Spine", "6.56 mm"]);
    expect(rows).toContainEqual(["Language of the book", "Indonesian"]);
  });

  test("say what is in black only, and papers, sizes and bindings as they are", () => {
    const rows = rowsOf(
      order({
        books: [
          orderedBook({
            colourPages: 0,
            size: { name: "140x200", width: 140, height: 200 },
            insidePaper: { name: "Book Paper", weight: 57.5, caliper: 0.09 },
            lamination: "doff",
            binding: "saddle-stitch",
            spine: 0,
          }),
          orderedBook({ binding: "spiral", spine: 0 }),
        ],
      }),
    );
    expect(rows).toContainEqual(["Warna isi", "1/1, hitam saja | 4/4, 92 halaman berwarna"]);
    expect(rows).toContainEqual(["Ukuran jadi", "140 × 200 mm | A4, 210 × 297 mm"]);
    expect(rows).toContainEqual(["Kertas isi", "Book Paper, 57,5 gsm | HVS 80 gsm"]);
    expect(rows).toContainEqual(["Laminasi", "doff | "]);
    expect(rows).toContainEqual(["Jilid", "kawat tengah | spiral"]);
    expect(rows).toContainEqual(["Punggung", "tidak ada, tepat di lipatan | tidak ada, dua lembar lepas"]);
  });

  test("a cover has four pages", () => {
    expect(coverPages).toBe(4);
  });
});

describe("the order sheet", () => {
  const sheetsIn = (html: string): number => html.split('<section class="sheet').length - 1;

  test("has a page for two books", () => {
    const books = [1, 2, 3].map(() => orderedBook());
    expect(sheetsIn(orderHtml(order({ books: books.slice(0, 2) }), "Edisi"))).toBe(1);
    const html = orderHtml(order({ books }), "Edisi");
    expect(sheetsIn(html)).toBe(2);
    expect(html).toContain("halaman 2 dari 2");
    // Signed once, on the last page.
    expect(html.split("Disetujui pemesan")).toHaveLength(2);
  });

  test("leaves lines for what was not said, and has what was", () => {
    const empty = orderHtml(order(), "Edisi");
    // Lamination, deadline, packing, delivery, contact, note.
    expect(empty.split('<i class="pen">')).toHaveLength(7);
    const wishes = { deadline: "2026-12-15", deliver: "Jalan A", contact: "Bu B", note: "C" };
    const full = orderHtml(order({ wishes }), "Edisi");
    expect(full.split('<i class="pen">')).toHaveLength(3);
    expect(full).toContain("15 Desember 2026");
    expect(orderHtml(order({ wishes, language: "en" }), "Edisi")).toContain("15 December 2026");
  });

  test("has names and check sums of the files to print", () => {
    const html = orderHtml(order(), "Edisi");
    expect(html).toContain("<b>cetak/foa-isi.pdf</b>");
    const sums = html.match(/<code>[^<]+/g)?.map((sum) => sum.replace("<code>", "").replaceAll(" ", ""));
    expect(sums).toHaveLength(2);
    expect(sums?.every((sum) => /^[0-9a-f]{64}$/.test(sum))).toBe(true);
  });

  test("escapes titles and cuts those that would not end", () => {
    const title = `<script>"&${"sangat panjang ".repeat(60)}`;
    const html = orderHtml(
      order({ title, books: [orderedBook({ title }), orderedBook({ id: "ohs", title })] }),
      "E",
    );
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script&gt;&quot;&amp;");
    expect(html.length).toBeLessThan(12_000);
  });
});

describe("the sketch of a book", () => {
  const room = { width: 120, height: 62 };

  test("is to scale, with the measures", () => {
    const svg = orderSketch(orderedBook(), room, "id");
    const trim = /class="trim" x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="([\d.]+)"/.exec(svg);
    const [, x, width, height] = (trim ?? []).map(Number);
    expect((width ?? 0) / (height ?? 1)).toBeCloseTo((2 * 210 + 6.56) / 297, 2);
    expect((x ?? 0) + (width ?? 0)).toBeLessThanOrEqual(120);
    expect(svg).toContain(">6,56<");
    expect(svg).toContain(">210<");
    expect(svg).toContain(">297<");
    expect(svg.split('class="fold"')).toHaveLength(3);
  });

  test("has one fold for wire, and two leaves for a spiral", () => {
    const wire = orderSketch(orderedBook({ binding: "saddle-stitch", spine: 0 }), room, "id");
    expect(wire.split('class="fold"')).toHaveLength(2);
    expect(wire).toContain("lipatan");
    const spiral = orderSketch(orderedBook({ binding: "spiral", spine: 0 }), room, "en");
    expect(spiral.split('class="trim"')).toHaveLength(3);
    expect(spiral).not.toContain("fold");
    expect(spiral).toContain(">front<");
  });
});
