import { documentRules } from "./document-rules.ts";
import { structureRules } from "./structure-rules.ts";
import { tableRules } from "./table-rules.ts";
import type { UaDocument, UaRule } from "./ua-document.ts";

/** All rules. @internal */
export const uaRules: readonly UaRule[] = [...documentRules, ...structureRules, ...tableRules];

/** What a document does not hold of PDF/UA-1 (ISO 14289-1), as far as our rules see. */
export function uaProblems(document: UaDocument): string[] {
  return uaRules.flatMap((rule) =>
    rule.places(document).map((place) => `PDF/UA ${rule.id} (${rule.clause}): ${place}`),
  );
}
