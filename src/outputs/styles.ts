import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { CannotRun } from "../diagnostics/failure.ts";
import type { Templates } from "./templates.ts";

const faces = z.array(
  z.object({
    family: z.string(),
    package: z.string(),
    subset: z.string(),
    weight: z.number(),
    style: z.enum(["normal", "italic"]),
  }),
);

/** One static face of a typeface, from an npm package of Fontsource. */
type Face = z.output<typeof faces>[number];

const require = createRequire(import.meta.url);

/** Styles that print and screen share, the fonts first. */
export async function sharedStyles(templates: Templates): Promise<string> {
  const parts = [
    await fontStyles(templates),
    await templates.read("tokens.css"),
    await templates.read("base.css"),
  ];
  for (const folder of ["blocks", "annexes"]) {
    for (const name of await templates.list(folder)) parts.push(await templates.read(join(folder, name)));
  }
  return parts.join("\n");
}

/** `@font-face` rules with the fonts inside, so that a book needs no other file; only for `families` where given. */
export async function fontStyles(templates: Templates, families?: readonly string[]): Promise<string> {
  const parsed = faces.safeParse(JSON.parse(await templates.read("fonts.json")));
  if (!parsed.success)
    throw new CannotRun("template-broken", { path: "fonts.json", detail: parsed.error.message });
  const wanted = parsed.data.filter(({ family }) => families?.includes(family) ?? true);
  return (await Promise.all(wanted.map(fontFace))).join("\n");
}

/** Takes comments and needless space out of CSS; strings stay as they are. */
export function compactCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

async function fontFace(face: Face): Promise<string> {
  const name = face.package.split("/").at(-1) ?? "";
  const file = `${name}-${face.subset}-${face.weight}-${face.style}.woff2`;
  const folder = dirname(require.resolve(`${face.package}/package.json`));
  const bytes = await readFile(join(folder, "files", file)).catch((error: Error) => {
    throw new CannotRun(
      "template-broken",
      { path: `fonts.json (${file})`, detail: error.message },
      { cause: error },
    );
  });
  const data = bytes.toString("base64");
  return `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
}
