import type { VFile } from "vfile";
import { z } from "zod";
import { report } from "../diagnostics/report.ts";
import type { Supply } from "../model/schedule.ts";
import { parseSupply } from "../schedule/supplies.ts";
import { placeOfValue } from "./place-of.ts";
import type { Field } from "./validate.ts";

/** A material as written: a text, or a name with its amount. */
type WrittenMaterial = string | { name: string; amount: string };

const plain = z.union([z.string(), z.number()]).transform((value) => String(value).trim());

const counted = z
  .record(z.string(), z.union([plain, z.null()]))
  .transform((entries) => Object.entries(entries).map(([name, amount]) => ({ name, amount: amount ?? "" })));

/** Materials: a list of texts and of names with amounts, such as `kartu metaplan: 3 per peserta`. */
export const writtenMaterials: Field<WrittenMaterial[]> = {
  schema: z
    .union([z.array(z.union([plain.pipe(z.string().min(1)), counted])), counted, plain])
    .transform((value) => [value].flat(2)),
  expected: {
    en: "a list of texts, or of names with amounts such as `metaplan cards: 3 per participant`",
    id: "daftar teks, atau nama dengan jumlah seperti `kartu metaplan: 3 per peserta`",
  },
};

/** Materials as printed, and those of them that are counted; an amount that cannot be read is reported. */
export function readMaterials(
  file: VFile,
  written: readonly WrittenMaterial[],
): { materials: string[]; supplies: Supply[] } {
  const materials: string[] = [];
  const supplies: Supply[] = [];
  for (const each of written) {
    const supply = typeof each === "string" ? undefined : parseSupply(each.name, each.amount);
    if (typeof each === "string") materials.push(each);
    else if (supply) {
      materials.push(supply.text);
      supplies.push(supply);
    } else {
      const details = { name: each.name, value: each.amount };
      report(file, "material-amount", details, placeOfValue(file, "materials", each.name));
    }
  }
  return { materials, supplies };
}
