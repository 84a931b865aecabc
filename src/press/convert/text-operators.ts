import type { ContentRun } from "./content-run.ts";
import { scaleOf } from "./geometry.ts";

type Handler = (run: ContentRun) => void;

/** Full black smaller than this, in points, prints over what is under it (GWG 2022, 4.9). */
const small = 12;

/** Points by which a size may miss it: browsers lay out in whole pixels. */
const slack = 0.001;

/** What rendering modes paint: 1 glyphs' areas, 2 their outlines (ISO 32000-1, table 106). */
const modes = [1, 2, 3, 0, 1, 2, 3, 0];

const show: Handler = (run) => {
  if (run.textSettled) return;
  run.textSettled = true;
  const { state } = run;
  const what = modes[state.renderMode] ?? 1;
  if (what === 0) return;
  const isSmall = state.fontSize * run.textScale * run.scale < small - slack;
  let wanted = 0;
  if ((what & 1) !== 0) wanted |= run.wantedOverprint(1, isSmall);
  if ((what & 2) !== 0) wanted |= run.wantedOverprint(2, isSmall);
  run.overprint(wanted);
  if ((what & 1) !== 0) run.paintPattern(state.fill, undefined);
  if ((what & 2) !== 0) run.paintPattern(state.stroke, undefined);
};

/** Text (ISO 32000-1, tables 105 to 109). */
export const textOperators: Readonly<Record<string, Handler>> = {
  BT: (run) => {
    run.textScale = 1;
  },
  Tf: (run) => {
    const key = run.reader.name(0);
    run.state.fontSize = Math.abs(run.reader.number(1));
    const glyphs = key === undefined ? undefined : run.host.font(key, run.place, run.mcid);
    if (glyphs) run.draw(glyphs);
  },
  Tm: (run) => {
    const [a = 1, b = 0, c = 0, d = 1] = run.reader.numbers();
    run.textScale = scaleOf([a, b, c, d, 0, 0]);
  },
  Tr: (run) => {
    run.state.renderMode = run.reader.number(0);
  },
  Tj: show,
  TJ: show,
  "'": show,
  '"': show,
};
