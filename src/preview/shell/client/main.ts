import type { ShellState } from "../shell-data.ts";
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
const times = new TimesPanel((anchor) => panes.goTo(anchor));

let books: ListedBook[] = [];

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
  await showTimes();
}

async function showTimes(): Promise<void> {
  if (view.now.times) await times.show(controls.chosen(books)[0]?.id ?? "");
}

function hear({ phase, problems: found }: ShellState): void {
  status.dataset["phase"] = phase;
  status.textContent = words[phase];
  if (phase === "building") return;
  if (phase === "failed") problems.show(words.problems, found);
  else problems.clear();
  refresh().catch(() => undefined);
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
    times: () => view.change({ times: !now.times }),
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
      else if (now.times) view.change({ times: false });
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
});
listenToPreview({
  state: hear,
  session: (change) => panes.take(change, controls.chosen(books)[0]?.id ?? ""),
  opened: () => problems.clear(),
  lost: () => problems.show(words.lost, []),
});
update();
