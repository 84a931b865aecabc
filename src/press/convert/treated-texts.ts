import type { ContentRun } from "./content-run.ts";
import { boxThrough, identity, multiply } from "./geometry.ts";
import { textOperators } from "./text-operators.ts";
import { setShade, setWidth, withPaint } from "./treated-paint.ts";

type Handler = (run: ContentRun) => void;

function nextLine(run: ContentRun, x: number, y: number): void {
  run.textLine = multiply([1, 0, 0, 1, x, y], run.textLine);
}

const down: Handler = (run) => {
  nextLine(run, 0, -run.leading);
};

/** Where text begins, as a share of its size above the line that it stands on. */
const middle = 0.3;

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
    const { treatment, toPage } = treated;
    const matrix = multiply(multiply(run.textLine, state.ctm), toPage);
    const [x, y] = [state.fontSize * middle, state.fontSize * middle];
    const box = boxThrough(matrix, [x, y, x, y]);
    const [fill, stroke] = [state.fill, state.stroke].map(
      (paint) =>
        treatment.text({ black: paint.pattern === undefined ? treatment.black(paint) : undefined, box })
          .shade,
    );
    const hasLine = state.renderMode % 4 !== 0;
    const paint = {
      fill: setShade(run, "fill", fill),
      ...(hasLine && { stroke: setShade(run, "stroke", stroke) }),
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
