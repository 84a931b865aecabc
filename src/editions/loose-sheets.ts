import type { Edition } from "../model/edition.ts";
import { participantEdition } from "./participant.ts";

/** What is handed out loose: no book of its own, but a file beside the participant's, who may not see what holders get. */
export const looseSheets: Edition = {
  ...participantEdition,
  title: { id: "Lembar Lepas", en: "Loose Sheets" },
  purpose: {
    id: "Untuk dicetak, digunting, dan dibagikan satu per satu.",
    en: "To print, cut and hand out one by one.",
  },
  audiences: new Set([...participantEdition.audiences, "holder"]),
  ownerLines: false,
  looseSheets: false,
};
