import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { PreviewOptions } from "../../src/preview/session.ts";
import { tinyPreview, type TinyPackage, type TinyPreview } from "./fixture.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The tool's own templates. */
export const templates = join(root, "templates");

/**
 * Writes the scripts of the preview's page as `npm run build` compiles them, below a folder.
 * @returns the folder of the page's own scripts
 */
export async function compiledClient(folder: string): Promise<string> {
  for (const part of ["shell/client", "comments/client"]) {
    const [from, to] = [join(root, "src", "preview", part), join(folder, "preview", part)];
    await mkdir(to, { recursive: true });
    for (const name of (await readdir(from)).filter((each) => each.endsWith(".ts"))) {
      const text = await readFile(join(from, name), "utf8");
      await writeFile(join(to, name.replace(/\.ts$/, ".js")), compiledText(text));
    }
  }
  return join(folder, "preview", "shell", "client");
}

/** Texts that were compiled before, by their source. */
const compiled = new Map<string, string>();

function compiledText(source: string): string {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  });
  compiled.set(source, outputText);
  return outputText;
}

/** Starts a preview of both editions with the tool's own templates. */
export function previewOfBoth(
  tiny: TinyPackage,
  options: Partial<PreviewOptions> = {},
): Promise<TinyPreview> {
  const { root } = tiny;
  return tinyPreview(tiny, {
    build: {
      root,
      modules: [],
      volume: false,
      editions: ["facilitator", "participant"],
      destination: join(root, "dist"),
      templates: [templates],
      jobs: 1,
      generator: "Edisi test",
    },
    ...options,
  });
}
