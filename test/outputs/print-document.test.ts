import { expect, test } from "vitest";
import { printDocument } from "../../src/outputs/print-document.ts";
import { bookOf, templates } from "./book.ts";

const sheet =
  "---\njudul: Awal\ndurasi: 10\ntujuan: a\n---\n\nTeks.\n\n:::lembar-kerja{judul=Peta}\n\nIsi.\n\n:::\n";

test("every line of the contents waits for the page of an anchor that is there", async () => {
  const { html } = await printDocument(
    await bookOf("participant", { "modules/hak/01-awal.md": sheet }),
    templates,
    "Edisi uji",
  );
  const slots = [...html.matchAll(/data-page-of="([^"]+)"/g)].map(([, anchor = ""]) => anchor);
  expect(slots).toEqual(["introduction", "annex-timetable", "session-1", "worksheet-1"]);
  for (const anchor of slots) {
    expect(html).toContain(`href="#${anchor}"`);
    expect(html).toContain(`id="${anchor}"`);
  }
});

test("only those who write get a line for their name", async () => {
  const cover = async (edition: "facilitator" | "participant"): Promise<string> => {
    const { html } = await printDocument(await bookOf(edition), templates, "Edisi uji");
    return html.slice(html.indexOf('class="cover"'), html.indexOf('class="imprint-page"'));
  };
  expect(await cover("participant")).toContain("Serikat / unit kerja");
  expect(await cover("facilitator")).not.toContain("Serikat / unit kerja");
});

test("a half-empty page is marked for notes in the participant's book only", async () => {
  const changes = { "modules/hak/01-awal.md": sheet };
  const marks = async (edition: "facilitator" | "participant"): Promise<boolean> =>
    (await printDocument(await bookOf(edition, changes), templates, "Edisi uji")).html.includes(
      'id="page-end-',
    );
  expect(await marks("participant")).toBe(true);
  expect(await marks("facilitator")).toBe(false);
});
