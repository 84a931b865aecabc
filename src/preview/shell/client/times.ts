import type { ModuleTimes, PartTimes, SessionTimes } from "../shell-data.ts";
import { moduleName } from "./books.ts";
import { byId, make } from "./elements.ts";
import { words } from "./words.ts";

/** Minutes of sessions, parts and steps against what is planned for them. */
export class TimesPanel {
  readonly #body = byId("times-body", HTMLDivElement);
  readonly #goTo: (anchor: string) => void;
  /** Whether the book is that of all modules, whose anchors have a prefix there. */
  #isVolume = false;

  /** @param goTo brings an anchor of the book to the top */
  constructor(goTo: (anchor: string) => void) {
    this.#goTo = goTo;
  }

  /** Shows the times of a module, or of all where the book is that of all. */
  async show(book: string): Promise<void> {
    const answer = await fetch("/.edisi/times").catch(() => undefined);
    if (answer?.ok !== true) return;
    const all = (await answer.json()) as ModuleTimes[];
    const one = all.filter(({ id }) => id === book);
    const modules = one.length > 0 ? one : all;
    this.#isVolume = one.length === 0;
    const { scrollTop } = this.#body;
    this.#body.replaceChildren(
      ...(modules.length > 0
        ? modules.flatMap((each) => this.#module(each))
        : [make("p", {}, [words.noTimes])]),
    );
    this.#body.scrollTop = scrollTop;
  }

  #module(module: ModuleTimes): HTMLElement[] {
    const { minutes, budget, prefix, sessions } = module;
    const name = moduleName(module);
    const sum = make("p", { class: "times-sum" }, [`${words.total} ${amount(minutes, budget)}`]);
    sum.append(...difference(minutes, budget));
    const table = make("table", { class: "times" }, [make("caption", { class: "hidden-title" }, [name])]);
    table.append(...sessions.map((session) => this.#session(session, this.#isVolume ? prefix : "")));
    return [make("h3", {}, [name]), sum, table];
  }

  #session(session: SessionTimes, prefix: string): HTMLElement {
    const { number, title, minutes, budget, anchor, parts } = session;
    const name = this.#link(`${number}. ${title}`, `${prefix}${anchor}`);
    const meter = make("meter", {
      min: "0",
      max: String(Math.max(minutes, budget)),
      value: String(minutes),
      "aria-label": `${words.session} ${number}`,
    });
    return make("tbody", {}, [
      row("session", [name, ...(minutes > 0 ? [meter] : [])], {
        spent: minutes > 0 ? minutes : budget,
        budget: minutes > 0 ? budget : undefined,
      }),
      ...parts.flatMap((part) => this.#part(part, prefix)),
    ]);
  }

  #part({ label, title, minutes, budget, planned, anchor, steps }: PartTimes, prefix: string): HTMLElement[] {
    const within = (name: string | undefined): string | undefined => name && `${prefix}${name}`;
    const name = this.#link(title === undefined ? label : `${label} ${title}`, within(anchor));
    const hasSteps = planned > 0 && budget !== undefined;
    return [
      row("part", [name], hasSteps ? { spent: planned, budget } : { spent: minutes, budget: undefined }),
      ...steps.map((step) =>
        row("step", [this.#link(step.label, within(step.anchor))], {
          spent: step.minutes,
          budget: undefined,
        }),
      ),
    ];
  }

  #link(text: string, anchor: string | undefined): Node {
    if (anchor === undefined) return document.createTextNode(text);
    const link = make("a", { href: `#${anchor}` }, [text]);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.#goTo(anchor);
    });
    return link;
  }
}

function row(
  kind: string,
  name: readonly Node[],
  { spent, budget }: { spent: number; budget: number | undefined },
): HTMLElement {
  const cell = make("td", { class: "amount" }, [kind === "session" ? amount(spent, budget) : String(spent)]);
  cell.append(...difference(spent, budget));
  return make("tr", { class: kind }, [make("th", { scope: "row" }, name), cell]);
}

/** "45 / 60 menit", or without a budget "45 menit". */
function amount(minutes: number, budget: number | undefined): string {
  return budget === undefined || budget === minutes
    ? `${minutes} ${words.minutes}`
    : `${minutes} / ${budget} ${words.minutes}`;
}

/** What is too much or too little, in words as well as in colour. */
function difference(minutes: number, budget: number | undefined): HTMLElement[] {
  if (budget === undefined || budget === minutes) return [];
  const by = Math.abs(minutes - budget);
  return [make("strong", { class: "off" }, [`${minutes > budget ? words.over : words.under} ${by}`])];
}
