import { xmpValue, type DocumentFacts } from "../document.ts";
import { severities } from "../profiles.ts";
import type { Rule } from "./rule.ts";

/** XMP properties that PDF/X-4 wants (ISO 15930-7). */
const wanted = [
  "dc:title",
  "xmp:CreateDate",
  "xmp:ModifyDate",
  "xmp:MetadataDate",
  "xmpMM:DocumentID",
  "xmpMM:VersionID",
  "xmpMM:RenditionClass",
];

/** Instant of a date of the Info dictionary or of XMP; undefined where it is no date. */
function instantOf(date: string | undefined): number | undefined {
  const digits =
    /^(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?(Z|[+-]\d\d)?[':]?(\d\d)?/.exec(
      date ?? "",
    );
  if (!digits) return undefined;
  const [
    ,
    year,
    month = "01",
    day = "01",
    hour = "00",
    minute = "00",
    second = "00",
    zone = "Z",
    rest = "00",
  ] = digits;
  return Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zone === "Z" ? "Z" : `${zone}:${rest}`}`,
  );
}

/** Entries of the Info dictionary that do not say what XMP says. */
function* differences({ info, xmp }: DocumentFacts): Generator<string> {
  const title = xmpValue(xmp, "dc:title");
  if (info.get("Title")?.trim() !== title && title !== undefined) yield "Title";
  for (const [key, name] of [
    ["CreationDate", "xmp:CreateDate"],
    ["ModDate", "xmp:ModifyDate"],
  ] as const) {
    const stated = xmpValue(xmp, name);
    if (stated !== undefined && instantOf(info.get(key)) !== instantOf(stated)) yield key;
  }
}

/** Rules of PDF/X-4 about what the file says of itself. */
export const pdfxRules: readonly Rule[] = [
  {
    id: "pdfx-version",
    severity: severities("error", "warning", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected {what}, expected GTS_PDFXVersion PDF/X-4 in the XMP metadata.",
      id: "Berkas ini bukan PDF/X-4: {what}.",
    },
    hint: {
      en: "Export as PDF/X-4, in Edisi with the output press.",
      id: "Ekspor sebagai PDF/X-4; di Edisi dengan keluaran press.",
    },
    *file({ xmp, info, encrypted }) {
      const version = xmpValue(xmp, "pdfxid:GTS_PDFXVersion") ?? info.get("GTS_PDFXVersion");
      if (encrypted || xmpValue(xmp, "pdfxid:GTS_PDFXVersion") === "PDF/X-4") return;
      yield { details: { what: version ?? { en: "plain PDF", id: "tidak ada tanda PDF/X" } } };
    },
  },
  {
    id: "pdfx-metadata",
    severity: severities("error", "off", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected XMP metadata, expected it uncompressed and complete: {what}.",
      id: "Metadata XMP belum lengkap atau dikompresi: {what}.",
    },
    hint: { en: "Export as PDF/X-4, with a title.", id: "Ekspor sebagai PDF/X-4, lengkap dengan judul." },
    *file({ xmp, xmpPlain, encrypted }) {
      if (encrypted) return;
      const missing = wanted.filter((name) => (xmpValue(xmp, name) ?? "") === "");
      const compressed = xmp !== undefined && !xmpPlain;
      if (missing.length > 0) {
        const names = missing.length === wanted.length ? "XMP" : missing.join(", ");
        yield { subject: "missing", details: { what: { en: `${names} missing`, id: `${names} tidak ada` } } };
      }
      if (compressed)
        yield { subject: "compressed", details: { what: { en: "compressed", id: "dikompresi" } } };
    },
  },
  {
    id: "pdfx-trapped",
    severity: severities("error", "off", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected Trapped {what}, expected True or False in Info and XMP.",
      id: "Keterangan Trapped {what}; seharusnya True atau False di Info dan XMP.",
    },
    hint: {
      en: "Export as PDF/X-4; False is right where nobody has trapped the file.",
      id: "Ekspor sebagai PDF/X-4; pilih False bila berkas belum di-trapping.",
    },
    *file({ trapped, xmp, encrypted }) {
      if (encrypted) return;
      const stated = xmpValue(xmp, "pdf:Trapped");
      const known = trapped === "True" || trapped === "False";
      if (known && (stated === undefined || stated === trapped)) return;
      yield { details: { what: trapped ?? { en: "missing", id: "tidak ada" } } };
    },
  },
  {
    id: "pdfx-info",
    severity: severities("error", "off", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected {subject} in Info, expected what the XMP metadata says.",
      id: "{subject} di Info berbeda dengan metadata XMP.",
    },
    hint: {
      en: "Export again, and change metadata in the source only.",
      id: "Ekspor ulang, dan ubah metadata hanya di naskah sumber.",
    },
    *file(document) {
      for (const subject of differences(document)) yield { subject };
    },
  },
  {
    id: "output-intent",
    severity: severities("error", "warning", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected {value} output intents for PDF/X, expected exactly 1 with an OutputConditionIdentifier.",
      id: "Ada {value} output intent PDF/X; seharusnya tepat 1, dengan OutputConditionIdentifier.",
    },
    hint: {
      en: "Export with the profile of the press, such as FOGRA39; ask the shop which.",
      id: "Ekspor dengan profil mesin cetak, misalnya FOGRA39; tanyakan kepada percetakan.",
    },
    *file({ intents, encrypted }) {
      if (encrypted) return;
      const named = intents.filter(({ identifier }) => identifier !== undefined && identifier !== "");
      if (intents.length !== 1 || named.length !== 1) yield { value: named.length };
    },
  },
  {
    id: "output-profile",
    severity: severities("error", "warning", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected output profile ({what}), expected an embedded printer profile (prtr) for CMYK with N = 4.",
      id: "Profil keluaran ({what}) tidak sesuai; seharusnya profil pencetak (prtr) CMYK yang disematkan, N = 4.",
    },
    hint: {
      en: "Choose a CMYK printer profile as output intent and embed it.",
      id: "Pilih profil pencetak CMYK sebagai output intent dan sematkan.",
    },
    *file({ intents }) {
      for (const { identifier, profile } of intents) {
        const right = profile?.class === "prtr" && profile.space === "CMYK" && profile.components === 4;
        if (right) continue;
        const what = profile
          ? `${profile.class} ${profile.space} N = ${profile.components ?? "?"}`
          : { en: "none", id: "tidak ada" };
        yield { subject: identifier ?? "", details: { what } };
      }
    },
  },
];
