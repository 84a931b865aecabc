// These functions run in the page: each must stand alone, and may use nothing from around it.

interface Element {
  className: string;
  textContent: string | null;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  before(element: Element): void;
  append(element: Element): void;
  remove(): void;
}

/** Where lines for notes go. */
export interface PageNotes {
  /** Lines by anchor. */
  lines: Record<string, number>;
  /** Lines on a blank page; 0 leaves it blank. */
  blankLines: number;
  /** Word over the lines. */
  title: string;
}

declare const document: {
  createElement(name: string): Element;
  getElementById(id: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};

/** Puts in what only the pages themselves could tell: blank pages in place of earlier ones, lines for notes, every page number. */
export function fillPages(plan: {
  blanks: { before: string; series: string }[];
  labels: Record<string, string>;
  notes: PageNotes;
}): void {
  const fill = (place: Element, lines: number): void => {
    const title = document.createElement("p");
    title.className = "notes-title";
    title.textContent = plan.notes.title;
    place.append(title);
    for (let line = 0; line < lines; line += 1) {
      const rule = document.createElement("span");
      rule.className = "rule";
      place.append(rule);
    }
    place.className += " notes";
  };
  for (const [anchor, lines] of Object.entries(plan.notes.lines)) {
    const place = document.getElementById(anchor);
    if (place) fill(place, lines);
  }
  document.getElementById("page-end-links")?.remove();
  for (const blank of document.querySelectorAll(".blank-page")) blank.remove();
  for (const { before, series } of plan.blanks) {
    const blank = document.createElement("div");
    blank.className = `blank-page ${series}`;
    if (plan.notes.blankLines > 0) fill(blank, plan.notes.blankLines);
    document.getElementById(before)?.before(blank);
  }
  for (const slot of document.querySelectorAll("[data-page-of]")) {
    slot.textContent = plan.labels[slot.dataset["pageOf"] ?? ""] ?? "";
  }
}

/** Takes the lines for notes out again; blank pages keep theirs. */
export function emptyNotes(): void {
  for (const place of document.querySelectorAll(".page-end.notes")) {
    place.textContent = "";
    place.className = "page-end";
  }
}
