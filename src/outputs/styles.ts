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
  const known = await facesOf(templates);
  return (
    await Promise.all(known.filter(({ family }) => families?.includes(family) ?? true).map(fontFace))
  ).join("\n");
}

/** The lightest face of a typeface as WOFF, whose outlines can be read. @throws CannotRun `template-broken` */
export async function fontFile(templates: Templates, family: string): Promise<Uint8Array> {
  const [face] = (await facesOf(templates))
    .filter((each) => each.family === family && each.style === "normal")
    .sort((a, b) => a.weight - b.weight);
  if (face) return fontBytes(face, "woff");
  throw new CannotRun("template-broken", { path: "fonts.json", detail: family });
}

async function facesOf(templates: Templates): Promise<Face[]> {
  const parsed = faces.safeParse(JSON.parse(await templates.read("fonts.json")));
  if (parsed.success) return parsed.data;
  throw new CannotRun("template-broken", { path: "fonts.json", detail: parsed.error.message });
}

/** Takes comments and needless space out of CSS; strings stay as they are. */
export function compactCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

async function fontFace(face: Face): Promise<string> {
  const data = (await fontBytes(face, "woff2")).toString("base64");
  return `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
}

async function fontBytes(face: Face, format: "woff" | "woff2"): Promise<Buffer> {
  const name = face.package.split("/").at(-1) ?? "";
  const file = `${name}-${face.subset}-${face.weight}-${face.style}.${format}`;
  const folder = dirname(require.resolve(`${face.package}/package.json`));
  return readFile(join(folder, "files", file)).catch((error: Error) => {
    throw new CannotRun(
      "template-broken",
      { path: `fonts.json (${file})`, detail: error.message },
      { cause: error },
    );
  });
}
