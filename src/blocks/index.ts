import type { Audience } from "../model/edition.ts";
import type { Block } from "../model/nodes.ts";
import { actionPlan } from "./action-plan.ts";
import { activity } from "./activity.ts";
import { aim } from "./aim.ts";
import { analysis } from "./analysis.ts";
import { answer } from "./answer.ts";
import { ask } from "./ask.ts";
import { bodyMap } from "./body-map.ts";
import { caseStudy } from "./case-study.ts";
import { contacts } from "./contacts.ts";
import { dayClock } from "./day-clock.ts";
import { debrief } from "./debrief.ts";
import { discussion } from "./discussion.ts";
import { energizer } from "./energizer.ts";
import { evaluation } from "./evaluation.ts";
import { expectations } from "./expectations.ts";
import { facilitator } from "./facilitator.ts";
import { flipchart } from "./flipchart.ts";
import { groundRules } from "./ground-rules.ts";
import { handout } from "./handout.ts";
import { keyMessage } from "./key-message.ts";
import { law } from "./law.ts";
import { linkCard } from "./link-card.ts";
import { observer } from "./observer.ts";
import { participant } from "./participant.ts";
import { question } from "./question.ts";
import { reading } from "./reading.ts";
import { reflection } from "./reflection.ts";
import { reportBack } from "./report-back.ts";
import { riskMap } from "./risk-map.ts";
import { roleCard } from "./role-card.ts";
import { rolePlay } from "./role-play.ts";
import { room } from "./room.ts";
import { safeguard } from "./safeguard.ts";
import { say } from "./say.ts";
import { seated } from "./seated.ts";
import { step } from "./step.ts";
import { talkingPoints } from "./talking-points.ts";
import { task } from "./task.ts";
import { checklist } from "./checklist.ts";
import { choice } from "./choice.ts";
import { clause } from "./clause.ts";
import { fillIn } from "./fill-in.ts";
import { fillTable } from "./fill-table.ts";
import { matching } from "./matching.ts";
import { test } from "./test.ts";
import { trueFalse } from "./true-false.ts";
import { worksheet } from "./worksheet.ts";
import type { BlockSpec } from "./spec.ts";

/** Every type of block, in the order of the authors' reference. A new type is one file and one line here. */
export const blocks: readonly BlockSpec[] = [
  activity,
  aim,
  task,
  reportBack,
  step,
  debrief,
  say,
  ask,
  facilitator,
  participant,
  question,
  answer,
  choice,
  trueFalse,
  matching,
  fillIn,
  fillTable,
  checklist,
  clause,
  test,
  discussion,
  keyMessage,
  caseStudy,
  analysis,
  rolePlay,
  roleCard,
  observer,
  reading,
  talkingPoints,
  worksheet,
  handout,
  bodyMap,
  riskMap,
  dayClock,
  room,
  flipchart,
  linkCard,
  energizer,
  seated,
  groundRules,
  expectations,
  safeguard,
  contacts,
  law,
  reflection,
  evaluation,
  actionPlan,
];

const byName = new Map(blocks.map((spec) => [spec.name, spec]));
const byWord = new Map(
  blocks.flatMap((spec) => [[spec.words.en, spec] as const, [spec.words.id, spec] as const]),
);

/** The type of a block by its canonical name. */
export function blockSpec(name: string): BlockSpec | undefined {
  return byName.get(name);
}

/** The type of a block by the word a writer used, in either language. */
export function blockByWord(word: string): BlockSpec | undefined {
  return byWord.get(word.toLowerCase());
}

/** Whom a block addresses; undefined for one that no table names. */
export function audienceOf(block: Block): Audience | undefined {
  const spec = byName.get(block.name);
  return spec?.audienceOf?.(block) ?? spec?.audience;
}

/** All words that open a block. */
export function blockWords(): string[] {
  return [...byWord.keys()];
}
