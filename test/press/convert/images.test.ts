import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { reduce } from "../../../src/press/convert/raster.ts";
import { press } from "./support/convert.ts";
import { rgbIn, streamsOf, type SeenStream } from "./support/inspect.ts";
import { flateObject, pagePdf, streamObject } from "./support/zoo.ts";

const head = "/Type /XObject /Subtype /Image";
const jpegHead = (width: number, height: number): string =>
  `${head} /Width ${width} /Height ${height} /BitsPerComponent 8 /Filter /DCTDecode`;

/** Pixels that no two neighbours share. */
function photograph(width: number, height: number, channels: 1 | 3): Buffer {
  return Buffer.from(
    Array.from({ length: width * height * channels }, (_, at) => (at * 7919 + (at >> 5) * 104_729) & 255),
  );
}

/** The converted image, drawn so many points wide, and its report. */
async function converted(
  object: string,
  {
    size = 100,
    more = {},
    options = {},
  }: { size?: number; more?: Record<number, string>; options?: object } = {},
): Promise<{ image: SeenStream; all: SeenStream[]; bytes: Uint8Array }> {
  const pdf = pagePdf(`${size} 0 0 ${size} 0 0 cm /X Do`, "/XObject <</X 10 0 R>>", { 10: object, ...more });
  const { bytes } = await press(pdf, options);
  expect(await rgbIn(bytes)).toEqual([]);
  const all = await streamsOf(bytes);
  const image = all.find(({ number }) => number === 10);
  if (image === undefined) throw new Error("no picture");
  return { image, all, bytes };
}

describe("pictures", () => {
  test("flat art keeps its colours exactly: numbers of inks", async () => {
    const pixels = Buffer.from([0xa3, 0x21, 0x1b, 0, 0, 0, 255, 255, 255, 0xa3, 0x21, 0x1b]);
    const { image } = await converted(
      flateObject(`${head} /Width 4 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB`, pixels),
      {
        options: { colours: { "#a3211b": [0, 1, 1, 0] } },
      },
    );
    expect(image.dictionary).toMatch(/\/Indexed \/DeviceCMYK 2 <00ffff00000000ff00000000>/i);
    expect([...Buffer.from(image.text, "latin1")]).toEqual([0, 1, 2, 0]);
  });

  test("gray pixels become DeviceGray, and in black only everything does", async () => {
    const gray = Buffer.from([0, 0, 0, 128, 128, 128, 255, 255, 255, 60, 61, 62]);
    const object = `${head} /Width 4 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB`;
    expect((await converted(flateObject(object, gray))).image.dictionary).toContain("/DeviceGray");
    const red = flateObject(object, Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]));
    expect((await converted(red, { options: { inside: "black" } })).image.dictionary).toContain(
      "/DeviceGray",
    );
  });

  test("a palette keeps its bytes and gets inks; black and white stay", async () => {
    const palette = flateObject(
      `${head} /Width 8 /Height 1 /BitsPerComponent 1 /ColorSpace [/Indexed /DeviceRGB 1 <ffffff000000>]`,
      Buffer.from([0xaa]),
    );
    const { image } = await converted(palette);
    expect(image.dictionary).toMatch(/\/Indexed \/DeviceCMYK 1 <00000000000000ff>/i);
    expect(image.text).toBe("\xaa");
    const plain = await converted(
      flateObject(
        `${head} /Width 8 /Height 1 /BitsPerComponent 1 /ColorSpace /DeviceGray`,
        Buffer.from([0xaa]),
      ),
    );
    expect(plain.image.text).toBe("\xaa");
  });

  test("a colour key becomes an alpha", async () => {
    const pixels = Buffer.from([255, 0, 0, 0, 255, 0]);
    const { image, all } = await converted(
      flateObject(
        `${head} /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Mask [0 10 200 255 0 10]`,
        pixels,
      ),
    );
    const mask = /\/SMask (\d+) 0 R/.exec(image.dictionary)?.[1];
    expect(all.find(({ number }) => number === Number(mask))?.text).toBe("\x02\xff\x00");
  });

  test("a matte is taken out", async () => {
    // Half of red over a black matte.
    const { image } = await converted(
      flateObject(
        `${head} /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB /SMask 11 0 R`,
        Buffer.from([128, 0, 0]),
      ),
      {
        more: {
          11: flateObject(
            `${head} /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Matte [0 0 0]`,
            Buffer.from([128]),
          ),
        },
        options: { colours: { "#ff0000": [0, 1, 1, 0] } },
      },
    );
    expect(image.dictionary).toMatch(/<00ffff00>/i);
  });

  test("LZW goes, as PDF/X asks", async () => {
    const { image } = await converted(
      streamObject(
        `${head} /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /LZWDecode`,
        Buffer.from([0x80, 0x00, 0x00, 0x20, 0x20, 0x00, 0x40, 0x40]),
      ),
    );
    expect(image.dictionary).not.toContain("LZW");
    const stencil = streamObject(
      `${head} /Width 8 /Height 1 /ImageMask true /Filter /LZWDecode`,
      Buffer.from([0x80, 0x2a, 0xa0, 0x20]),
    );
    expect((await converted(stencil)).image.dictionary).not.toContain("LZW");
  });
});

describe("photographs", () => {
  const size = { width: 96, height: 96 };

  test("stay JPEG, in inks, and look the same", async () => {
    const pixels = Buffer.from(
      Array.from({ length: 96 * 96 }, (_, at) => [at % 96, Math.floor(at / 96), 90])
        .flat()
        .map((value, index) => (index % 3 === 2 ? value : 40 + value * 2)),
    );
    const source = await sharp(pixels, { raw: { ...size, channels: 3 } })
      .jpeg({ quality: 95 })
      .toBuffer();
    const pdf = pagePdf("72 0 0 72 0 0 cm /X Do", "/XObject <</X 10 0 R>>", {
      10: streamObject(`${jpegHead(96, 96)} /ColorSpace /DeviceRGB`, source),
    });
    const { bytes, report } = await press(pdf, { photographs: "relative" });
    expect(await rgbIn(bytes)).toEqual([]);
    expect(report.pictures).toMatchObject([
      { filter: "DCTDecode", space: "DeviceCMYK", ppiFrom: 96, ppiTo: 96, page: 1 },
    ]);
    const image = (await streamsOf(bytes)).find(({ number }) => number === 10);
    expect(image?.dictionary).toContain("/Decode [ 1 0 1 0 1 0 1 0 ]");
  });

  test("are reduced to the resolution that a shop needs, and never enlarged", async () => {
    const source = await sharp(photograph(96, 96, 3), { raw: { ...size, channels: 3 } })
      .jpeg()
      .toBuffer();
    const object = streamObject(`${jpegHead(96, 96)} /ColorSpace /DeviceRGB`, source);
    // 96 pixels on 12 points are 576 an inch.
    expect((await converted(object, { size: 12 })).image.dictionary).toContain("/Width 50");
    expect((await converted(object, { size: 12, options: { ppi: 200 } })).image.dictionary).toContain(
      "/Width 34",
    );
    expect((await converted(object, { size: 72 })).image.dictionary).toContain("/Width 96");
  });

  test("are measured at their largest use, also inside forms", async () => {
    const source = await sharp(photograph(96, 96, 3), { raw: { ...size, channels: 3 } })
      .jpeg()
      .toBuffer();
    const pdf = pagePdf(
      "q 6 0 0 6 0 0 cm /X Do Q q 2 0 0 2 0 0 cm /F Do Q",
      "/XObject <</X 10 0 R /F 11 0 R>>",
      {
        10: streamObject(`${jpegHead(96, 96)} /ColorSpace /DeviceRGB`, source),
        11: streamObject(
          "/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [2 0 0 2 0 0] /Resources <</XObject <</X 10 0 R>>>>",
          "3 0 0 3 0 0 cm /X Do",
        ),
      },
    );
    const { report } = await press(pdf);
    expect(report.pictures).toMatchObject([{ to: [50, 50], ppiTo: 300 }]);
  });

  test("of inks within the limit stay byte for byte; beyond it they are held to it", async () => {
    const thin = await sharp(photograph(16, 16, 3), { raw: { width: 16, height: 16, channels: 3 } })
      .toColourspace("cmyk")
      .jpeg({ quality: 100 })
      .toBuffer();
    const object = streamObject(
      `${jpegHead(16, 16)} /ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]`,
      thin,
    );
    expect((await converted(object, { options: { inkLimit: 4 } })).image.dictionary).toContain(
      `/Length ${thin.length}`,
    );
    expect((await converted(object, { options: { inkLimit: 1.5 } })).image.dictionary).not.toContain(
      `/Length ${thin.length}`,
    );
  });
});

describe("reducing", () => {
  test("takes the mean of what each pixel covers", () => {
    const raster = { width: 4, height: 2, channels: 1, data: Uint8Array.of(0, 100, 200, 200, 0, 100, 0, 0) };
    expect([...reduce(raster, 2, 1).data]).toEqual([50, 100]);
    expect([...reduce({ ...raster, height: 1, data: raster.data.subarray(0, 4) }, 3, 1).data]).toEqual([
      25, 150, 200,
    ]);
  });
});
