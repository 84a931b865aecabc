import type { Lesson } from "../../model/book.ts";
import type { Block } from "../../model/nodes.ts";
import { titleOf } from "../../render/session.ts";
import { objectivesOf, type ObjectiveUse } from "../../schedule/objectives.ts";

/** What a session's opener says of its objectives, as one text. */
export function usesKey(lesson: Lesson, uses: ReadonlyMap<string, ObjectiveUse>): string {
  const named = (blocks: readonly Block[]): unknown => blocks.map(({ name, number }) => [name, number]);
  const said = objectivesOf(lesson).map(({ number }) => {
    const { practised = [], tested = [] } = uses.get(number) ?? {};
    return [named(practised), tested.map(({ tests, items }) => [tests.map(titleOf), items])];
  });
  return JSON.stringify(said);
}
