import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diffPackage, type DiffResult } from "../../src/diff/diff.ts";
import { repository } from "../e2e/support/built.ts";
import { packageOf } from "../support/packages.ts";
import { secretKinds, sessionWith, type SecretKind } from "./support/secrets.ts";

/** What happened to a passage: its pieces in the old session and in the new one. */
interface Fate {
  name: string;
  old(kind: SecretKind, word: string): string[];
  now(kind: SecretKind, word: string): string[];
  /** Whether everybody may read it now. */
  open?: boolean;
  /** What the session's file is called now, and its title. */
  renamed?: boolean;
}

const said = (word: string): string => `Kata ${word} hanya untuk pemandu hari ini.`;
const between = "Kalimat biasa di antara dua bagian lain dari sesi ini, untuk semua orang.";

const fates: readonly Fate[] = [
  { name: "deleted", old: (kind, word) => [kind.write(said(word)), between], now: () => [between] },
  { name: "put in", old: () => [between], now: (kind, word) => [between, kind.write(said(word))] },
  {
    name: "changed",
    old: (kind, word) => [kind.write(said(word))],
    now: (kind, word) => [kind.write(`Kata ${word}baru hanya untuk pemandu besok pagi.`)],
  },
  {
    name: "moved",
    old: (kind, word) => [kind.write(said(word)), between],
    now: (kind, word) => [between, kind.write(said(word))],
  },
  {
    name: "made secret",
    old: (_, word) => [said(word), between],
    now: (kind, word) => [kind.write(said(word)), between],
  },
  {
    name: "made secret in part",
    old: (_, word) => [`Kalimat pertama tetap ada. ${said(word)} Kalimat ketiga juga tetap.`],
    now: (kind, word) => ["Kalimat pertama tetap ada. Kalimat ketiga juga tetap.", kind.write(said(word))],
  },
  {
    name: "made public",
    open: true,
    old: (kind, word) => [kind.write(said(word))],
    now: (_, word) => [said(word)],
  },
  {
    name: "in a renamed session",
    renamed: true,
    old: (kind, word) => [kind.write(said(word)), between],
    now: (kind, word) => [between, kind.write(`Kata ${word}baru hanya untuk pemandu besok pagi.`)],
  },
];

const wordOf = (fate: Fate, kind: SecretKind): string =>
  `kenari${fates.indexOf(fate)}x${secretKinds.indexOf(kind)}x`;

/** A module for each fate, a session for each kind. */
function filesOf(state: "old" | "now", folder: (index: number) => string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [index, fate] of fates.entries()) {
    const module = `modules/${folder(index)}`;
    files[`${module}/module.md`] = `---\njudul: Modul ${fate.name}\nnomor: ${index + 3}\n---\n\nPengantar.\n`;
    for (const [at, kind] of secretKinds.entries()) {
      const other = state === "now" && fate.renamed === true;
      const name = `${String(at + 1).padStart(2, "0")}-${other ? "lain" : "sesi"}-${at}.md`;
      const pieces = fate[state](kind, wordOf(fate, kind));
      const text = sessionWith(`${other ? "Lain" : "Sesi"} ${kind.name}`, pieces, 0);
      const minutes = pieces.some((piece) => piece.includes("durasi=5")) ? (kind.minutes ?? 0) : 0;
      files[`${module}/${name}`] = text.replace("durasi: 10", `durasi: ${10 + minutes}`);
    }
  }
  return files;
}

describe.each([
  ["folders of the same names", (index: number) => `m${index}`],
  ["renamed modules", (index: number) => `dahulu${index}`],
] as const)("%s", (_, folder) => {
  let roots: string[] = [];
  let result: DiffResult;
  const texts = new Map<string, string>();

  beforeAll(async () => {
    const none = { "modules/hak/module.md": undefined, "modules/hak/01-awal.md": undefined };
    const old = await packageOf({ ...none, ...filesOf("old", folder) });
    const root = await packageOf({ ...none, ...filesOf("now", (index) => `m${index}`) });
    roots = [old, root];
    result = await diffPackage({
      against: old,
      root,
      cwd: root,
      modules: [],
      editions: ["participant"],
      outputs: ["html"],
      changesOnly: false,
      destination: join(root, "dist"),
      templates: [join(repository, "templates")],
      generator: "Edisi uji",
      launch: () => Promise.reject(new Error("HTML needs no browser")),
    });
    for (const [index] of fates.entries()) {
      const made = await readdir(join(root, "dist", `m${index}`)).catch(() => []);
      for (const name of made)
        texts.set(name, (await readFile(join(root, "dist", `m${index}`, name), "utf8")).toLowerCase());
    }
  });
  afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

  test("both texts are free of errors, and every module is known again", () => {
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.earlier.errors).toBe(0);
    expect(result.renamed).toHaveLength(folder(0) === "m0" ? 0 : fates.length);
  });

  describe.each(fates)("$name", (fate) => {
    const id = `m${fates.indexOf(fate)}`;
    const book = (): string => texts.get(`${id}-participant.diff.html`) ?? "";
    const sheets = (): string => texts.get(`${id}-handouts.diff.html`) ?? "";

    test.each(secretKinds)("$name: nothing of it in the book, nor in the loose sheets", (kind) => {
      const word = wordOf(fate, kind);
      if (fate.open !== true) expect(book()).not.toContain(word);
      else expect(book()).toMatch(new RegExp(`<ins class="diff">[^<]*${word}`));
      if (kind.handedOut !== true) expect(sheets()).not.toContain(word);
    });
  });

  test("what was handed out loose is in the comparison of the loose sheets", () => {
    const card = secretKinds.find(({ handedOut }) => handedOut);
    for (const fate of fates.filter(({ name }) => ["deleted", "put in", "changed"].includes(name))) {
      const sheets = texts.get(`m${fates.indexOf(fate)}-handouts.diff.html`) ?? "";
      expect(sheets, fate.name).toContain(card && wordOf(fate, card));
    }
  });

  test("there is something to see wherever participants see a change", () => {
    expect(texts.get("m4-participant.diff.html")).toContain("teks lama tidak ditampilkan di edisi ini");
    expect(texts.get("m7-participant.diff.html")).toContain("dulu berjudul");
  });
});
