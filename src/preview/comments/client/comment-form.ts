import type {
  MarginWords,
  NoteAction,
  NoteAnswer,
  SentComment,
  SentKind,
  SentNote,
  SentPlace,
  ShownComment,
} from "../comment-data.ts";
import { type DraftBox, draftKey, type FormSubject } from "./draft-box.ts";
import { button, element, plainText } from "./element.ts";
import { type Memory, SendFailure } from "./margin-store.ts";
import { newId, newKey } from "./new-id.ts";

/** What a form needs. */
export interface FormOptions {
  words: MarginWords;
  memory: Memory;
  /** Keeps what is written until it is sent. */
  drafts: DraftBox;
  send(comment: SentComment): Promise<void>;
  note(action: NoteAction, about: ShownComment, note: SentNote): Promise<NoteAnswer>;
  /** It is for this now. */
  opened(): void;
  /** It was sent, or given up. */
  closed(): void;
  /** A note was kept, and another one had resolved the comment before. */
  second(answer: Required<NoteAnswer>): void;
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
    this.element.addEventListener("input", () => this.#keep());
    addEventListener("beforeunload", (event) => {
      if (options.drafts.last) event.preventDefault();
    });
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

  /** Opens the form. A new comment is for this place now; every answer has a draft of its own. */
  open(subject: FormSubject, { focus = true }: { focus?: boolean } = {}): void {
    const { memory, drafts } = this.#options;
    const draft = drafts.get(draftKey(subject));
    const isSame = draft !== undefined && JSON.stringify(draft.subject) === JSON.stringify(subject);
    const isComment = subject.kind === "comment";
    this.#subject = subject;
    this.#id = isSame ? draft.id : isComment ? newId() : newKey();
    this.#text.value = draft?.text ?? "";
    this.#describe(subject);
    if (isComment) this.#offerScopes(subject);
    if (isSame) check(this.#scopes, draft.scope);
    this.#name.value ||= memory.get(nameKey);
    check(this.#kinds, (draft?.kind ?? memory.get(kindKey)) || "content");
    this.#message.textContent = "";
    if (!this.isOpen) this.#before = (document.activeElement ?? undefined) as HTMLElement | undefined;
    this.element.hidden = false;
    this.#keep();
    if (focus) (this.#name.value === "" ? this.#name : this.#text).focus();
    this.#options.opened();
  }

  /** Opens what was being written when the page was left. Answers whether there is such a thing. */
  restore(): boolean {
    const { last } = this.#options.drafts;
    if (last) this.open(last.subject, { focus: false });
    return last !== undefined;
  }

  /** Gives up what is being written, and nothing else: what waits for it comes back. */
  close(): void {
    const { drafts, closed } = this.#options;
    if (this.#subject) drafts.drop(draftKey(this.#subject));
    this.#text.value = "";
    this.element.hidden = true;
    this.#subject = undefined;
    // Whoever reads with the keyboard goes on where it was.
    if (this.#before?.isConnected) this.#before.focus({ preventScroll: true });
    closed();
    this.restore();
  }

  /** Says what is written, and about what. */
  #describe(subject: FormSubject): void {
    const { words } = this.#options;
    const isComment = subject.kind === "comment";
    const quote = isComment ? subject.place.quote : subject.about.text;
    this.#title.textContent = isComment
      ? (words["comment"] ?? "")
      : `${words[subject.action] ?? ""}: ${plainText(subject.about.by)}`;
    this.#quote.textContent = plainText(quote.length > 240 ? `${quote.slice(0, 240)}…` : quote);
    this.#quote.hidden = quote === "";
    this.#kinds.hidden = !isComment;
    this.#scopes.hidden = !isComment;
    const slot = this.element.querySelector(".text-label");
    if (slot) slot.textContent = words[isComment ? "text" : `${subject.action}Text`] ?? "";
  }

  #keep(): void {
    if (!this.#subject) return;
    this.#options.drafts.keep(draftKey(this.#subject), {
      subject: this.#subject,
      id: this.#id,
      text: this.#text.value,
      kind: checked(this.#kinds),
      scope: checked(this.#scopes),
    });
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
    const { words, memory, drafts } = this.#options;
    const [by, text, subject] = [this.#name.value.trim(), this.#text.value.trim(), this.#subject];
    if (!subject || this.#busy) return;
    if (by === "" || text === "") {
      const what = subject.kind === "comment" ? "comment" : subject.action;
      const missing = [by === "" ? "nameRequired" : "", text === "" ? `${what}Required` : ""];
      this.#message.textContent = missing.flatMap((name) => words[name] ?? []).join(" ");
      (by === "" ? this.#name : this.#text).focus();
      return;
    }
    memory.set(nameKey, by);
    this.#setBusy(true);
    try {
      await this.#deliver(subject, by, text);
      // Meanwhile another one may have been opened.
      if (this.#subject === subject) this.close();
      else drafts.drop(draftKey(subject));
    } catch (error) {
      const why = error instanceof SendFailure ? error.message : String(error);
      if (this.#subject === subject) this.#message.textContent = `${words["failed"] ?? ""} ${why}`;
    } finally {
      this.#setBusy(false);
    }
  }

  async #deliver(subject: FormSubject, by: string, text: string): Promise<void> {
    const { send, note, memory, second } = this.#options;
    const deliver = async (): Promise<void> => {
      if (subject.kind === "note") {
        const { earlier } = await note(subject.action, subject.about, { key: this.#id, by, text });
        if (earlier) second({ earlier });
        return;
      }
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
