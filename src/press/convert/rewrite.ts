import { ContentRun } from "./content-run.ts";
import { colourOperators } from "./colour-operators.ts";
import { objectOperators } from "./object-operators.ts";
import { pathOperators } from "./path-operators.ts";
import type { RunHost, RunPlace } from "./run-host.ts";
import { stateOperators } from "./state-operators.ts";
import { textOperators } from "./text-operators.ts";
import { treatedObjects } from "./treated-objects.ts";
import { treatedPaths } from "./treated-paths.ts";
import { treatedTexts } from "./treated-texts.ts";
import type { StreamRecord } from "./uses.ts";

/** Every operator that conversion looks at; all others stay as they are. */
const operators: ReadonlyMap<string, (run: ContentRun) => void> = new Map(
  Object.entries({
    ...stateOperators,
    ...colourOperators,
    ...pathOperators,
    ...textOperators,
    ...objectOperators,
  }),
);

/** The same where marks are treated, too. */
const treatedOperators: ReadonlyMap<string, (run: ContentRun) => void> = new Map([
  ...operators,
  ...Object.entries({ ...treatedPaths, ...treatedTexts, ...treatedObjects }),
]);

/** A rewritten stream, and what it draws. */
export interface Rewritten {
  text: string;
  record: StreamRecord;
}

/** Rewrites a content stream operator by operator; what needs no change is copied byte for byte. */
export function rewrite(text: string, host: RunHost, place: RunPlace): Rewritten {
  const run = new ContentRun(text, host, place);
  while (run.reader.end < text.length) {
    try {
      rewriteOperators(run);
    } catch (error) {
      host.note(error, run.mcid);
    }
  }
  // What the source leaves open would reach into what is written after it.
  const closing = "\nQ".repeat(run.stack.length);
  return { text: run.finish() + closing, record: run.record };
}

function rewriteOperators(run: ContentRun): void {
  const { reader, place } = run;
  const handlers = place.treated ? treatedOperators : operators;
  for (let operator = reader.next(); operator !== undefined; operator = reader.next()) {
    const handle = handlers.get(operator);
    if (handle === undefined) continue;
    handle(run);
    if (!showing.has(operator)) run.textSettled = false;
  }
}

/** Operators after which the next text needs no other overprint. */
const showing = new Set(["Tj", "TJ", "'", '"', "BDC", "BMC", "EMC", "DP"]);
