import type { Rule } from "../rule.ts";

/** Exercises, handouts and the test bank. */
export const exercisesRules = {} satisfies Record<string, Rule>;
