import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { blockReference } from "../../scripts/block-reference.ts";
import { ruleReference } from "../../scripts/rule-reference.ts";
import { blocks } from "../../src/blocks/index.ts";
import { rules, type RuleId } from "../../src/diagnostics/rules.ts";

// `npm run docs` writes both pages anew: it runs these tests with `--update`.

test("docs/blok.md is what the blocks say of themselves", async () => {
  const texts = new Map(
    blocks.map(({ name }) => [
      name,
      readFileSync(new URL(`../blocks/${name}/input.md`, import.meta.url), "utf8"),
    ]),
  );
  const reference = blockReference(blocks, ({ name }) => texts.get(name) ?? "");
  await expect(reference).toMatchFileSnapshot("../../docs/blok.md");
});

test("docs/rules.md is what the catalogue of messages holds", async () => {
  await expect(ruleReference(Object.keys(rules) as RuleId[])).toMatchFileSnapshot("../../docs/rules.md");
});
