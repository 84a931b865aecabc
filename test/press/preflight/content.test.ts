import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { preflight } from "../../../src/press/preflight/preflight.ts";
import type { Finding } from "../../../src/press/preflight/finding.ts";
import type { ProfileName } from "../../../src/press/preflight/profiles.ts";
import { smallPdf, type SmallPage, type SmallPdf } from "./support/small-pdf.ts";

async function findings(file: SmallPdf, profile: ProfileName = "sheet"): Promise<readonly Finding[]> {
  return (await preflight(smallPdf(file), profile)).findings;
}

/** Findings of one rule on a page of this content. */
async function of(
  rule: string,
  content: string,
  page: SmallPage = {},
  objects: SmallPdf["objects"] = {},
): Promise<Finding[]> {
  const all = await findings({ pages: [{ content, ...page }], objects });
  return all.filter((finding) => finding.rule.id === rule);
}

const corner = 28.3464;
const greetingIn = (size: number): string => `BT /F1 ${size} Tf 0 0 Td (Halo) Tj ET`;

describe("places and values", () => {
  test("are mm from the lower left corner of the trim, whatever transforms the content", async () => {
    const [found] = await of(
      "colour-rgb",
      `1 0 0 rg q 2 0 0 2 ${corner} ${corner} cm 14.1732 28.3464 28.3464 14.1732 re f Q`,
    );
    expect(found?.places).toEqual([{ x: 10, y: 20, width: 20, height: 10 }]);
  });

  test("of text: its size after all matrices, its width from the font", async () => {
    const [found] = await of(
      "text-small",
      `.5 .5 0 0 k q .5 0 0 .5 ${corner} ${corner} cm BT /F1 6 Tf 2 0 0 2 0 0 Tm 100 Tz (Halo) Tj ET Q`,
    );
    expect(found?.value).toBeCloseTo(6);
    // Four letters of half an em.
    expect(found?.places[0]?.width).toBeCloseTo((4 * 0.5 * 6 * 25.4) / 72, 1);
  });

  test("of text after text in the same line, with TJ, spacing and T*", async () => {
    const content = `0 0 0 1 k BT /F1 20 Tf 40 TL 1 0 0 1 ${corner} 300 Tm 5 Tc [(ab) -500 (c)] TJ 1 0 0 rg (d) Tj 0 Tc T* (e) Tj ET`;
    const [found] = await of("colour-rgb", content);
    // 3 letters of 10 points, 3 spaces of 5, and half an em.
    expect(found?.places.map(({ x }) => x)).toEqual(
      [(55 * 25.4) / 72, 0].map((x) => Math.round(x * 10) / 10),
    );
  });

  test("of pictures: pixels an inch in the direction that has fewer, turned or not", async () => {
    const objects = {
      picture: {
        entries: "/Subtype /Image /Width 100 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8",
        data: new Uint8Array(10_000),
      },
    };
    const page = { resources: "/XObject << /P @picture >>" };
    const [found] = await of("image-coarse", "q 0 72 -144 0 250 60 cm /P Do Q", page, objects);
    expect(found?.value).toBe(50);
    expect(await of("image-coarse", "q 0 24 -48 0 250 60 cm /P Do Q", page, objects)).toEqual([]);
  });

  test("are cut to the clip, and nothing outside of it counts", async () => {
    const [found] = await of("colour-rgb", `1 0 0 rg q 60 60 20 20 re W n 0 0 300 300 re f Q`);
    expect(found?.places[0]).toMatchObject({ width: 7.1, height: 7.1 });
    expect(await of("colour-rgb", "1 0 0 rg q 60 60 20 20 re W n 100 100 30 30 re f Q")).toEqual([]);
  });

  test("of several marks in one line are one place, and all are counted", async () => {
    const [found] = await of(
      "colour-rgb",
      "1 0 0 rg 60 60 5 5 re f 66 60 5 5 re f 72 60 5 5 re f 200 200 5 5 re f",
    );
    expect(found?.count).toBe(4);
    expect(found?.places).toHaveLength(2);
  });
});

describe("what a page uses is found wherever it is", () => {
  const rgb = "1 0 0 rg 0 0 20 20 re f";
  const box = "/BBox [0 0 300 300]";
  const places: [string, SmallPage, SmallPdf["objects"]][] = [
    [
      "a form in a form",
      { content: "/F Do", resources: "/XObject << /F @outer >>" },
      {
        outer: {
          entries: `/Subtype /Form ${box} /Matrix [1 0 0 1 60 60] /Resources << /XObject << /G @inner >> >>`,
          data: "/G Do",
        },
        inner: { entries: `/Subtype /Form ${box}`, data: rgb },
      },
    ],
    [
      "a tile",
      { content: "/Pattern cs /P scn 60 60 90 90 re f", resources: "/Pattern << /P @tile >>" },
      {
        tile: { entries: "/PatternType 1 /PaintType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9", data: rgb },
      },
    ],
    [
      "a gradient",
      { content: "q 60 60 90 90 re W n /S sh Q", resources: "/Shading << /S @shading >>" },
      {
        shading:
          "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] /Function << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0] /C1 [1 1 1] >> >>",
      },
    ],
    [
      "a glyph",
      { content: "BT /T 20 Tf 60 60 Td (a) Tj ET", resources: "/Font << /F1 @font /T @type3 >>" },
      {
        type3:
          "<< /Subtype /Type3 /FontMatrix [.01 0 0 .01 0 0] /FontBBox [0 0 100 100] /FirstChar 97 /Widths [100] /Encoding << /Differences [97 /a] >> /CharProcs << /a @glyph >> >>",
        glyph: { data: `100 0 d0 ${rgb}` },
      },
    ],
    [
      "a soft mask",
      {
        content: "/Soft gs 0 0 0 1 k 60 60 20 20 re f",
        resources: "/ExtGState << /Soft << /SMask << /S /Luminosity /G @mask >> >> >>",
      },
      {
        mask: { entries: `/Subtype /Form ${box} /Group << /S /Transparency /CS /DeviceRGB >>`, data: rgb },
      },
    ],
    [
      "an inline image",
      { content: "q 20 0 0 20 60 60 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID EI EI Q 0 0 0 1 k" },
      {},
    ],
    [
      "a table of colours",
      {
        content: "/T cs 1 scn 60 60 20 20 re f",
        resources: "/ColorSpace << /T [/Indexed /DeviceRGB 1 <000000FF0000>] >>",
      },
      {},
    ],
    [
      "the stand-in of a spot colour",
      {
        content: "/T cs 1 scn 60 60 20 20 re f",
        resources: "/ColorSpace << /T [/Separation /Emas /DeviceRGB @tint] >>",
      },
      {
        tint: "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [1 1 1] /C1 [1 0 0] >>",
      },
    ],
  ];
  test.each(places)("RGB in %s", async (_, page, objects) => {
    expect((await findings({ pages: [page], objects: objects ?? {} })).map(({ rule }) => rule.id)).toContain(
      "colour-rgb",
    );
  });

  test("but not where a profile stands in for RGB", async () => {
    const resources = "/ColorSpace << /DefaultRGB [/ICCBased @icc] >>";
    const found = await findings({
      pages: [{ content: rgb.replace("0 0 20", "60 60 20"), resources }],
      objects: { icc: { entries: "/N 3", data: "" } },
    });
    expect(found.map(({ rule }) => rule.id)).toEqual(["colour-managed"]);
  });

  test("nor in a layer that is off, nor in text that is not seen", async () => {
    const layers = {
      catalog: "/OCProperties << /OCGs [@layer] /D << /OFF [@layer] >> >>",
      objects: { layer: "<< /Type /OCG >>" },
    };
    const content = `/OC /L BDC 1 0 0 rg 60 60 20 20 re f EMC 1 0 0 rg BT 3 Tr /F1 9 Tf 60 60 Td (x) Tj ET 0 0 0 1 k 99 99 20 20 re f`;
    const page = { content, resources: "/Properties << /L @layer >>" };
    expect((await findings({ ...layers, pages: [page] })).map(({ rule }) => rule.id)).toEqual([]);
  });
});

describe("inks add up as they print", () => {
  const area = "40 40 150 150 re f";
  const states = "/ExtGState << /Over << /op true /OPM 1 >> /Dark << /BM /Multiply >> /Half << /ca .5 >> >>";
  const peak = async (
    content: string,
    more: SmallPage = {},
    objects: SmallPdf["objects"] = {},
  ): Promise<number | undefined> => {
    const { facts } = await preflight(
      smallPdf({ pages: [{ content, resources: states, ...more }], objects }),
    );
    return facts.inkPeak?.total;
  };

  test.each([
    ["the top one counts", `1 1 1 0 k ${area} 1 0 1 .5 k ${area}`, 250],
    ["overprint keeps what is below", `1 1 0 0 k ${area} /Over gs 0 0 0 1 k ${area}`, 300],
    ["multiplying adds", `.5 .5 .5 0 k ${area} /Dark gs .5 .5 .5 1 k ${area}`, 325],
    ["half of it is half seen", `1 1 1 0 k ${area} /Half gs 0 0 0 0 k ${area} 1 1 1 1 k ${area}`, 275],
    [
      "a frame has nothing inside",
      `1 1 1 0 k 40 40 m 240 40 l 240 240 l 40 240 l h 60 60 m 220 60 l 220 220 l 60 220 l f*`,
      215,
    ],
  ])("%s", async (_, content, expected) => {
    const total = await peak(content);
    expect(total).toBe(expected);
  });

  test("of a gradient the heaviest colour is taken", async () => {
    const shading = (fn: string): SmallPdf["objects"] => ({
      shading: `<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 1 1] /Function ${fn} >>`,
    });
    const content = "q 40 40 150 150 re W n /S sh Q";
    const more = { resources: "/Shading << /S @shading >>" };
    const simple = "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [.7 .7 .7 .7] >>";
    expect(await peak(content, more, shading(simple))).toBe(280);
    const stitched = `<< /FunctionType 3 /Domain [0 1] /Bounds [.5] /Encode [0 1 1 0] /Functions [${simple} ${simple}] >>`;
    expect(await peak(content, more, shading(stitched))).toBe(280);
    const sampled = {
      entries: "/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1 0 1] /Size [2] /BitsPerSample 8",
      data: Buffer.from("00000000FFFFFF80", "hex"),
    };
    expect(await peak(content, more, { ...shading("@fn"), fn: sampled })).toBe(350);
    const calculated = {
      entries: "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]",
      data: "{ dup 2 copy 0.5 mul 1 0 gt { 0.2 add } if }",
    };
    expect(await peak(content, more, { ...shading("@fn"), fn: calculated })).toBe(370);
  });

  test("of pictures the samples are read, as they are stored", async () => {
    const content = "q 150 0 0 150 40 40 cm /P Do Q";
    const more = { resources: "/XObject << /P @picture >>" };
    const picture = (entries: string, data: Uint8Array): SmallPdf["objects"] => ({
      picture: {
        entries: `/Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceCMYK /BitsPerComponent 8 ${entries}`,
        data,
      },
    });
    const raw = new Uint8Array(64 * 64 * 4).fill(191);
    expect(await peak(content, more, picture("", raw))).toBe(300);
    expect(
      await peak(
        content,
        more,
        picture(
          "/Decode [1 0 1 0 1 0 1 0]",
          raw.map((value) => 255 - value),
        ),
      ),
    ).toBe(300);
    // sharp writes Adobe's turned samples, which Decode turns back.
    const rgb = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#0a2a10" } })
      .toColourspace("cmyk")
      .jpeg({ quality: 100 })
      .toBuffer();
    const turned = await peak(content, more, picture("/Filter /DCTDecode /Decode [1 0 1 0 1 0 1 0]", rgb));
    // 85/6/100/82, as sharp made them.
    expect(turned).toBe(272);
    expect((await peak(content, more, picture("/Filter /DCTDecode", rgb))) ?? 0).toBeLessThan(200);
  });

  test("a picture smaller than the square is averaged with the paper round it", async () => {
    const half = await peak(`1 1 1 1 k 100 100 ${15 * 2.8346} ${7.5 * 2.8346} re f`);
    // The grid is of whole millimetres.
    expect(half).toBeGreaterThan(185);
    expect(half).toBeLessThan(215);
  });
});

test("facts tell what is in the file", async () => {
  const content = `.5 0 0 0 k 60 60 20 20 re f 0 0 0 1 k ${greetingIn(20)}`;
  const { facts } = await preflight(smallPdf({ pages: [{ content }, {}, { content: "" }] }));
  expect(facts).toMatchObject({
    pages: 3,
    examined: 3,
    colourPages: 1,
    blackPages: 1,
    emptyPages: 1,
    sizes: [{ width: 105, height: 148, pages: 3 }],
    pdfx: "PDF/X-4",
    outputIntent: "FOGRA39",
    title: "Uji",
    date: "2026-01-02",
    fonts: [{ name: "Uji", type: "TrueType", embedded: true }],
    colourSpaces: ["DeviceCMYK"],
  });
});
