import { toString } from "mdast-util-to-string";
import { blockSpec } from "../../blocks/index.ts";
import type { Lesson, Module } from "../../model/book.ts";
import type { Language } from "../../model/language.ts";
import type { Block } from "../../model/nodes.ts";
import { modulePrefixes } from "../../render/module-prefixes.ts";
import { minutesOf, sessionParts, timedIn } from "../../schedule/session-parts.ts";
import type { ModuleTimes, PartTimes, SessionTimes, StepTimes } from "./shell-data.ts";

/** Minutes of modules: of their sessions, the parts of these, and the steps of those, each against its budget. */
export function timesOf(modules: readonly Module[]): ModuleTimes[] {
  const prefixes = modulePrefixes(modules, true);
  return modules.map((module) => {
    const sessions = module.lessons.map((lesson) => sessionTimes(lesson, module.language));
    const { number, duration } = module.matter;
    return {
      id: module.id,
      title: module.matter.title,
      prefix: prefixes.get(module.id) ?? "",
      ...(number === undefined ? {} : { number }),
      ...(duration === undefined ? {} : { budget: duration }),
      minutes: sum(sessions.map(({ budget }) => budget)),
      sessions,
    };
  });
}

function sessionTimes(
  { matter, tree, number, anchor, written, file }: Lesson,
  language: Language,
): SessionTimes {
  const parts = sessionParts(tree, written).map(({ block, minutes }) => partTimes(block, minutes, language));
  return {
    number,
    anchor,
    title: matter.title,
    path: file.path,
    budget: matter.duration,
    minutes: sum(parts.map(({ minutes }) => minutes)),
    parts,
  };
}

function partTimes(block: Block, minutes: number, language: Language): PartTimes {
  const steps = timedIn(block).map((step, index): StepTimes => {
    const anchor = step.anchor ?? block.anchor;
    return {
      label: titleOf(step) ?? `${labelOf(step, language)} ${index + 1}`,
      minutes: minutesOf(step),
      ...(anchor === undefined ? {} : { anchor }),
    };
  });
  const label = [labelOf(block, language), block.number].filter(Boolean).join(" ");
  const title = titleOf(block);
  return {
    label,
    ...(title === undefined ? {} : { title }),
    minutes,
    ...(block.attributes.duration === undefined ? {} : { budget: block.attributes.duration }),
    planned: sum(steps.map((step) => step.minutes)),
    ...(block.anchor === undefined ? {} : { anchor: block.anchor }),
    steps,
  };
}

function labelOf(block: Block, language: Language): string {
  const spec = blockSpec(block.name);
  const label = spec?.label?.[language] ?? spec?.words[language] ?? block.name;
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function titleOf(block: Block): string | undefined {
  return block.title ? toString(block.title) : block.attributes.title;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
