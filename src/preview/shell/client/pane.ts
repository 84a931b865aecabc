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
  /** Of the window on the text, and of the text. */
  readonly height: number;
  readonly length: number;
  /** Called after each scroll, also one by script. */
  onScroll: (() => void) | undefined;
  /** Called when the text is there, or is another: what stood where it was may have moved. */
  onShown: (() => void) | undefined;
  /** Called when it is wider or narrower, and its text may run anew. */
  onResized: (() => void) | undefined;
  close(): void;
}

/** Where somebody reads: an anchor, and how far below it. */
export interface Place {
  at: string;
  below: number;
}

/** Part of the window above the line that is being read. */
const readingLine = 0.1;

/** The place on the reading line. */
export function placeIn(pane: Pane): Place {
  const line = lineOf(pane);
  const index = lastAbove(pane, pane.anchors, line);
  const at = pane.anchors[index];
  return at === undefined
    ? { at: "", below: Math.round(pane.scrollTop) }
    : { at, below: Math.round(line - pane.topOf(at)) };
}

/** Brings a place to the reading line. Answers whether there is such a place. */
export function goTo(pane: Pane, { at, below }: Place): boolean {
  if (at !== "" && !pane.anchors.includes(at)) return false;
  pane.scrollTop = at === "" ? below : pane.topOf(at) + below - pane.height * readingLine;
  return true;
}

/** Brings the beginning of an anchor to the top of the window. */
export function goToTop(pane: Pane, anchor: string): void {
  if (pane.anchors.includes(anchor)) pane.scrollTop = pane.topOf(anchor) - 12;
}

/** Scrolls a pane to what another shows: between two anchors that both have, as far as the other is between them. */
export function follow(pane: Pane, leader: Pane, shared: readonly string[]): void {
  const line = lineOf(leader);
  const index = lastAbove(leader, shared, line);
  const span = (each: Pane): [number, number] => {
    const [from, to] = [shared[index], shared[index + 1]];
    return [from === undefined ? 0 : each.topOf(from), to === undefined ? each.length : each.topOf(to)];
  };
  const [from, to] = span(leader);
  const [ownFrom, ownTo] = span(pane);
  const part = to > from ? Math.max(0, line - from) / (to - from) : 0;
  const atTop = leader.scrollTop <= 0;
  pane.scrollTop = atTop ? 0 : ownFrom + part * (ownTo - ownFrom) - pane.height * readingLine;
}

/** Anchors that two panes have, in the order of the first. */
export function sharedAnchors(a: Pane, b: Pane): string[] {
  const others = new Set(b.anchors);
  return a.anchors.filter((anchor) => others.has(anchor));
}

function lineOf(pane: Pane): number {
  return pane.scrollTop + pane.height * readingLine;
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
