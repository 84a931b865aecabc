import type { MarginWords, NoteAction, ShownComment, ShownNote } from "../comment-data.ts";
import { button, element, written } from "./element.ts";

/** What a card can do; what is left out is not offered. */
export interface CardOptions {
  words: MarginWords;
  language: string;
  /** Brings its place into view. */
  go(): void;
  note?: ((action: NoteAction) => void) | undefined;
  /** Whether a comment or a note was written on this device alone, and may be taken away there. */
  isOwn(id: string): boolean;
  remove(id: string): void;
  /** A word about how far one of them has come. */
  stateOf(id: string): string | undefined;
}

/** A comment with all that was said about it. Everything that people wrote is text, and never HTML. */
export function commentCard(comment: ShownComment, options: CardOptions): HTMLElement {
  const { words, note } = options;
  const { kind, quote, found, place, replies, decisions, status, source } = comment;
  const how =
    found === "exact" || found === "orphaned"
      ? ""
      : quote === "" && found === "session"
        ? ""
        : (words[found] ?? "");
  const head = element("header", {}, [
    element("b", { class: `kind kind-${kind}` }, [words[kind] ?? kind]),
    written("span", { class: "by" }, comment.by),
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
  actions.push(...ownParts(comment.id, options));
  return element(
    "article",
    { class: "comment", "data-id": comment.id, "data-status": status, tabindex: "-1" },
    [
      head,
      where,
      ...(quote === "" ? [] : [written("blockquote", {}, quote)]),
      ...(how === "" ? [] : [element("p", { class: "how" }, [how])]),
      written("p", { class: "text" }, comment.text),
      ...thread.map((each) => noteOf(each, each.what, options)),
      ...(actions.length > 0 ? [element("p", { class: "actions" }, actions)] : []),
    ],
  );
}

function noteOf(note: ShownNote, what: string, options: CardOptions): HTMLElement {
  const own = ownParts(note.id, options);
  return element("div", { class: "note" }, [
    element("p", { class: "note-head" }, [
      ...(what === "" ? [] : [element("b", {}, [what]), " "]),
      written("span", { class: "by" }, note.by),
      " ",
      timeOf(note.date, options.language),
    ]),
    written("p", { class: "text" }, note.text),
    ...(own.length > 0 ? [element("p", { class: "actions" }, own)] : []),
  ]);
}

/** What stands under something that was written on this device: how far it has come, and a way to take it away. */
function ownParts(id: string, { words, isOwn, remove, stateOf }: CardOptions): HTMLElement[] {
  if (!isOwn(id)) return [];
  const state = stateOf(id);
  return [
    button(words["remove"] ?? "", () => remove(id)),
    ...(state === undefined ? [] : [element("span", { class: "how" }, [state])]),
  ];
}

function timeOf(date: string, language: string): HTMLElement {
  return element("time", { datetime: date }, [timeWords(date, language)]);
}

/** The day, and the time where it is known; what is no date as it is. */
export function timeWords(date: string, language: string): string {
  const day = new Date(date);
  if (Number.isNaN(day.getTime())) return date;
  const style = date.includes("T")
    ? ({ dateStyle: "medium", timeStyle: "short" } as const)
    : ({ dateStyle: "medium" } as const);
  return new Intl.DateTimeFormat(language, style).format(day);
}
