import type { Element } from "hast";
import { s } from "hastscript";
import type { Language } from "../model/language.ts";
import { hatches, type Box } from "./hatch.ts";
import { methodFamilies, type MethodFamilyName } from "./methods.ts";
import type { Slice } from "./session-parts.ts";

/** A session as the picture shows it. */
export interface TimelineSession {
  number: number;
  title: string;
  minutes: number;
  parts: readonly TimelinePart[];
}

/** A part of a session's bar. */
export interface TimelinePart {
  /** "Kegiatan 5.1"; empty where it has no number. */
  label: string;
  /** "5.1"; empty where it has none. */
  number: string;
  slices: readonly Slice[];
}

/** How the picture is drawn. */
export interface TimelineOptions {
  /** Points. */
  width: number;
  language: Language;
}

const size = { text: 9, row: 34, bar: 17, legend: 16, swatch: 24 };
const ink = "#161412";

/** Mean width of a character in the sans face, as a part of its size: bold figures and capitals are wider. */
const letter = 0.55;

const words = {
  id: {
    minutes: "menit",
    sessions: "Sesi",
    rest: "tanpa kegiatan",
    lead: "Garis waktu sesi menurut metode.",
  },
  en: {
    minutes: "min",
    sessions: "Session",
    rest: "no activity",
    lead: "Timeline of the sessions by method.",
  },
} as const;

/**
 * The sessions of a module as a picture: a bar for each, as long as its minutes, split by method with a filling of its
 * own, numbers inside, and a legend. What it shows is said in words, too.
 */
export function timeline(sessions: readonly TimelineSession[], options: TimelineOptions): Element {
  const families = familiesOf(sessions);
  const columns = options.width >= 400 ? 2 : 1;
  const legendTop = sessions.length * size.row + 8;
  const height = legendTop + Math.ceil(families.length / columns) * size.legend;
  const longest = Math.max(1, ...sessions.map(({ minutes }) => minutes));
  const scale = (options.width - 1) / longest;
  return s(
    "svg.timeline",
    {
      role: "img",
      ariaLabel: spoken(sessions, options.language),
      viewBox: `0 0 ${options.width} ${height}`,
      width: options.width,
      height,
      fontSize: size.text,
      fill: ink,
    },
    [
      ...sessions.flatMap((session, index) => row(session, { ...options, top: index * size.row, scale })),
      ...families.flatMap((family, index) => {
        const left = (index % columns) * (options.width / columns);
        return entry(
          family,
          { left, top: legendTop + Math.floor(index / columns) * size.legend },
          options.language,
        );
      }),
    ],
  );
}

interface RowOptions extends TimelineOptions {
  top: number;
  /** Points of a minute. */
  scale: number;
}

function row(session: TimelineSession, { top, scale, width, language }: RowOptions): Element[] {
  const minutes = `${session.minutes} ${words[language].minutes}`;
  const head = [
    s("text", { x: 0, y: top + 10, fontWeight: 700 }, [
      shortened(`${session.number}\u2002${session.title}`, width - widthOf(minutes) - 8),
    ]),
    s("text", { x: width, y: top + 10, textAnchor: "end" }, minutes),
  ];
  const bars: Element[] = [];
  let left = 0.5;
  const box = (amount: number): Box => ({ x: left, y: top + 14, width: amount * scale, height: size.bar });
  for (const { number, slices } of session.parts) {
    // The number stands where there is most room for it.
    const most = Math.max(...slices.map((slice) => slice.minutes));
    const widest = slices.findIndex((slice) => slice.minutes === most);
    for (const [index, { minutes: amount, method }] of slices.entries()) {
      const named = index === widest ? number : "";
      bars.push(...filled(box(amount), method.family), ...labelled(box(amount), [named, method.name]));
      left += amount * scale;
    }
  }
  const rest = session.minutes - minutesOf(session.parts);
  // What no part takes is an open bar with a broken outline.
  if (rest > 0)
    bars.push(
      s("rect", { ...box(rest), fill: "none", stroke: ink, strokeWidth: 0.6, strokeDasharray: "3 2" }),
    );
  return [...head, ...bars];
}

function filled(box: Box, family: MethodFamilyName): Element[] {
  const { path, stroke, solid } = hatches[family];
  const d = path(box);
  return [
    s("rect", { ...box, fill: solid === true ? ink : "none" }),
    ...(d === ""
      ? []
      : [
          s("path", {
            d,
            fill: "none",
            stroke: ink,
            strokeWidth: stroke,
            strokeLinecap: stroke > 1 ? "round" : "butt",
          }),
        ]),
    s("rect", { ...box, fill: "none", stroke: ink, strokeWidth: 0.9 }),
  ];
}

/** The longest of number and name that fits, on white. */
function labelled(box: Box, [number, name]: [string, string]): Element[] {
  const text = [[number, name].filter(Boolean).join(" "), number].find(
    (each) => each !== "" && widthOf(each) + 8 <= box.width,
  );
  if (text === undefined) return [];
  const width = widthOf(text) + 5;
  const middle = box.x + box.width / 2;
  return [
    s("rect", { x: middle - width / 2, y: box.y + 0.45, width, height: box.height - 0.9, fill: "#fff" }),
    s("text", { x: middle, y: box.y + box.height / 2 + 3.2, textAnchor: "middle" }, text),
  ];
}

function entry(family: MethodFamilyName, at: { left: number; top: number }, language: Language): Element[] {
  const box = { x: at.left + 0.5, y: at.top + 1, width: size.swatch, height: 11 };
  const text = s(
    "text",
    { x: at.left + size.swatch + 6, y: at.top + 10 },
    methodFamilies[family].label[language],
  );
  return [...filled(box, family), text];
}

/** The kinds of methods that occur, in the order of the table. */
function familiesOf(sessions: readonly TimelineSession[]): MethodFamilyName[] {
  const used = new Set(
    sessions.flatMap(({ parts }) => parts.flatMap(({ slices }) => slices.map(({ method }) => method.family))),
  );
  return (Object.keys(methodFamilies) as MethodFamilyName[]).filter((family) => used.has(family));
}

/** The picture in words: each session with its parts, their methods and minutes. */
function spoken(sessions: readonly TimelineSession[], language: Language): string {
  const { sessions: name, minutes: unit, rest, lead } = words[language];
  const lines = sessions.map(({ number, title, minutes, parts }) => {
    const said = parts.flatMap(({ label, slices }) =>
      slices.map(
        (slice) => `${[label, slice.method.name].filter(Boolean).join(", ")}, ${slice.minutes} ${unit}`,
      ),
    );
    const left = minutes - minutesOf(parts);
    if (left > 0) said.push(`${rest}, ${left} ${unit}`);
    return `${name} ${number}, ${title}, ${minutes} ${unit}: ${said.join("; ")}.`;
  });
  return [lead, ...lines].join(" ");
}

function minutesOf(parts: readonly TimelinePart[]): number {
  return parts.flatMap(({ slices }) => slices).reduce((sum, { minutes }) => sum + minutes, 0);
}

function widthOf(text: string): number {
  return text.length * size.text * letter;
}

function shortened(text: string, width: number): string {
  const most = Math.floor(width / (size.text * letter));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
