import { blockSpec } from "../blocks/index.ts";
import type { Part } from "../render/book.ts";
import { sessionParts } from "../schedule/session-parts.ts";
import type { TimelineSession } from "../schedule/timeline.ts";

/** The sessions of a part as its timeline shows them: its own trees, so that nothing withheld is collected. */
export function timelineSessions({ sessions, module: { language } }: Part): TimelineSession[] {
  return sessions.map(({ lesson: { number, matter }, tree }) => ({
    number,
    title: matter.title,
    minutes: matter.duration,
    parts: sessionParts(tree, language).map(({ block, slices }) => ({
      label: [blockSpec(block.name)?.label?.[language], block.number].filter(Boolean).join(" "),
      number: block.number ?? "",
      slices,
    })),
  }));
}
