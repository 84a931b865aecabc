import type { Edition } from "../model/edition.ts";

/** Buku Peserta: what participants read and write on; nothing that is the facilitator's. */
export const participantEdition: Edition = {
  name: "participant",
  title: { id: "Buku Peserta", en: "Participant’s Book" },
  purpose: {
    id: "Untuk dibaca, ditulisi, dan dibawa pulang ke tempat kerja.",
    en: "To read, to write in, and to take back to the workplace.",
  },
  audiences: new Set(["everyone", "participant"]),
  answers: "lines",
  plan: "none",
  ownerLines: true,
  looseSheets: true,
  guarded: true,
};
