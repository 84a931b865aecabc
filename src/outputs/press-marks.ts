import type { PackageConfig } from "../model/book.ts";
import type { Marks } from "../press/index.ts";
import { fontFile } from "./styles.ts";
import type { Templates } from "./templates.ts";

/** What a package wants printed round its pages; the slug line tells file, round and date of the sources. */
export async function pressMarks(
  file: string,
  { press, round, date }: Pick<PackageConfig, "press" | "round" | "date">,
  templates: Templates,
): Promise<{ marks?: Marks }> {
  const wanted = new Set(press.marks);
  if (wanted.size === 0) return {};
  const text = [file, round, date].filter(Boolean).join("  ·  ");
  const slug = wanted.has("slug")
    ? { slug: { text, font: await fontFile(templates, "Plus Jakarta Sans") } }
    : undefined;
  return {
    marks: {
      crop: wanted.has("crop"),
      registration: wanted.has("registration"),
      colourBars: wanted.has("colour-bars"),
      ...slug,
    },
  };
}
