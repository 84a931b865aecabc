import type { DamagedComment, MarginWords } from "../comment-data.ts";
import { element, written } from "./element.ts";

/** Files of comments that cannot be read, with place and the way out: nobody is to take them for no comments. */
export class DamagedFiles {
  readonly element = element("details", { class: "damaged", open: "", hidden: "" });
  readonly #title: string;

  constructor(words: MarginWords) {
    this.#title = words["damaged"] ?? "";
  }

  show(files: readonly DamagedComment[]): void {
    this.element.hidden = files.length === 0;
    this.element.replaceChildren(
      element("summary", {}, [`${this.#title} (${files.length})`]),
      ...files.map(({ place, message, hint }) =>
        element("div", { class: "damaged-file" }, [
          written("code", {}, place),
          written("p", {}, message),
          ...(hint === "" ? [] : [written("p", { class: "how" }, hint)]),
        ]),
      ),
    );
  }
}
