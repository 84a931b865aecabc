import type { MarginWords } from "../comment-data.ts";
import { type FramedBook, watchFrames } from "./frames.ts";
import { button, element } from "./element.ts";
import { MarginPanel } from "./margin-panel.ts";
import { Memory } from "./margin-store.ts";
import { SelectButton } from "./select-button.ts";
import { ServerStore } from "./server-store.ts";

const openKey = "edisi-margin";

/** Narrower than this, the margin lies over the books, and its cards are a list. */
const narrow = matchMedia("(max-width: 760px)");

/** Comments in the preview: in its margin, by its frames, with its server. */
async function startMargin(host: HTMLElement, stage: Element, toggle: HTMLElement | null): Promise<void> {
  const answer = await fetch("/.edisi/comments/words");
  const { words, language } = (await answer.json()) as { words: MarginWords; language: string };
  const memory = new Memory();
  const store = new ServerStore(words);
  let books: readonly FramedBook[] = [];
  const hint = element("p", { class: "comment-hint", role: "status" });
  document.body.append(hint);
  let hiding = 0;
  /** The book to write on. Pages of a PDF file have no words to select: that is said. */
  const bookOf = (): FramedBook | undefined => {
    if (books[0]) return books[0];
    hint.textContent = words["noWriting"] ?? "";
    clearTimeout(hiding);
    hiding = setTimeout(() => (hint.textContent = ""), 8_000);
    return undefined;
  };
  const setOpen = (open: boolean): void => {
    host.hidden = !open;
    toggle?.setAttribute("aria-pressed", String(open));
    memory.set(openKey, open ? "1" : "");
    panel.arrange();
  };
  const panel = new MarginPanel({
    host,
    words,
    language,
    memory,
    store,
    scope: "",
    follows: true,
    tools: [
      button(
        words["comment"] ?? "",
        () => {
          const book = selecting.book ?? bookOf();
          if (book) selecting.write(book);
        },
        { class: "write" },
      ),
    ],
    isBeside: () => !narrow.matches && books.length > 0,
    closed: () => setOpen(false),
  });
  const selecting = new SelectButton({
    label: words["comment"] ?? "",
    panel,
    open: () => setOpen(true),
    toggle: () => setOpen(Boolean(host.hidden)),
    isActive: () => document.querySelector<HTMLInputElement>("#keys-on")?.checked ?? true,
  });
  selecting.listenToKeys(document, bookOf);
  toggle?.addEventListener("click", () => setOpen(Boolean(host.hidden)));
  let isRestored = false;
  watchFrames(stage, {
    came: (book) => selecting.watch(book),
    shown: (now) => {
      books = now;
      panel.setBooks(now);
      if (now.length > 0) hint.textContent = "";
      if (now.length > 0 && !isRestored) {
        isRestored = true;
        if (panel.form.restore()) setOpen(true);
      }
      // Whoever looks at the participant's book alone sees what participants' readers may see.
      const [only] = now;
      const edition = only && now.every((each) => each.edition === only.edition) ? only.edition : "";
      void store.refresh(edition);
    },
    changed: () => panel.arrange(),
    scrolled: (book) => {
      if (book === books[0]) panel.follow(book);
    },
  });
  document.addEventListener("edisi-comments", () => void store.refresh());
  narrow.addEventListener("change", () => panel.arrange());
  addEventListener("resize", () => panel.arrange());
  if (!narrow.matches) setOpen(memory.get(openKey) === "1");
}

const [host, stage] = [document.getElementById("margin"), document.getElementById("stage")];
if (host && stage) void startMargin(host, stage, document.getElementById("comments-toggle"));
