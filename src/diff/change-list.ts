import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { changeKinds, countKinds, type Change, type ChangeGroup } from "./change.ts";
import type { DiffWords } from "./words.ts";

/** What the list of changes says at its head. */
export interface ListHead {
  /** Title of the book, with its edition. */
  book: string;
  /** What it was compared with, as it was asked for. */
  since: string;
  /** The old and the new text in words: round, date, revision. */
  was: string;
  is: string;
  /** That the book is new, for one. */
  notes: readonly string[];
}

/** How the list is set. */
export interface ListSetting {
  words: DiffWords;
  print: boolean;
  /** Of its heading. */
  level: number;
}

/** Lines for one block; what more changed there is counted. */
const mostLines = 5;

/** What changed, by session, with pages: stands before the contents. */
export function changeList(head: ListHead, groups: readonly ChangeGroup[], setting: ListSetting): Element[] {
  const { words, level } = setting;
  const told = groups.filter(({ changes, notes }) => changes.length + notes.length > 0);
  const quiet = groups.filter(({ changes, notes }) => changes.length + notes.length === 0);
  return [
    h("section.diff-list", { id: "changes" }, [
      h("p.diff-book", head.book),
      h(`h${level}.front-title`, `${words.title} ${words.since} ${head.since}`),
      h("dl.diff-states", [h("dt", words.was), h("dd", head.was), h("dt", words.is), h("dd", head.is)]),
      ...head.notes.map((note) => h("p.diff-remark", note)),
      overview(told, setting),
      ...(quiet.length > 0
        ? [h("p.diff-quiet", [h("b", `${words.unchanged}: `), quiet.map(nameOf).join(" · ")])]
        : []),
      keyToMarks(words),
      ...told.flatMap((group) => detailsOf(group, setting)),
    ]),
  ];
}

/** What a group is called: "Sesi 3  Peta hukum". */
function nameOf({ label, title }: ChangeGroup): string {
  return [label, title].filter(Boolean).join("\u2002");
}

function overview(groups: readonly ChangeGroup[], { words, print }: ListSetting): Element {
  const count = (counted: readonly ChangeGroup[]): Element[] => {
    const counts = countKinds(counted);
    return changeKinds.map((kind) =>
      h(
        "td.count",
        { dataLabel: words[kind], className: counts[kind] === 0 ? ["none"] : [] },
        counts[kind] === 0 ? "–" : String(counts[kind]),
      ),
    );
  };
  const rows = groups.map((group) => {
    const anchor = anchorOf(group);
    const name = anchor === "" ? nameOf(group) : h("a", { href: `#${anchor}` }, nameOf(group));
    return h("tr", [
      h("th", { scope: "row" }, name),
      ...count([group]),
      ...(print ? [h("td.count", anchor === "" ? "" : pageOf(anchor))] : []),
    ]);
  });
  const total = h("tr.total", [
    h("th", { scope: "row" }, words.total),
    ...count(groups),
    ...(print ? [h("td.count", "–")] : []),
  ]);
  const heads = [words.text, ...changeKinds.map((kind) => words[kind]), ...(print ? [words.page] : [])];
  return h("table.diff-counts", [
    h(
      "thead",
      h(
        "tr",
        heads.map((head, index) => h("th", { scope: "col", className: index > 0 ? ["count"] : [] }, head)),
      ),
    ),
    h("tbody", [...rows, total]),
  ]);
}

/** What the marks mean. */
function keyToMarks(words: DiffWords): Element {
  return h("p.diff-key", [
    h("b", `${words.howToRead}: `),
    h("ins.diff", words.signInserted),
    " · ",
    h("del.diff", words.signDeleted),
    " · ",
    h("span.diff-moved-sign", words.signMoved),
    ". ",
    words.signBar,
  ]);
}

function detailsOf(group: ChangeGroup, { words, print, level }: ListSetting): Element[] {
  const places: { place: string; changes: Change[] }[] = [];
  for (const change of group.changes) {
    const last = places.at(-1);
    if (last?.place === change.place) last.changes.push(change);
    else places.push({ place: change.place, changes: [change] });
  }
  return [
    h(`h${level + 1}.diff-session`, nameOf(group)),
    ...group.notes.map((note) => h("p.diff-remark", note)),
    ...places.flatMap(({ place, changes }) => [
      h("p.diff-place", place),
      h("ul.diff-lines", [
        ...changes.slice(0, mostLines).map((change) => lineOf(change, { words, print })),
        ...(changes.length > mostLines
          ? [h("li.more", furtherChanges(changes.length - mostLines, words))]
          : []),
      ]),
    ]),
  ];
}

function lineOf(
  { kind, anchor, was, is, more }: Change,
  { words, print }: Pick<ListSetting, "words" | "print">,
): Element {
  const excerpt: (ElementContent | string)[] = [
    ...(was === "" ? [] : [h("del.diff", was), " "]),
    ...(is === ""
      ? []
      : [
          kind === "inserted" || was !== "" || kind === "changed"
            ? h("ins.diff", is)
            : h("span.diff-moved-sign", is),
        ]),
    ...(more > 0 ? [" ", h("span.further", furtherChanges(more, words))] : []),
  ];
  return h(
    "li",
    h("a", { href: `#${anchor}` }, [
      h("span.diff-kind", words[kind]),
      " ",
      h("span.name", excerpt),
      ...(print ? [" ", h("span.page", pageOf(anchor))] : []),
    ]),
  );
}

function furtherChanges(count: number, { more }: DiffWords): string {
  return more.replace("{count}", String(count));
}

function pageOf(anchor: string): Element {
  return h("span.page-number", { dataPageOf: anchor }, "00");
}

function anchorOf({ anchor, changes }: ChangeGroup): string {
  return changes[0]?.anchor ?? anchor;
}
