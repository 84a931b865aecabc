import {
  lineIn,
  lineOf,
  placeIn,
  scrollBeside,
  scrollFor,
  sharedAnchors,
  type Grip,
  type Pane,
  type Place,
} from "./pane.ts";

/**
 * Where the reader is, in one edition or two. Only what the reader does changes it: scrolls by script are told from his
 * own, and whatever else moves the text, he is brought back. A second edition follows by the anchors that both have.
 */
export class Reader {
  #panes: readonly Pane[] = [];
  /** The edition that was scrolled last by hand. */
  #leader: Pane | undefined;
  #place: Place = { at: "", below: 0 };
  /** What is on the reading line of an edition, which is more exact than a place. */
  #grip: { of: Pane; wanted: Grip } | undefined;
  /** How the text of each ran when it was scrolled last. */
  readonly #layouts = new Map<Pane, string>();
  /** Where each was scrolled to by script. */
  readonly #driven = new Map<Pane, number>();
  /** Anchors of the text that was shown last, for the way to a form that has fewer. */
  #order: readonly string[] = [];
  #shared: { of: readonly (readonly string[])[]; anchors: readonly string[] } | undefined;
  #frame = 0;

  /** The edition that the other one follows. */
  get leader(): Pane | undefined {
    return this.#leader ?? this.#panes[0];
  }

  /** Other panes, which are still to be filled, take over. The place stays. */
  setPanes(panes: readonly Pane[]): void {
    const { leader } = this;
    if (leader && leader.anchors.length > 0) this.#order = leader.anchors;
    this.#panes = panes;
    this.#leader = undefined;
    this.#grip = undefined;
    this.#shared = undefined;
    this.#layouts.clear();
    this.#driven.clear();
  }

  /** Goes to a place, now or once there is a text. @param pane the edition to lead */
  go(place: Place, pane?: Pane): void {
    this.#place = place;
    this.#grip = undefined;
    this.#leader = pane ?? this.#leader;
    this.#bring();
  }

  /** Brings the beginning of an anchor to the top of an edition. */
  goToTop(pane: Pane, anchor: string): void {
    this.go({ at: anchor, below: Math.round(lineIn(pane)) - 12 }, pane);
  }

  /** Remembers where the reader is, before something makes the text run otherwise. */
  hold(): void {
    const { leader } = this;
    if (!leader || leader.length === 0) return;
    if (this.#isMoved(leader)) this.#bring();
    else if (this.#layouts.has(leader) && !this.#isDriven(leader)) this.take(leader);
  }

  /** The reader is where an edition is now. */
  take(pane: Pane): void {
    this.#leader = pane;
    this.#place = placeIn(pane);
    this.#grip = { of: pane, wanted: pane.grip() };
    this.#layouts.set(pane, pane.layout);
  }

  /** An edition was scrolled, by whomever. */
  scrolled(pane: Pane): void {
    // A browser keeps pixels when the text runs otherwise, and not the place.
    if (this.#isMoved(pane)) return this.#bring();
    // Several events may come for one scroll, so it is not forgotten after the first.
    if (this.#isDriven(pane)) return;
    this.#driven.delete(pane);
    this.take(pane);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#alignOthers(pane));
  }

  /** The reader has gone to another place of an edition, which may have opened what was closed there. */
  went(pane: Pane): void {
    this.#driven.delete(pane);
    this.take(pane);
    this.#alignOthers(pane);
  }

  /** An edition has another text. @param isKept whether it still shows what it showed */
  shown(pane: Pane, isKept: boolean): void {
    if (!isKept && this.#grip?.of === pane) this.#grip = undefined;
    if (isKept && pane === this.leader) {
      this.take(pane);
      this.#driven.set(pane, pane.scrollTop);
    }
    this.settle();
  }

  /** Brings all editions to where the reader is. */
  settle(): void {
    this.hold();
    this.#bring();
  }

  #bring(): void {
    const filled = this.#panes.filter(({ length }) => length > 0);
    const [first] = filled.toSorted((a, b) => Number(b === this.leader) - Number(a === this.leader));
    if (!first) return;
    const pane = [first, ...filled].find((each) => this.#wanted(each) !== undefined) ?? first;
    const wanted = this.#wanted(pane) ?? this.#nearest(first);
    this.#scroll(pane, wanted);
    // In a text that runs otherwise, the same paragraph is at another distance from its anchor.
    if (this.#grip?.of === pane && Math.abs(pane.scrollTop - wanted) < 1) this.#place = placeIn(pane);
    this.#alignOthers(pane);
  }

  /** The place for the address; undefined while there is no text. */
  get address(): Place | undefined {
    const { leader } = this;
    if (!leader || leader.length === 0) return undefined;
    this.hold();
    const { at, below } = this.#place;
    if (at === "" || !leader.anchors.includes(at)) return { at, below };
    return { at, below: Math.round(lineOf(leader) - leader.topOf(at)) };
  }

  #wanted(pane: Pane): number | undefined {
    return (this.#grip?.of === pane ? this.#grip.wanted() : undefined) ?? scrollFor(pane, this.#place);
  }

  /** The last place before the one that no edition has. */
  #nearest(pane: Pane): number {
    const known = this.#order.slice(0, this.#order.indexOf(this.#place.at) + 1);
    const at = known.findLast((each) => pane.anchors.includes(each));
    return at === undefined ? pane.scrollTop : (scrollFor(pane, { at, below: 0 }) ?? pane.scrollTop);
  }

  #alignOthers(leader: Pane): void {
    for (const pane of this.#panes) {
      if (pane === leader || pane.length === 0 || leader.length === 0) continue;
      this.#scroll(pane, scrollBeside(pane, leader, this.#anchors()));
    }
  }

  #scroll(pane: Pane, top: number): void {
    this.#layouts.set(pane, pane.layout);
    if (Math.abs(pane.scrollTop - top) >= 0.5) pane.scrollTop = top;
    this.#driven.set(pane, pane.scrollTop);
  }

  #isDriven(pane: Pane): boolean {
    const driven = this.#driven.get(pane);
    return driven !== undefined && Math.abs(driven - pane.scrollTop) < 2;
  }

  #isMoved(pane: Pane): boolean {
    const known = this.#layouts.get(pane);
    return known !== undefined && known !== pane.layout;
  }

  #anchors(): readonly string[] {
    const of = this.#panes.map(({ anchors }) => anchors);
    if (this.#shared && of.every((each, index) => each === this.#shared?.of[index]))
      return this.#shared.anchors;
    const [a, b] = this.#panes;
    const anchors = a && b ? sharedAnchors(a, b) : [];
    this.#shared = { of, anchors };
    return anchors;
  }
}
