import { expect, test } from "vitest";
import { fileSize, libraryPage, type ListedBook } from "../../src/outputs/library.ts";
import { bookOf, templates } from "./book.ts";

test("sizes are for people", () => {
  expect(fileSize(0, "id")).toBe("1 kB");
  expect(fileSize(1499, "id")).toBe("1 kB");
  expect(fileSize(467_537, "en")).toBe("468 kB");
  expect(fileSize(1_250_000, "id")).toBe("1,3 MB");
  expect(fileSize(1_250_000, "en")).toBe("1.3 MB");
});

test("the library says of a volume how many modules and sessions it binds", async () => {
  const { config } = await bookOf("participant");
  const volume: ListedBook = {
    id: "package",
    title: "Paket",
    modules: 5,
    sessions: 31,
    edition: "participant",
    editionTitle: "Buku Peserta",
    purpose: "Tujuan",
    files: [],
  };
  const page = await libraryPage({ books: [volume], board: [] }, config, {
    templates,
    generator: "Edisi uji",
  });
  expect(Buffer.from(page).toString("utf8")).toContain('<p class="module">5 modul · 31 sesi</p>');
});

test("the library lists every book and edition once, and escapes what it says", async () => {
  const { config } = await bookOf("participant");
  const listed = (edition: string): ListedBook => ({
    id: "hak",
    title: "Hak <script>",
    number: 1,
    summary: "Ringkas & jelas",
    sessions: 2,
    edition,
    editionTitle: edition,
    purpose: "Tujuan",
    files: [{ path: `hak/hak-${edition}.pdf`, output: "pdf", bytes: 2000, sha256: "", pages: 12 }],
  });
  const page = await libraryPage(
    { books: [listed("facilitator"), listed("participant")], board: [] },
    config,
    {
      templates,
      generator: "Edisi uji",
    },
  );
  const html = Buffer.from(page).toString("utf8");
  expect(html.match(/class="book"/g)).toHaveLength(1);
  expect(html.match(/class="edition"/g)).toHaveLength(2);
  expect(html).toContain('href="hak/hak-participant.pdf"');
  expect(html).toContain("12 halaman · 2 kB");
  expect(html).toContain("Ringkas &#x26; jelas");
  expect(html).not.toContain("<script>");
});
