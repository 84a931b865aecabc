import type { SentComment, ShareData } from "../comment-data.ts";
import { button, element } from "./element.ts";
import { HandOver } from "./hand-over.ts";
import { LocalStore } from "./local-store.ts";
import { MarginPanel } from "./margin-panel.ts";
import { Memory } from "./margin-store.ts";
import { SelectButton } from "./select-button.ts";
import type { ShownBook } from "./shown-book.ts";

/** Wide enough for a margin beside the book. */
const wide = matchMedia("(min-width: 62rem)");

/** Comments in a static share: a book in one file, without a server. */
function startShare(data: ShareData): void {
  const { words, language, book: id, modules } = data;
  const memory = new Memory();
  const book: ShownBook = {
    book: id,
    page: document,
    prefixOf: (module) => modules.find((each) => each.id === module)?.prefix,
    top: () => 0,
  };
  const store = new LocalStore(data, memory, placeName);
  const host = element("aside", { id: "margin", "aria-labelledby": "margin-title", lang: language });
  const toggle = button(words["title"] ?? "", () => setOpen(Boolean(host.hidden)), {
    id: "comments-toggle",
    "aria-expanded": "false",
  });
  const handOver = new HandOver(words, store, memory);
  const warning = element("p", { class: "memory", role: "status", hidden: "" }, [words["memory"] ?? ""]);
  const setOpen = (open: boolean): void => {
    host.hidden = !open;
    document.documentElement.toggleAttribute("data-margin", open);
    toggle.setAttribute("aria-expanded", String(open));
    panel.arrange();
  };
  const write = button(words["comment"] ?? "", () => selecting.write(book), { class: "write" });
  const panel = new MarginPanel({
    host,
    words,
    language,
    memory,
    store,
    scope: `${data.package}:${id}`,
    follows: false,
    isBeside: () => wide.matches,
    tools: [write],
    closed: () => setOpen(false),
    stateOf: (own) => words[store.hasLeft(own) ? "sentBefore" : "unsent"],
  });
  const hint = element("p", {}, [words["downloadHint"] ?? ""]);
  host.append(element("footer", { class: "hand-over-line" }, [warning, hint, handOver.button]));
  document.body.append(toggle, host);
  const selecting = new SelectButton({
    label: words["comment"] ?? "",
    panel,
    open: () => setOpen(true),
    toggle: () => setOpen(Boolean(host.hidden)),
    isActive: () => true,
  });
  const update = (): void => {
    const open = store.comments.filter(({ status }) => status === "open").length;
    const { waiting } = store.counts;
    const unsent = waiting > 0 ? ` · ${waiting} ${words["unsent"] ?? ""}` : "";
    toggle.textContent = `${words["title"] ?? ""} (${open})${unsent}`;
    toggle.toggleAttribute("data-unsent", waiting > 0);
    warning.hidden = memory.lasts;
    hint.hidden = !memory.lasts;
  };
  store.listen(update);
  selecting.watch(book);
  panel.setBooks([book]);
  update();
  setOpen(panel.form.restore() || wide.matches);
  wide.addEventListener("change", () => setOpen(wide.matches));
  addEventListener("resize", () => panel.arrange());
  // Parts that fold move what is below them.
  document.addEventListener("toggle", () => panel.arrange(), { capture: true });
  void document.fonts.ready.then(() => panel.arrange());
  addEventListener("beforeunload", (event) => {
    if (!memory.lasts && store.counts.waiting > 0) event.preventDefault();
  });
}

/** What stands over a place in the book. */
function placeName({ section, block }: SentComment): string {
  const names = [section, block].map((id) =>
    (document.getElementById(id)?.querySelector("h2, h3, h4, h5")?.textContent ?? "")
      .replace(/\s+/g, " ")
      .trim(),
  );
  return [...new Set(names.filter(Boolean))].join(" › ").replaceAll("\u00AD", "");
}

const written = document.getElementById("edisi-share")?.textContent;
if (written) startShare(JSON.parse(written) as ShareData);
