import type { Edition } from "../model/edition.ts";
import { facilitatorEdition } from "./facilitator.ts";
import { participantEdition } from "./participant.ts";

/** Every edition by its name. A new edition is one file and one line here. */
export const editions = {
  facilitator: facilitatorEdition,
  participant: participantEdition,
} satisfies Record<string, Edition>;

/** Name of an edition. */
export type EditionName = keyof typeof editions;

/** Names of all editions, in the order they are built. */
export const editionNames = Object.keys(editions) as EditionName[];
