import type { Rule } from "../rule.ts";

/** Legal instruments, citations, terms and the choice of words. */
export const lawRules = {} satisfies Record<string, Rule>;
