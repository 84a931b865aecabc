import type { NoteAction, SentPlace, ShownComment } from "../comment-data.ts";

/** What a form writes about. */
export type FormSubject =
  | { kind: "comment"; book: string; place: SentPlace; name: string }
  | { kind: "note"; action: NoteAction; about: ShownComment };

/** What was written and not sent yet. */
export interface Draft {
  subject: FormSubject;
  /** The id that it is sent with: sent again after a reload, it is still one comment. */
  id: string;
  text: string;
  /** What is checked, by the name of the choice. */
  kind: string;
  scope: string;
}

/** Names the draft for a subject: one for a new comment, wherever it will stand, and one for each answer. */
export function draftKey(subject: FormSubject): string {
  if (subject.kind === "comment") return "comment";
  const { action, about } = subject;
  return `${action}:${about.module}/${about.id}`;
}

/** Drafts of this tab, each by itself. They outlive a reload, where the browser keeps anything. */
export class DraftBox {
  readonly #name: string;
  #drafts: Map<string, Draft>;

  /** @param scope what the page is about, since files on one disk share what they keep */
  constructor(scope: string) {
    this.#name = `edisi-drafts:${scope}`;
    this.#drafts = new Map(this.#read());
  }

  get(key: string): Draft | undefined {
    return this.#drafts.get(key);
  }

  /** The one that was written on last. */
  get last(): Draft | undefined {
    return [...this.#drafts.values()].at(-1);
  }

  /** Keeps one as the last; without a text it is none. */
  keep(key: string, draft: Draft): void {
    this.#drafts.delete(key);
    if (draft.text.trim() !== "") this.#drafts.set(key, draft);
    this.#write();
  }

  drop(key: string): void {
    if (this.#drafts.delete(key)) this.#write();
  }

  #write(): void {
    try {
      sessionStorage.setItem(this.#name, JSON.stringify([...this.#drafts]));
    } catch {
      // Full, or forbidden: drafts stay as long as the page.
    }
  }

  #read(): [string, Draft][] {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(this.#name) ?? "[]");
      return Array.isArray(kept) ? (kept as [string, Draft][]) : [];
    } catch {
      return [];
    }
  }
}
