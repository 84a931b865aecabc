// The script that the preview adds to a page. Its functions run there: each stands alone, and what it needs of the
// others is given to it.

import type { sectionSwapper } from "./live/section-swapper.ts";

interface Sheet {
  replaceSync(css: string): void;
}

interface Root {
  adoptedStyleSheets: Sheet[];
  append(...children: Element[]): void;
  replaceChildren(...children: Element[]): void;
}

interface Element extends Pick<Root, "append"> {
  className: string;
  lang: string;
  type: string;
  textContent: string | null;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  addEventListener(name: string, listener: () => void): void;
  getBoundingClientRect(): { top: number };
  setAttribute(name: string, value: string): void;
  attachShadow(init: { mode: "open" }): Root;
}

interface Source {
  addEventListener(name: string, listener: (event: { data: string }) => void): void;
  close(): void;
}

interface Shown {
  place: string;
  message: string;
  source?: string;
  hint?: string;
}

/** Where a page is read. */
interface Place {
  /** Pixels above the window. */
  y: number;
  /** What stood at its top, and how far from it. */
  near: readonly { words: string; top: number }[];
}

/** The place in the text where the page is read. */
interface PlaceKeeper {
  /** Keeps it over the reload that follows. */
  keep(): void;
  /** Goes back to it after a reload. */
  restore(): void;
}

/** What is shown over the page. */
interface Panel {
  show(title: string, problems: readonly Shown[]): void;
  clear(): void;
}

declare const document: {
  readonly currentScript: Element | null;
  readonly documentElement: Element;
  readonly hidden: boolean;
  createElement(name: string): Element;
  querySelectorAll(selector: string): Iterable<Element>;
  addEventListener(name: string, listener: () => void): void;
};
declare const window: {
  readonly scrollY: number;
  scrollTo(options: { top: number; behavior: string }): void;
  addEventListener(name: string, listener: () => void): void;
};
declare const location: { readonly pathname: string; reload(): void };
declare const history: { scrollRestoration: string };
declare const sessionStorage: {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};
declare const EventSource: new (url: string) => Source;
declare const CSSStyleSheet: new () => Sheet;

/**
 * Keeps the place by the words at the top of the window, so that text added above does not move it: the first few
 * paragraphs there, as the writer may just have changed one of them. Few of a book's elements have an anchor.
 */
export function placeKeeper(): PlaceKeeper {
  const key = `edisi-preview:${location.pathname}`;
  /** All paragraphs with their words; equal ones are told apart by their number. */
  const paragraphs = (): { element: Element; words: string }[] => {
    const times = new Map<string, number>();
    return [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, p, li, td)")].map((element) => {
      const words = element.textContent?.trim().slice(0, 120) ?? "";
      const time = (times.get(words) ?? 0) + 1;
      times.set(words, time);
      return { element, words: `${time} ${words}` };
    });
  };
  const present = (): Place => {
    const tops = paragraphs().map(({ element, words }) => ({
      words,
      top: element.getBoundingClientRect().top,
    }));
    const first = tops.findIndex(({ top }) => top >= 0);
    return { y: window.scrollY, near: first === -1 ? tops.slice(-3) : tops.slice(first, first + 5) };
  };
  const goTo = ({ y, near }: Place): void => {
    const now = paragraphs();
    let top = y;
    for (const known of near) {
      const same = now.find(({ words }) => words === known.words);
      if (!same) continue;
      top = window.scrollY + same.element.getBoundingClientRect().top - known.top;
      break;
    }
    window.scrollTo({ top: y === 0 ? 0 : top, behavior: "instant" });
  };
  let kept = false;
  return {
    keep: () => {
      try {
        sessionStorage.setItem(key, JSON.stringify(present()));
        // The browser's own way back comes after ours, and knows only pixels.
        history.scrollRestoration = "manual";
        kept = true;
      } catch {
        // A browser that forbids storage begins at the top.
      }
    },
    restore: () => {
      try {
        const stored = sessionStorage.getItem(key);
        if (stored === null) return;
        sessionStorage.removeItem(key);
        const place = JSON.parse(stored) as Place;
        goTo(place);
        window.addEventListener("load", () => goTo(place));
        window.addEventListener("pagehide", () => {
          if (!kept) history.scrollRestoration = "auto";
        });
      } catch {
        // As above.
      }
    },
  };
}

/**
 * Shows problems over the page. The page's policy forbids inline styles, and the book's own must not reach in: both are
 * met by a shadow root with a sheet made by script.
 */
export function problemPanel(lang: string, hideWord: string): Panel {
  let root: Root | undefined;
  const open = (): Root => {
    if (root) return root;
    const host = document.createElement("edisi-preview");
    host.lang = lang;
    document.documentElement.append(host);
    root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; font: 16px/1.45 system-ui, sans-serif }
      section { max-height: 60vh; overflow: auto; box-sizing: border-box; padding: 1rem 1.25rem; background: #fff4f2; color: #2b0f0c; border-top: 4px solid #a3211b; box-shadow: 0 -4px 24px #0005 }
      h2 { margin: 0 5rem .6rem 0; font-size: 1.05rem } p { margin: .2rem 0 }
      .place { font-weight: 700; margin-top: .8rem } .hint { color: #5b2b26 }
      pre { margin: .3rem 0; padding: .35rem .6rem; background: #fff; overflow-x: auto; font-size: .85rem }
      button { position: absolute; top: .8rem; right: 1.25rem; min-height: 2.2rem; font: inherit; font-size: .9rem; color: inherit; background: #fff; border: 1px solid #a3211b; cursor: pointer }
      @media print { :host { display: none } }`);
    root.adoptedStyleSheets = [sheet];
    return root;
  };
  const element = (name: string, className: string, text: string): Element => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const clear = (): void => root?.replaceChildren();
  return {
    clear,
    show: (title, problems) => {
      const section = element("section", "", "");
      section.setAttribute("role", "alert");
      const hide = element("button", "", hideWord);
      hide.type = "button";
      hide.addEventListener("click", clear);
      section.append(element("h2", "", title), hide);
      for (const { place, message, source, hint } of problems) {
        if (place) section.append(element("p", "place", place));
        section.append(element("p", "message", message));
        if (source) section.append(element("pre", "", source));
        if (hint) section.append(element("p", "hint", hint));
      }
      open().replaceChildren(section);
    },
  };
}

/** What the script is made of. */
export interface LiveParts {
  makePlace: typeof placeKeeper;
  makePanel: typeof problemPanel;
  makeSwapper: typeof sectionSwapper;
}

/**
 * Listens to the preview: puts sections that changed in their place, reloads when more than that has changed, keeping the
 * place, and shows over the page what keeps it from being built. A message that was missed does no harm, as each is
 * followed by a look at the version.
 */
export function livePage({ makePlace, makePanel, makeSwapper }: LiveParts): void {
  const script = document.currentScript;
  if (!script) return;
  const { plain, lang = "", problemsWord = "", hideWord = "", lostWord = "" } = script.dataset;
  let { version } = script.dataset;
  const place = makePlace();
  const panel = makePanel(lang, hideWord);
  const swapper = makeSwapper();
  const [, book, edition] = /^\/\.edisi\/book\/([^/]+)\/([^/]+)$/.exec(decodeURI(location.pathname)) ?? [];
  let source: Source | undefined;
  const reload = (): void => {
    place.keep();
    location.reload();
  };
  const reloadIfChanged = async (): Promise<void> => {
    const answer = await fetch(location.pathname, { method: "HEAD" });
    const now = answer.headers.get("x-edisi-version");
    if (now !== null && now !== version) reload();
  };
  /** One after the other, so that the last section of two wins. */
  let swapping: Promise<unknown> = Promise.resolve();
  const swap = async ({ anchor, page }: { anchor: string; page: string }): Promise<void> => {
    const address = ["", ".edisi", "session", book, edition, anchor].map((part) =>
      encodeURIComponent(part ?? ""),
    );
    const answer = await fetch(address.join("/"));
    const changed = answer.ok ? swapper.swap(anchor, await answer.text()) : undefined;
    if (!changed) return reload();
    version = page;
  };
  const connect = (): void => {
    if (source ?? document.hidden) return;
    source = new EventSource("/.edisi/events");
    source.addEventListener("open", panel.clear);
    source.addEventListener("session", ({ data }) => {
      const change = JSON.parse(data) as {
        book: string;
        edition: string;
        anchor: string;
        page: string;
        stale: boolean;
      };
      if (change.book !== book || change.edition !== edition) return;
      if (change.stale) reload();
      else swapping = swapping.then(() => swap(change)).catch(() => undefined);
    });
    source.addEventListener("state", ({ data }) => {
      const { phase, problems } = JSON.parse(data) as { phase: string; problems: Shown[] };
      if (phase === "building") return;
      if (phase === "failed" && plain === undefined) panel.show(problemsWord, problems);
      else panel.clear();
      // A preview that has just ended says so through the event `error`.
      swapping.then(reloadIfChanged).catch(() => undefined);
    });
    source.addEventListener("error", () => {
      if (source) panel.show(lostWord, []);
    });
  };
  const disconnect = (): void => {
    source?.close();
    source = undefined;
  };
  place.restore();
  connect();
  // A browser has six connections to one server; a page that nobody sees needs none.
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", connect);
}
