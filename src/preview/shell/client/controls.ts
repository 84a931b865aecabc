import { bookName, type ListedBook } from "./books.ts";
import { byId, make } from "./elements.ts";
import type { Show, View } from "./view-state.ts";
import { words } from "./words.ts";

/** In a window as narrow as this only one edition has room. */
const narrow = window.matchMedia("(max-width: 760px)");

const darkDevice = window.matchMedia("(prefers-color-scheme: dark)");

/** The bar over the books: shows the view, and changes it. */
export class Controls {
  readonly #view: View;
  readonly #book = byId("book", HTMLSelectElement);

  /** @param onWindow called when the window's width or the device's colours have changed */
  constructor(view: View, onWindow: () => void) {
    this.#view = view;
    this.#book.addEventListener("change", () => view.change({ book: this.#book.value, at: "", below: 0 }));
    for (const radio of this.#radios) {
      radio.addEventListener("change", () => view.change({ [radio.name]: radio.value }));
    }
    const click = (id: string, run: () => void): void => byId(id, HTMLElement).addEventListener("click", run);
    click("phone", () => view.change({ phone: !view.now.phone }));
    click("dark", () => this.toggleDark());
    click("copy", () => view.change({ copy: !view.now.copy }));
    for (const panel of ["times", "board"] as const) {
      click(`${panel}-toggle`, () => this.toggle(panel));
      click(`${panel}-close`, () => {
        view.change({ [panel]: false });
        this.focus(`${panel}-toggle`);
      });
    }
    click("more", () => this.#toggleTools());
    click("skip", () => this.focus("stage"));
    narrow.addEventListener("change", onWindow);
    darkDevice.addEventListener("change", onWindow);
  }

  /** Colours that are shown. A copy is always on white paper. */
  get theme(): "light" | "dark" {
    const { theme } = this.#view.now;
    return theme === "" ? (darkDevice.matches ? "dark" : "light") : theme;
  }

  toggleDark(): void {
    const theme = this.theme === "dark" ? "light" : "dark";
    const isUsual = (theme === "dark") === darkDevice.matches;
    this.#view.change({ theme: isUsual ? "" : theme });
  }

  /** Opens or closes a panel at the side, where there is room for one of these. */
  toggle(panel: "times" | "board"): void {
    const { now } = this.#view;
    this.#view.change({ times: false, board: false, [panel]: !now[panel] });
  }

  /** Closes panels that cover the books, since something is to be seen there. */
  uncover(): void {
    if (narrow.matches) this.#view.change({ times: false, board: false });
  }

  /** Brings the keyboard to a part of the bar. */
  focus(id: string): void {
    document.getElementById(id)?.focus();
  }

  /** Editions of the chosen book that are to be shown, in order. */
  chosen(books: readonly ListedBook[]): ListedBook[] {
    const id = books.some((each) => each.id === this.#view.now.book) ? this.#view.now.book : books[0]?.id;
    const own = books.filter((each) => each.id === id);
    const show = this.#shown(own);
    return show === "both" ? own : own.filter(({ edition }) => edition === show);
  }

  /** Shows the view in the bar. */
  update(books: readonly ListedBook[]): void {
    const { phone, copy, times, board, form } = this.#view.now;
    const root = document.documentElement;
    Object.assign(root.dataset, { theme: this.theme, form, phone: String(phone), copy: String(copy) });
    const pressed = {
      phone,
      dark: this.theme === "dark",
      copy,
      "times-toggle": times,
      "board-toggle": board,
    };
    for (const [id, isOn] of Object.entries(pressed)) {
      byId(id, HTMLElement).setAttribute("aria-pressed", String(isOn));
    }
    byId("times", HTMLElement).hidden = !times;
    byId("board", HTMLElement).hidden = !board;
    this.#fillBooks(books);
    const [first] = this.chosen(books);
    const own = books.filter(({ id }) => id === first?.id);
    const values = { form, show: this.#shown(own) };
    for (const radio of this.#radios) {
      radio.checked = values[radio.name as keyof typeof values] === radio.value;
      if (radio.name === "show") radio.disabled = !isPossible(radio.value as Show, own);
    }
    this.#book.value = first?.id ?? "";
    document.title = first ? `${first.title} – ${words.preview}` : words.preview;
  }

  /** What can be shown of what is asked for. */
  #shown(own: readonly ListedBook[]): Show {
    const { show } = this.#view.now;
    if (isPossible(show, own)) return show;
    return own.some(({ edition }) => edition === "facilitator") || own.length === 0
      ? "facilitator"
      : "participant";
  }

  #fillBooks(books: readonly ListedBook[]): void {
    const titles = new Map(books.map((book) => [book.id, bookName(book)]));
    if (titles.size === 0) titles.set("", words.noBooks);
    const options = [...titles].map(([value, text]) => make("option", { value }, [text]));
    const isSame = options.every((option, index) => this.#book.options[index]?.text === option.text);
    if (!isSame || options.length !== this.#book.options.length) this.#book.replaceChildren(...options);
  }

  #toggleTools(): void {
    const isOpen = byId("tools", HTMLElement).classList.toggle("open");
    byId("more", HTMLElement).setAttribute("aria-expanded", String(isOpen));
  }

  get #radios(): HTMLInputElement[] {
    return [...document.querySelectorAll<HTMLInputElement>(".bar input[type=radio]")];
  }
}

function isPossible(show: Show, own: readonly ListedBook[]): boolean {
  if (show === "both") return !narrow.matches && own.length > 1;
  return own.some(({ edition }) => edition === show);
}
