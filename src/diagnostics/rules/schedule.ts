import type { Rule } from "../rule.ts";

/** Times, the training day, materials and objectives. */
export const scheduleRules = {
  "time-session": {
    severity: "warning",
    message: {
      en: "Unexpected {sum} minutes in the parts of this session, expected {duration}",
      id: "Waktu bagian-bagian sesi ini berjumlah {sum} menit, padahal durasi sesi {duration} menit",
    },
  },
  "time-activity": {
    severity: "warning",
    message: {
      en: "Unexpected {sum} minutes in the steps of this activity, expected {duration}",
      id: "Waktu langkah-langkah kegiatan ini berjumlah {sum} menit, padahal durasi kegiatan {duration} menit",
    },
  },
} satisfies Record<string, Rule>;
