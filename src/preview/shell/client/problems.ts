import type { ShellProblem } from "../shell-data.ts";
import { byId, make } from "./elements.ts";
import { words } from "./words.ts";

/** What keeps the books from being built, over the last good page. */
export class Problems {
  readonly #panel = byId("problems", HTMLElement);
  readonly #open = byId("show-problems", HTMLButtonElement);
  #shown = "";

  constructor() {
    this.#open.addEventListener("click", () => this.#set(true));
  }

  /** Shows problems; the same ones only once, when somebody has closed them. */
  show(title: string, problems: readonly ShellProblem[]): void {
    const now = JSON.stringify([title, problems]);
    if (now === this.#shown) return;
    this.#shown = now;
    const hide = make("button", { type: "button" }, [words.hide]);
    hide.addEventListener("click", () => this.hide());
    this.#panel.replaceChildren(make("h2", {}, [title]), hide, ...problems.flatMap(problemElements));
    this.#set(true);
  }

  /** Closes the panel; a button in the bar opens it again. */
  hide(): void {
    if (this.#panel.hidden) return;
    const hadFocus = this.#panel.contains(document.activeElement);
    this.#set(false);
    if (hadFocus) this.#open.focus();
  }

  /** There are none any more. */
  clear(): void {
    this.#shown = "";
    this.#panel.hidden = true;
    this.#open.hidden = true;
    this.#panel.replaceChildren();
  }

  #set(isOpen: boolean): void {
    this.#panel.hidden = !isOpen;
    this.#open.hidden = isOpen;
  }
}

function problemElements({ place, message, source, hint }: ShellProblem): HTMLElement[] {
  return [
    ...(place ? [make("p", { class: "place" }, [place])] : []),
    make("p", { class: "message" }, [message]),
    ...(source ? [make("pre", { tabindex: "0" }, [source])] : []),
    ...(hint ? [make("p", { class: "hint" }, [hint])] : []),
  ];
}
