import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { preflight } from "../../../src/press/preflight/preflight.ts";
import { has } from "../convert/support/proof.ts";

const run = promisify(execFile);
const folder = fileURLToPath(new URL("tools/", import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith(".pdf"));
const open = files.filter((name) => name !== "qpdf-locked.pdf");

const poppler = await has("pdffonts", "-v");
const qpdf = await has("qpdf", "--version");

/** Subjects or values of a rule's findings. */
async function foundBy(file: string, rule: string): Promise<unknown[]> {
  const { findings } = await preflight(await readFile(`${folder}${file}`), "sheet");
  return findings.filter((each) => each.rule.id === rule).map(({ subject, value }) => subject ?? value);
}

/** Rows of a table that Poppler prints below a line of hyphens. */
async function rows(program: string, ...options: string[]): Promise<string[][]> {
  const { stdout } = await run(program, options);
  const lines = stdout.trimEnd().split("\n").slice(2);
  return lines.map((line) => line.trim().split(/\s+/));
}

test("five programs and more are asked", () => {
  const tools = ["ghostscript", "libreoffice", "typst", "weasyprint", "latex"];
  for (const tool of tools)
    expect(
      files.some((name) => name.startsWith(tool)),
      tool,
    ).toBe(true);
});

describe.each(open)("of %s", (file) => {
  test.skipIf(!poppler)("pdffonts names the same fonts that are not embedded", async () => {
    const table = await rows("pdffonts", `${folder}${file}`);
    const loose = table.filter((row) => row.at(-5) === "no").map(([name]) => name);
    expect([...new Set(await foundBy(file, "font-embedded"))]).toEqual([...new Set(loose)]);
  });

  test.skipIf(!poppler)("pdfimages sees the same coarse pictures, and the same RGB", async () => {
    const table = await rows("pdfimages", "-list", `${folder}${file}`);
    const pictures = table.map(([page, , , , , colour, , , , , ...more]) => {
      // An inline image has no object number.
      const [x, y] = (more[0] === "[inline]" ? more.slice(1) : more.slice(2)).map(Number);
      return { page, colour, ppi: Math.min(x ?? 0, y ?? 0) };
    });
    const coarse = pictures.filter(({ ppi }) => ppi < 149).map(({ ppi }) => ppi);
    const found = (await foundBy(file, "image-coarse")).map((value) => Math.round(Number(value)));
    expect(found).toEqual(coarse);
    const rgb = pictures.some(({ colour }) => colour === "rgb");
    expect((await foundBy(file, "colour-rgb")).includes("image")).toBe(rgb);
  });

  test.skipIf(!qpdf)("qpdf finds no damage, and neither do we", async () => {
    const { stdout } = await run("qpdf", ["--check", `${folder}${file}`]);
    expect(stdout).toContain("No syntax or stream encoding errors found");
    expect(await foundBy(file, "file-damaged")).toEqual([]);
  });
});

test.skipIf(!qpdf)("qpdf says that one is encrypted, as we do", async () => {
  for (const file of files) {
    const encrypted = await run("qpdf", ["--is-encrypted", `${folder}${file}`]).then(
      () => true,
      () => false,
    );
    expect((await foundBy(file, "file-encrypted")).length > 0, file).toBe(encrypted);
  }
});
