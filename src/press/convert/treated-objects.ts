import type { ContentRun } from "./content-run.ts";
import { boxThrough, multiply } from "./geometry.ts";
import { objectOperators } from "./object-operators.ts";
import { seenOf, setShade } from "./treated-paint.ts";

type Handler = (run: ContentRun) => void;

/** Pictures and gradients take the place of what is under them; forms and stencils get the paint of the source. */
function treated(name: string): Handler {
  const base = objectOperators[name];
  return (run) => {
    if (!run.isStencil) {
      setShade(run, "fill");
      setShade(run, "stroke");
    }
    const pictures = run.record.leaves.length;
    base?.(run);
    const { treated } = run.place;
    const isPicture = name !== "Do" || run.record.leaves.length > pictures;
    if (!treated || !isPicture) return;
    const { ctm, clip } = run.state;
    const { toPage, treatment } = treated;
    const box =
      name === "sh" ? clip && boxThrough(toPage, clip) : boxThrough(multiply(ctm, toPage), [0, 0, 1, 1]);
    const seen = seenOf(run, treated, box ?? treatment.seen);
    if (seen) treatment.grounds.add(seen, "picture");
  };
}

/** XObjects, gradients and inline images where marks are treated. */
export const treatedObjects: Readonly<Record<string, Handler>> = {
  Do: treated("Do"),
  sh: treated("sh"),
  BI: treated("BI"),
};
