import type { Language } from "./language.ts";

/** How far a text has come: a draft, in a round of review, or final. */
export type TextStatus = { stage: "draft" | "final" } | { stage: "round"; round: number };

/** Highest number of a round. */
export const mostRounds = 999;

const draft: TextStatus = { stage: "draft" };

const words = {
  draft: { en: "Draft", id: "Draf" },
  round: { en: "Round", id: "Seri" },
  final: { en: "Final", id: "Final" },
} as const;

/** The status of a text by its front matter: one that says nothing of it is a draft. */
export function statusOf({ status = draft }: { status?: TextStatus | undefined }): TextStatus {
  return status;
}

/** Whether nothing is left to do. */
export function isFinal({ stage }: TextStatus): boolean {
  return stage === "final";
}

/** "Draf", "Seri 2", "Final". */
export function statusName(status: TextStatus, language: Language): string {
  const word = words[status.stage][language];
  return status.stage === "round" ? `${word} ${status.round}` : word;
}

/** The status that is farthest from final, of what is made from several texts; final where there are none. */
export function lowestStatus(all: readonly TextStatus[]): TextStatus {
  return all.reduce<TextStatus>((lowest, each) => (rank(each) < rank(lowest) ? each : lowest), {
    stage: "final",
  });
}

/** Order of statuses: drafts come before rounds, rounds by their number, final comes last. */
export function byStatus(a: TextStatus, b: TextStatus): number {
  return rank(a) === rank(b) ? 0 : rank(a) - rank(b);
}

function rank(status: TextStatus): number {
  if (status.stage === "round") return status.round;
  return status.stage === "draft" ? 0 : Number.POSITIVE_INFINITY;
}
