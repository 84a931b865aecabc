import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Change, ChangeKind } from "./change.ts";
import type { TokenChange } from "./compare-runs.ts";
import { asGone } from "./deleted.ts";
import { classesOf, hasClass, isDerived, itemsOf, textOf, type Item, type Run } from "./elements.ts";
import { excerptOf, shortened } from "./excerpt.ts";
import { planElement, type DeletedStep, type InsertedStep, type MergedStep, type Step } from "./plan.ts";
import { setTokens } from "./set-tokens.ts";
import { tokensOf } from "./tokens.ts";
import type { DiffWords } from "./words.ts";

/** How changes are shown. */
export interface Marking {
  words: DiffWords;
  /** Whether there are page numbers. */
  print: boolean;
  /** Whether passages without a change are left out. */
  changesOnly: boolean;
}

/** Elements whose parts may be left out without a hole in a list or a table. */
const divisible: ReadonlySet<string> = new Set(["section", "div", "aside", "article"]);

/** Elements that a line of ours may stand in. */
const notable: ReadonlySet<string> = new Set(["section", "div", "aside", "blockquote", "li", "p", "figure"]);

/** Turns what was planned into HTML with marks, and lists what changed, in the order of the book. */
export class Marker {
  readonly #marking: Marking;
  readonly #anchors = new Map<Step, string>();
  #count = 0;
  #changes: Change[] = [];
  /** Name of the outermost block around. */
  #block: string | undefined;
  /** The last heading outside blocks. */
  #heading: string | undefined;

  constructor(marking: Marking) {
    this.#marking = marking;
  }

  /** Marks a part of the book. Answers it, and its changes. */
  mark(step: Step): { nodes: ElementContent[]; changes: Change[] } {
    this.#changes = [];
    this.#block = undefined;
    this.#heading = undefined;
    const { now } = step.kind === "kept" ? step : { now: undefined };
    const short = this.#marking.changesOnly && now?.type === "element";
    const nodes = short ? [this.#headOnly(now)] : this.#render(step);
    return { nodes, changes: this.#changes };
  }

  /** A part in which nothing changed: its heading, and a line that says so. */
  #headOnly(section: Element): Element {
    const head = section.children.find(
      (child) => child.type === "element" && (child.tagName === "header" || /^h[1-6]$/.test(child.tagName)),
    );
    return { ...section, children: [...(head ? [head] : []), ...this.#omitted()] };
  }

  #render(step: Step): ElementContent[] {
    switch (step.kind) {
      case "kept":
        this.#pass(step.now);
        return step.now.type === "run" ? step.now.nodes : [step.now];
      case "line":
        return setTokens(step.tokens, this.#marking.words);
      case "merged":
        return [this.#merged(step)];
      case "inserted":
        return step.now.type === "run" ? this.#run(step.now, "inserted") : [this.#inserted(step, step.now)];
      default:
        return step.old.type === "run" ? this.#run(step.old, "deleted") : this.#deleted(step, step.old);
    }
  }

  #run(run: Run, change: TokenChange): ElementContent[] {
    return setTokens(
      tokensOf(run).map((token) => ({ change: token.key === "" ? "kept" : change, token })),
      this.#marking.words,
    );
  }

  #merged(step: MergedStep): Element {
    const { now, steps } = step;
    const leave = this.#enter(now);
    const direct =
      steps.some((each) => each.kind === "line" || isLoose(each)) ||
      (step.altered && !steps.some((each) => each.kind !== "kept"));
    const properties = direct
      ? this.#marked(now, "changed", { anchor: this.#anchorOf(step, now), ...excerptOf(step) })
      : now.properties;
    const children = this.#children(step).flatMap((each) =>
      typeof each === "string" ? this.#omitted() : this.#render(each),
    );
    leave();
    return { ...now, properties, children };
  }

  /** The steps of an element; a name in the place of those that are left out. */
  #children({ now, steps }: MergedStep): (Step | "omitted")[] {
    if (!this.#marking.changesOnly || !divisible.has(now.tagName)) return steps;
    return steps.flatMap((step, index): (Step | "omitted")[] => {
      if (!isOmissible(step)) return [step];
      const before = steps[index - 1];
      return before && isOmissible(before) ? [] : ["omitted"];
    });
  }

  #omitted(): Element[] {
    return [h("p.diff-omitted", `[${this.#marking.words.omitted}]`)];
  }

  #inserted(step: InsertedStep, now: Element): Element {
    const leave = this.#enter(now);
    const { from } = step;
    const anchor = this.#anchorOf(step, now);
    if (from?.old.type === "element") {
      const properties = this.#marked(now, "moved", { anchor, was: "", is: shortened(textOf(now)) });
      const plan = planElement(from.old, now);
      this.#anchors.set(plan, anchor);
      const [inner] = this.#render(plan);
      leave();
      const element = inner?.type === "element" ? inner : now;
      // What moved keeps what else is said of it.
      const classes = [...new Set([...classesOf(element), ...classesOf({ ...now, properties })])];
      return this.#noted(
        { ...element, properties: { ...element.properties, ...properties, className: classes } },
        from,
      );
    }
    const properties = this.#marked(now, "inserted", { anchor, was: "", is: shortened(textOf(now)) });
    leave();
    return { ...this.#whole(now, "inserted"), properties };
  }

  #deleted(step: DeletedStep, old: Element): ElementContent[] {
    const leave = this.#enter(old);
    const { words } = this.#marking;
    const [gone] = asGone(old, words);
    const anchor = this.#anchorOf(step, undefined);
    const marked =
      gone?.type === "element"
        ? {
            ...this.#whole(gone, "deleted"),
            properties: step.to
              ? withClasses(gone, ["diff-bar", "diff-moved-from"], anchor)
              : this.#marked(gone, "deleted", { anchor, was: shortened(textOf(old)), is: "" }),
          }
        : undefined;
    leave();
    if (!marked) return [];
    return [step.to ? this.#noted(marked, step.to) : marked];
  }

  /** Marks every line of an element. */
  #whole(element: Element, change: "inserted" | "deleted"): Element {
    if (isDerived(element)) return element;
    const children = itemsOf(element).flatMap((item): ElementContent[] =>
      item.type === "run" ? this.#run(item, change) : [this.#whole(item, change)],
    );
    return { ...element, children };
  }

  /** Says beside what was moved where its other place is. */
  #noted(element: Element, other: InsertedStep | DeletedStep): Element {
    if (!notable.has(element.tagName)) return element;
    const { words, print } = this.#marking;
    const anchor = this.#anchorOf(
      other,
      other.kind === "inserted" && other.now.type === "element" ? other.now : undefined,
    );
    const text = other.kind === "inserted" ? words.movedTo : words.movedFrom;
    const page = print
      ? [` (${words.page}\u00a0`, h("span.page-number", { dataPageOf: anchor }, "00"), ")"]
      : [];
    const tag = ["p", "li"].includes(element.tagName) ? "span.diff-note" : "p.diff-note";
    return {
      ...element,
      children: [h(tag, [h("a", { href: `#${anchor}` }, text), ...page]), ...element.children],
    };
  }

  /** Properties of an element that changed, and the change is listed. */
  #marked(
    element: Element,
    kind: ChangeKind,
    { anchor, was, is, more = 0 }: Pick<Change, "anchor" | "was" | "is"> & { more?: number },
  ): Element["properties"] {
    this.#changes.push({ kind, anchor, place: this.#place(), was, is, more });
    return withClasses(element, ["diff-bar", kind === "moved" ? "diff-moved-to" : `diff-${kind}`], anchor);
  }

  #place(): string {
    return this.#block ?? this.#heading ?? this.#marking.words.text;
  }

  /** The anchor of what changed: its own, or a new one. */
  #anchorOf(step: Step, element: Element | undefined): string {
    const own = element?.properties.id;
    const known = this.#anchors.get(step);
    const anchor = known ?? (typeof own === "string" ? own : `change-${(this.#count += 1)}`);
    this.#anchors.set(step, anchor);
    return anchor;
  }

  /** Remembers where things stand. Answers what forgets it. */
  #enter(element: Element): () => void {
    const block = this.#block;
    if (block === undefined) this.#block = this.#nameOf(element);
    this.#pass(element);
    return () => {
      this.#block = block;
    };
  }

  #pass(item: Item): void {
    if (item.type === "element" && /^h[2-6]$/.test(item.tagName) && this.#block === undefined)
      this.#heading = textOf(item);
  }

  #nameOf(element: Element): string | undefined {
    if (hasClass(element, "opener")) return this.#marking.words.head;
    if (!hasClass(element, "block")) return undefined;
    const head = element.children.find((child) => child.type === "element" && hasClass(child, "block-head"));
    const title =
      head?.type === "element" ? head.children.find((child) => child.type === "element") : undefined;
    return title?.type === "element" && !hasClass(title, "minutes") ? textOf(title) : undefined;
  }
}

/** A line that was put in or taken out where others stand. */
function isLoose(step: Step): boolean {
  return (
    (step.kind === "inserted" && step.now.type === "run") ||
    (step.kind === "deleted" && step.old.type === "run")
  );
}

function isOmissible(step: Step): boolean {
  if (step.kind !== "kept" || step.now.type === "run") return false;
  return !/^h[1-6]$/.test(step.now.tagName) && step.now.tagName !== "header" && !isDerived(step.now);
}

function withClasses(element: Element, classes: readonly string[], anchor: string): Element["properties"] {
  const { id = anchor, ...others } = element.properties;
  return { ...others, id, className: [...classesOf(element), ...classes] };
}
