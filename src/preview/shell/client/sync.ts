import { follow, sharedAnchors, type Pane } from "./pane.ts";

/** Holds two panes together: whichever the reader scrolls, the other follows by the anchors that both have. */
export class ScrollSync {
  readonly #panes: readonly [Pane, Pane];
  /** What a pane was scrolled to by the other, which is no reader's doing. */
  readonly #driven = new Map<Pane, number>();
  #shared: { of: readonly [readonly string[], readonly string[]]; anchors: readonly string[] } | undefined;
  #frame = 0;

  constructor(panes: readonly [Pane, Pane]) {
    this.#panes = panes;
  }

  /** Tells that a pane was scrolled, by whomever. Answers whether it was the reader. */
  scrolled(leader: Pane): boolean {
    const driven = this.#driven.get(leader);
    // Several events may come for one scroll, so it is not forgotten after the first.
    if (driven !== undefined && Math.abs(driven - leader.scrollTop) < 2) return false;
    this.#driven.delete(leader);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.align(leader));
    return true;
  }

  /** Brings the other pane to where one is. */
  align(leader: Pane): void {
    const [a, b] = this.#panes;
    const other = leader === a ? b : a;
    if (other.length === 0 || leader.length === 0) return;
    const before = other.scrollTop;
    follow(other, leader, this.#anchors());
    if (other.scrollTop !== before) this.#driven.set(other, other.scrollTop);
  }

  #anchors(): readonly string[] {
    const [a, b] = this.#panes;
    const known = this.#shared;
    if (known?.of[0] === a.anchors && known.of[1] === b.anchors) return known.anchors;
    const anchors = sharedAnchors(a, b);
    this.#shared = { of: [a.anchors, b.anchors], anchors };
    return anchors;
  }
}
