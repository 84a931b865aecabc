import type { MarginWords, SharedComments } from "../comment-data.ts";
import { button, element } from "./element.ts";
import type { LocalStore } from "./local-store.ts";
import type { Memory } from "./margin-store.ts";

/** How comments leave a static share: as a file by the device's own way to send, else as a download, else as text to copy. */
export class HandOver {
  readonly button: HTMLButtonElement;
  readonly #words: MarginWords;
  readonly #store: LocalStore;
  readonly #memory: Memory;
  readonly #dialog = element("dialog", { class: "hand-over", "aria-labelledby": "hand-over-title" });
  /** What the dialog shows. */
  #file: SharedComments | undefined;
  readonly #said = element("p", { role: "status" });
  readonly #text = element("textarea", { readonly: "", rows: "5", spellcheck: "false" });

  constructor(words: MarginWords, store: LocalStore, memory: Memory) {
    this.#words = words;
    this.#store = store;
    this.#memory = memory;
    this.button = button("", () => void this.#start(), { class: "hand-over-button" });
    this.#text.setAttribute("aria-label", words["copyHint"] ?? "");
    this.#dialog.append(
      element("h2", { id: "hand-over-title" }, [words["download"] ?? ""]),
      this.#said,
      element("p", {}, [words["copyHint"] ?? ""]),
      this.#text,
      element("p", { class: "actions" }, [
        button(words["copy"] ?? "", () => void this.#copy()),
        button(words["close"] ?? "", () => this.#dialog.close()),
      ]),
    );
    document.body.append(this.#dialog);
    store.listen(() => this.update());
    this.update();
  }

  /** Says how many have not left yet. */
  update(): void {
    const { waiting } = this.#store.counts;
    this.button.textContent = `${this.#words["download"] ?? ""}${waiting > 0 ? ` (${waiting})` : ""}`;
  }

  async #start(): Promise<void> {
    const words = this.#words;
    if (this.#store.counts.own === 0) {
      this.#show(words["nothing"] ?? "", "");
      return;
    }
    const by = this.#memory.get("edisi-name");
    const file = this.#store.file(by);
    const shared = JSON.stringify(file, null, 1);
    this.#file = file;
    const name = `komentar-${plainName(by)}-${new Date().toISOString().slice(0, 10)}.json`;
    const way = await send(new File([shared], name, { type: "application/json" }));
    if (way === "given-up") return;
    if (way === "sent") this.#store.markLeft(file);
    this.#show(way === "sent" ? (words["shared"] ?? "") : (words["copyHint"] ?? ""), shared);
  }

  #show(said: string, text: string): void {
    this.#said.textContent = said;
    this.#text.value = text;
    this.#text.hidden = text === "";
    this.#dialog.showModal();
  }

  async #copy(): Promise<void> {
    this.#text.select();
    const isCopied = await copied(this.#text.value);
    this.#said.textContent = this.#words[isCopied ? "copied" : "notCopied"] ?? "";
    if (isCopied && this.#file) this.#store.markLeft(this.#file);
  }
}

/** Copies a text, which is selected. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A page from the phone's storage may not write to the clipboard in the new way.
    return document.execCommand("copy");
  }
}

/** Sends a file on its way. */
async function send(file: File): Promise<"sent" | "given-up" | "failed"> {
  // Many browsers and messengers take no JSON, but plain text.
  const plain = new File([file], file.name.replace(/json$/, "txt"), { type: "text/plain" });
  const shared = [file, plain].find((each) => canShare({ files: [each] }));
  if (shared) {
    try {
      await navigator.share({ files: [shared] });
      return "sent";
    } catch (error) {
      if (error instanceof Error && error.name === "AbortError") return "given-up";
    }
  }
  try {
    const link = element("a", { href: URL.createObjectURL(file), download: file.name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return "sent";
  } catch {
    return "failed";
  }
}

/** Where a mouse is at hand, a download is what people expect. */
function canShare(data: ShareData): boolean {
  return (
    matchMedia("(pointer: coarse)").matches &&
    typeof navigator.canShare === "function" &&
    navigator.canShare(data)
  );
}

/** A name as part of a file's name. */
function plainName(by: string): string {
  return (
    by
      .normalize("NFKD")
      .replace(/[^A-Za-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 40) || "saya"
  );
}
