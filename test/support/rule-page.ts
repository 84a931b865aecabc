import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../src/diagnostics/report.ts";
import { languages, type Language } from "../../src/model/language.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { releaseProblems } from "../../src/pipeline/release.ts";
import { openComments } from "../../src/review/comments/open-comments.ts";
import { packageComments } from "../../src/review/comments/package-comments.ts";

const fixtures = fileURLToPath(new URL("../fixtures/rules/", import.meta.url));

const matter = {
  lesson: "---\njudul: Sesi contoh\ndurasi: 30\ntujuan:\n  - menyebut satu hal\n---\n",
  module: "---\njudul: Modul contoh\n---\n",
};

/** What every example is filled up with. */
const minimal: Readonly<Record<string, string>> = {
  "modules/package.yaml": "judul: Paket contoh\ntanggal: 2026-11-22\n",
  "modules/contoh/module.md": `${matter.module}\nPengantar.\n`,
  "modules/contoh/01-sesi.md": `${matter.lesson}\nTeks sesi.\n`,
};

/** A file of an example, as a page of docs/rules/ shows it. */
interface ExampleFile {
  path: string;
  text: string;
  flags: string[];
}

/** Both examples of a page; docs/rules/README.md says how they are written. */
export function examplesOf(page: string): Record<"buruk" | "baik", ExampleFile[]> {
  const files = { buruk: [] as ExampleFile[], baik: [] as ExampleFile[] };
  for (const [, , path = "", kind, flags = "", text = ""] of page.matchAll(
    /^(`{4,})\S+ (\S+) (buruk|baik)((?: \S+)*)\n([\s\S]*?)^\1$/gm,
  )) {
    files[kind as keyof typeof files].push({ path, text, flags: flags.split(" ").filter(Boolean) });
  }
  return files;
}

/** Where the page says that its bad example is wrong; no line where it is a whole file. */
export function expectedPlace(files: readonly ExampleFile[]): { path: string; line: number } | undefined {
  for (const { path, flags } of files) {
    const line = flags.find((flag) => flag.startsWith("baris="))?.slice("baris=".length);
    if (line !== undefined) return { path, line: Number(line) };
  }
  return undefined;
}

/** Errors that the page says come along with the rule's own. */
export function alsoExpected(files: readonly ExampleFile[]): string[] {
  return files.flatMap(({ flags }) =>
    flags.filter((flag) => flag.startsWith("juga=")).flatMap((flag) => flag.slice("juga=".length).split(",")),
  );
}

/** The language of the books that the page asks for. */
function bookLanguageOf(files: readonly ExampleFile[]): Language | undefined {
  return languages.find((language) => files.some(({ flags }) => flags.includes(`bahasa=${language}`)));
}

/** The diagnostics of an example in a package of its own, with lines as the page shows them. */
export async function diagnosticsOfExample(files: readonly ExampleFile[]): Promise<Diagnostic[]> {
  const root = await mkdtemp(join(tmpdir(), "edisi-aturan-"));
  const added = new Map<string, number>();
  try {
    const contents = new Map<string, string | Uint8Array>(Object.entries(minimal));
    for (const file of files) {
      const before = frontMatterFor(file);
      added.set(file.path, before.split("\n").length - 1);
      if (file.flags.includes("hapus")) contents.delete(file.path);
      else contents.set(file.path, (await fixtureOf(file)) ?? before + file.text);
    }
    for (const [path, content] of contents) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    const { package: source, diagnostics } = await readPackage(root, [], bookLanguageOf(files));
    // Comments are read by commands of their own.
    const comments = await packageComments(source);
    const refused = files.some(({ flags }) => flags.includes("rilis"))
      ? releaseProblems(source.modules, await openComments(source))
      : [];
    return [...diagnostics, ...comments.diagnostics, ...refused].map((diagnostic) => ({
      ...diagnostic,
      line: diagnostic.line === undefined ? undefined : diagnostic.line - (added.get(diagnostic.path) ?? 0),
    }));
  } finally {
    await rm(root, { recursive: true });
  }
}

function frontMatterFor({ path, text, flags }: ExampleFile): string {
  const whole = flags.some((flag) => flag === "utuh" || flag === "hapus" || flag.startsWith("dari="));
  if (whole || text.startsWith("---")) return "";
  if (path.endsWith("/module.md")) return matter.module;
  return /\/\d[^/]*\.md$/.test(path) ? matter.lesson : "";
}

async function fixtureOf({ flags }: ExampleFile): Promise<Uint8Array | undefined> {
  const name = flags.find((flag) => flag.startsWith("dari="))?.slice("dari=".length);
  return name === undefined ? undefined : await readFile(join(fixtures, name));
}
