/** Answers how far a pane is to be scrolled to show again what it showed; undefined where that is gone. */
export type Grip = () => number | undefined;

/** One edition on the screen, as text or as pages. Lengths are CSS pixels. */
export interface Pane {
  readonly edition: string;
  readonly element: HTMLElement;
  /** Anchors in the order of the text. The array is another one whenever they may have changed. */
  readonly anchors: readonly string[];
  /** Where an anchor stands, from the beginning of the text. */
  topOf(anchor: string): number;
  /** What is scrolled out above. */
  scrollTop: number;
  /** Of the window on the text, and of the text; both are 0 while there is none. */
  readonly height: number;
  readonly length: number;
  /** Is another one whenever the text may run otherwise: how wide and how long it is. */
  readonly layout: string;
  /** Remembers what is on the reading line now. */
  grip(): Grip;
  /** Called after each scroll, also one by script. */
  onScroll: (() => void) | undefined;
  /** Called when the text runs otherwise: another width, a picture or letters that came late. */
  onLaidOut: (() => void) | undefined;
  /** Called before the text at hand is changed. */
  onChanging: (() => void) | undefined;
  /** Called when the text is there, or is another. @param isKept whether it still shows what it showed */
  onShown: ((isKept: boolean) => void) | undefined;
  /** Called when the reader has gone to a place by a link. */
  onWent: (() => void) | undefined;
  close(): void;
}

/** Where somebody reads: an anchor, and how far below it. */
export interface Place {
  at: string;
  below: number;
  /** The next anchor, and how far that is from this one, where it is known: a text of another width is longer. */
  to?: string | undefined;
  span?: number | undefined;
}

/** Part of the window above the line that is being read. */
const readingLine = 0.1;

/** The line that is being read, from the beginning of the text. */
export function lineOf(pane: Pane): number {
  return pane.scrollTop + lineIn(pane);
}

/** The line that is being read, from the top of the window. */
export function lineIn({ height }: Pick<Pane, "height">): number {
  return height * readingLine;
}

/** The place on the reading line; at the beginning no anchor. */
export function placeIn(pane: Pane): Place {
  if (pane.scrollTop <= 0) return { at: "", below: 0 };
  const line = lineOf(pane);
  const index = lastAbove(pane, pane.anchors, line);
  const [at, to] = [pane.anchors[index], pane.anchors[index + 1]];
  if (at === undefined) return { at: "", below: Math.round(pane.scrollTop) };
  const from = pane.topOf(at);
  return { at, below: Math.round(line - from), to, span: endOf(pane, to) - from };
}

/** How far a pane is to be scrolled for a place; undefined where it has no such place. */
export function scrollFor(pane: Pane, { at, below, to, span = 0 }: Place): number | undefined {
  if (at === "") return below;
  if (!pane.anchors.includes(at)) return undefined;
  const from = pane.topOf(at);
  const isKnown = span > 0 && below > 0 && (to === undefined || pane.anchors.includes(to));
  const part = isKnown ? (endOf(pane, to) - from) / span : 1;
  return from + below * part - lineIn(pane);
}

/** How far a pane is to be scrolled to show what another shows: between two anchors that both have, as far as that. */
export function scrollBeside(pane: Pane, leader: Pane, shared: readonly string[]): number {
  if (leader.scrollTop <= 0) return 0;
  const line = lineOf(leader);
  const index = lastAbove(leader, shared, line);
  const span = (each: Pane): [number, number] => {
    const [from, to] = [shared[index], shared[index + 1]];
    return [from === undefined ? 0 : each.topOf(from), endOf(each, to)];
  };
  const [from, to] = span(leader);
  const [ownFrom, ownTo] = span(pane);
  const part = to > from ? Math.max(0, line - from) / (to - from) : 0;
  return ownFrom + part * (ownTo - ownFrom) - lineIn(pane);
}

/** Anchors that two panes have, in the order of the first. */
export function sharedAnchors(a: Pane, b: Pane): string[] {
  const others = new Set(b.anchors);
  return a.anchors.filter((anchor) => others.has(anchor));
}

/**
 * Remembers a line by the box that it runs through, as a part of that, or beside it.
 * @param box where the box is, from the beginning of the text; undefined once it is gone
 */
export function gripOf(pane: Pane, box: () => { top: number; height: number } | undefined): Grip {
  const [line, first] = [lineOf(pane), box()];
  if (!first) return () => undefined;
  const inside = Math.min(Math.max(0, line - first.top), first.height);
  const [part, beside] = [first.height > 0 ? inside / first.height : 0, line - first.top - inside];
  return () => {
    const now = box();
    return now && now.top + part * now.height + beside - lineIn(pane);
  };
}

/** Where an anchor begins; the end of the text where there is none. */
function endOf(pane: Pane, anchor: string | undefined): number {
  return anchor === undefined ? pane.length : pane.topOf(anchor);
}

/** Index of the last anchor above a line, or on it as browsers round; -1 where none is. */
function lastAbove(pane: Pane, anchors: readonly string[], line: number): number {
  let [low, high] = [0, anchors.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pane.topOf(anchors[middle] ?? "") <= line + 2) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
