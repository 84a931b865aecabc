import type {
  DamagedComment,
  MarginWords,
  NoteAction,
  NoteAnswer,
  SentComment,
  SentNote,
  ShownComment,
} from "../comment-data.ts";
import { type CommentStore, SendFailure } from "./margin-store.ts";

const address = "/.edisi/comments";

/** Milliseconds before each further try of what did not arrive. */
const waits = [300, 1_000, 2_500];

/** The comments of the package, kept by the preview. */
export class ServerStore implements CommentStore {
  readonly #words: MarginWords;
  readonly #listeners: (() => void)[] = [];
  #comments: readonly ShownComment[] = [];
  #damaged: readonly DamagedComment[] = [];
  #edition = "";
  #asked = 0;
  #said = "";

  constructor(words: MarginWords) {
    this.#words = words;
  }

  get comments(): readonly ShownComment[] {
    return this.#comments;
  }

  get damaged(): readonly DamagedComment[] {
    return this.#damaged;
  }

  /** Asks for the comments that the readers of an edition may see; empty for all. */
  async refresh(edition = this.#edition): Promise<void> {
    this.#edition = edition;
    this.#asked += 1;
    const asked = this.#asked;
    const [comments, damaged = "[]"] = await Promise.all([
      textAt(`${address}?edition=${encodeURIComponent(edition)}`),
      textAt(`${address}/damaged`),
    ]);
    if (comments === undefined) return;
    const said = comments + damaged;
    // A later question has the newer answer.
    if (asked !== this.#asked || said === this.#said) return;
    this.#said = said;
    this.#comments = JSON.parse(comments) as ShownComment[];
    this.#damaged = JSON.parse(damaged) as DamagedComment[];
    for (const listener of this.#listeners) listener();
  }

  isOwn(): boolean {
    return false;
  }

  hasLeft(): boolean {
    return true;
  }

  /** Nothing: what the preview keeps, it keeps. */
  remove(): void {}

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async send(comment: SentComment): Promise<void> {
    await this.#post(address, comment);
  }

  async note(action: NoteAction, { module, id }: ShownComment, note: SentNote): Promise<NoteAnswer> {
    return this.#post(`${address}/${encodeURIComponent(module)}/${id}/${action}`, note);
  }

  async #post(to: string, body: unknown): Promise<NoteAnswer> {
    const answer = await this.#try(to, JSON.stringify(body));
    if (answer.ok) {
      await this.refresh();
      return (await answer.json().catch(() => ({}))) as NoteAnswer;
    }
    const { error } = (await answer.json().catch(() => ({}))) as { error?: string };
    throw new SendFailure(error ?? String(answer.status), answer.status === 409);
  }

  /** Tries again where nobody has answered: the id keeps it from being written twice. */
  async #try(to: string, body: string): Promise<Response> {
    for (const wait of [...waits, undefined]) {
      const answer = await fetch(to, {
        method: "POST",
        body,
        headers: { "content-type": "application/json" },
      }).catch(() => undefined);
      if (answer && answer.status !== 503) return answer;
      if (wait === undefined) {
        if (answer) return answer;
        break;
      }
      await new Promise((resolve) => {
        setTimeout(resolve, wait);
      });
    }
    throw new SendFailure(this.#words["offline"] ?? "");
  }
}

/** What the preview answers; undefined where it does not. */
async function textAt(path: string): Promise<string | undefined> {
  const answer = await fetch(path).catch(() => undefined);
  return answer?.ok === true ? answer.text() : undefined;
}
