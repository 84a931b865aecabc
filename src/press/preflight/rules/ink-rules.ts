import { heightOf, pointsPerMillimetre, widthOf } from "../content/geometry.ts";
import { inkWords, isPaper, isSolidBlack, platesOf, totalOf, type Inks } from "../content/inks.ts";
import { areaThickness } from "../content/thickness.ts";
import type { Mark } from "../content/mark.ts";
import { severities } from "../profiles.ts";
import { isWhite, onPage, printed } from "./printed.ts";
import type { Hit, PageFacts, Rule } from "./rule.ts";

const white = { en: "white", id: "putih" };

/** A white mark, or the inks of one that needs more than one plate; undefined for all others. */
function delicate(mark: Mark): Hit["details"] {
  if (isWhite(mark)) return { inks: white };
  const { inks, shading } = mark.paint;
  return inks && !shading && platesOf(inks) > 1 ? { inks: inkWords(inks) } : undefined;
}

/** True for a mark that is a line: a stroke, or a rectangle that is as thin as one. */
function isLine({ kind }: Mark): boolean {
  return kind === "stroke" || kind === "fill";
}

/** Black share of a tint of black, in per cent; undefined for all else. */
function tintOf(inks: Inks | undefined): number | undefined {
  return inks && inks.c + inks.m + inks.y + inks.spot < 0.002 ? inks.k * 100 : undefined;
}

function* thinLines(
  { marks, page }: PageFacts,
  test: (mark: Mark, thickness: number) => Hit | undefined,
): Generator<Hit> {
  for (const mark of marks) {
    if (!isLine(mark) || mark.thickness === undefined || !onPage(mark, page)) continue;
    const hit = test(mark, mark.thickness);
    if (hit) yield hit;
  }
}

/** Rules about ink: how much, how fine, how large. */
export const inkRules: readonly Rule[] = [
  {
    id: "ink-total",
    severity: severities("error", "warning", "off"),
    clause: "GWG 2022",
    worst: "highest",
    limit: ({ inkTotal }) => inkTotal,
    message: {
      en: "Unexpected {value} % ink over a square of 15 mm, expected at most {limit} %: it does not dry.",
      id: "Jumlah tinta {value} % pada bidang 15 × 15 mm; paling banyak {limit} %. Tinta sebanyak itu tidak kering.",
    },
    hint: {
      en: "Convert with a profile that limits ink, or make the dark colour from less cyan, magenta and yellow.",
      id: "Konversi dengan profil yang membatasi tinta, atau kurangi C, M, dan Y pada warna gelap.",
    },
    *page({ inkPeak }, { inkTotal }) {
      if (inkPeak && inkPeak.total > inkTotal) yield { box: inkPeak.box, value: inkPeak.total };
    },
  },
  {
    id: "ink-heavy",
    severity: severities("warning", "off", "off"),
    clause: "FOGRA39, ISO Coated v2 300 %",
    worst: "highest",
    limit: ({ inkAdvised }) => inkAdvised,
    message: {
      en: "Unexpected {value} % ink over a square of 15 mm, expected at most {limit} % for the usual profile.",
      id: "Jumlah tinta {value} % pada bidang 15 × 15 mm; untuk profil yang lazim paling banyak {limit} %.",
    },
    hint: {
      en: "Ask the shop, or lower cyan, magenta and yellow.",
      id: "Tanyakan kepada percetakan, atau kurangi C, M, dan Y.",
    },
    *page({ inkPeak }, { inkTotal, inkAdvised }) {
      // Half a per cent is what averaging and 8 bits may add.
      if (inkPeak && inkPeak.total > inkAdvised + 0.5 && inkPeak.total <= inkTotal)
        yield { box: inkPeak.box, value: inkPeak.total };
    },
  },
  {
    id: "text-ink",
    severity: severities("warning", "warning", "off"),
    clause: "GWG 2022",
    worst: "highest",
    limit: ({ textInk }) => textInk,
    message: {
      en: "Unexpected {value} % ink in black text ({inks}), expected at most {limit} %.",
      id: "Teks hitam memakai {value} % tinta ({inks}); paling banyak {limit} %.",
    },
    hint: { en: "Use 0/0/0/100 for text.", id: "Pakai 0/0/0/100 untuk teks." },
    *page({ marks, page }, { textInk, textBlack }) {
      for (const mark of marks) {
        const { inks } = mark.paint;
        if (mark.kind !== "text" || !inks || inks.k * 100 < textBlack || !onPage(mark, page)) continue;
        if (totalOf(inks) > textInk)
          yield { box: mark.box, value: totalOf(inks), details: { inks: inkWords(inks) } };
      }
    },
  },
  {
    id: "text-small",
    severity: severities("warning", "warning", "off"),
    clause: "GWG 2022",
    worst: "lowest",
    limit: ({ smallText }) => smallText,
    message: {
      en: "Unexpected text of {value} pt in {inks}, expected at least {limit} pt for white text or text of several inks.",
      id: "Teks {value} pt berwarna {inks}; teks putih atau beberapa tinta paling kecil {limit} pt.",
    },
    hint: {
      en: "Make it larger, or print it in one ink such as 0/0/0/100.",
      id: "Besarkan teks, atau cetak dengan satu tinta saja, misalnya 0/0/0/100.",
    },
    *page({ marks, page }, { smallText }) {
      for (const mark of marks) {
        if (mark.kind !== "text" || mark.size === undefined || mark.size >= smallText - 0.01) continue;
        const details = onPage(mark, page) ? delicate(mark) : undefined;
        if (details) yield { box: mark.box, value: mark.size, details };
      }
    },
  },
  {
    id: "line-thin",
    severity: severities("warning", "warning", "off"),
    clause: "GWG 2022",
    worst: "lowest",
    limit: ({ thinLine }) => thinLine,
    message: {
      en: "Unexpected line of {value} pt in {inks}, expected at least {limit} pt for white lines or lines of several inks.",
      id: "Garis {value} pt berwarna {inks}; garis putih atau beberapa tinta paling tipis {limit} pt.",
    },
    hint: {
      en: "Make it wider, or print it in one ink.",
      id: "Tebalkan garis, atau cetak dengan satu tinta saja.",
    },
    *page(page, { thinLine }) {
      yield* thinLines(page, (mark, value) => {
        const details = value > 0 && value < thinLine - 0.005 ? delicate(mark) : undefined;
        return details && { box: mark.box, value, details };
      });
    },
  },
  {
    id: "line-hairline",
    severity: severities("warning", "warning", "warning"),
    clause: "Edisi: cetak dan fotokopi",
    worst: "lowest",
    limit: ({ thinnestLine }) => thinnestLine,
    message: {
      en: "Unexpected line of {value} pt, expected at least {limit} pt.",
      id: "Garis {value} pt; paling tipis {limit} pt.",
    },
    hint: { en: "Make it wider.", id: "Tebalkan garis." },
    *page(page, { thinnestLine }) {
      yield* thinLines(page, (mark, value) => {
        const inks = mark.paint.inks;
        const several = inks !== undefined && platesOf(inks) > 1;
        const hit = value > 0 && value < thinnestLine - 0.005 && !isWhite(mark) && !several;
        return hit ? { box: mark.box, value } : undefined;
      });
    },
  },
  {
    id: "line-zero",
    severity: severities("error", "warning", "error"),
    clause: "ISO 32000-1, 8.4.3.2",
    message: {
      en: "Unexpected line of width 0, expected a width: each device draws it as thin as it can.",
      id: "Garis dengan tebal 0; setiap mesin mencetaknya setipis mungkin, sampai hilang.",
    },
    hint: { en: "Give the line a width of 0.25 pt or more.", id: "Beri garis tebal 0,25 pt atau lebih." },
    *page({ marks, page }) {
      for (const mark of marks)
        if (mark.kind === "stroke" && mark.thickness === 0 && printed(mark, page)) yield { box: mark.box };
    },
  },
  {
    id: "tint-light",
    severity: severities("off", "off", "warning"),
    clause: "Edisi: fotokopi",
    worst: "lowest",
    limit: ({ tint }) => tint,
    message: {
      en: "Unexpected tint of {value} % black, expected at least {limit} %: it vanishes.",
      id: "Abu-abu {value} % hitam; paling muda {limit} %, karena hilang difotokopi.",
    },
    hint: { en: "Use a darker tint or a border.", id: "Pakai abu-abu yang lebih tua, atau garis tepi." },
    *page({ marks, page }, { tint }) {
      for (const mark of marks) {
        const value = mark.paint.shading ? undefined : tintOf(mark.paint.inks);
        if (value !== undefined && value > 0.2 && value < tint - 0.5 && printed(mark, page))
          yield { box: mark.box, value };
      }
    },
  },
  {
    id: "solid-large",
    severity: severities("off", "off", "warning"),
    clause: "Edisi: fotokopi",
    worst: "highest",
    limit: ({ solid }) => solid,
    message: {
      en: "Unexpected solid black area {value} mm wide, expected at most {limit} mm: it comes out patchy.",
      id: "Bidang hitam penuh selebar {value} mm; paling lebar {limit} mm, karena hasilnya belang.",
    },
    hint: { en: "Use an outline or a tint instead.", id: "Ganti dengan garis tepi atau abu-abu." },
    *page({ marks, page }, { solid }) {
      for (const mark of marks) {
        const { inks } = mark.paint;
        const { outlines, evenOdd = false } = mark;
        const thickness = outlines ? areaThickness(outlines, evenOdd) : Infinity;
        const value = Math.min(widthOf(mark.box), heightOf(mark.box), thickness) / pointsPerMillimetre;
        const dark = inks !== undefined && (isSolidBlack(inks) || inks.k > 0.7) && !isPaper(inks);
        if (mark.kind === "fill" && dark && value > solid && printed(mark, page))
          yield { box: mark.box, value };
      }
    },
  },
];
