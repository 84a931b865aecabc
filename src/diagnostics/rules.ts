import type { Rule } from "./rule.ts";
import { blocksRules } from "./rules/blocks.ts";
import { exercisesRules } from "./rules/exercises.ts";
import { lawRules } from "./rules/law.ts";
import { picturesRules } from "./rules/pictures.ts";
import { printingRules } from "./rules/printing.ts";
import { referencesRules } from "./rules/references.ts";
import { reviewRules } from "./rules/review.ts";
import { scheduleRules } from "./rules/schedule.ts";
import { sourceRules } from "./rules/source.ts";
import { translationRules } from "./rules/translations.ts";
import { writingRules } from "./rules/writing.ts";

/**
 * Every message about the sources, by its permanent id: one table, in files by area. Arguments stay apart from prose, and
 * an id stands in one area only.
 */
export const rules = {
  ...sourceRules,
  ...blocksRules,
  ...picturesRules,
  ...referencesRules,
  ...writingRules,
  ...lawRules,
  ...scheduleRules,
  ...exercisesRules,
  ...translationRules,
  ...printingRules,
  ...reviewRules,
} satisfies Record<string, Rule>;

/** Permanent id of a rule. */
export type RuleId = keyof typeof rules;

/** The rule behind an id. */
export function ruleOf(id: RuleId): Rule {
  return rules[id];
}
