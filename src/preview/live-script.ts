// The script that the preview adds to a page. It runs there: the function stands alone, with nothing from around it.

interface Sheet {
  replaceSync(css: string): void;
}

interface Root {
  adoptedStyleSheets: Sheet[];
  append(...children: Element[]): void;
  replaceChildren(...children: Element[]): void;
}

interface Element extends Pick<Root, "append"> {
  id: string;
  className: string;
  lang: string;
  type: string;
  textContent: string | null;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  onclick: (() => void) | null;
  getBoundingClientRect(): { top: number };
  setAttribute(name: string, value: string): void;
  attachShadow(init: { mode: "open" }): Root;
}

interface Source {
  onopen: () => void;
  onerror: () => void;
  addEventListener(name: string, listener: (event: { data: string }) => void): void;
  close(): void;
}

interface State {
  phase: string;
  problems: { place: string; message: string; source?: string; hint?: string }[];
}

declare const document: {
  readonly currentScript: Element | null;
  readonly documentElement: Element;
  readonly fonts: { readonly ready: Promise<unknown> };
  readonly hidden: boolean;
  createElement(name: string): Element;
  getElementById(id: string): Element | null;
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
 * Listens for the preview's state: reloads when the page's own file has changed, keeping the place where it is read, and
 * shows over the page what keeps it from being built. What the script may do is bounded by the page's policy: styles
 * are set through a shadow root of its own, which no style of the book reaches.
 */
export function livePage(): void {
  const script = document.currentScript;
  if (!script) return;
  const { version, plain, lang, problemsWord = "", hideWord = "", lostWord = "" } = script.dataset;
  const key = `edisi-preview:${location.pathname}`;

  // The place where it is read: the last anchor above the top of the window, and the way from there.
  const rememberPlace = (): void => {
    let place = { id: "", top: -window.scrollY };
    for (const mark of document.querySelectorAll("main [id]")) {
      const { top } = mark.getBoundingClientRect();
      if (top > 1) break;
      place = { id: mark.id, top };
    }
    sessionStorage.setItem(key, JSON.stringify(place));
  };
  const returnTo = (place: { id: string; top: number }): void => {
    const mark = document.getElementById(place.id) ?? document.documentElement;
    const top = window.scrollY + mark.getBoundingClientRect().top - place.top;
    window.scrollTo({ top, behavior: "instant" });
  };
  const reload = (): void => {
    try {
      rememberPlace();
      history.scrollRestoration = "manual";
    } catch {
      // Without storage the page begins at its top.
    }
    location.reload();
  };
  const restore = (): void => {
    try {
      const stored = sessionStorage.getItem(key);
      if (stored === null) return;
      sessionStorage.removeItem(key);
      const place = JSON.parse(stored) as { id: string; top: number };
      returnTo(place);
      window.addEventListener("load", () => {
        void document.fonts.ready.then(() => {
          returnTo(place);
          history.scrollRestoration = "auto";
        });
      });
    } catch {
      // As above.
    }
  };

  const element = (name: string, className: string, text: string): Element => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };
  let root: Root | undefined;
  const panel = (): Root => {
    if (root) return root;
    const host = document.createElement("edisi-preview");
    host.lang = lang ?? "";
    document.documentElement.append(host);
    root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; font: 16px/1.45 system-ui, sans-serif }
      section { max-height: 60vh; overflow: auto; box-sizing: border-box; padding: 1rem 1.25rem; background: #fff4f2; color: #2b0f0c; border-top: 4px solid #a3211b; box-shadow: 0 -4px 24px #0005 }
      h2 { margin: 0 4rem .6rem 0; font-size: 1.05rem } p { margin: .2rem 0 }
      .place { font-weight: 700; margin-top: .8rem } .hint { color: #5b2b26 }
      pre { margin: .3rem 0; padding: .35rem .6rem; background: #fff; overflow-x: auto; font-size: .85rem }
      button { position: absolute; top: .8rem; right: 1.25rem; min-height: 2.2rem; font: inherit; font-size: .9rem; color: inherit; background: #fff; border: 1px solid #a3211b; cursor: pointer }
      @media print { :host { display: none } }`);
    root.adoptedStyleSheets = [sheet];
    return root;
  };
  const show = (title: string, problems: State["problems"]): void => {
    const section = element("section", "", "");
    section.setAttribute("role", "alert");
    const hide = element("button", "", hideWord);
    hide.type = "button";
    hide.onclick = () => panel().replaceChildren();
    section.append(element("h2", "", title), hide);
    for (const { place, message, source, hint } of problems) {
      if (place) section.append(element("p", "place", place));
      section.append(element("p", "message", message));
      if (source) section.append(element("pre", "", source));
      if (hint) section.append(element("p", "hint", hint));
    }
    panel().replaceChildren(section);
  };

  const reloadIfChanged = async (): Promise<void> => {
    const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
    const now = answer.headers.get("x-edisi-version");
    if (now !== null && now !== version) reload();
  };
  let source: Source | undefined;
  let leaving = false;
  const connect = (): void => {
    if (source ?? document.hidden) return;
    source = new EventSource("/.edisi/events");
    source.addEventListener("state", ({ data }) => {
      const { phase, problems } = JSON.parse(data) as State;
      if (phase === "building") return;
      if (phase === "failed" && plain === undefined) show(problemsWord, problems);
      else root?.replaceChildren();
      // A preview that has just ended says so through `onerror`.
      reloadIfChanged().catch(() => undefined);
    });
    source.onerror = () => {
      if (!leaving) show(lostWord, []);
    };
    source.onopen = () => root?.replaceChildren();
  };
  restore();
  connect();
  // A browser has six connections to one server; a page that nobody sees needs none.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      source?.close();
      source = undefined;
    } else connect();
  });
  window.addEventListener("pagehide", () => {
    leaving = true;
    source?.close();
    source = undefined;
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
    connect();
  });
}
