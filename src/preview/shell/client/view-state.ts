/** Which editions are seen. */
export type Show = "both" | "facilitator" | "participant";

/** Everything about the view that a link keeps. */
export interface ViewState {
  /** Id of the book; empty for the first there is. */
  book: string;
  show: Show;
  form: "html" | "pdf";
  phone: boolean;
  /** Empty for what the device says. */
  theme: "" | "light" | "dark";
  copy: boolean;
  /** Whether the times are open. */
  times: boolean;
  /** Whether the board of sessions is open. */
  board: boolean;
  /** Percent of the paper's size; 0 for the width of the window. */
  zoom: number;
  /** Whether single keys do anything. */
  keys: boolean;
  /** Where it is read: an anchor, and how many pixels below it. */
  at: string;
  below: number;
}

const initial: ViewState = {
  book: "",
  show: "both",
  form: "html",
  phone: false,
  theme: "",
  copy: false,
  times: false,
  board: false,
  zoom: 0,
  keys: true,
  at: "",
  below: 0,
};

/** Reads a view from an address's hash; what makes no sense is left out. */
function parseView(hash: string): ViewState {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const one = <T extends string>(name: string, known: readonly T[], usual: T): T =>
    known.find((each) => each === given.get(name)) ?? usual;
  const number = (name: string, [least, most]: readonly [number, number]): number => {
    const value = Number(given.get(name) ?? 0);
    return Number.isFinite(value) && value !== 0 ? Math.round(Math.min(most, Math.max(least, value))) : 0;
  };
  return {
    book: given.get("book") ?? initial.book,
    show: one("show", ["both", "facilitator", "participant"], initial.show),
    form: one("form", ["html", "pdf"], initial.form),
    phone: given.get("phone") === "1",
    theme: one("theme", ["", "light", "dark"], initial.theme),
    copy: given.get("copy") === "1",
    times: given.get("times") === "1",
    board: given.get("board") === "1",
    zoom: number("zoom", [25, 400]),
    keys: given.get("keys") !== "0",
    at: given.get("at") ?? initial.at,
    below: number("below", [-100_000, 100_000]),
  };
}

/** A view as an address's hash: only what is other than usual. */
function viewHash(view: ViewState): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(view) as [keyof ViewState, ViewState[keyof ViewState]][]) {
    if (value === initial[name]) continue;
    given.set(name, typeof value === "boolean" ? (value ? "1" : "0") : String(value));
  }
  return `#${given.toString()}`;
}

/** The view, kept in the address; tells who listens what has changed. */
export class View {
  readonly #listeners: ((now: ViewState, before: ViewState) => void)[] = [];
  #now: ViewState;

  constructor() {
    this.#now = parseView(location.hash);
    // The token of the link has become a cookie, and need not be seen.
    this.#write();
    window.addEventListener("hashchange", () => this.#set(parseView(location.hash)));
  }

  get now(): ViewState {
    return this.#now;
  }

  /** Changes a part of the view. */
  change(part: Partial<ViewState>): void {
    this.#set({ ...this.#now, ...part });
    this.#write();
  }

  /** Keeps the place without telling anybody: who scrolls knows. */
  keepPlace(at: string, below: number): void {
    this.#now = { ...this.#now, at, below };
    this.#write();
  }

  listen(listener: (now: ViewState, before: ViewState) => void): void {
    this.#listeners.push(listener);
  }

  #set(now: ViewState): void {
    const before = this.#now;
    this.#now = now;
    for (const listener of this.#listeners) listener(now, before);
  }

  #write(): void {
    const hash = viewHash(this.#now);
    history.replaceState(null, "", hash === "#" ? location.pathname : `${location.pathname}${hash}`);
  }
}
