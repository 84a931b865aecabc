// This function runs in the page: it must stand alone, and may use nothing from around it.

interface Element {
  className: string;
  textContent: string | null;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  before(element: Element): void;
}

declare const document: {
  createElement(name: string): Element;
  getElementById(id: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};

/** Puts blank pages before sessions that begin on a right-hand page, and fills in every page number. */
export function fillPages(plan: { blanksBefore: string[]; labels: Record<string, string> }): void {
  for (const anchor of plan.blanksBefore) {
    const blank = document.createElement("div");
    blank.className = "blank-page";
    document.getElementById(anchor)?.before(blank);
  }
  for (const slot of document.querySelectorAll("[data-page-of]")) {
    slot.textContent = plan.labels[slot.dataset["pageOf"] ?? ""] ?? "";
  }
}
