import type {
  MarginWords,
  NoteAction,
  SentComment,
  SentKind,
  SentNote,
  SentPlace,
  ShownComment,
} from "../comment-data.ts";
import { button, element, plainText } from "./element.ts";
import { type Memory, SendFailure } from "./margin-store.ts";
import { newId, newKey } from "./new-id.ts";

/** What a form writes about. */
export type FormSubject =
  | { kind: "comment"; book: string; place: SentPlace; name: string }
  | { kind: "note"; action: NoteAction; about: ShownComment };

/** What a form needs. */
export interface FormOptions {
  words: MarginWords;
  memory: Memory;
  send(comment: SentComment): Promise<void>;
  note(action: NoteAction, about: ShownComment, note: SentNote): Promise<void>;
  /** It was sent, or given up. */
  closed(): void;
}

const nameKey = "edisi-name";
const kindKey = "edisi-kind";
const kinds: readonly SentKind[] = ["content", "language", "law", "layout"];

/** Writes a comment, a reply or a decision. What was written stays until it is kept somewhere else. */
export class CommentForm {
  readonly element = element("form", { class: "comment-form", hidden: "" });
  readonly #options: FormOptions;
  readonly #title = element("h3");
  readonly #quote = element("blockquote", { dir: "auto" });
  readonly #scopes = element("fieldset", { class: "scopes" });
  readonly #kinds = element("fieldset", { class: "kinds" });
  readonly #name = element("input", { name: "by", required: "", maxlength: "100", autocomplete: "name" });
  readonly #text = element("textarea", { name: "text", required: "", rows: "4", maxlength: "10000" });
  readonly #message = element("p", { class: "message", role: "alert" });
  readonly #send: HTMLButtonElement;
  #subject: FormSubject | undefined;
  /** Made when the form opens and kept over every try, so that trying again does not double anything. */
  #id = "";
  #busy = false;
  /** What had the keyboard before the form. */
  #before: HTMLElement | undefined;

  constructor(options: FormOptions) {
    this.#options = options;
    const { words } = options;
    this.#send = element("button", { type: "submit", class: "send" }, [words["send"] ?? ""]);
    this.#kinds.append(
      element("legend", {}, [words["kind"] ?? ""]),
      ...kinds.map((kind) => radio("kind", kind, words[kind] ?? kind)),
    );
    this.element.append(
      this.#title,
      this.#quote,
      this.#scopes,
      this.#kinds,
      element("label", {}, [words["name"] ?? "", this.#name]),
      element("label", {}, [element("span", { class: "text-label" }), this.#text]),
      this.#message,
      element("p", { class: "actions" }, [this.#send, button(words["cancel"] ?? "", () => this.close())]),
    );
    this.element.noValidate = true;
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.element.requestSubmit();
      // What is written must not be lost by one key.
      if (event.key === "Escape" && this.#text.value.trim() === "") this.close();
    });
  }

  /** Whether something is being written. */
  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Opens the form; what was written for another place stays, and is for this one now. */
  open(subject: FormSubject): void {
    const { words, memory } = this.#options;
    this.#subject = subject;
    this.#id = subject.kind === "comment" ? newId() : newKey();
    const isComment = subject.kind === "comment";
    const quote = isComment ? subject.place.quote : subject.about.text;
    this.#title.textContent = isComment
      ? (words["comment"] ?? "")
      : `${words[subject.action] ?? ""}: ${plainText(subject.about.by)}`;
    this.#quote.textContent = plainText(quote.length > 240 ? `${quote.slice(0, 240)}…` : quote);
    this.#quote.hidden = quote === "";
    this.#kinds.hidden = !isComment;
    this.#scopes.hidden = !isComment;
    if (isComment) this.#offerScopes(subject);
    const label = isComment ? "text" : (`${subject.action}Text` as const);
    const slot = this.element.querySelector(".text-label");
    if (slot) slot.textContent = words[label] ?? "";
    this.#name.value ||= memory.get(nameKey);
    check(this.#kinds, memory.get(kindKey) || "content");
    this.#message.textContent = "";
    if (!this.isOpen) this.#before = (document.activeElement ?? undefined) as HTMLElement | undefined;
    this.element.hidden = false;
    (this.#name.value === "" ? this.#name : this.#text).focus();
  }

  close(): void {
    this.#text.value = "";
    this.element.hidden = true;
    this.#subject = undefined;
    // Whoever reads with the keyboard goes on where it was.
    if (this.#before?.isConnected) this.#before.focus({ preventScroll: true });
    this.#options.closed();
  }

  #offerScopes({ place, name }: Extract<FormSubject, { kind: "comment" }>): void {
    const { words } = this.#options;
    const offered = [
      ...(place.quote === "" ? [] : [["words", words["scopeWords"]]]),
      ...(place.block === ""
        ? []
        : [["block", `${words["scopeBlock"] ?? ""}${name === "" ? "" : ` “${name}”`}`]]),
      ["session", words["scopeSession"]],
    ];
    this.#scopes.replaceChildren(
      element("legend", {}, [words["about"] ?? ""]),
      ...offered.map(([value = "", label = ""]) => radio("scope", value, label)),
    );
    check(this.#scopes, offered[0]?.[0] ?? "");
  }

  async #submit(): Promise<void> {
    const { words, memory } = this.#options;
    const [by, text] = [this.#name.value.trim(), this.#text.value.trim()];
    if (by === "" || text === "") {
      this.#message.textContent = words["required"] ?? "";
      (by === "" ? this.#name : this.#text).focus();
      return;
    }
    if (this.#busy || !this.#subject) return;
    memory.set(nameKey, by);
    this.#setBusy(true);
    try {
      await this.#deliver(this.#subject, by, text);
      this.close();
    } catch (error) {
      const why = error instanceof SendFailure ? error.message : String(error);
      this.#message.textContent = `${words["failed"] ?? ""} ${why}`;
    } finally {
      this.#setBusy(false);
    }
  }

  async #deliver(subject: FormSubject, by: string, text: string): Promise<void> {
    const { send, note, memory } = this.#options;
    const deliver = (): Promise<void> => {
      if (subject.kind === "note") return note(subject.action, subject.about, { key: this.#id, by, text });
      const kind = (checked(this.#kinds) || "content") as SentKind;
      memory.set(kindKey, kind);
      return send({
        id: this.#id,
        book: subject.book,
        ...scoped(subject.place, checked(this.#scopes)),
        kind,
        by,
        text,
      });
    };
    try {
      await deliver();
    } catch (error) {
      // An earlier try has arrived after all, and since then something else was written: that is another comment.
      if (!(error instanceof SendFailure && error.isTaken)) throw error;
      this.#id = subject.kind === "comment" ? newId() : newKey();
      await deliver();
    }
  }

  #setBusy(busy: boolean): void {
    const { words } = this.#options;
    this.#busy = busy;
    this.#send.textContent = (busy ? words["sending"] : words["send"]) ?? "";
    this.#send.setAttribute("aria-disabled", String(busy));
    if (busy) this.#message.textContent = "";
  }
}

/** A place as it is sent for the words, for their block, or for the whole section. */
function scoped(place: SentPlace, scope: string): SentPlace {
  if (scope === "words") return place;
  const nothing = { quote: "", before: "", after: "" };
  return { section: place.section, block: scope === "block" ? place.block : "", ...nothing };
}

function radio(name: string, value: string, label: string): HTMLElement {
  return element("label", {}, [
    element("input", { type: "radio", name, value }),
    element("span", {}, [label]),
  ]);
}

function check(group: HTMLElement, value: string): void {
  for (const input of group.querySelectorAll("input")) input.checked = input.value === value;
}

function checked(group: HTMLElement): string {
  return group.querySelector<HTMLInputElement>("input:checked")?.value ?? "";
}
