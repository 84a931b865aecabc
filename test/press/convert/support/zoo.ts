import { deflateSync } from "node:zlib";
import { pdfOf } from "../../../support/small-pdf.ts";

/** A stream as an object; data as text of single bytes. */
export function streamObject(entries: string, data: string | Uint8Array): string {
  const text = typeof data === "string" ? data : Buffer.from(data).toString("latin1");
  return `<<${entries} /Length ${text.length}>>\nstream\n${text}\nendstream`;
}

/** The same, compressed. */
export function flateObject(entries: string, data: Uint8Array): string {
  return streamObject(`${entries} /Filter /FlateDecode`, deflateSync(data));
}

/** A PDF of one page of 400 by 400 points: its content, its resources, and objects from number 10 on. */
export function pagePdf(
  content: string,
  resources = "",
  objects: Readonly<Record<number, string>> = {},
): Buffer {
  return pdfOf(
    {
      1: "<</Type /Catalog /Pages 2 0 R>>",
      2: "<</Type /Pages /Kids [3 0 R] /Count 1>>",
      3: `<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources <<${resources}>>>>`,
      4: streamObject("", content),
      5: "<</Title (Uji)>>",
      ...objects,
    },
    "/Root 1 0 R /Info 5 0 R",
  );
}

/** Draws something in a cell of 48 points: columns and rows from 0 to 7. */
export function cell(column: number, row: number, operators: string): string {
  return `q 1 0 0 1 ${column * 50 + 1} ${row * 50 + 1} cm 0 0 48 48 re W n\n${operators}\nQ\n`;
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Pixels of a size by a rule. */
function pixels(width: number, height: number, of: (x: number, y: number) => number[]): Uint8Array {
  const values: number[] = [];
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) values.push(...of(x, y));
  return Uint8Array.from(values);
}

const rainbow = pixels(8, 8, (x, y) => [x * 36, y * 36, 255 - x * 30]);

/** A free-form triangle mesh of one triangle: flag, 16-bit coordinates, three bytes of colour. */
const triangle = bytes(0, 0, 0, 0, 0, 255, 0, 0, 0, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 0, 0, 255);
const lattice = bytes(
  0,
  0,
  0,
  0,
  255,
  0,
  0,
  255,
  255,
  0,
  0,
  0,
  255,
  0,
  0,
  0,
  255,
  255,
  0,
  0,
  255,
  255,
  255,
  255,
  255,
  255,
  255,
  0,
);

/** A patch whose edges are straight: its control points go round from the lower left corner. */
function patch(points: readonly (readonly [number, number])[]): Uint8Array {
  const colours = [255, 0, 0, 255, 255, 0, 0, 128, 0, 0, 0, 255];
  return bytes(0, ...points.flatMap(([x, y]) => [x, 0, y, 0]), ...colours);
}
const third = [0, 85, 170, 255] as const;
const round = [
  ...third.map((y) => [0, y] as const),
  ...third.slice(1).map((x) => [x, 255] as const),
  ...[170, 85, 0].map((y) => [255, y] as const),
  ...[170, 85].map((x) => [x, 0] as const),
];
const inner = [
  [85, 85],
  [85, 170],
  [170, 170],
  [170, 85],
] as const;

const meshEntries =
  "/ColorSpace /DeviceRGB /BitsPerCoordinate 16 /BitsPerComponent 8 /Decode [0 48 0 48 0 1 0 1 0 1]";
const redToYellow = "<</FunctionType 2 /Domain [0 1] /C0 [.6392 .1294 .1059] /C1 [1 .8353 .2902] /N 1>>";

/** Shadings of all types with functions of all types; each fills a cell. */
const shadings: Readonly<Record<string, string>> = {
  S1: "<</ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 1 0 1] /Matrix [48 0 0 48 0 0] /Function 30 0 R>>",
  S2: `<</ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 48 0] /Function ${redToYellow}>>`,
  S3: `<</ShadingType 3 /ColorSpace /DeviceRGB /Coords [24 24 0 24 24 24] /Extend [true true] /Background [0 0 1] /Function <</FunctionType 3 /Domain [0 1] /Bounds [.5] /Encode [0 1 1 0] /Functions [${redToYellow} ${redToYellow}]>>>>`,
  S4: "40 0 R",
  S5: "41 0 R",
  S6: "42 0 R",
  S7: "43 0 R",
  S8: "<</ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 48 0] /Function 31 0 R>>",
  S9: "<</ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 48 0] /Function [32 0 R 33 0 R 33 0 R]>>",
  S10: "<</ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 48 0] /Function 33 0 R>>",
  S11: "<</ShadingType 2 /ColorSpace 60 0 R /Coords [0 0 48 0] /Function 33 0 R>>",
};

const objects: Readonly<Record<number, string>> = {
  30: streamObject(
    "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]",
    "{2 copy add 2 div 3 1 roll exch}",
  ),
  31: streamObject(
    "/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1] /Size [3] /BitsPerSample 8",
    bytes(255, 0, 0, 255, 255, 0, 0, 0, 255),
  ),
  32: "<</FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 2>>",
  33: "<</FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1>>",
  40: streamObject(`/ShadingType 4 /BitsPerFlag 8 ${meshEntries}`, triangle),
  41: streamObject(`/ShadingType 5 /VerticesPerRow 2 ${meshEntries}`, lattice),
  42: streamObject(`/ShadingType 6 /BitsPerFlag 8 ${meshEntries}`, patch(round)),
  43: streamObject(`/ShadingType 7 /BitsPerFlag 8 ${meshEntries}`, patch([...round, ...inner])),
  // Pictures.
  50: flateObject(
    "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
    rainbow,
  ),
  51: flateObject(
    "/Type /XObject /Subtype /Image /Width 4 /Height 2 /BitsPerComponent 2 /ColorSpace [/Indexed /DeviceRGB 3 <000000a3211bffd54affffff>]",
    bytes(0b00_01_10_11, 0b11_10_01_00),
  ),
  52: flateObject(
    "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 16 /ColorSpace /DeviceRGB",
    Uint8Array.from([...rainbow].flatMap((byte) => [byte, 17])),
  ),
  53: flateObject(
    "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Mask [0 100 0 255 0 255]",
    rainbow,
  ),
  54: flateObject(
    "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Decode [1 0 1 0 1 0] /SMask 55 0 R",
    rainbow,
  ),
  55: flateObject(
    "/Type /XObject /Subtype /Image /Width 8 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
    bytes(0, 36, 72, 108, 144, 180, 216, 255),
  ),
  56: flateObject(
    "/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace [/Lab <</WhitePoint [.9642 1 .8249] /Range [-100 100 -100 100]>>]",
    pixels(4, 4, (x, y) => [200, x * 60 + 30, y * 60 + 30]),
  ),
  57: flateObject(
    "/Type /XObject /Subtype /Image /Width 4 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceCMYK",
    bytes(255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 255, 255, 255, 255),
  ),
  58: flateObject(
    "/Type /XObject /Subtype /Image /Width 8 /Height 2 /BitsPerComponent 1 /ImageMask true",
    bytes(0xaa, 0x55),
  ),
  59: flateObject(
    "/Type /XObject /Subtype /Image /Width 8 /Height 1 /BitsPerComponent 4 /ColorSpace /DeviceGray",
    bytes(0x02, 0x46, 0x8a, 0xcf),
  ),
  // Spaces.
  60: "[/Separation /Merah /DeviceRGB 61 0 R]",
  61: streamObject(
    "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]",
    "{dup 1 exch .36 mul sub exch dup 1 exch .87 mul sub exch 1 exch .89 mul sub}",
  ),
  62: "[/DeviceN [/Cyan /Black] /DeviceCMYK 63 0 R]",
  63: streamObject("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]", "{0 exch 0 exch}"),
  64: "[/CalRGB <</WhitePoint [.9505 1 1.089] /Gamma [2.2 2.2 2.2] /Matrix [.4124 .2126 .0193 .3576 .7152 .1192 .1805 .0722 .9505]>>]",
  65: "[/CalGray <</WhitePoint [.9505 1 1.089] /Gamma 2.2>>]",
  66: "[/Lab <</WhitePoint [.9642 1 .8249] /Range [-100 100 -100 100]>>]",
  67: "[/Pattern /DeviceRGB]",
  68: "[/Separation /All /DeviceRGB <</FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [0 0 0] /N 1>>]",
  // Patterns, glyphs, groups.
  70: streamObject(
    "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 8 8] /XStep 8 /YStep 8 /Resources <<>>",
    ".2 .4 .9 rg 0 0 4 4 re f 1 .5 0 RG 0 0 m 8 8 l S",
  ),
  71: streamObject(
    "/PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 8 8] /XStep 8 /YStep 8 /Resources <<>>",
    "0 0 5 5 re f",
  ),
  72: `<</PatternType 2 /Matrix [48 0 0 48 301 51] /Shading <</ShadingType 1 /ColorSpace /DeviceRGB /Domain [-20 20 -20 20] /Function 73 0 R>>>>`,
  73: streamObject(
    "/FunctionType 4 /Domain [-20 20 -20 20] /Range [0 1 0 1 0 1]",
    "{.5 sub exch .5 sub atan 360 div dup .5 gt {pop 1 0 0} {dup 2 mul 0 exch 1 exch sub 0} ifelse}",
  ),
  80: "<</Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 65 /LastChar 66 /Widths [1000 1000] /Encoding <</Type /Encoding /Differences [65 /a /b]>> /CharProcs <</a 81 0 R /b 82 0 R>> /Resources <<>>>>",
  81: streamObject("", "1000 0 d0 1 0 0 rg 0 0 600 600 re f"),
  82: streamObject("", "1000 0 0 0 700 700 d1 0 1 0 rg 0 0 700 700 re f"),
  90: streamObject(
    "/Type /XObject /Subtype /Form /BBox [0 0 48 48] /Group <</S /Transparency /CS /DeviceRGB>> /Resources <</Shading <</S <</ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 48 0] /Function <</FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 1 0] /N 1>>>>>>>>",
    "/S sh",
  ),
  91: "<</SMask <</S /Luminosity /G 90 0 R /BC [0 0 0]>>>>",
  92: streamObject(
    "/Type /XObject /Subtype /Form /BBox [0 0 48 48] /Resources <</XObject <</P 50 0 R /F 93 0 R>>>>",
    "q 24 0 0 24 0 0 cm /P Do Q /F Do",
  ),
  93: streamObject(
    "/Type /XObject /Subtype /Form /BBox [0 0 48 48] /Matrix [.5 0 0 .5 24 24] /Group <</S /Transparency /I true /CS /DeviceRGB>>",
    "0 .5 .2 rg 0 0 48 48 re f",
  ),
  94: "<</ca .5 /BM /Multiply /OP true /op true /OPM 1 /TR /Identity>>",
};

const resources = `/Shading <<${Object.entries(shadings)
  .map(([key, value]) => `/${key} ${value}`)
  .join(" ")}>>
/XObject <</I50 50 0 R /I51 51 0 R /I52 52 0 R /I53 53 0 R /I54 54 0 R /I56 56 0 R /I57 57 0 R /I58 58 0 R /I59 59 0 R /F92 92 0 R>>
/ColorSpace <</Spot 60 0 R /N 62 0 R /Cal 64 0 R /CalG 65 0 R /Lab 66 0 R /Pat 67 0 R /All 68 0 R>>
/Pattern <</P70 70 0 R /P71 71 0 R /P72 72 0 R>>
/Font <</F80 80 0 R>> /ExtGState <</G91 91 0 R /G94 94 0 R>>`;

const image = (key: string): string => `48 0 0 48 0 0 cm /${key} Do`;
const all = "0 0 48 48 re f";

/** Every kind of colour that a page can have, a cell each. */
const cells: readonly string[] = [
  ...Object.keys(shadings).map((key) => `/${key} sh`),
  ...["I50", "I51", "I52", "I53", "I54", "I56", "I57", "I59"].map(image),
  `.9 .3 .1 rg ${image("I58")}`,
  `48 0 0 48 0 0 cm BI /W 4 /H 1 /BPC 8 /CS /RGB /F /AHx ID ff0000 00ff00 0000ff ffff00> EI`,
  `48 0 0 48 0 0 cm BI /W 2 /H 2 /BPC 4 /CS [/I /RGB 3 <ff8000008000ff00ff102030>] ID \x01\x23 EI`,
  `0 .5 0 rg 48 0 0 48 0 0 cm BI /W 8 /H 1 /IM true /D [1 0] ID \xaa\nEI`,
  `/Spot cs .7 scn ${all}`,
  `/N cs .6 .2 scn ${all}`,
  `/Cal cs .7 .2 .3 scn ${all}`,
  `/CalG cs .5 scn ${all}`,
  `/Lab cs 60 40 -30 scn ${all}`,
  `/All cs 1 scn 0 0 48 2 re f`,
  `/Pattern cs /P70 scn ${all}`,
  `/Pat cs .8 .1 .5 /P71 scn ${all}`,
  // The conic pattern lies where its matrix says: under this cell.
  `/Pattern cs /P72 scn ${all}`,
  `1 .5 0 RG 6 w 0 0 m 48 48 l S`,
  `BT 0 0 1 rg /F80 20 Tf 2 10 Td (AB) Tj ET`,
  `/G91 gs .1 .1 .8 rg ${all}`,
  `/F92 Do`,
  `1 .8 0 rg ${all} /G94 gs .2 .6 1 rg 0 0 24 48 re f`,
  `.5 g ${all} 0 0 0 rg 10 10 28 28 re f`,
  `.2 .7 .1 0 k ${all}`,
];

/** Where the conic pattern is drawn: its matrix says the same. */
const conic = cells.findIndex((operators) => operators.includes("/P72"));

/** A page with every kind of colour, space, gradient, picture and pattern. */
export function zooPdf(): Buffer {
  const matrix = `[48 0 0 48 ${(conic % 8) * 50 + 1} ${Math.floor(conic / 8) * 50 + 1}]`;
  const placed = { ...objects, 72: (objects[72] ?? "").replace("[48 0 0 48 301 51]", matrix) };
  const content = cells.map((operators, index) => cell(index % 8, Math.floor(index / 8), operators)).join("");
  return pagePdf(content, resources, placed);
}
