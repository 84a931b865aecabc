import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { runProgram } from "../../src/cli/program.ts";
import { textsOf } from "../../src/cli/texts.ts";
import { packageOf } from "../support/packages.ts";
import { secretKinds, sessionWith } from "./support/secrets.ts";

const roots: string[] = [];
afterEach(async () => {
  await Promise.all(roots.splice(0).map((root) => rm(root, { recursive: true, force: true })));
});

/** Runs `edisi diff --edition participant` on two states. Answers all that it has said and written. */
async function diffOf(
  old: Record<string, string>,
  now: Record<string, string>,
): Promise<{ status: number; out: string; files: Record<string, string> }> {
  const [folder, root] = [await packageOf(old), await packageOf(now)];
  roots.push(folder, root);
  let out = "";
  const status = await runProgram(
    ["diff", folder, "--edition", "participant", "--output", "html", "--json"],
    {
      cwd: root,
      env: process.env,
      language: "id",
      texts: textsOf("id"),
      out: (text) => (out += text),
      err: () => undefined,
      color: false,
      signal: new AbortController().signal,
    },
  );
  const dist = join(root, "dist");
  const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => []);
  const files: Record<string, string> = {};
  for (const entry of entries.filter((each) => each.isFile()))
    files[entry.name] = await readFile(join(entry.parentPath, entry.name), "utf8");
  return { status, out, files };
}

/** A session that holds every kind of secret. */
const secrets = (word: string, open: string): string => {
  const pieces = secretKinds.map(({ write }, index) =>
    write(`Kata ${word}${index}x hanya untuk pemandu hari ini.`),
  );
  const minutes = secretKinds.reduce((sum, kind) => sum + (kind.minutes ?? 0), 0);
  return sessionWith("Awal", [open, ...pieces], minutes);
};

describe("the participant's comparison alone", () => {
  test("writes no file of the guide, and nothing of it in any file or in what --json says", async () => {
    const { status, out, files } = await diffOf(
      { "modules/hak/01-awal.md": secrets("kenarilama", "Kalimat yang lama untuk semua orang.") },
      { "modules/hak/01-awal.md": secrets("kenaribaru", "Kalimat yang baru untuk semua orang.") },
    );
    expect(status).toBe(0);
    expect(Object.keys(files).sort()).toEqual(["hak-handouts.diff.html", "hak-participant.diff.html"]);
    const card = secretKinds.findIndex(({ handedOut }) => handedOut);
    expect(files["hak-participant.diff.html"]).not.toContain("kenari");
    expect(new Set(files["hak-handouts.diff.html"]?.match(/kenari\w+/g))).toEqual(
      new Set([`kenarilama${card}x`, `kenaribaru${card}x`]),
    );
    const { books } = JSON.parse(out) as { books: { edition: string }[] };
    const book = books.filter(({ edition }) => edition === "participant");
    expect(JSON.stringify(book)).toContain("lama");
    expect(JSON.stringify(book)).not.toContain("kenari");
    expect(new Set(out.match(/kenari\w+/g))).toEqual(new Set([`kenarilama${card}x`, `kenaribaru${card}x`]));
  });

  test("messages of --json have the place of what is wrong in the guide, not its words", async () => {
    const { status, out } = await diffOf(
      {},
      {
        "modules/hak/01-awal.md": sessionWith("Awal", [
          ":::fasilitator\n\nLihat {ref:kenari-rahasia} dan [itu](kenari-catatan.md).\n\n:::",
        ]),
      },
    );
    expect(status).toBe(1);
    const { diagnostics } = JSON.parse(out) as { diagnostics: { line: number; message: unknown }[] };
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ severity: "error", file: "modules/hak/01-awal.md", message: null }),
    );
    expect(out).not.toContain("kenari");
  });

  for (const title of ["Kenari menjawab manajer", "Kenari lama tentang cara pengurus menjawab manajer"]) {
    const note = (): string => `:::fasilitator\n\n${title}.\n\n:::`;
    const moduleOf = (name: string): string => `---\njudul: ${name}\nnomor: 1\n---\n\nPengantar.\n`;

    test(`an old title that is withheld now is not named: ${title}`, async () => {
      const { status, out, files } = await diffOf(
        {
          "modules/hak/module.md": moduleOf(title),
          "modules/hak/01-awal.md": sessionWith(title, []),
        },
        {
          "modules/hak/module.md": moduleOf("Hak kita"),
          "modules/hak/01-awal.md": sessionWith("Awal", [note()]),
        },
      );
      expect(status).toBe(0);
      const html = files["hak-participant.diff.html"] ?? "";
      expect(html).toContain("Dulu berjudul “[teks lama tidak ditampilkan di edisi ini]”");
      expect(html).toContain("dahulu “[teks lama tidak ditampilkan di edisi ini]”");
      expect(out + Object.values(files).join("")).not.toMatch(/kenari/i);
    });

    test(`nor that of a session that is gone: ${title}`, async () => {
      const { status, out, files } = await diffOf(
        {
          "modules/hak/02-lain.md": sessionWith(title, ["Pekerja di pabrik sepatu menghitung lembur."]),
        },
        { "modules/hak/01-awal.md": sessionWith("Awal", [note()]) },
      );
      expect(status).toBe(0);
      expect(files["hak-participant.diff.html"]).toContain("dihapus");
      expect(out + Object.values(files).join("")).not.toMatch(/kenari/i);
    });
  }
});
