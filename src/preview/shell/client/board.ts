import type { DamagedComment } from "../../comments/comment-data.ts";
import type { BoardModule, BoardText } from "../shell-data.ts";
import { moduleName } from "./books.ts";
import { byId, make } from "./elements.ts";
import { words } from "./words.ts";

/** Sessions by status, with what is open and when they were saved. */
export class BoardPanel {
  readonly #body = byId("board-body", HTMLDivElement);
  readonly #goTo: (module: BoardModule, anchor: string) => void;
  #shown = "";

  /** @param goTo brings a place of a module to the top, in whichever book has it */
  constructor(goTo: (module: BoardModule, anchor: string) => void) {
    this.#goTo = goTo;
  }

  /** Shows the board as it is now. */
  async show(): Promise<void> {
    const [board, files] = await Promise.all([textAt("/.edisi/board"), textAt("/.edisi/comments/damaged")]);
    if (board === undefined) return;
    const text = `[${board},${files ?? "[]"}]`;
    // What says the same stays, with the keyboard where it is; but how long ago something was goes on.
    if (text === this.#shown) return this.#tellTimes();
    this.#shown = text;
    const [modules, damaged] = JSON.parse(text) as [BoardModule[], DamagedComment[]];
    const { scrollTop } = this.#body;
    const focused = this.#body.contains(document.activeElement)
      ? document.activeElement?.getAttribute("href")
      : undefined;
    this.#body.replaceChildren(
      ...(modules.some(hasLaw) ? [make("p", { class: "board-law" }, [words.lawOpen])] : []),
      ...damaged.map(({ place, message, hint }) =>
        make("p", { class: "board-law" }, [`${place}: ${message}. ${hint}`]),
      ),
      ...(modules.length > 0
        ? modules.flatMap((each) => this.#module(each))
        : [make("p", {}, [words.noModules])]),
    );
    this.#tellTimes();
    this.#body.scrollTop = scrollTop;
    if (typeof focused === "string") {
      [...this.#body.querySelectorAll("a")].find((each) => each.getAttribute("href") === focused)?.focus();
    }
  }

  #module(module: BoardModule): HTMLElement[] {
    const { texts } = module;
    const name = moduleName(module);
    const ranks = [...new Set(texts.map(({ rank }) => rank))].toSorted(
      (a, b) => (a ?? Infinity) - (b ?? Infinity),
    );
    const table = make("table", { class: "board" }, [
      make("caption", { class: "hidden-title" }, [name]),
      make("thead", { class: "hidden-title" }, [
        make("tr", {}, [
          make("th", { scope: "col" }, [words.session]),
          make("th", { scope: "col" }, [words.openComments]),
        ]),
      ]),
    ]);
    for (const rank of ranks) {
      const own = texts.filter((each) => each.rank === rank);
      const head = make("th", { scope: "rowgroup", colspan: "2" }, [
        `${own[0]?.status ?? ""} (${own.length})`,
      ]);
      table.append(
        make("tbody", { "data-stage": rank === null ? "final" : rank === 0 ? "draft" : "round" }, [
          make("tr", { class: "stage-head" }, [head]),
          ...own.map((text) => this.#row(module, text)),
        ]),
      );
    }
    const isEmpty = texts.every(({ session }) => session === undefined);
    return [
      make("h3", {}, [name]),
      table,
      ...(isEmpty ? [make("p", { class: "none" }, [words.noSessions])] : []),
    ];
  }

  #row(module: BoardModule, { session, title, anchor, path, comments, saved }: BoardText): HTMLElement {
    const name = session === undefined ? words.introduction : `${session}. ${title ?? ""}`;
    const link = make("a", { href: `#${module.prefix}${anchor}`, title: path }, [name]);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.#goTo(module, anchor);
    });
    const counts = comments.map(({ kind, name: word, count }) =>
      make("span", { class: kind === "law" ? "law" : "count" }, [`${count} ${word}`]),
    );
    return make("tr", {}, [
      make("th", { scope: "row" }, [
        link,
        ...(saved === undefined ? [] : [make("time", { datetime: new Date(saved).toISOString() })]),
      ]),
      make(
        "td",
        {},
        counts.length > 0 ? counts : [make("span", { class: "hidden-title" }, [words.noComments])],
      ),
    ]);
  }

  /** Says of each text how long ago it was saved. */
  #tellTimes(): void {
    for (const time of this.#body.querySelectorAll("time")) {
      const saved = new Date(time.dateTime);
      const text = `${words.saved} ${since(saved)}`;
      if (time.textContent !== text) time.textContent = text;
      time.title = written(saved, { dateStyle: "full", timeStyle: "short" });
    }
  }
}

/** What the preview answers; undefined where it does not. */
async function textAt(path: string): Promise<string | undefined> {
  const answer = await fetch(path).catch(() => undefined);
  return answer?.ok === true ? answer.text() : undefined;
}

function hasLaw({ texts }: BoardModule): boolean {
  return texts.some(({ comments }) => comments.some(({ kind }) => kind === "law"));
}

/** "3 menit yang lalu", "kemarin"; after a week the day. */
function since(saved: Date): string {
  const minutes = (saved.getTime() - Date.now()) / 60_000;
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  if (minutes > -1) return words.justNow;
  if (minutes > -60) return format.format(Math.round(minutes), "minute");
  if (minutes > -60 * 20) return format.format(Math.round(minutes / 60), "hour");
  const days = Math.round(
    (new Date(saved).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86_400_000,
  );
  return days > -7 ? format.format(days, "day") : written(saved, { dateStyle: "medium" });
}

function written(time: Date, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(time);
}
