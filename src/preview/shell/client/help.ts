import { byId, make } from "./elements.ts";
import { keyList } from "./keys.ts";
import { words } from "./words.ts";
import type { View } from "./view-state.ts";

/** The list of keys, which also switches single keys off: who speaks to the computer presses them by accident. */
export class Help {
  readonly #dialog = byId("help", HTMLDialogElement);

  constructor(view: View) {
    const active = byId("keys-on", HTMLInputElement);
    active.checked = view.now.keys;
    active.addEventListener("change", () => view.change({ keys: active.checked }));
    byId("help-open", HTMLButtonElement).addEventListener("click", () => this.open());
    byId("help-close", HTMLButtonElement).addEventListener("click", () => this.#dialog.close());
    byId("help-keys", HTMLElement).replaceChildren(
      ...keyList.flatMap(({ keys, word }) => [
        make(
          "dt",
          {},
          keys.flatMap((key, index) => [...(index > 0 ? [" "] : []), make("kbd", {}, [key])]),
        ),
        make("dd", {}, [words[word]]),
      ]),
    );
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  open(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
  }
}
