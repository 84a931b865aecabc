import type { CommanderError } from "commander";
import { nearSentence } from "../diagnostics/suggest.ts";
import type { Shell } from "./shell.ts";
import type { Texts } from "./texts.ts";

/** What each of commander's codes means. */
const meant: Readonly<Record<string, keyof Texts>> = {
  "commander.unknownCommand": "unknownCommand",
  "commander.unknownOption": "unknownOption",
  "commander.optionMissingArgument": "missingValue",
  "commander.missingMandatoryOptionValue": "missingOption",
  "commander.missingArgument": "missingArgument",
  "commander.excessArguments": "excessArguments",
  "commander.conflictingOption": "conflictingOptions",
  "commander.invalidArgument": "invalidArgument",
};

/**
 * What commander has to say about the arguments, in the language of messages; nothing where it has shown help instead.
 * Commander speaks English only: what it means is told by its code, and the words in question stand in its message.
 */
export function usageMessage(
  { code, message }: CommanderError,
  { texts, language }: Shell,
): string | undefined {
  if (code === "commander.help") return undefined;
  const [name = "", other = ""] = [...message.matchAll(/'([^']+)'/g)].map(([, written = ""]) =>
    written.replace(/ [<[].*$/, ""),
  );
  const near = /Did you mean (?:one of )?([^,?]+)/.exec(message)?.[1] ?? "";
  const sentence = texts[meant[code] ?? "usageUnknown"].replace("{name}", name).replace("{other}", other);
  return `${sentence}${nearSentence(near, language)}`;
}
