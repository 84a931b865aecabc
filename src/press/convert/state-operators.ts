import type { ContentRun } from "./content-run.ts";
import { multiply } from "./geometry.ts";
import { isDictionary } from "./values.ts";

type Handler = (run: ContentRun) => void;

/** Graphics state and marked content (ISO 32000-1, tables 57 and 320). */
export const stateOperators: Readonly<Record<string, Handler>> = {
  q: (run) => {
    run.stack.push({ ...run.state });
  },
  Q: (run) => {
    const state = run.stack.pop();
    if (state) run.state = state;
    else run.replace("");
  },
  cm: ({ state, reader }) => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = reader.numbers();
    state.ctm = multiply([a, b, c, d, e, f], state.ctm);
  },
  w: ({ state, reader }) => {
    state.lineWidth = reader.number(0);
    state.widthNow = undefined;
  },
  gs: (run) => {
    const key = run.reader.name(0);
    if (key === undefined) return;
    const change = run.host.extGState(key, run.place, run);
    if (change.lineWidth !== undefined) {
      run.state.lineWidth = change.lineWidth;
      run.state.widthNow = undefined;
    }
    if (change.fontSize !== undefined) run.state.fontSize = change.fontSize;
    if (change.opaque !== undefined) run.state.opaque = change.opaque;
    if (change.alpha !== undefined) run.state.alpha = change.alpha;
    if (change.overprint !== undefined) run.state.sourceOverprint = change.overprint;
    if (change.mode !== undefined) run.state.sourceMode = change.mode;
    if (change.opaque === false) run.record.transparent = true;
    if (change.mask) run.draw(change.mask);
  },
  BMC: (run) => {
    run.marks.push(undefined);
  },
  BDC: (run) => {
    run.marks.push(mcidOf(run));
  },
  DP: (run) => {
    mcidOf(run);
  },
  EMC: (run) => {
    run.marks.pop();
  },
};

/** The marked-content ID in a property list, inline or by name; a list that is named is kept. */
function mcidOf(run: ContentRun): number | undefined {
  const key = run.reader.name(1);
  if (key !== undefined) run.place.resources.keep("Properties", key);
  else {
    const found = /\/MCID\s+(\d+)/.exec(run.reader.operand(1));
    return found ? Number(found[1]) : undefined;
  }
  const list = run.host.file.resolve(run.place.resources.find("Properties", key));
  const mcid = isDictionary(list) ? list.get("MCID") : undefined;
  return typeof mcid === "number" ? mcid : undefined;
}
