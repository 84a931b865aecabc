import { homedir } from "node:os";
import sharp, { type Sharp } from "sharp";
import { findBrowser } from "../../../../src/browser/find.ts";
import { launchBrowser } from "../../../../src/browser/launch.ts";

/** Waves of colour in any number of channels. */
function waves(width: number, height: number, channels: 1 | 3 | 4): Sharp {
  const data = Buffer.alloc(width * height * channels);
  for (let at = 0; at < data.length; at += 1) {
    const [x, y, k] = [Math.floor(at / channels) % width, Math.floor(at / channels / width), at % channels];
    data[at] = Math.round(
      Math.min(255, Math.max(0, 128 + 100 * Math.sin(x / 9 + k) + 27 * Math.cos(y / 7 - k))),
    );
  }
  return sharp(data, { raw: { width, height, channels } });
}

const circles = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><circle cx="40" cy="40" r="35" fill="#a3211b"/><circle cx="80" cy="40" r="35" fill="#226" fill-opacity=".5"/></svg>`;

async function pictures(): Promise<Record<string, string>> {
  const made: Record<string, [type: string, image: Sharp]> = {
    jpeg: ["jpeg", waves(300, 200, 3).jpeg({ quality: 90 })],
    cmyk: ["jpeg", waves(300, 200, 3).toColourspace("cmyk").jpeg({ quality: 90 })],
    gray: ["jpeg", waves(300, 200, 3).grayscale().jpeg()],
    deep: ["png", waves(120, 80, 3).toColourspace("rgb16").png()],
    palette: ["png", sharp(Buffer.from(circles)).png({ palette: true, colours: 16 })],
    bits: ["png", waves(64, 64, 1).threshold(128).png({ palette: true, colours: 2 })],
    alpha: ["webp", waves(200, 100, 4).webp({ quality: 90 })],
  };
  const entries = Object.entries(made).map(async ([key, [type, image]]) => {
    const bytes = await image.toBuffer();
    return [key, `data:image/${type};base64,${bytes.toString("base64")}`];
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

/** Backgrounds, shadows, blending and masks, each on a box of its own. */
const boxes = [
  "background:linear-gradient(90deg,#a3211b,#ffd54a)",
  "background:linear-gradient(#000,#fff)",
  "background:radial-gradient(circle,#fff,#264 40%,#264 60%,#a3211b)",
  "background:conic-gradient(red,yellow,lime,aqua,blue,magenta,red)",
  "background:linear-gradient(90deg,rgba(163,33,27,1),rgba(163,33,27,0))",
  "background:radial-gradient(rgba(0,0,255,.8),rgba(0,255,0,.2))",
  "background:conic-gradient(rgba(255,0,0,.2),rgba(0,0,255,1))",
  "background:repeating-linear-gradient(45deg,#a3211b 0 4px,#fff 4px 8px)",
  "background:#eee;box-shadow:2mm 2mm 3mm rgba(0,0,0,.4)",
  "background:#0a0;opacity:.5",
  "border:.5pt solid #000;border-radius:3mm",
  "border:2pt dashed #a3211b",
  "background:#246;-webkit-mask-image:linear-gradient(90deg,#000,transparent)",
];
const blends = ["multiply", "screen", "darken"];

const drawing = (jpeg: string): string => `<svg width="400" height="120" viewBox="0 0 400 120"><defs>
<linearGradient id="g"><stop offset="0" stop-color="#0ff"/><stop offset="1" stop-color="#f0f" stop-opacity=".3"/></linearGradient>
<pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M0 0L8 8" stroke="#a3211b"/></pattern>
<mask id="m"><rect width="100" height="100" fill="white"/><circle cx="50" cy="50" r="30" fill="#444"/></mask>
<clipPath id="c"><circle cx="350" cy="50" r="40"/></clipPath></defs>
<rect width="100" height="100" fill="url(#g)"/><rect x="110" width="100" height="100" fill="url(#p)" stroke="black" stroke-width=".5"/>
<rect width="100" height="100" transform="translate(220 0)" fill="#083" mask="url(#m)"/>
<image clip-path="url(#c)" x="310" width="90" height="100" href="${jpeg}"/>
<text x="20" y="115" fill="#161412" font-size="14">Teks SVG</text>
<text x="220" y="115" fill="url(#g)" stroke="black" stroke-width=".3" font-size="18">Gradien</text></svg>`;

/** Everything that a browser can put on a page and a press has to understand, on a sheet of 220 by 307 mm. */
async function tortureHtml(): Promise<string> {
  const images = await pictures();
  const box = (style: string, inner = ""): string => `<div class="b" style="${style}">${inner}</div>`;
  return `<!doctype html><html lang="id"><meta charset="utf-8"><title>Siksaan</title><style>
@page{size:220mm 307mm;margin:0} body{font:12px/1.3 serif;margin:12mm}
.b{display:inline-block;width:50mm;height:22mm;margin:1mm;vertical-align:top}
</style><body><h1 style="color:#a3211b">Siksaan</h1>
<p style="color:#000">Teks hitam biasa, <b style="color:#161412">tinta</b>, <span style="color:#777">abu-abu</span>,
<a href="https://example.org/" style="color:#0645ad">tautan</a>, <span style="opacity:.5">setengah</span></p>
${boxes.map((style) => box(style)).join("")}
${blends.map((mode) => box("background:#ffd54a", `<div style="mix-blend-mode:${mode};background:#a3211b;width:30mm;height:15mm"></div>`)).join("")}
${box("filter:grayscale(1)", `<img src="${images["jpeg"]}" width="150">`)}
<div>${Object.values(images)
    .map((image) => `<img src="${image}" width="90">`)
    .join("")}</div>
${drawing(images["jpeg"] ?? "")}</body></html>`;
}

/** That page, printed by the browser that is found here. */
export async function torturePdf(): Promise<Uint8Array> {
  const environment = { env: process.env, platform: process.platform, arch: process.arch, home: homedir() };
  const browser = await launchBrowser(await findBrowser({ environment }));
  try {
    return await browser.open(await tortureHtml(), (document) => document.print({ tagged: true }));
  } finally {
    await browser.close();
  }
}
