import type { Node } from "yaml";
import type { PressProfile } from "../model/press-settings.ts";
import { words } from "../source/words.ts";
import { anyText, measure } from "./expected-values.ts";
import { readIccFile } from "./icc-file.ts";
import type { YamlFields } from "./yaml-fields.ts";

/** What the profile of the templates bears; most others are made for as much or more. */
const usualInkLimit = 300;

/**
 * A printing condition of the package's own: `profil: { berkas: cetak/PSO.icc, kondisi: FOGRA51, … }`. Undefined where it
 * is wrong and reported: `profile-outside`, `profile-missing` or `profile-kind` for the file.
 * @param folder that `berkas` is below: `modules/`, absolute
 */
export async function readProfile(
  yaml: YamlFields,
  node: Node,
  folder: string,
): Promise<PressProfile | undefined> {
  const fields = yaml.words(node, words.profile, ["file", "condition", "info", "inkLimit"]);
  yaml.missing(node, fields, ["file", "condition"]);
  const path = yaml.scalar(fields, "file", anyText);
  const condition = yaml.scalar(fields, "condition", anyText);
  const info = yaml.scalar(fields, "info", anyText);
  const percent = yaml.scalar(fields, "inkLimit", measure(100, 400, "%"));
  const bytes = path === undefined ? undefined : await readIccFile(path, folder);
  if (bytes !== undefined && "rule" in bytes) {
    yaml.report(bytes.rule, bytes.details, fields.get("file") ?? node);
    return undefined;
  }
  if (bytes === undefined || condition === undefined) return undefined;
  return { bytes, condition, info: info ?? condition, inkLimit: (percent ?? usualInkLimit) / 100 };
}
