import type { Edition } from "../model/edition.ts";

/** Panduan Fasilitator: everything, with the plan and the answers. */
export const facilitatorEdition: Edition = {
  name: "facilitator",
  title: { id: "Panduan Fasilitator", en: "Facilitator’s Guide" },
  purpose: {
    id: "Untuk yang memimpin sesi. Memuat jawaban: jangan dibagikan kepada peserta.",
    en: "For those who lead the sessions. It holds the answers: not for handing out.",
  },
  audiences: new Set(["everyone", "facilitator", "holder"]),
  answers: "shown",
  plan: "shown",
  companion: "participant",
  ownerLines: false,
  looseSheets: false,
  guarded: false,
};
