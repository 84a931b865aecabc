import { describe, expect, test } from "vitest";
import { press } from "./support/convert.ts";
import { operatorsOf, pageContent, pageResources, rgbIn, streamsOf } from "./support/inspect.ts";
import { cell, flateObject, pagePdf, streamObject } from "./support/zoo.ts";

/** What a page's content becomes, without the two operators that every page begins with. */
async function converted(
  content: string,
  resources = "",
  objects: Record<number, string> = {},
): Promise<string> {
  const { bytes } = await press(pagePdf(content, resources, objects));
  expect(await rgbIn(bytes)).toEqual([]);
  return (await pageContent(bytes)).replace("0 0 0 1 k 0 0 0 1 K\n", "");
}

describe("content without colour", () => {
  test("stays byte for byte", async () => {
    const content =
      "q .5 0 0 .5 0 0 cm % catatan\n0 0 m 100 100 l 200 0 l W* n\n/Span <</ActualText <feff00ad> >> BDC\nEMC Q";
    expect(await converted(content)).toBe(content);
  });

  test("is closed where the source leaves it open, and not opened where it closes too much", async () => {
    expect(operatorsOf(await converted("q q 0 g")).filter((word) => word === "Q")).toHaveLength(2);
    expect(operatorsOf(await converted("q Q Q Q 0 g")).filter((word) => word === "Q")).toHaveLength(1);
  });
});

describe("colours", () => {
  test.each([
    ["0 0 0 rg", "0 0 0 1 k"],
    ["0 g", "0 0 0 1 k"],
    ["1 1 1 RG", "0 0 0 0 K"],
    ["0 0 0 RG 0 0 0 rg", "0 0 0 1 K 0 0 0 1 k"],
    [".2 .3 .4 .1 k", "0.2 0.3 0.4 0.1 k"],
    ["/DeviceRGB cs 0 0 0 sc", "0 0 0 1 k 0 0 0 1 k"],
    ["/DeviceGray CS 1 SCN", "0 0 0 1 K 0 0 0 0 K"],
    ["1 1 1 rg(a)Tj", "0 0 0 0 k(a)Tj"],
    ["0 0 0 rg/G0 gs", "0 0 0 1 k/G0 gs"],
  ])("%s becomes %s", async (source, expected) => {
    expect(await converted(source, "/ExtGState <</G0 <</LW 1>>>>")).toBe(expected);
  });

  test("of the table are exact", async () => {
    const { bytes, report } = await press(pagePdf(".6392 .1294 .1059 rg 0 0 9 9 re f"), {
      colours: { "#a3211b": [0.15, 1, 1, 0.1] },
    });
    expect(await pageContent(bytes)).toContain("0.15 1 1 0.1 k");
    expect(report.colours).toContainEqual({ source: "#a3211b", inks: [0.15, 1, 1, 0.1] });
    expect(report.mostInk).toBeCloseTo(2.25);
  });

  test("of spot inks become process inks; process inks stay, and registration stays what it is", async () => {
    const spaces = `/ColorSpace <</K [/Separation /Black /DeviceRGB <</FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [0 0 0] /N 1>>]
/N [/DeviceN [/Magenta /Cyan] /DeviceCMYK 10 0 R] /R [/Separation /All /DeviceRGB <</FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [0 0 0] /N 1>>]>>`;
    const objects = {
      10: streamObject("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]", "{exch 0 0}"),
    };
    const content = await converted(
      "/K cs .5 scn 0 0 9 9 re f /N cs .2 .7 scn 0 0 9 9 re f /R CS 1 SCN 0 0 m 9 9 l S",
      spaces,
      objects,
    );
    expect(content).toContain("0 0 0 0.5 k");
    expect(content).toContain("0.7 0.2 0 0 k");
    expect(content).toContain("/R CS 1 SCN");
  });

  test("stand for black where DeviceGray is ink already: in a file with an output intent for presses", async () => {
    const source = pagePdf(".5 g 0 0 9 9 re f").toString("latin1");
    const made = source.replace("/Pages 2 0 R>>", "/Pages 2 0 R /OutputIntents [<</S /GTS_PDFX>>]>>");
    const { bytes } = await press(Buffer.from(made, "latin1"));
    expect(await pageContent(bytes)).toContain("0 0 0 0.5 k");
  });
});

describe("overprint", () => {
  const resources =
    "/Font <</F0 10 0 R>> /ExtGState <</Half <</ca .5>> /Source <</OP true /op true /OPM 1>>>>";
  const font = { 10: "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>" };
  const text = (size: number, before = ""): string => `${before} 0 0 0 rg BT /F0 ${size} Tf (a) Tj ET`;

  test.each([
    ["black text under 12 pt", text(11.9), 1],
    ["black text of 12 pt", text(12), 0],
    ["text that is small by the page's scale", text(100, ".1 0 0 .1 0 0 cm"), 1],
    ["gray text", ".5 g BT /F0 8 Tf (a) Tj ET", 0],
    ["white text", "1 g BT /F0 8 Tf (a) Tj ET", 0],
    ["text that is half transparent", `/Half gs ${text(8)}`, 0],
    ["invisible text", "0 g BT 3 Tr /F0 8 Tf (a) Tj ET", 0],
    ["a black line of 1 pt", "0 G 1 w 0 0 m 9 9 l S", 2],
    ["a black line of 2 pt", "0 G 2 w 0 0 m 9 9 l S", 0],
    ["a thin black rectangle, which is a line", "0 g 0 0 100 .5 re f", 1],
    ["a black area", "0 g 0 0 100 100 re f", 0],
    ["an area of RGB where the source overprints", "/Source gs 1 0 0 rg 0 0 50 50 re f", 0],
    ["an area of inks where the source overprints", "/Source gs 1 0 0 0 k 0 0 50 50 re f", 1],
  ])("%s", async (_, content, expected) => {
    const { bytes } = await press(pagePdf(content, resources, font));
    expect((await pageContent(bytes)).includes(`/PressOverprint${expected} gs`)).toBe(expected !== 0);
    expect(/\/PressOverprint[^0]/.test(await pageContent(bytes))).toBe(expected !== 0);
    expect(await pageResources(bytes)).not.toContain("/Source <<\n/OP");
  });

  test("ends before whatever comes next, and is never inside a path", async () => {
    const content = await converted(
      `${text(8)} .5 g 10 10 m 20 20 l f /X Do`,
      `${resources} /XObject <</X 11 0 R>>`,
      {
        ...font,
        11: streamObject("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 9 9 re f"),
      },
    );
    expect(content.match(/\/PressOverprint\d gs/g)).toEqual(["/PressOverprint1 gs", "/PressOverprint0 gs"]);
    expect(content).toMatch(/\/PressOverprint0 gs\s+10 10 m 20 20 l f/);
  });
});

describe("inline images", () => {
  test("become inks or gray; stencils stay", async () => {
    const content = await converted(
      [
        "q BI /W 2 /H 1 /BPC 8 /CS /RGB /F /AHx ID ff0000 00ff00> EI Q",
        "q BI /W 2 /H 1 /BPC 8 /CS /RGB ID \x10\x10\x10\xee\xee\xee EI Q",
        "q BI /W 8 /H 1 /IM true ID \xaa EI Q",
      ].join("\n"),
    );
    const heads = [...content.matchAll(/BI ([^\n]*?) ID/g)].map(([, head]) => head);
    expect(heads[0]).toMatch(/^\/W 2 \/H 1 \/BPC 8 \/CS \[\/I \/CMYK 1 <[\da-f]{16}>\] \/F \/Fl$/);
    expect(heads[1]).toBe("/W 2 /H 1 /BPC 8 /CS /G /F /Fl");
    expect(heads[2]).toBe("/W 8 /H 1 /IM true");
  });
});

describe("forms, patterns and glyphs", () => {
  test("are converted where they are used, and what nothing uses stays behind", async () => {
    const form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group <</S /Transparency /CS /DeviceRGB>>";
    const { bytes } = await press(
      pagePdf("/Used Do", "/XObject <</Used 10 0 R /Unused 11 0 R>> /ColorSpace <</Old /DeviceRGB>>", {
        10: streamObject(form, "1 0 0 rg 0 0 9 9 re f"),
        11: streamObject(form, "0 1 0 rg 0 0 9 9 re f"),
      }),
    );
    expect(await rgbIn(bytes)).toEqual([]);
    const forms = (await streamsOf(bytes)).filter(({ dictionary }) => dictionary.includes("/Form"));
    expect(forms).toHaveLength(1);
    expect(forms[0]?.dictionary).toContain("/CS /DeviceCMYK");
    expect(forms[0]?.text).toMatch(/ k 0 0 9 9 re f/);
  });

  test("use the page's resources where a form has none", async () => {
    const { bytes } = await press(
      pagePdf("/F Do", "/XObject <</F 10 0 R>> /ColorSpace <</Cs [/Indexed /DeviceRGB 1 <000000ff0000>]>>", {
        10: streamObject("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "/Cs cs 1 sc 0 0 9 9 re f"),
      }),
    );
    expect(await rgbIn(bytes)).toEqual([]);
  });

  test("a luminosity mask becomes gray by its own rule, and the same form outside it becomes inks", async () => {
    const { bytes } = await press(
      pagePdf(
        "/F Do /G0 gs 0 g 0 0 9 9 re f",
        "/XObject <</F 10 0 R>> /ExtGState <</G0 <</SMask <</S /Luminosity /G 10 0 R /BC [1 0 0]>>>>>>",
        {
          10: streamObject(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group <</S /Transparency /CS /DeviceRGB>>",
            "1 0 0 rg 0 0 9 9 re f",
          ),
        },
      ),
    );
    expect(await rgbIn(bytes)).toEqual([]);
    const forms = (await streamsOf(bytes)).filter(({ dictionary }) => dictionary.includes("/Form"));
    expect(forms).toHaveLength(2);
    const mask = forms.find(({ dictionary }) => dictionary.includes("/CS /DeviceGray"));
    expect(mask?.text).toBe("0.3 g 0 0 9 9 re f");
    expect(await pageResources(bytes)).toMatch(/\/BC \[ 0\.3 \]/);
  });

  test("glyphs that take their colour from outside lose their own", async () => {
    const { bytes } = await press(
      pagePdf("BT /F0 9 Tf (ab) Tj ET", "/Font <</F0 10 0 R>>", {
        10: "<</Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs <</a 11 0 R /b 12 0 R>> /Encoding <</Differences [97 /a /b]>> /FirstChar 97 /LastChar 98 /Widths [1 1]>>",
        11: streamObject("", "1 0 d0 1 0 0 rg 0 0 1 1 re f"),
        12: streamObject("", "1 0 0 0 1 1 d1 1 0 0 rg 0 0 1 1 re f"),
      }),
    );
    const glyphs = (await streamsOf(bytes)).filter(({ text }) => / d[01]/.test(text)).map(({ text }) => text);
    expect(glyphs.find((text) => text.includes("d0"))).toMatch(/^1 0 d0 0 [\d.]+ [\d.]+ 0 k /);
    expect(glyphs.find((text) => text.includes("d1"))).toMatch(/^1 0 0 0 1 1 d1\s+0 0 1 1 re f/);
  });
});

describe("what cannot be converted", () => {
  const jpx = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /JPXDecode";
  test.each([
    ["JPEG 2000", "/X Do", { 10: streamObject(jpx, "x") }, "image-filter"],
    [
      "a form that draws itself",
      "/X Do",
      { 10: streamObject("/Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 10 0 R>>>>", "/X Do") },
      "circular",
    ],
    ["an unknown colour space", "/Cs cs", {}, "colour-space"],
    ["a name that means nothing", "/Missing Do", {}, "resource"],
    [
      "a damaged picture",
      "/X Do",
      {
        10: flateObject(
          "/Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
          Buffer.alloc(9),
        ),
      },
      "image-data",
    ],
    ["a shading of an unknown type", "/Sh sh", {}, "shading"],
  ] as const)("%s is an error with its place", async (_, drawn, objects, code) => {
    const content = `/P <</MCID 7>> BDC\n${drawn}\nEMC`;
    const pdf = pagePdf(
      content,
      "/XObject <</X 10 0 R>> /ColorSpace <</Cs [/Foo]>> /Shading <</Sh <</ShadingType 9 /ColorSpace /DeviceRGB>>>>",
      objects,
    );
    const locate = (page: number, mcid: number): string => `01-sesi.md:${page + mcid}`;
    const failure = press(pdf, { locate });
    await expect(failure).rejects.toMatchObject({ name: "PressError", problems: [{ code, page: 1 }] });
    await expect(failure).rejects.toMatchObject({ problems: [{ mcid: 7, source: "01-sesi.md:7" }] });
  });

  test("all of it is found at once", async () => {
    const pdf = pagePdf(`${cell(0, 0, "/A Do")}${cell(1, 0, "/B sh")}`);
    await expect(press(pdf)).rejects.toMatchObject({
      problems: [{ code: "resource" }, { code: "resource" }],
    });
  });
});
