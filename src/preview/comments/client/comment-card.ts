import type { MarginWords, NoteAction, ShownComment, ShownNote } from "../comment-data.ts";
import { button, element } from "./element.ts";

/** What a card can do; what is left out is not offered. */
export interface CardOptions {
  words: MarginWords;
  language: string;
  /** Brings its place into view. */
  go(): void;
  note?: ((action: NoteAction) => void) | undefined;
  remove?: (() => void) | undefined;
  /** A word about how far it has come. */
  state?: string;
}

/** A comment with all that was said about it. Everything that people wrote is text, and never HTML. */
export function commentCard(comment: ShownComment, options: CardOptions): HTMLElement {
  const { words, note, remove, state } = options;
  const { kind, quote, found, place, replies, decisions, status, source } = comment;
  const how =
    found === "exact" || found === "orphaned"
      ? ""
      : quote === "" && found === "session"
        ? ""
        : (words[found] ?? "");
  const head = element("header", {}, [
    element("b", { class: `kind kind-${kind}` }, [words[kind] ?? kind]),
    element("span", { class: "by" }, [comment.by]),
    timeOf(comment.date, options.language),
  ]);
  const where = button(place || (quote === "" ? words["whole"] : source) || "…", options.go, {
    class: "place",
    title: source,
  });
  const thread = [
    ...replies.map((each) => ({ ...each, what: "" })),
    ...decisions.map((each) => ({ ...each, what: words[each.outcome] ?? "" })),
  ].sort((a, b) => Date.parse(a.date) - Date.parse(b.date));
  const actions: HTMLElement[] = [];
  if (note) {
    actions.push(button(words["reply"] ?? "", () => note("reply")));
    const next = status === "open" ? "resolve" : "reopen";
    actions.push(button(words[next] ?? "", () => note(next)));
  }
  if (remove) actions.push(button(words["remove"] ?? "", remove));
  return element(
    "article",
    { class: "comment", "data-id": comment.id, "data-status": status, tabindex: "-1" },
    [
      head,
      where,
      ...(quote === "" ? [] : [element("blockquote", {}, [quote])]),
      ...(how === "" ? [] : [element("p", { class: "how" }, [how])]),
      element("p", { class: "text" }, [comment.text]),
      ...thread.map((each) => noteOf(each, each.what, options.language)),
      ...(state === undefined ? [] : [element("p", { class: "how" }, [state])]),
      ...(actions.length > 0 ? [element("p", { class: "actions" }, actions)] : []),
    ],
  );
}

function noteOf(note: ShownNote, what: string, language: string): HTMLElement {
  return element("div", { class: "note" }, [
    element("p", { class: "note-head" }, [
      ...(what === "" ? [] : [element("b", {}, [what]), " "]),
      element("span", { class: "by" }, [note.by]),
      " ",
      timeOf(note.date, language),
    ]),
    element("p", { class: "text" }, [note.text]),
  ]);
}

/** The day, and the time where it is known. */
function timeOf(date: string, language: string): HTMLElement {
  const day = new Date(date);
  const style = date.includes("T")
    ? ({ dateStyle: "medium", timeStyle: "short" } as const)
    : ({ dateStyle: "medium" } as const);
  const written = Number.isNaN(day.getTime()) ? date : new Intl.DateTimeFormat(language, style).format(day);
  return element("time", { datetime: date }, [written]);
}
