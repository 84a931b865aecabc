import type { ShellState } from "../shell-data.ts";
import { BoardPanel } from "./board.ts";
import { fetchBooks, type ListedBook } from "./books.ts";
import { Controls } from "./controls.ts";
import { byId } from "./elements.ts";
import { listenToPreview } from "./events.ts";
import { Help } from "./help.ts";
import { listenToKeys, type Command } from "./keys.ts";
import { Panes } from "./panes.ts";
import { Problems } from "./problems.ts";
import { TimesPanel } from "./times.ts";
import { View } from "./view-state.ts";
import { words } from "./words.ts";

const view = new View();
const controls = new Controls(view, update);
const problems = new Problems();
const help = new Help(view);
const status = byId("status", HTMLElement);
const panes = new Panes({
  view,
  theme: () => (view.now.copy ? "light" : controls.theme),
  onDocument: (page) => listenToKeys(page, () => view.now.keys, run),
});
const times = new TimesPanel((anchor) => {
  panes.goTo(anchor);
  controls.uncover();
});
const board = new BoardPanel(({ id, prefix }, anchor) => {
  const shown = controls.chosen(books)[0]?.id;
  if (shown === id) panes.goTo(anchor);
  else if (shown === "package") panes.goTo(`${prefix}${anchor}`);
  else view.change({ book: id, at: anchor, below: 0 });
  controls.uncover();
});

let books: ListedBook[] = [];
let following: ReturnType<typeof setTimeout> | undefined;

/** Shows what the view asks for. */
function update(): void {
  controls.update(books);
  panes.show(controls.chosen(books));
  panes.recolour();
}

/** Learns which books there are, and shows what is new in them. */
async function refresh(): Promise<void> {
  books = await fetchBooks();
  update();
  panes.refresh();
  await Promise.all([showTimes(), showBoard()]);
}

async function showTimes(): Promise<void> {
  if (view.now.times) await times.show(controls.chosen(books)[0]?.id ?? "");
}

async function showBoard(): Promise<void> {
  if (view.now.board) await board.show();
}

/** Shows the board as comments or a saved text have made it, once for all that comes together. */
function followBoard(): void {
  clearTimeout(following);
  following = setTimeout(() => void showBoard(), 120);
}

function hear({ phase, problems: found }: ShellState): void {
  status.dataset["phase"] = phase;
  status.textContent = words[phase];
  status.title = words[phase];
  if (phase === "building") return;
  // Whether the errors cover a good page is known once it is known which books there are.
  const show = (): void => {
    if (phase !== "failed") problems.clear();
    else problems.show(books.length > 0 ? words.problems : words.firstProblems, found);
  };
  if (books.length > 0 || phase !== "failed") show();
  refresh()
    .catch(() => undefined)
    .finally(() => {
      if (status.dataset["phase"] === phase) show();
    });
}

function run(command: Command): void {
  const { now } = view;
  const percent = panes.percent;
  const commands: Readonly<Record<Command, () => void>> = {
    both: () => view.change({ show: "both" }),
    facilitator: () => view.change({ show: "facilitator" }),
    participant: () => view.change({ show: "participant" }),
    form: () => view.change({ form: now.form === "html" ? "pdf" : "html" }),
    phone: () => view.change({ phone: !now.phone }),
    dark: () => controls.toggleDark(),
    copy: () => view.change({ copy: !now.copy }),
    times: () => controls.toggle("times"),
    board: () => controls.toggle("board"),
    next: () => panes.step(1),
    previous: () => panes.step(-1),
    larger: () => view.change({ zoom: Math.min(400, Math.round(percent * 1.2)) }),
    smaller: () => view.change({ zoom: Math.max(25, Math.round(percent / 1.2)) }),
    fit: () => view.change({ zoom: 0 }),
    book: () => controls.focus("book"),
    pane: () => panes.focusNext(),
    close: () => {
      if (help.isOpen) return;
      if (!byId("problems", HTMLElement).hidden) problems.hide();
      else if (now.times || now.board) view.change({ times: false, board: false });
    },
    help: () => help.open(),
  };
  commands[command]();
}

listenToKeys(document, () => view.now.keys, run);
view.listen((now, before) => {
  const hasLeft = now.book !== before.book || now.at !== before.at || now.below !== before.below;
  if (!hasLeft) panes.hold();
  update();
  if (hasLeft) panes.go({ at: now.at, below: now.below });
  if (now.zoom !== before.zoom) panes.layOut();
  if (now.times && (!before.times || now.book !== before.book)) void showTimes();
  if (now.board && !before.board) void showBoard();
});
document.addEventListener("edisi-comments", followBoard);
listenToPreview({
  state: hear,
  session: (change) => {
    panes.take(change, controls.chosen(books)[0]?.id ?? "");
    followBoard();
  },
  pages: (change) => panes.takePages(change, controls.chosen(books)[0]?.id ?? ""),
  opened: () => problems.clear(),
  lost: () => problems.show(words.lost, []),
});
update();
