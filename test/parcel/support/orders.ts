import { usualPress } from "../../../src/model/press-settings.ts";
import type { Order, OrderedBook } from "../../../src/parcel/order.ts";

/** A book of an order. */
export function orderedBook(given: Partial<OrderedBook> = {}): OrderedBook {
  const { insidePaper, coverPaper } = usualPress;
  return {
    id: "foa",
    title: "Kebebasan Berserikat",
    editionTitle: "Buku Peserta",
    language: "id",
    copies: 1500,
    size: { name: "A4", width: 210, height: 297 },
    pages: 114,
    colourPages: 92,
    insidePaper,
    coverPaper,
    binding: "perfect",
    spine: 6.56,
    bleed: 3,
    files: [
      { role: "inside", path: "cetak/foa-isi.pdf", bytes: Buffer.from("isi"), pages: 114 },
      { role: "cover", path: "cetak/foa-sampul.pdf", bytes: Buffer.from("sampul"), pages: 1 },
    ],
    ...given,
  };
}

/** An order of one book. */
export function order(given: Partial<Order> = {}): Order {
  return {
    name: "foa-kspi-naskah-kerja-2026-11-22",
    language: "id",
    title: "Paket Pelatihan",
    imprints: ["Serikat Pekerja Uji"],
    round: "Naskah kerja",
    date: "2026-11-22",
    books: [orderedBook()],
    wishes: {},
    condition: { name: "FOGRA39", info: "Offset", inkLimit: 3 },
    ...given,
  };
}
