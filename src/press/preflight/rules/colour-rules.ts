import type { ColourSpace } from "../content/colour-space.ts";
import { isColoured } from "../content/inks.ts";
import type { Mark } from "../content/mark.ts";
import { severities } from "../profiles.ts";
import { onPage, printed } from "./printed.ts";
import type { Hit, Rule } from "./rule.ts";

const kinds = {
  fill: { en: "areas", id: "bidang" },
  stroke: { en: "lines", id: "garis" },
  text: { en: "text", id: "teks" },
  image: { en: "pictures", id: "gambar" },
  shading: { en: "gradients", id: "gradasi" },
} as const;

/** A hit in the words of what it is. */
function hitOf({ box, kind, paint, inMask }: Mark): Hit {
  const what = inMask ? { en: "soft masks", id: "topeng lembut" } : kinds[kind];
  return { box, subject: `${kind}${inMask ? " mask" : ""}`, details: { what, space: paint.space.family } };
}

function isRgb(space: ColourSpace, device: boolean): boolean {
  if (space.device !== device) return false;
  // The colours that a spot ink is shown with are converted, too, where it has no plate.
  if (space.process === "spot") return space.base?.process === "rgb" && space.base.device === device;
  return space.process === "rgb" || (!device && space.process === "lab");
}

/** Rules about colour spaces. */
export const colourRules: readonly Rule[] = [
  {
    id: "colour-rgb",
    severity: severities("error", "warning", "error"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected DeviceRGB in {what}, expected CMYK: the shop's conversion decides what it looks like.",
      id: "Warna RGB pada {what}; seharusnya CMYK. Hasil warnanya bergantung pada konversi di percetakan.",
    },
    hint: {
      en: "Convert to CMYK with the press's profile, in Edisi with the output press.",
      id: "Ubah ke CMYK dengan profil mesin cetak; di Edisi dengan keluaran press.",
    },
    *page({ marks }) {
      for (const mark of marks) if (isRgb(mark.paint.space, true)) yield hitOf(mark);
    },
  },
  {
    id: "colour-managed",
    severity: severities("error", "off", "warning"),
    clause: "GWG 2022, sheet CMYK",
    message: {
      en: "Unexpected {space} colours that are not CMYK in {what}, expected CMYK.",
      id: "Warna {space} yang bukan CMYK pada {what}; seharusnya CMYK.",
    },
    hint: {
      en: "Convert to CMYK with the press's profile, in Edisi with the output press.",
      id: "Ubah ke CMYK dengan profil mesin cetak; di Edisi dengan keluaran press.",
    },
    *page({ marks }) {
      for (const mark of marks) if (isRgb(mark.paint.space, false)) yield hitOf(mark);
    },
  },
  {
    id: "colour-spot",
    severity: severities("error", "warning", "error"),
    clause: "GWG 2022, sheet CMYK",
    message: {
      en: "Unexpected spot colour {subject}, expected cyan, magenta, yellow and black only: it costs a plate of its own.",
      id: "Ada warna khusus {subject}; seharusnya hanya C, M, Y, dan K. Warna khusus memerlukan pelat tersendiri.",
    },
    hint: {
      en: "Convert it to CMYK, or order it from the shop.",
      id: "Ubah ke CMYK, atau pesan khusus ke percetakan.",
    },
    *page({ marks }) {
      for (const { box, paint } of marks) for (const subject of paint.space.spots) yield { box, subject };
    },
  },
  {
    id: "colour-registration",
    severity: severities("error", "error", "error"),
    clause: "ISO 32000-1, 8.6.6.4",
    message: {
      en: "Unexpected registration colour (All) on the page, expected it in crop marks only.",
      id: "Warna registrasi (All) dipakai di dalam halaman; seharusnya hanya untuk tanda potong.",
    },
    hint: { en: "Use black (0/0/0/100) instead.", id: "Ganti dengan hitam (0/0/0/100)." },
    *page({ marks, page }) {
      for (const mark of marks) {
        if (mark.paint.space.registration && printed(mark, page) && mark.kind !== "image")
          yield { box: mark.box };
      }
    },
  },
  {
    id: "colour-not-black",
    severity: severities("off", "off", "error"),
    clause: "Edisi: cetak hitam saja",
    message: {
      en: "Unexpected colour in {what}, expected black only.",
      id: "Ada warna pada {what}; seharusnya hitam saja.",
    },
    hint: {
      en: "Convert to grayscale, in Edisi with the output photocopy.",
      id: "Ubah ke hitam-putih; di Edisi dengan keluaran photocopy.",
    },
    *page({ marks, page }) {
      for (const mark of marks) {
        const { inks, space } = mark.paint;
        const colouredImage = mark.image && !mark.image.stencil && space.process === "cmyk";
        if (onPage(mark, page) && (colouredImage || (inks && isColoured(inks)))) yield hitOf(mark);
      }
    },
  },
  {
    id: "text-gray",
    severity: severities("warning", "off", "off"),
    clause: "GWG 2022",
    message: {
      en: "Unexpected DeviceGray text, expected 0/0/0/K in DeviceCMYK.",
      id: "Teks memakai DeviceGray; seharusnya hitam DeviceCMYK (0/0/0/100).",
    },
    hint: {
      en: "Export with black text as CMYK black only.",
      id: "Ekspor dengan teks hitam sebagai K saja dalam CMYK.",
    },
    *page({ marks, page }) {
      for (const mark of marks) {
        if (mark.kind === "text" && mark.paint.space.family === "DeviceGray" && printed(mark, page))
          yield { box: mark.box };
      }
    },
  },
  {
    id: "colour-unknown",
    severity: severities("error", "error", "error"),
    clause: "ISO 32000-1, 8.6",
    message: {
      en: "Unexpected colour space in {what}, expected one that can be read.",
      id: "Ruang warna pada {what} tidak terbaca.",
    },
    hint: { en: "Export the page again.", id: "Ekspor ulang halaman ini." },
    *page({ marks }) {
      for (const mark of marks) {
        const bare =
          mark.image && !mark.image.stencil && mark.image.stream.dictionary.get("ColorSpace") === undefined;
        if (mark.paint.space.process === "unknown" && !(bare ?? false)) yield hitOf(mark);
      }
    },
  },
  {
    id: "transparency-space",
    severity: severities("error", "off", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected {subject} as the space of a transparency group, expected CMYK like the output intent.",
      id: "Grup transparansi memakai {subject}; seharusnya CMYK seperti output intent.",
    },
    hint: {
      en: "Choose CMYK as the blending space and export again.",
      id: "Pilih CMYK sebagai ruang campur transparansi, lalu ekspor ulang.",
    },
    *page({ groups }) {
      for (const { family, process, box } of groups)
        if (process === "rgb" || process === "lab") yield { box, subject: family };
    },
  },
];
