import type { ShellWords } from "../shell-words.ts";

/** What a key does. */
export type Command =
  | "both"
  | "facilitator"
  | "participant"
  | "form"
  | "phone"
  | "dark"
  | "copy"
  | "times"
  | "board"
  | "next"
  | "previous"
  | "larger"
  | "smaller"
  | "fit"
  | "book"
  | "pane"
  | "close"
  | "help";

const commands: Readonly<Record<string, Command>> = {
  "1": "facilitator",
  "2": "participant",
  "3": "both",
  v: "form",
  h: "phone",
  g: "dark",
  f: "copy",
  w: "times",
  s: "board",
  n: "next",
  p: "previous",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  "0": "fit",
  b: "book",
  e: "pane",
  "?": "help",
};

/** Keys as they are listed, each with the word for what they do. */
export const keyList: readonly { keys: readonly string[]; word: keyof ShellWords }[] = [
  { keys: ["3"], word: "keyBoth" },
  { keys: ["1"], word: "keyFacilitator" },
  { keys: ["2"], word: "keyParticipant" },
  { keys: ["v"], word: "keyView" },
  { keys: ["h"], word: "keyPhone" },
  { keys: ["g"], word: "keyDark" },
  { keys: ["f"], word: "keyCopy" },
  { keys: ["w"], word: "keyTimes" },
  { keys: ["s"], word: "keyBoard" },
  { keys: ["n"], word: "keyNext" },
  { keys: ["p"], word: "keyPrevious" },
  { keys: ["+", "-", "0"], word: "keyZoom" },
  { keys: ["b"], word: "keyBook" },
  // These two are the margin's.
  { keys: ["k"], word: "keyComment" },
  { keys: ["m"], word: "keyComments" },
  { keys: ["e"], word: "keyPane" },
  { keys: ["Esc"], word: "keyClose" },
  { keys: ["?"], word: "keyHelp" },
];

/**
 * Listens to keys in this page and in a book.
 * @param isActive whether single keys do anything; Esc always does
 */
export function listenToKeys(page: Document, isActive: () => boolean, run: (command: Command) => void): void {
  page.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return run("close");
    const command = Object.hasOwn(commands, event.key) ? commands[event.key] : undefined;
    if (command === undefined || isTyping(event.target) || !(isActive() || command === "help")) return;
    event.preventDefault();
    run(command);
  });
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as Element | null;
  if (element?.closest("dialog")) return true;
  return (
    element?.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])") ?? false
  );
}
