import { isPaper, isSolidBlack } from "../content/inks.ts";
import type { Mark } from "../content/mark.ts";
import { severities } from "../profiles.ts";
import { onPage } from "./printed.ts";
import type { Rule } from "./rule.ts";

/** True where black keeps what is under it: overprint on, and in DeviceCMYK the mode that leaves zeros alone. */
function keepsBelow({ overprint, overprintMode, paint }: Mark): boolean {
  const { family } = paint.space;
  if (!overprint || family === "DeviceGray") return false;
  return family === "Separation" || family === "DeviceN" || overprintMode === 1;
}

/** True for solid black that is not mixed with what is under it. */
function isBlack({ paint, alpha }: Mark): boolean {
  return paint.inks !== undefined && !paint.shading && alpha === 1 && isSolidBlack(paint.inks);
}

/** Rules about overprint (ISO 32000-1, 8.6.7). */
export const overprintRules: readonly Rule[] = [
  {
    id: "overprint-text",
    severity: severities("error", "off", "off"),
    clause: "GWG 2022",
    worst: "lowest",
    limit: ({ overprintText }) => overprintText,
    message: {
      en: "Unexpected black text of {value} pt that knocks out, expected overprint below {limit} pt.",
      id: "Teks hitam {value} pt tidak overprint; di bawah {limit} pt seharusnya overprint (OPM 1).",
    },
    hint: {
      en: "Set black text to overprint, else white edges show where plates shift.",
      id: "Atur teks hitam agar overprint; tanpa itu tepi putih tampak bila pelat bergeser.",
    },
    *page({ marks, page }, { overprintText }) {
      for (const mark of marks) {
        if (mark.kind !== "text" || mark.size === undefined || mark.size >= overprintText - 0.01) continue;
        if (isBlack(mark) && !keepsBelow(mark) && onPage(mark, page))
          yield { box: mark.box, value: mark.size };
      }
    },
  },
  {
    id: "overprint-line",
    severity: severities("error", "off", "off"),
    clause: "GWG 2022",
    worst: "lowest",
    limit: ({ overprintLine }) => overprintLine,
    message: {
      en: "Unexpected black line of {value} pt that knocks out, expected overprint below {limit} pt.",
      id: "Garis hitam {value} pt tidak overprint; di bawah {limit} pt seharusnya overprint (OPM 1).",
    },
    hint: { en: "Set black lines to overprint.", id: "Atur garis hitam agar overprint." },
    *page({ marks, page }, { overprintLine }) {
      for (const mark of marks) {
        const { kind } = mark;
        // A line of width 0 is a mistake of its own.
        const thickness = mark.thickness === 0 ? undefined : mark.thickness;
        if (
          (kind !== "stroke" && kind !== "fill") ||
          thickness === undefined ||
          thickness >= overprintLine - 0.01
        )
          continue;
        if (isBlack(mark) && !keepsBelow(mark) && onPage(mark, page))
          yield { box: mark.box, value: thickness };
      }
    },
  },
  {
    id: "overprint-white",
    severity: severities("error", "error", "error"),
    clause: "GWG 2022",
    message: {
      en: "Unexpected white that overprints, expected it to knock out: it vanishes in print.",
      id: "Warna putih diatur overprint; pada hasil cetak akan hilang.",
    },
    hint: { en: "Switch overprint off for white.", id: "Matikan overprint untuk warna putih." },
    *page({ marks, page }) {
      for (const mark of marks) {
        const { inks, shading } = mark.paint;
        if (mark.overprint && inks && !shading && isPaper(inks) && onPage(mark, page))
          yield { box: mark.box };
      }
    },
  },
  {
    id: "overprint-mode",
    severity: severities("warning", "warning", "off"),
    clause: "GWG 2022",
    message: {
      en: "Unexpected overprint with OPM 0 in DeviceCMYK, expected OPM 1: zeros knock out what is under them.",
      id: "Overprint DeviceCMYK dengan OPM 0; seharusnya OPM 1, karena nilai 0 menghapus warna di bawahnya.",
    },
    hint: { en: "Export with overprint mode 1.", id: "Ekspor dengan overprint mode 1." },
    *page({ marks, page }) {
      for (const mark of marks) {
        const { inks, space } = mark.paint;
        if (!mark.overprint || mark.overprintMode === 1 || space.family !== "DeviceCMYK" || !inks) continue;
        const spare = [inks.c, inks.m, inks.y, inks.k].some((ink) => ink === 0);
        if (spare && onPage(mark, page)) yield { box: mark.box };
      }
    },
  },
];
