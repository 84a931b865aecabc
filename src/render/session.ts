import type { Element } from "hast";
import { h } from "hastscript";
import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { blockSpec } from "../blocks/index.ts";
import type { Language } from "../model/language.ts";
import type { Lesson } from "../model/book.ts";
import type { Block } from "../model/nodes.ts";
import { isFinal, statusName, statusOf } from "../model/status.ts";
import { objectivesOf, type ObjectiveUse, testUseName } from "../schedule/objectives.ts";
import type { RenderOptions } from "./render-options.ts";
import { renderTree } from "./render-tree.ts";
import { wordsOf } from "./words.ts";

/** A session to render. */
export interface Session {
  lesson: Lesson;
  /** The lesson's tree, projected for the edition. */
  tree: Root;
  /** Where its objectives are practised and assessed, by number; for an edition that shows the plan. */
  uses: ReadonlyMap<string, ObjectiveUse>;
}

/**
 * A session as one section: its opener and its text. The level given is that of the heading that names the session.
 * One that is not translated into the book's language says so, and keeps its own words throughout.
 */
export function renderSession(
  { lesson, tree, uses }: Session,
  around: RenderOptions,
  bookLanguage: Language,
): Element {
  const language = lesson.written;
  const options = { ...around, language };
  const body = renderTree(tree, { ...options, level: options.level + 1 });
  const foreign = language !== bookLanguage;
  return h(
    "section.session",
    {
      id: lesson.anchor,
      dataSession: String(lesson.number),
      ...badgeOf(lesson, around),
      ...(foreign ? { lang: language } : {}),
    },
    [
      openerOf({ lesson, tree, uses }, options),
      ...(foreign ? [h("p.untranslated", { lang: bookLanguage }, wordsOf(bookLanguage).untranslated)] : []),
      ...body,
    ],
  );
}

function openerOf({ lesson, tree, uses }: Session, options: RenderOptions): Element {
  const { edition, language, level } = options;
  const { matter } = lesson;
  const words = wordsOf(language);
  const planned = edition.plan === "shown";
  const lead = planned ? words.objectivesLeadPlan : words.objectivesLead;
  return h("header.opener", [
    h(`h${level}.session-title`, [
      h("span.session-label", [words.session, " ", h("b", String(lesson.number))]),
      " ",
      h("span.title", matter.title),
    ]),
    matter.summary ? h("p.summary", matter.summary) : null,
    part(
      words.objectives,
      matter.objectives.length > 0 && [h("p", lead), objectiveList(lesson, uses, options)],
    ),
    part(words.time, planned && [h("p", [h("b", String(matter.duration)), ` ${words.minutes}`])]),
    part(words.methods, planned && matter.methods.length > 0 && [h("p", matter.methods.join(" · "))]),
    part(words.materials, planned && matter.materials.length > 0 && [list(matter.materials)]),
    part(
      words.preparation,
      planned && matter.preparation.length > 0 && [list(matter.preparation, "checklist")],
    ),
    part(words.agenda, agendaOf(tree, options)),
  ]);
}

/** Said on screen until the session is final; in print the watermark says so. It is no text: nothing of it is compared. */
function badgeOf({ matter }: Lesson, { language, print }: RenderOptions): { dataStatus?: string } {
  const status = statusOf(matter);
  return print || isFinal(status) ? {} : { dataStatus: statusName(status, language) };
}

function part(label: string, content: Element[] | false): Element | null {
  return content === false || content.length === 0
    ? null
    : h("div.opener-part", [h("p.opener-label", label), ...content]);
}

/** Objectives with their numbers; for the one who leads, with what practises and what assesses each. */
function objectiveList(lesson: Lesson, uses: Session["uses"], { language, edition }: RenderOptions): Element {
  const items = objectivesOf(lesson).map(({ number, text }) => {
    const { practised = [], tested = [] } = edition.plan === "shown" ? (uses.get(number) ?? {}) : {};
    const names = [
      ...new Set(practised.map((block) => kindOf(block, language))),
      ...tested.map((each) => testUseName(each, language)),
    ];
    return h("li", [
      h("span.objective-number", number),
      " ",
      text,
      names.length > 0 ? h("span.objective-uses", names.join(" · ")) : null,
    ]);
  });
  return h("ol.objectives", items);
}

/** "Kegiatan 2.1". */
function kindOf(block: Block, language: RenderOptions["language"]): string {
  return [blockSpec(block.name)?.label?.[language], block.number].filter(Boolean).join("\u00a0");
}

function list(items: readonly string[], className?: string): Element {
  return h(
    "ul",
    { className: className ? [className] : undefined },
    items.map((item) => h("li", item)),
  );
}

/** What happens in the session, in order: timed parts with their minutes for the one who leads. */
function agendaOf(tree: Root, { edition, language }: RenderOptions): Element[] {
  const words = wordsOf(language);
  const entries = agendaBlocks(tree).map((block) => {
    const minutes = edition.plan === "shown" ? block.attributes.duration : undefined;
    const kind = kindOf(block, language);
    return h("li", [
      h("span.kind", kind),
      " ",
      h("span.name", titleOf(block)),
      minutes === undefined ? null : h("span.leader"),
      minutes === undefined ? null : h("span.time", `${minutes} ${words.minutes}`),
    ]);
  });
  return entries.length > 0 ? [h("ol.agenda", entries)] : [];
}

/** Titled blocks that count towards the session's time. */
function agendaBlocks(parent: Root | Block): Block[] {
  return parent.children.flatMap((child) => {
    if (child.type !== "block") return [];
    return blockSpec(child.name)?.timed === true && child.name !== "step" ? [child] : agendaBlocks(child);
  });
}

/** A block's title as plain text. */
export function titleOf(block: Block): string {
  if (block.attributes.title !== undefined) return block.attributes.title;
  return toString(block.title ?? []);
}
