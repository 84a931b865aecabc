import type { ProfileName } from "../../../src/press/preflight/profiles.ts";
import { a6, profile, type SmallPage, type SmallPdf } from "./support/small-pdf.ts";
import { xmp } from "./support/xmp.ts";

/** A rule with a file that breaks it and one, as near as can be, that does not. */
export interface RuleCase {
  rule: string;
  profile?: ProfileName;
  fails: SmallPdf;
  passes: SmallPdf;
}

/** A file of one page. */
function one(content: SmallPage["content"], more: Partial<SmallPage> = {}, file: SmallPdf = {}): SmallPdf {
  return { pages: [{ content: content ?? "", ...more }], ...file };
}

const square = "30 30 170 170 re f";
const text = (size: number, words = "Salam"): string => `BT /F1 ${size} Tf 100 300 Td (${words}) Tj ET`;
const states = "/ExtGState << /Over << /op true /OP true /OPM 1 >> /Zero << /op true /OP true /OPM 0 >> >>";
const over = { resources: states };
const curve = { curve: "<< /FunctionType 2 /Domain [0 1] /N 2 >>" };

/** An image of so many pixels, without a filter. */
function image(width: number, height: number, entries: string, data?: Uint8Array): SmallPdf["objects"] {
  const head = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${entries}`;
  return { picture: { entries: head, data: data ?? new Uint8Array(width * height * 4) } };
}

const cmyk8 = "/ColorSpace /DeviceCMYK /BitsPerComponent 8";
const bitmap = "/ColorSpace /DeviceGray /BitsPerComponent 1";
const withPicture = { resources: "/XObject << /P @picture >>" };
/** Puts the picture on so many points. */
const placed = (points: number): string => `q ${points} 0 0 ${points} 60 60 cm /P Do Q`;

function pictureCase(
  rule: string,
  { pixels, entries }: { pixels: number; entries: string },
  ppi: [number, number],
): RuleCase {
  const file = (resolution: number): SmallPdf =>
    one(placed((pixels / resolution) * 72), withPicture, { objects: image(pixels, pixels, entries) ?? {} });
  return { rule, fails: file(ppi[0]), passes: file(ppi[1]) };
}

const separation = (name: string): string => `/ColorSpace << /S [/Separation /${name} /DeviceCMYK @tint] >>`;
const tint = {
  tint: {
    entries: "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]",
    data: "{ dup 0 exch 0 exch 0 exch pop 0 }",
  },
};
const form = (entries: string, data = square): SmallPdf["objects"] => ({
  form: { entries: `/Type /XObject /Subtype /Form /BBox [0 0 300 300] ${entries}`, data },
});
const withForm = { resources: "/XObject << /F @form >>" };

const fileCases: RuleCase[] = [
  { rule: "pdf-version", fails: { version: "2.0" }, passes: { version: "1.7" } },
  { rule: "file-id", fails: { trailer: "" }, passes: {} },
  {
    rule: "file-encrypted",
    fails: { trailer: "/ID [<01> <02>] /Encrypt << /Filter /Standard /V 5 >>" },
    passes: {},
  },
  {
    rule: "interactive",
    fails: { catalog: "/OpenAction << /S /JavaScript /JS (app.alert) >>" },
    passes: { catalog: "/OpenAction << /S /GoTo /D [@page0 /Fit] >>" },
  },
  {
    rule: "filter-lzw",
    fails: one("/P Do", withPicture, {
      objects: image(9, 30, `${cmyk8} /Filter /LZWDecode`, Buffer.from("800B6050220C0C8501", "hex")) ?? {},
    }),
    passes: one("/P Do", withPicture, {
      objects: image(9, 30, `${cmyk8} /Filter /RunLengthDecode`, Buffer.from("8100", "hex")) ?? {},
    }),
  },
  {
    rule: "file-damaged",
    fails: {
      objects: { broken: { entries: "/Filter /FlateDecode", data: "no zlib" } },
      pages: [{ entries: "/Contents @broken" }],
    },
    passes: {},
  },
  {
    rule: "pdfx-version",
    fails: { xmp: xmp((packet) => packet.replace("PDF/X-4", "PDF/X-3")) },
    passes: {
      xmp: xmp((packet) =>
        packet
          .replace(/<pdfxid:GTS.*>/, "")
          .replace('rdf:about=""', "rdf:about='' pdfxid:GTS_PDFXVersion='PDF/X-4'"),
      ),
    },
  },
  {
    rule: "pdfx-metadata",
    fails: { xmp: xmp((packet) => packet.replace(/<xmpMM:VersionID>.*?<\/xmpMM:VersionID>/, "")) },
    passes: {},
  },
  {
    rule: "pdfx-trapped",
    fails: {
      info: "/Title (Uji) /Trapped /Unknown /CreationDate (D:20260102030405Z) /ModDate (D:20260102030405Z)",
    },
    passes: {},
  },
  {
    // XML writes some letters otherwise.
    rule: "pdfx-info",
    fails: {
      info: "/Title (K3 &amp; Upah) /Trapped /False",
      xmp: xmp((packet) => packet.replace(">Uji<", ">K3 &amp; Upah<")),
    },
    passes: {
      info: "/Title (K3 & <Upah>) /Trapped /False /CreationDate (D:20260102030405Z) /ModDate (D:20260102030405Z)",
      xmp: xmp((packet) => packet.replace(">Uji<", ">K3 &amp; &lt;Upah&#62;<")),
    },
  },
  {
    rule: "pdfx-info",
    fails: {
      info: "/Title (Lain) /Trapped /False /CreationDate (D:20260102030405Z) /ModDate (D:20260102030405Z)",
    },
    passes: {
      info: "/Title (Uji) /Trapped /False /CreationDate (D:20260102100405+07'00') /ModDate (D:20260102030405Z)",
    },
  },
  { rule: "output-intent", fails: { intents: "[]" }, passes: {} },
  {
    rule: "output-profile",
    fails: { objects: { profile: { entries: "/N 3", data: profile("mntr", "RGB") } } },
    passes: {},
  },
];

const boxCases: RuleCase[] = [
  {
    rule: "trim-box",
    fails: { pages: [{ trim: "", bleed: "" }] },
    passes: { pages: [{ trim: "", entries: `/ArtBox ${a6.trim}` }] },
  },
  { rule: "trim-and-art-box", fails: { pages: [{ entries: `/ArtBox ${a6.trim}` }] }, passes: {} },
  {
    rule: "box-order",
    fails: { pages: [{ bleed: a6.trim, trim: a6.bleed }] },
    passes: { pages: [{ bleed: a6.trim }] },
  },
  {
    rule: "crop-box",
    fails: { pages: [{ entries: `/CropBox ${a6.trim}` }] },
    passes: { pages: [{ entries: `/CropBox ${a6.media}` }] },
  },
  {
    rule: "page-sizes",
    fails: { pages: [{}, {}, { trim: "[40 40 300 400]" }] },
    passes: { pages: [{}, {}, {}] },
  },
  {
    rule: "page-rotated",
    fails: { pages: [{ entries: "/Rotate 90" }] },
    passes: { pages: [{ entries: "/Rotate 360" }] },
  },
  {
    rule: "page-scaled",
    fails: { pages: [{ entries: "/UserUnit 2" }] },
    passes: { pages: [{ entries: "/UserUnit 1" }] },
  },
  {
    rule: "bleed",
    // 8.5 points are 3 mm; the trim begins at 28.35 points.
    fails: one("0 0 0 .5 k 24 100 100 100 re f"),
    passes: one("0 0 0 .5 k 19.8 100 100 100 re f 40 300 50 50 re f"),
  },
  {
    // A line that ends just beyond the edge: on paper, and on a ground that goes on.
    rule: "bleed",
    fails: one("0 0 0 .5 k 19.8 200 100 50 re f 0 1 0 0 K 2 w 27.5 150 m 60 150 l S"),
    passes: one("0 0 0 .5 k 19.8 100 100 100 re f 0 1 0 0 K 2 w 27.5 150 m 60 150 l S"),
  },
  {
    rule: "edge",
    profile: "black",
    fails: one("0 0 0 1 k 36 100 20 20 re f"),
    passes: one("0 0 0 1 k 43 100 20 20 re f"),
  },
  { rule: "page-empty", fails: one("0 0 0 0 k 30 30 200 200 re f"), passes: one(text(14)) },
];

const colourCases: RuleCase[] = [
  { rule: "colour-rgb", fails: one(`1 0 0 rg ${square}`), passes: one(`1 0 0 rg 0 1 1 0 k ${square}`) },
  {
    rule: "colour-managed",
    fails: one(`/S cs 1 0 0 scn ${square}`, {
      resources: "/ColorSpace << /S [/CalRGB << /WhitePoint [.95 1 1.09] >>] >>",
    }),
    passes: one(`/S cs .5 scn ${square}`, {
      resources: "/ColorSpace << /S [/CalGray << /WhitePoint [.95 1 1.09] >>] >>",
    }),
  },
  {
    rule: "colour-spot",
    fails: one(`/S cs 1 scn ${square}`, { resources: separation("Emas") }, { objects: tint }),
    passes: one(`/S cs 1 scn ${square}`, { resources: separation("Black") }, { objects: tint }),
  },
  {
    rule: "colour-registration",
    fails: one(`/S cs .3 scn ${square}`, { resources: separation("All") }, { objects: tint }),
    // A crop mark stands outside the bleed.
    passes: one(
      `${text(14)} /S CS 1 SCN .5 w 28 2 m 28 15 l S`,
      { resources: separation("All") },
      { objects: tint },
    ),
  },
  {
    rule: "colour-not-black",
    profile: "black",
    fails: one(`.1 0 0 1 k ${text(14)}`),
    passes: one(`0 0 0 .6 k ${text(14)}`),
  },
  { rule: "text-gray", fails: one(`0 g ${text(14)}`), passes: one(`0 g ${square} 0 0 0 1 k ${text(14)}`) },
  { rule: "colour-unknown", fails: one(`/Nothing cs 1 scn ${square}`), passes: {} },
  {
    rule: "transparency-space",
    fails: { pages: [{ entries: "/Group << /S /Transparency /CS /DeviceRGB >>" }] },
    passes: { pages: [{ entries: "/Group << /S /Transparency /CS /DeviceCMYK >>" }] },
  },
  {
    rule: "font-embedded",
    fails: one(text(14), {
      resources: "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
    }),
    // Invisible text needs no font.
    passes: one(`BT /F2 9 Tf 3 Tr 60 60 Td (x) Tj ET 0 0 0 1 k 0 Tr ${text(14)}`, {
      resources: "/Font << /F1 @font /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
    }),
  },
  {
    rule: "font-type3",
    fails: one(
      text(14, "a"),
      {
        resources:
          "/Font << /F1 << /Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /FontBBox [0 0 0 0] /FirstChar 97 /Widths [500] /Encoding << /Differences [97 /a] >> /CharProcs << /a @glyph >> >> >>",
      },
      { objects: { glyph: { data: "500 0 0 0 500 700 d1 0 0 500 700 re f" } } },
    ),
    passes: {},
  },
];

const inkCases: RuleCase[] = [
  {
    rule: "overprint-text",
    fails: one(`0 0 0 1 k ${text(11)}`),
    passes: one(`/Over gs 0 0 0 1 k ${text(11)} /Zero gs ${text(12)}`, over),
  },
  {
    rule: "overprint-line",
    fails: one("0 0 0 1 K 1 w 60 60 m 200 60 l S"),
    passes: one("/Over gs 0 0 0 1 K 1 w 60 60 m 200 60 l S 2 w 60 90 m 200 90 l S", over),
  },
  // A border that a browser draws is a thin rectangle.
  {
    rule: "overprint-line",
    fails: one("0 0 0 1 k 60 60 100 .75 re f"),
    passes: one("0 0 0 1 k 60 60 100 60 re f"),
  },
  {
    rule: "overprint-white",
    fails: one(`/Over gs 0 0 0 0 k ${square}`, over),
    passes: one(`/Over gs 0 0 0 1 k ${square}`, over),
  },
  {
    rule: "overprint-mode",
    fails: one(`/Zero gs 0 0 0 1 k ${square}`, over),
    passes: one(`/Over gs 0 0 0 1 k ${square}`, over),
  },
  {
    rule: "ink-total",
    fails: one(`.9 .8 .8 .8 k ${square}`),
    passes: one(`.9 .8 .8 .8 k 60 60 20 20 re f .5 .5 .5 .5 k 100 60 100 100 re f`),
  },
  { rule: "ink-heavy", fails: one(`.8 .8 .8 .7 k ${square}`), passes: one(`.8 .8 .8 .6 k ${square}`) },
  {
    rule: "text-ink",
    fails: one(`.7 .6 .6 .95 k ${text(14)}`),
    passes: one(`.6 .6 .6 .95 k ${text(14)} .9 .9 .9 .5 k ${text(14)}`),
  },
  {
    rule: "text-small",
    fails: one(`.5 .5 0 0 k ${text(7)}`),
    passes: one(`.5 .5 0 0 k ${text(8)} /Over gs 0 0 0 1 k ${text(7)}`, over),
  },
  {
    rule: "text-small",
    fails: one(`0 0 0 1 k ${square} 0 0 0 0 k ${text(6)}`),
    passes: one(`0 0 0 1 k ${square} 0 0 0 0 k ${text(9)}`),
  },
  {
    rule: "line-thin",
    fails: one(".5 .5 0 0 K .2 w 60 60 m 200 60 l S"),
    passes: one(".5 .5 0 0 K .25 w 60 60 m 200 60 l S 0 .5 0 0 K .2 w 60 90 m 200 90 l S"),
  },
  {
    rule: "line-hairline",
    fails: one("0 1 0 0 K .1 w 60 60 m 200 60 l S"),
    passes: one("0 1 0 0 K .13 w 60 60 m 200 60 l S"),
  },
  {
    rule: "line-hairline",
    profile: "black",
    fails: one("0 0 0 1 K .2 0 0 .2 0 0 cm 2 w 400 400 m 900 400 l S"),
    passes: one("0 0 0 1 K .5 w 60 60 m 200 60 l S"),
  },
  {
    rule: "line-zero",
    fails: one("0 1 0 0 K 0 w 60 60 m 200 60 l S"),
    passes: one("0 1 0 0 K 0 w .5 w 60 60 m 200 60 l S"),
  },
  {
    rule: "tint-light",
    profile: "black",
    fails: one("0 0 0 .1 k 60 60 90 90 re f"),
    passes: one("0 0 0 .15 k 60 60 90 90 re f"),
  },
  {
    rule: "solid-large",
    profile: "black",
    fails: one("0 0 0 1 k 60 60 130 130 re f"),
    passes: one(
      "0 0 0 1 k 60 60 100 200 re f 0 0 0 .4 k 60 60 180 180 re f 0 0 0 1 k 60 60 190 190 re 70 70 170 170 re f*",
    ),
  },
  pictureCase("image-coarse", { pixels: 64, entries: cmyk8 }, [148, 149]),
  pictureCase("image-modest", { pixels: 64, entries: cmyk8 }, [223, 224]),
  pictureCase("bitmap-coarse", { pixels: 64, entries: bitmap }, [548, 549]),
  pictureCase("bitmap-modest", { pixels: 64, entries: bitmap }, [798, 799]),
];

const contentCases: RuleCase[] = [
  {
    rule: "annotation",
    fails: { pages: [{ entries: "/Annots [<< /Subtype /Link /Rect [60 60 90 70] >>]" }] },
    passes: {
      pages: [
        {
          entries:
            "/Annots [<< /Subtype /Link /Rect [2 2 12 12] >> << /Subtype /Popup /Rect [60 60 90 70] >>]",
        },
      ],
    },
  },
  {
    rule: "transfer-curve",
    fails: one(
      `/Curve gs ${text(14)}`,
      { resources: "/ExtGState << /Curve << /TR @curve >> >>" },
      { objects: curve },
    ),
    passes: one(`0 0 0 1 k /Over gs ${text(14)}`, over),
  },
  {
    rule: "postscript",
    fails: one("/F Do", withForm, { objects: { form: { entries: "/Subtype /PS", data: "showpage" } } }),
    passes: one("/F Do", withForm, { objects: form("") ?? {} }),
  },
  {
    rule: "external-content",
    fails: one("/F Do", withForm, { objects: form("/Ref << /F (b.pdf) /Page 0 >>") ?? {} }),
    passes: one("/F Do", withForm, { objects: form("") ?? {} }),
  },
  {
    rule: "opi",
    fails: one("/F Do", withForm, { objects: form("/OPI << /2.0 << >> >>") ?? {} }),
    passes: one("/F Do", withForm, { objects: form("") ?? {} }),
  },
  {
    rule: "alternate-images",
    fails: one(placed(20), withPicture, { objects: image(64, 64, `${cmyk8} /Alternates []`) ?? {} }),
    passes: one(placed(20), withPicture, { objects: image(64, 64, cmyk8) ?? {} }),
  },
  {
    rule: "form-circular",
    fails: one("/F Do", withForm, {
      objects: form("/Resources << /XObject << /F @form >> >>", "/F Do") ?? {},
    }),
    passes: one("/F Do /F Do", withForm, { objects: form("") ?? {} }),
  },
  { rule: "content-broken", fails: one("0 0 0 1 k 1 2 frobnicate"), passes: one(`BX EX ${text(14)}`) },
  { rule: "pattern-missing", fails: one(`/Pattern cs /None scn ${square}`), passes: {} },
  { rule: "state-unbalanced", fails: one("q q Q"), passes: one("q Q") },
  {
    rule: "page-unread",
    fails: one(`${"q ".repeat(20_000)}${text(14)}`),
    passes: one(`${"q ".repeat(20)}${text(14)}${" Q".repeat(20)}`),
  },
];

/** At least one case for every rule. */
export const ruleCases: readonly RuleCase[] = [
  ...fileCases,
  ...boxCases,
  ...colourCases,
  ...inkCases,
  ...contentCases,
];
