import type { MarginWords } from "../comment-data.ts";
import { type FramedBook, watchFrames } from "./frames.ts";
import { button } from "./element.ts";
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
    follows: true,
    tools: [
      button(
        words["comment"] ?? "",
        () => {
          if (books[0]) selecting.write(selecting.book ?? books[0]);
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
  selecting.listenToKeys(document, () => books[0]);
  toggle?.addEventListener("click", () => setOpen(Boolean(host.hidden)));
  watchFrames(stage, {
    came: (book) => selecting.watch(book),
    shown: (now) => {
      books = now;
      panel.setBooks(now);
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
