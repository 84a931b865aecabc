import type { ShellWords } from "../shell-words.ts";

/** The page's words, in its language. */
export const words = JSON.parse(document.body.dataset["words"] ?? "{}") as ShellWords;
