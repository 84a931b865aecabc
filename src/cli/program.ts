import { Command, CommanderError, Option } from "commander";
import { CannotRun } from "../diagnostics/failure.ts";
import type { BuildArguments } from "./build.ts";
import type { CheckArguments } from "./check.ts";
import { chosenLanguage } from "./choices.ts";
import type { CommentsArguments } from "./comments.ts";
import { commentsTexts } from "./comments-texts.ts";
import type { DiffArguments } from "./diff.ts";
import type { HandoffArguments } from "./handoff.ts";
import type { PreflightArguments } from "./preflight.ts";
import type { PreviewArguments } from "./preview.ts";
import { releaseTexts } from "./release-texts.ts";
import { shareTexts } from "./share-texts.ts";
import type { Shell } from "./shell.ts";
import { version } from "./version.ts";

/** Commands that design names and later versions bring. */
const laterCommands = ["new", "import", "doctor"] as const;

/**
 * Parses the arguments and runs the command, whose code is loaded only then. Answers the exit status.
 * @throws CannotRun and CommanderError for usage that makes no sense
 */
export async function runProgram(argv: readonly string[], shell: Shell): Promise<number> {
  let status = 0;
  const program = baseProgram(shell);
  buildCommand(program, shell).action(async (modules: string[], options: BuildArguments) => {
    const { runBuild } = await import("./build.ts");
    status = await runBuild(modules, options, shell);
  });
  withCommon(program.command("check"), shell)
    .usage(moduleUsage(shell))
    .description(shell.texts.check)
    .argument(`[${shell.texts.moduleWord}...]`, shell.texts.buildModules)
    .option("--language <id|en>", shell.texts.bookLanguage)
    .option("--strict", shell.texts.strict)
    .option("--format <name>", shell.texts.format)
    .option("--json", shell.texts.json)
    .action(async (modules: string[], options: CheckArguments) => {
      const { runCheck } = await import("./check.ts");
      status = await runCheck(modules, options, shell);
    });
  previewCommand(program, shell).action(async (modules: string[], options: PreviewArguments) => {
    const { runPreview } = await import("./preview.ts");
    status = await runPreview(modules, options, shell);
  });
  preflightCommand(program, shell).action(async (files: string[], options: PreflightArguments) => {
    const { runPreflight } = await import("./preflight.ts");
    status = await runPreflight(files, options, shell);
  });
  handoffCommand(program, shell).action(async (modules: string[], options: HandoffArguments) => {
    const { runHandoff } = await import("./handoff.ts");
    status = await runHandoff(modules, options, shell);
  });
  commentsCommand(program, shell).action(async (modules: string[], options: CommentsArguments) => {
    const { runComments } = await import("./comments.ts");
    status = await runComments(modules, options, shell);
  });
  diffCommand(program, shell).action(async (against: string, modules: string[], options: DiffArguments) => {
    const { runDiff } = await import("./diff.ts");
    status = await runDiff([against, ...modules], options, shell);
  });
  for (const name of laterCommands) {
    program
      .command(`${name} [argument...]`, { hidden: true })
      .allowUnknownOption()
      .helpOption(false)
      .action(() => {
        throw new CannotRun("not-yet", {
          what: `edisi ${name}`,
          known: "build, check, comments, diff, handoff, preflight, preview",
        });
      });
  }
  await program.parseAsync(argv, { from: "user" });
  return status;
}

/** True for what commander throws after it has shown help or the version. */
export function isShown(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

function baseProgram(shell: Shell): Command {
  const { texts } = shell;
  const program = withCommon(new Command("edisi"), shell)
    .description(texts.program)
    .version(version, "-v, --version", texts.version)
    .helpCommand(false)
    .usage(`${texts.optionsWord} ${texts.commandWord}`)
    .showSuggestionAfterError();
  return program;
}

/** What every command has: help in the language of messages, errors thrown and not printed, `--lang`. */
function withCommon(command: Command, { texts, out, err }: Shell): Command {
  return command
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, outputError: () => undefined })
    .helpOption("-h, --help", texts.help)
    .configureHelp({
      styleTitle: (title) =>
        ({
          "Usage:": texts.usage,
          "Options:": texts.options,
          "Commands:": texts.commands,
          "Arguments:": texts.arguments,
        })[title] ?? title,
    })
    .addOption(new Option("--lang <id|en>", texts.lang).argParser(chosenLanguage));
}

function buildCommand(program: Command, shell: Shell): Command {
  const { texts } = shell;
  return withCommon(program.command("build"), shell)
    .usage(moduleUsage(shell))
    .description(texts.build)
    .argument(`[${texts.moduleWord}...]`, texts.buildModules)
    .option("--edition <names>", texts.edition)
    .option("--language <id|en>", texts.bookLanguage)
    .option("--output <names>", texts.output)
    .option("--handouts-only", texts.handoutsOnly)
    .option("--worksheets-only", texts.worksheetsOnly)
    .option("--round <number>", texts.round)
    .option("--spacing <name>", texts.spacing)
    .option("--release", releaseTexts(shell.language).release)
    .option("--imprint <id>", texts.imprint)
    .option("--out <folder>", texts.out)
    .option("--jobs <number>", texts.jobs, "2")
    .option("--browser <name>", texts.browser)
    .option("--json", texts.json);
}

function previewCommand(program: Command, shell: Shell): Command {
  const { texts } = shell;
  return withCommon(program.command("preview"), shell)
    .usage(moduleUsage(shell))
    .description(texts.preview)
    .argument(`[${texts.moduleWord}...]`, texts.buildModules)
    .option("--edition <names>", texts.edition)
    .option("--no-pdf", texts.noPdf)
    .option("--out <folder>", texts.out)
    .option("--port <number>", texts.port, "4321")
    .option("--host <address>", texts.host)
    .option("--export <file>", shareTexts(shell.language).export)
    .option("--no-comments", shareTexts(shell.language).noComments)
    .option("--browser <name>", texts.browser);
}

function preflightCommand(program: Command, shell: Shell): Command {
  const { texts } = shell;
  return withCommon(program.command("preflight"), shell)
    .usage(`${texts.optionsWord} <${texts.fileWord}.pdf...>`)
    .description(texts.preflight)
    .argument(`<${texts.fileWord}.pdf...>`, texts.preflightFiles)
    .option("--profile <name>", texts.profile, "sheet")
    .option("--format <name>", texts.preflightFormat, "text")
    .option("--json", texts.json)
    .option("--report <file>", texts.report)
    .option("--browser <name>", texts.browser);
}

function handoffCommand(program: Command, shell: Shell): Command {
  const { texts } = shell;
  return withCommon(program.command("handoff"), shell)
    .usage(moduleUsage(shell))
    .description(texts.handoff)
    .argument(`[${texts.moduleWord}...]`, texts.handoffModules)
    .option("--copies <number>", texts.copies)
    .option("--release", releaseTexts(shell.language).release)
    .option("--edition <names>", texts.edition)
    .option("--language <id|en>", texts.bookLanguage)
    .option("--imprint <id>", texts.imprint)
    .option("--deadline <date>", texts.deadline)
    .option("--deliver <text>", texts.deliver)
    .option("--contact <text>", texts.contact)
    .option("--note <text>", texts.note)
    .option("--out <folder>", texts.out)
    .option("--browser <name>", texts.browser)
    .option("--json", texts.json);
}

function commentsCommand(program: Command, shell: Shell): Command {
  const { texts } = shell;
  const own = commentsTexts(shell.language);
  return withCommon(program.command("comments"), shell)
    .usage(moduleUsage(shell))
    .description(own.comments)
    .argument(`[${texts.moduleWord}...]`, texts.buildModules)
    .option("--all", own.all)
    .option("--kind <names>", own.kind)
    .option("--sheet <file>", own.sheet)
    .option("--import <file>", shareTexts(shell.language).import)
    .option("--resolve <id>", own.resolve)
    .option("--by <name>", own.by)
    .option("--reason <text>", own.reason)
    .option("--browser <name>", texts.browser)
    .option("--json", texts.json);
}

function diffCommand(program: Command, shell: Shell): Command {
  const { texts } = shell;
  return withCommon(program.command("diff"), shell)
    .usage(`${texts.optionsWord} <${texts.diffWord}> [${texts.moduleWord}...]`)
    .description(texts.diff)
    .argument(`<${texts.diffWord}>`, texts.diffAgainst)
    .argument(`[${texts.moduleWord}...]`, texts.buildModules)
    .option("--edition <names>", texts.edition)
    .option("--language <id|en>", texts.bookLanguage)
    .option("--output <names>", texts.diffOutput)
    .option("--changes-only", texts.changesOnly)
    .option("--out <folder>", texts.out)
    .option("--browser <name>", texts.browser)
    .option("--json", texts.json);
}

function moduleUsage({ texts }: Shell): string {
  return `${texts.optionsWord} [${texts.moduleWord}...]`;
}
