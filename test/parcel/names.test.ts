import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookStem, bookStems, parcelName, slug } from "../../src/parcel/names.ts";

const config = {
  date: "2026-11-22",
  round: "Naskah kerja",
  imprints: [{ id: "kspi", name: "Konfederasi Serikat Pekerja Indonesia (KSPI)", lines: [] }],
};

describe("parts of names", () => {
  test.each([
    ["Naskah kerja", "naskah-kerja"],
    ["Édition née à Çankaya", "edition-nee-a-cankaya"],
    ["../../etc/passwd", "etc-passwd"],
    ["C:\\dos\\con", "c-dos-con"],
    ["الحرية النقابية", ""],
    ["  ", ""],
    ["--x--", "x"],
  ])("%j becomes %j", (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  test("whatever the text, they are short, and safe everywhere", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(slug(text)).toMatch(/^(?:[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?)?$/);
      }),
    );
  });
});

describe("parcels", () => {
  const facilitator = { id: "foa", edition: "facilitator" };
  const participant = { id: "foa", edition: "participant" };

  test("are called by book, imprint, round and date", () => {
    expect(parcelName([facilitator, participant], config)).toBe("foa-kspi-naskah-kerja-2026-11-22");
  });

  test("of one edition say so, and so does one of a translation", () => {
    expect(parcelName([participant], config)).toBe("foa-participant-kspi-naskah-kerja-2026-11-22");
    expect(parcelName([{ ...participant, language: "en" }], config)).toBe(
      "foa-participant-en-kspi-naskah-kerja-2026-11-22",
    );
  });

  test("of many books count them", () => {
    const books = ["foa", "ohs", "gender-inclusion", "fair-migration"].map((id) => ({
      ...participant,
      id,
    }));
    expect(parcelName(books.slice(0, 2), config)).toBe("foa-ohs-participant-kspi-naskah-kerja-2026-11-22");
    expect(parcelName(books, config)).toBe("4-books-participant-kspi-naskah-kerja-2026-11-22");
  });

  test("leave out what is not there or cannot be written", () => {
    expect(parcelName([facilitator, participant], { date: "2026-01-02", imprints: [] })).toBe(
      "foa-2026-01-02",
    );
    expect(parcelName([facilitator, participant], { ...config, round: "جولة" })).toBe("foa-kspi-2026-11-22");
  });

  test("have files whose names say book, edition, round and date", () => {
    expect(bookStem(facilitator, config)).toBe("foa-facilitator-naskah-kerja-2026-11-22");
    expect(bookStem({ ...facilitator, language: "en" }, config)).toBe(
      "foa-facilitator-en-naskah-kerja-2026-11-22",
    );
  });

  test("tell apart two books that ASCII makes one", () => {
    const books = ["كتاب", "本", "foa"].map((id) => ({ id, edition: "participant" }));
    expect(bookStems(books, { date: "2026-01-02", imprints: [] })).toEqual([
      "book-participant-2026-01-02",
      "book-participant-2026-01-02-2",
      "foa-participant-2026-01-02",
    ]);
  });
});
