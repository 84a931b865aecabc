import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runProgram } from "../../src/cli/program.ts";
import { textsOf } from "../../src/cli/texts.ts";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import type { Language } from "../../src/model/language.ts";
import { preflight } from "../../src/press/preflight/preflight.ts";
import { findComment, writeComment } from "../../src/review/comments/write-comment.ts";
import { packageOf } from "../support/packages.ts";

const id = "20261122-k3f9a2bq";

async function commented(): Promise<string> {
  const root = await packageOf();
  await writeComment(root, {
    id,
    module: "hak",
    session: "01-awal.md",
    kind: "law",
    by: "Siti",
    at: "2026-11-22T19:30:00+07:00",
    text: "Mohon dicek.",
    anchor: { quote: "Teks terbuka." },
  });
  return root;
}

async function run(
  cwd: string,
  argv: string[],
  language: Language = "id",
): Promise<{ end: number | string; out: string; err: string }> {
  const told = { out: "", err: "" };
  const shell = {
    cwd,
    env: process.env,
    language,
    texts: textsOf(language),
    out: (text: string) => void (told.out += text),
    err: (text: string) => void (told.err += text),
    color: false,
    signal: new AbortController().signal,
  };
  try {
    return { end: await runProgram(["comments", ...argv], shell), ...told };
  } catch (error) {
    if (error instanceof CannotRun) return { end: error.in(language), ...told };
    throw error;
  }
}

describe("edisi comments", () => {
  test("lists by file and line, in both languages", async () => {
    const root = await commented();
    const { end, out, err } = await run(root, []);
    expect([end, err]).toEqual([0, ""]);
    expect(out).toBe(
      `modules/hak/01-awal.md:8  hukum  Siti: “Teks terbuka” — Mohon dicek.\n    ${id}\n\n1 komentar terbuka: 1 hukum.\n`.replace(
        "terbuka”",
        "terbuka.”",
      ),
    );
    expect((await run(root, ["hak"], "en")).out).toContain("1 open comment: 1 law.");
    expect((await run(root, ["k3"])).out).toBe("Tidak ada komentar terbuka.\n");
    expect((await run(root, ["--kind", "isi,layout"])).out).toBe("Tidak ada komentar terbuka jenis ini.\n");
    expect((await run(root, ["--kind", "HUKUM"])).out).toContain(id);
  });

  test("gives programs everything", async () => {
    const { out } = await run(await commented(), ["--json"]);
    expect(JSON.parse(out)).toMatchObject([
      {
        id,
        module: "hak",
        kind: "law",
        kindWord: "hukum",
        quote: "Teks terbuka.",
        text: "Mohon dicek.",
        status: "open",
        found: { method: "exact", path: "modules/hak/01-awal.md", line: 8, column: 1, audience: "everyone" },
      },
    ]);
  });

  test("resolves one, with name and reason", async () => {
    const root = await commented();
    const { end, out } = await run(root, ["--resolve", "k3f9a2bq", "--by", "Rina", "--reason", "Sudah."]);
    expect(end).toBe(0);
    expect(out).toMatch(
      /^Selesai: 20261122-k3f9a2bq → modules\/hak\/komentar\/20261122-k3f9a2bq\.selesai-[a-z0-9]{8}\.md\n$/,
    );
    expect(await findComment(root, id)).toMatchObject({
      status: "resolved",
      decisions: [{ by: "Rina", text: "Sudah." }],
    });
    expect((await run(root, [])).out).toBe("Tidak ada komentar terbuka.\n");
    expect((await run(root, ["--all"])).out).toContain("selesai: Rina, ");
  });

  test("does not resolve twice: it says who has, when and why", async () => {
    const root = await commented();
    await run(root, ["--resolve", id, "--by", "Rina", "--reason", "Sudah."]);
    const { end, out } = await run(root, ["--resolve", id, "--by", "Joko", "--reason", "Juga."]);
    expect(end).toMatch(
      /^20261122-k3f9a2bq sudah ditutup oleh Rina, \d+ \w+ \d{4}: “Sudah\.”\. Tidak ada yang/,
    );
    expect(out).toBe("");
    expect((await findComment(root, id)).decisions).toHaveLength(1);
  });

  test.each([
    [["--resolve", id, "--reason", "x"], "Pilihan --by belum diisi, padahal --resolve memerlukannya."],
    [["--resolve", id, "--by", "Rina"], "Pilihan --reason belum diisi"],
    [["--resolve", "20261122-k3f9a2bx", "--by", "R", "--reason", "x"], `Mungkin maksudnya \`${id}\`?`],
    [["--kind", "hukm"], "Mungkin maksudnya `hukum`?"],
    [["--sheet", "x.doc"], "Pilihannya: *.pdf, *.html."],
    [["hakk"], "Tidak ada modul hakk."],
  ])("%j is told in one message", async (argv, message) => {
    expect((await run(await commented(), argv)).end).toEqual(expect.stringContaining(message));
  });

  test("tells of a damaged file and lists the others", async () => {
    const root = await packageOf({ "modules/hak/komentar/20261122-bbbbbbbb.md": "rusak\n" });
    const { end, err } = await run(root, []);
    expect(end).toBe(1);
    expect(err).toContain("modules/hak/komentar/20261122-bbbbbbbb.md:1:1  kesalahan:");
    expect((await run(root, ["--sheet", "lembar.html"])).end).toBe(1);
    expect(await readFile(join(root, "lembar.html"), "utf8")).toMatch(
      /perlu diperbaiki:<\/b><\/p><ul><li><b>modules\/hak\/komentar\/20261122-bbbbbbbb\.md:1<\/b> Berkas ini tidak diawali/,
    );
  });

  test("prints a sheet: A4, tagged, the same bytes each time; and as HTML", async () => {
    const root = await commented();
    expect((await run(root, ["--sheet", "lembar.pdf"])).err).toContain("Lembar komentar: lembar.pdf");
    const first = await readFile(join(root, "lembar.pdf"));
    const { facts } = await preflight(first, "digital");
    expect(facts).toMatchObject({ pages: 1, sizes: [{ width: 210, height: 297, pages: 1 }] });
    expect(first.toString("latin1")).toContain("pdfuaid:part");
    await run(root, ["--sheet", "lembar.pdf"]);
    expect((await readFile(join(root, "lembar.pdf"))).equals(first)).toBe(true);
    await run(root, ["--sheet", "lembar.html"]);
    const html = await readFile(join(root, "lembar.html"), "utf8");
    expect(html).toContain("default-src 'none'");
    expect(html).toContain("Mohon dicek.");
  });
});
