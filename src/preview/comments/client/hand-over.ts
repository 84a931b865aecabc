import type { MarginWords } from "../comment-data.ts";
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
    const { waiting } = this.#store;
    this.button.textContent = `${this.#words["download"] ?? ""}${waiting > 0 ? ` (${waiting})` : ""}`;
  }

  async #start(): Promise<void> {
    const words = this.#words;
    if (this.#store.own.length === 0) {
      this.#show(words["nothing"] ?? "", "");
      return;
    }
    const by = this.#memory.get("edisi-name") || (this.#store.own[0]?.by ?? "");
    const shared = JSON.stringify(this.#store.file(by), null, 1);
    const name = `komentar-${plainName(by)}-${new Date().toISOString().slice(0, 10)}.json`;
    const way = await send(new File([shared], name, { type: "application/json" }));
    if (way === "given-up") return;
    if (way === "sent") this.#store.markLeft();
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
    try {
      await navigator.clipboard.writeText(this.#text.value);
    } catch {
      // A page from the phone's storage may not write to the clipboard in the new way.
      document.execCommand("copy");
    }
    this.#said.textContent = this.#words["copied"] ?? "";
    this.#store.markLeft();
  }
}

/** Sends a file on its way. */
async function send(file: File): Promise<"sent" | "given-up" | "failed"> {
  // Not every device shares JSON: some take it as plain text.
  const shared = [file, new File([file], `${file.name}.txt`, { type: "text/plain" })].find((each) =>
    canShare({ files: [each] }),
  );
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
