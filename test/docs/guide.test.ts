import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { diagnosticsOf } from "../../src/diagnostics/report.ts";
import { readLessonMatter } from "../../src/source/matter.ts";
import { PictureReader } from "../../src/source/pictures.ts";
import { parseLesson } from "../../src/transforms/parse-lesson.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const guide = await readFile(new URL("../../docs/menulis.md", import.meta.url), "utf8");

const examples = [...guide.matchAll(/^```(md|md keliru|yaml)\n([\s\S]*?)^```$/gm)].map(
  ([, kind = "", text = ""]) => ({ kind, text }),
);

async function rulesBrokenBy({ kind, text }: { kind: string; text: string }): Promise<string[]> {
  const file = new VFile({ path: "docs/menulis.md", value: text });
  if (kind === "yaml") readLessonMatter(file);
  else await parseLesson(text, file, new PictureReader(root));
  return diagnosticsOf([file]).map(({ ruleId }) => ruleId);
}

describe("docs/menulis.md", () => {
  test.each(examples.filter(({ kind }) => kind !== "md keliru"))(
    "holds an example without fault: $text",
    async (example) => {
      expect(await rulesBrokenBy(example)).toEqual([]);
    },
  );

  test.each(examples.filter(({ kind }) => kind === "md keliru"))(
    "holds an example of a fault: $text",
    async (example) => {
      expect(await rulesBrokenBy(example)).not.toEqual([]);
    },
  );
});
