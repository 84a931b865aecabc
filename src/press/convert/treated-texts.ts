import type { ContentRun } from "./content-run.ts";
import { boxThrough, identity, multiply, type Box } from "./geometry.ts";
import type { Treated } from "./run-host.ts";
import { textOperators } from "./text-operators.ts";
import { setShade, setWidth, withPaint } from "./treated-paint.ts";

type Handler = (run: ContentRun) => void;

function nextLine(run: ContentRun, x: number, y: number): void {
  const [a, b, c, d, e, f] = run.textLine;
  run.textLine = [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
}

const down: Handler = (run) => {
  nextLine(run, 0, -run.leading);
};

/** A point within the first letter, on the page. */
function placeOf({ textLine, state: { ctm, fontSize } }: ContentRun, { toPage }: Treated): Box {
  const middle = fontSize * share;
  return boxThrough(multiply(multiply(textLine, ctm), toPage), [middle, middle, middle, middle]);
}

/** The middle of a letter, as a share of its size. */
const share = 0.3;

/** Shows text in the shade that it needs where it stands. */
function show(name: string, before?: Handler): Handler {
  const base = textOperators[name];
  return (run) => {
    before?.(run);
    const { treated } = run.place;
    const { state } = run;
    if (!treated || run.isStencil || state.renderMode === 3 || state.renderMode === 7) {
      base?.(run);
      return;
    }
    const { treatment } = treated;
    const place = (): Box => placeOf(run, treated);
    const hasLine = state.renderMode % 4 !== 0;
    const paint = {
      fill: setShade(run, "fill", treatment.text(state.fill, place)),
      ...(hasLine && { stroke: setShade(run, "stroke", treatment.text(state.stroke, place)) }),
    };
    if (hasLine) setWidth(run, state.lineWidth * run.scale);
    if (paint.fill !== state.fill) run.textSettled = false;
    withPaint(run, paint, () => {
      base?.(run);
    });
  };
}

/** Text where marks are treated (ISO 32000-1, tables 107 to 109): it has to be known where it stands. */
export const treatedTexts: Readonly<Record<string, Handler>> = {
  BT: (run) => {
    textOperators["BT"]?.(run);
    run.textLine = identity;
  },
  Tm: (run) => {
    textOperators["Tm"]?.(run);
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = run.reader.numbers();
    run.textLine = [a, b, c, d, e, f];
  },
  Td: (run) => {
    nextLine(run, run.reader.number(0), run.reader.number(1));
  },
  TD: (run) => {
    run.leading = -run.reader.number(1);
    nextLine(run, run.reader.number(0), run.reader.number(1));
  },
  TL: (run) => {
    run.leading = run.reader.number(0);
  },
  "T*": down,
  Tj: show("Tj"),
  TJ: show("TJ"),
  "'": show("'", down),
  '"': show('"', down),
};
