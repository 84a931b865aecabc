import type { ContentRun } from "./content-run.ts";
import { Unconvertible } from "./problems.ts";

type Handler = (run: ContentRun) => void;

/** XObjects, shadings, inline images and Type 3 glyphs (ISO 32000-1, tables 87, 77, 92 and 113). */
export const objectOperators: Readonly<Record<string, Handler>> = {
  Do: (run) => {
    const key = run.reader.name(0);
    if (key === undefined) throw new Unconvertible("resource", "Do without a name");
    run.overprint(0);
    const { scale, place, mcid } = run;
    const { fill, stroke, ctm } = run.state;
    const drawn = run.host.xObject(key, place, { scale, ctm, fill, stroke, mcid });
    if (drawn) run.draw(drawn);
  },
  sh: (run) => {
    const key = run.reader.name(0);
    if (key === undefined) throw new Unconvertible("resource", "sh without a name");
    run.overprint(0);
    run.draw(run.host.shading(key, run.place, run.mcid));
  },
  BI: (run) => {
    const image = run.reader.inlineImage();
    run.overprint(0);
    const made = run.host.inlineImage(image, run.place);
    if (made !== undefined) run.replace(made);
  },
  d1: (run) => {
    run.colourless = true;
  },
};
