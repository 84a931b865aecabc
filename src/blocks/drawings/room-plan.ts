import type { Element } from "hast";
import { s } from "hastscript";
import { canvas, decimals } from "./canvas.ts";

/** Where someone sits: place, and the direction they face, in degrees clockwise from the front wall. */
type Seat = readonly [x: number, y: number, facing: number];

/** One way to set a room. The front wall is at the top, the door at the right below. */
interface Plan {
  seats: readonly Seat[];
  /** The place without a chair, for who comes with a wheelchair. */
  free: readonly [x: number, y: number];
  /** The way that stays free, from the door. */
  passage: string;
  facilitator: readonly [x: number, y: number];
  /** Outlines of tables. */
  tables?: string;
}

const circleCentre = { x: 217, y: 180, radius: 100 };

const plans = {
  circle: {
    seats: [20, 42, 64, 152, 174, 196, 218, 240, 260, 280, 300, 320, 340].map(inCircle),
    free: [318, 196],
    passage: "M424 267H350L252 216M350 267L328 222",
    facilitator: [217, 80],
  },
  u: {
    seats: [
      ...line({ from: [66, 112], step: [0, 34], count: 5 }, 90),
      ...line({ from: [112, 288], step: [42, 0], count: 6 }, 0),
      ...line({ from: [368, 146], step: [0, 34], count: 4 }, 270),
    ],
    free: [370, 106],
    passage: "M424 267H404V58H248",
    facilitator: [217, 62],
    tables: "M90 96V266H344V96H314V236H120V96z",
  },
  groups: {
    seats: [
      [90, 96],
      [335, 96],
      [212, 166],
      [100, 250],
      [296, 250],
    ].flatMap(([x = 0, y = 0], index) => island(x, y, index === 4)),
    free: [352, 250],
    passage: "M424 267H376M412 267V40H250",
    facilitator: [217, 62],
    tables: [
      [90, 96],
      [335, 96],
      [212, 166],
      [100, 250],
      [296, 250],
    ]
      .map(([x = 0, y = 0]) => `M${x - 38} ${y - 18}h76v36h-76z`)
      .join(""),
  },
  pairs: {
    seats: [110, 188, 266].flatMap((y, row) =>
      [76, 196, 316].flatMap((x, column): Seat[] => {
        const left: Seat = [x - 24, y, 90];
        return row === 2 && column === 2 ? [left] : [left, [x + 24, y, 270]];
      }),
    ),
    free: [342, 262],
    passage: "M424 267H366M386 267V50H250",
    facilitator: [217, 62],
  },
  plenary: {
    seats: [108, 150, 192, 234].flatMap((y, row) =>
      [54, 92, 130, 168, 266, 304, 342, 380]
        .filter((x) => row !== 1 || x !== 266)
        .map((x): Seat => [x, y, 0]),
    ),
    free: [262, 148],
    passage: "M424 270H217V76M217 150H238",
    facilitator: [217, 56],
  },
} satisfies Record<string, Plan>;

/** A way to set a room. */
export type RoomShape = keyof typeof plans;

/**
 * A room seen from above: flipchart and facilitator at the front wall, chairs, a door, and a free way from the door to
 * the place without a chair.
 * @param scale how wide it is printed, as a part of the text's width
 */
export function roomPlan(shape: RoomShape, scale: number): Element {
  const { seats, free, passage, facilitator, tables }: Plan = plans[shape];
  const [x, y] = facilitator;
  return canvas({ width: 484, height: 320, scale }, [
    s("path", { d: "M430 240V4H4V316H430V294M430 294H482A54 54 0 0 0 430 240" }),
    s("path", { d: "M187 16H247M187 22H247" }),
    ...(tables === undefined ? [] : [s("path", { d: tables })]),
    ...seats.map(chair),
    s("circle", { cx: x, cy: y, r: 11, fill: "currentColor" }),
    s("path", { d: passage, strokeDasharray: "8 7" }),
    wheelchair(free),
  ]);
}

/** A chair: its seat, and its back behind who sits there. */
function chair([x, y, facing]: Seat): Element {
  return s("path", {
    transform: `translate(${x} ${y}) rotate(${facing})`,
    d: "M-7 -8h14v12h-14zM-8 9h16",
  });
}

function wheelchair([x, y]: readonly [number, number]): Element {
  return s("g", { transform: `translate(${x} ${y})` }, [
    s("circle", { cx: 0, cy: 6, r: 10 }),
    s("circle", { cx: -4, cy: -15, r: 4, fill: "currentColor" }),
    s("path", { d: "M-4 -8V4H8L14 16M-4 -2H6" }),
  ]);
}

/** A seat in the circle, at an angle in degrees clockwise from the front, facing the middle. */
function inCircle(degrees: number): Seat {
  const { x, y, radius } = circleCentre;
  const angle = (degrees / 180) * Math.PI;
  return [
    decimals(x + radius * Math.sin(angle)),
    decimals(y - radius * Math.cos(angle)),
    (degrees + 180) % 360,
  ];
}

function line(
  { from, step, count }: { from: readonly [number, number]; step: readonly [number, number]; count: number },
  facing: number,
): Seat[] {
  return Array.from({ length: count }, (_, index) => [
    from[0] + index * step[0],
    from[1] + index * step[1],
    facing,
  ]);
}

/** Seats round a table: nobody has their back to the front wall. */
function island(x: number, y: number, freeRight: boolean): Seat[] {
  const below = [-26, 0, 26].map((offset): Seat => [x + offset, y + 34, 0]);
  const sides: Seat[] = [[x - 54, y, 90]];
  return [...below, ...sides, ...(freeRight ? [] : [[x + 54, y, 270] as Seat])];
}
