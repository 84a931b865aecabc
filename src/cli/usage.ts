import type { CommanderError } from "commander";
import { nearSentence } from "../diagnostics/suggest.ts";
import type { Shell } from "./shell.ts";

/**
 * What commander has to say about the arguments, in the language of messages; nothing where it has shown help instead.
 * Commander speaks English only: what it means is told by its code, and the words in question stand in its message.
 */
export function usageMessage(
  { code, message }: CommanderError,
  { texts, language }: Shell,
): string | undefined {
  if (code === "commander.help") return undefined;
  const name = /'([^']+)'/.exec(message)?.[1] ?? "";
  const near = nearSentence(/Did you mean ([^?]+)\?/.exec(message)?.[1] ?? "", language);
  const meant: Record<string, string> = {
    "commander.unknownCommand": texts.unknownCommand,
    "commander.unknownOption": texts.unknownOption,
    "commander.optionMissingArgument": texts.missingValue,
    "commander.excessArguments": texts.excessArguments,
  };
  const known = meant[code];
  return known === undefined ? message.replace(/^error: /, "") : `${known.replace("{name}", name)}${near}`;
}
