import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp, { type Sharp } from "sharp";

/** Wide enough for the text of an A4 page. */
const [width, height] = [1200, 260];

/** Waves of colour in any number of channels. */
function waves(channels: 1 | 3 | 4): Sharp {
  const data = Buffer.alloc(width * height * channels);
  for (let at = 0; at < data.length; at += 1) {
    const [x, y, k] = [Math.floor(at / channels) % width, Math.floor(at / channels / width), at % channels];
    data[at] = Math.round(
      Math.min(255, Math.max(0, 140 + 90 * Math.sin(x / 60 + k * 2) + 25 * Math.cos(y / 40 - k))),
    );
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** Gray that fades out to the right. */
function fadingGray(): Sharp {
  const data = Buffer.alloc(width * height * 2);
  for (let at = 0; at < width * height; at += 1) {
    data[at * 2] = Math.round(128 + 100 * Math.sin(at / 50));
    data[at * 2 + 1] = 255 - Math.round((255 * (at % width)) / width);
  }
  return sharp(data, { raw: { width, height, channels: 2 } });
}

const circles = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><circle cx="400" cy="130" r="120" fill="#a3211b"/><circle cx="700" cy="130" r="120" fill="#226" fill-opacity=".6"/></svg>`;

const pictures: Readonly<Record<string, () => Sharp>> = {
  "rgb.jpg": () => waves(3).jpeg({ quality: 90 }),
  "cmyk.jpg": () => waves(3).toColourspace("cmyk").jpeg({ quality: 90 }),
  "dalam.png": () => waves(3).toColourspace("rgb16").png(),
  "kelabu.jpg": () => waves(3).grayscale().jpeg(),
  "palet.png": () => sharp(Buffer.from(circles)).png({ palette: true, colours: 16 }),
  "kelabu-alfa.png": () => fadingGray().png(),
  "warna.webp": () => waves(3).webp({ quality: 90 }),
  "satu-bit.png": () => waves(1).threshold(128).png({ palette: true, colours: 2 }),
};

/** Copies the package of torture to a folder and puts the photographs into it, which are made anew each time. */
export async function copyTorture(to: string): Promise<string> {
  await cp(fileURLToPath(new URL("package/", import.meta.url)), to, { recursive: true });
  for (const [name, make] of Object.entries(pictures))
    await writeFile(join(to, "modules", "siksaan", "images", name), await make().toBuffer());
  return to;
}
