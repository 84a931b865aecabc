import { inflateSync } from "node:zlib";
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { ChromiumPdf } from "../../../src/press/chromium-pdf.ts";
import { ObjectWriter } from "../../../src/press/object-writer.ts";
import { readPdfText } from "../../../src/press/pdf-text.ts";
import { toPress } from "../../../src/press/convert/to-press.ts";
import { pdfOf } from "../../support/small-pdf.ts";
import { fogra39, press, slugFont } from "./support/convert.ts";
import { objectsOf, pageContent, pageResources, rgbIn } from "./support/inspect.ts";
import { pagePdf, streamObject } from "./support/zoo.ts";

const format = { width: 148, height: 210, left: 5, top: 7 };
const millimetres = (points: number): number => (points * 25.4) / 72;

function load(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false });
}

/** A tagged page with a bookmark and a destination, in the shape Chromium writes. */
function taggedPdf(): Buffer {
  return pdfOf(
    {
      1: "<</Type /Catalog\n/Pages 2 0 R\n/StructTreeRoot 6 0 R\n/MarkInfo <</Marked true>>\n/Outlines 8 0 R\n/Dests 10 0 R\n/PageLabels <</Nums [0 <</S /r>>]>>>>",
      2: "<</Type /Pages\n/Kids [3 0 R]\n/Count 1>>",
      3: "<</Type /Page\n/Parent 2 0 R\n/MediaBox [0 0 400 400]\n/StructParents 0\n/Contents 4 0 R\n/Resources <</Font <</F1 11 0 R>>>>>>",
      4: "<</Length 71>> stream\n/H1 <</MCID 0 >>BDC\nBT /F1 12 Tf 20 300 Td 0 0 0 rg (Sesi satu) Tj ET\nEMC\nendstream",
      5: "<</Title (Uji)>>",
      6: "<</Type /StructTreeRoot\n/K 7 0 R>>",
      7: "<</Type /StructElem\n/S /H1\n/P 6 0 R\n/Pg 3 0 R\n/K 0>>",
      8: "<</Type /Outlines\n/First 9 0 R\n/Last 9 0 R\n/Count 1>>",
      9: "<</Title (Sesi satu)\n/Parent 8 0 R\n/Dest [3 0 R /Fit]>>",
      10: "<</sesi [3 0 R /Fit]>>",
      11: "<</Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica>>",
    },
    "/Root 1 0 R\n/Info 5 0 R",
  );
}

describe("a press file", () => {
  test("is PDF 1.6 with a classic table, an ID, and no object streams", async () => {
    const { bytes } = await press(pagePdf("0 g"));
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.startsWith("%PDF-1.6\n")).toBe(true);
    expect(text).toMatch(/\nxref\n0 \d+\n\d{10} 65535 f\r\n/);
    expect(text).toMatch(/\/ID \[<[\dA-F]{32}> <[\dA-F]{32}>\]/);
    expect(text).not.toMatch(/\/ObjStm|\/XRef|\/Encrypt/);
  });

  test("has its boxes to 0.01 mm, trim inside bleed inside media, and no crop box", async () => {
    const { bytes } = await press(pagePdf("0 g"), { format, bleed: 3 });
    const page = (await load(bytes)).getPage(0);
    const [trim, bleed, media] = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()];
    const near = (value: number, wanted: number): void => {
      expect(Math.abs(millimetres(value) - wanted)).toBeLessThan(0.01);
    };
    near(trim.x, 5);
    near(400 - trim.y - trim.height, 7);
    near(trim.width, 148);
    near(trim.height, 210);
    near(bleed.width, 154);
    near(bleed.height, 216);
    expect(media).toEqual(bleed);
    expect(page.node.get(PDFName.of("CropBox"))).toBeUndefined();
  });

  test("keeps the source's TrimBox where no format is given", async () => {
    const source = pagePdf("0 g")
      .toString("latin1")
      .replace("/MediaBox", "/TrimBox [20 30 320 330] /MediaBox");
    const page = (await load((await press(Buffer.from(source, "latin1"), { bleed: 0 })).bytes)).getPage(0);
    expect(page.getTrimBox()).toMatchObject({ x: 20, y: 30, width: 300, height: 300 });
  });

  test("says the same in Info and XMP, uncompressed, with all that PDF/X-4 asks for", async () => {
    const options = { title: "Hak & “kewajiban” <uji>", author: "KSPI", creator: "Edisi", producer: "Uji" };
    const { bytes } = await press(pagePdf("0 g"), options);
    const document = await load(bytes);
    const info = document.context.lookup(document.context.trailerInfo.Info, PDFDict);
    const value = (key: string): string | undefined => {
      const entry = info.get(PDFName.of(key));
      return entry instanceof PDFString || entry instanceof PDFHexString
        ? entry.decodeText()
        : entry?.toString();
    };
    expect(value("Title")).toBe(options.title);
    expect(value("Author")).toBe("KSPI");
    expect(value("CreationDate")).toBe("D:20261122000000Z");
    expect(value("ModDate")).toBe("D:20261122000000Z");
    expect(value("Trapped")).toBe("/False");
    const text = Buffer.from(bytes).toString("utf8");
    for (const part of [
      "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
      "Hak &amp; “kewajiban” &lt;uji&gt;",
      "<xmp:CreateDate>2026-11-22T00:00:00Z</xmp:CreateDate>",
      "<xmp:ModifyDate>2026-11-22T00:00:00Z</xmp:ModifyDate>",
      "<xmp:MetadataDate>2026-11-22T00:00:00Z</xmp:MetadataDate>",
      "<pdf:Trapped>False</pdf:Trapped>",
      "<xmpMM:DocumentID>uuid:",
      "<xmpMM:VersionID>1",
      "<xmpMM:RenditionClass>default",
    ])
      expect(text).toContain(part);
  });

  test("has the profile in its output intent, byte for byte", async () => {
    const { bytes } = await press(pagePdf("0 g"));
    const objects = await objectsOf(bytes);
    expect(objects.join("\n")).toMatch(/\/S \/GTS_PDFX/);
    expect(objects.join("\n")).toContain("/DestOutputProfile");
    const { profile } = await fogra39();
    const document = await load(bytes);
    const found = document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFRawStream && object.dict.get(PDFName.of("N"))?.toString() === "4"
          ? [object.contents]
          : [],
      );
    expect(found.map((data) => Buffer.compare(inflateSync(data), Buffer.from(profile)))).toEqual([0]);
  });

  test("has no annotation, action or script, but bookmarks that lead to pages", async () => {
    const { bytes, report } = await press(
      pdfOf(
        {
          1: "<</Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (app.alert)>> /AA <<>> /AcroForm <</Fields []>> /Names <</JavaScript 9 0 R /Dests 10 0 R>> /Outlines 6 0 R /StructTreeRoot 11 0 R>>",
          2: "<</Type /Pages /Kids [3 0 R] /Count 1>>",
          3: "<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Annots [5 0 R] /AA <<>> /Contents 4 0 R>>",
          4: streamObject("", "0 g"),
          5: "<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI (https://example.org)>>>>",
          6: "<</Type /Outlines /First 7 0 R /Last 8 0 R>>",
          7: "<</Title (a) /Parent 6 0 R /Next 8 0 R /A <</S /GoTo /D [3 0 R /Fit]>>>>",
          8: "<</Title (b) /Parent 6 0 R /Prev 7 0 R /A <</S /URI /URI (https://example.org)>>>>",
          9: "<</Names [(x) <</S /JavaScript /JS (y)>>]>>",
          10: "<</Names [(d) [3 0 R /Fit]]>>",
          11: "<</Type /StructTreeRoot /K 12 0 R>>",
          12: "<</Type /StructElem /S /Link /P 11 0 R /K [<</Type /OBJR /Obj 5 0 R /Pg 3 0 R>> 13 0 R]>>",
          13: "<</Type /StructElem /S /Span /P 12 0 R /K <</Type /OBJR /Pg 3 0 R /Obj 5 0 R>>>>",
        },
        "/Root 1 0 R",
      ),
    );
    const text = (await objectsOf(bytes)).join("\n");
    expect(text).not.toMatch(/\/Annot\b|\/Annots|JavaScript|\/URI|\/OBJR|\/AA|\/AcroForm|\/OpenAction/);
    expect(text).toContain("/GoTo");
    expect(text).toContain("/Dests");
    expect(text).toMatch(/\/StructElem[\s\S]*\/StructElem/);
    expect(report.annotations).toBe(1);
    expect(report.notes).toContain("action of bookmark 8 left out");
  });

  test("is the same bytes every time, and others for other options", async () => {
    const [one, two, three] = await Promise.all([
      press(pagePdf("1 0 0 rg 0 0 9 9 re f")),
      press(pagePdf("1 0 0 rg 0 0 9 9 re f")),
      press(pagePdf("1 0 0 rg 0 0 9 9 re f"), { date: "2026-11-23" }),
    ]);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(Buffer.compare(one.bytes, three.bytes)).not.toBe(0);
  });

  test("has a group in inks where anything is transparent, and none where nothing is", async () => {
    const plain = await load((await press(pagePdf("0 g"))).bytes);
    expect(plain.getPage(0).node.get(PDFName.of("Group"))).toBeUndefined();
    const { bytes } = await press(
      pagePdf("/G0 gs 0 g 0 0 9 9 re f", "/ExtGState <</G0 <</ca .5 /TR2 /Identity /HT /Default>>>>"),
    );
    expect((await load(bytes)).getPage(0).node.get(PDFName.of("Group"))?.toString()).toContain(
      "/CS /DeviceCMYK",
    );
    expect(await pageResources(bytes)).not.toMatch(/\/TR2|\/HT/);
  });
});

describe("marks", () => {
  test("stand outside the bleed in registration colour, and what is drawn there goes", async () => {
    const slug = { text: "Hak – 2026", font: await slugFont() };
    const { bytes } = await press(pagePdf("1 0 0 rg 0 0 400 400 re f", "", {}), {
      format: { width: 100, height: 100, left: 20, top: 20 },
      bleed: 3,
      marks: { crop: true, registration: true, colourBars: true, slug },
    });
    expect(await rgbIn(bytes)).toEqual([]);
    const page = (await load(bytes)).getPage(0);
    expect(page.getMediaBox().width).toBeGreaterThan(page.getBleedBox().width + 60);
    const content = await pageContent(bytes);
    expect(content).toMatch(/^q\n[\d. ]+ re W n\n/);
    expect(content).toContain("/PressAll CS 1 SCN");
    expect((await readPdfText(bytes)).pages[0]).toBe("Hak – 2026");
    expect(content.match(/ l S/g)).toHaveLength(8 + 8);
  });

  test("a font that cannot be used is an error", async () => {
    const marks = { slug: { text: "a", font: Buffer.from("bukan huruf") } };
    await expect(press(pagePdf("0 g"), { marks })).rejects.toMatchObject({ problems: [{ code: "font" }] });
  });
});

describe("files of all kinds", () => {
  test("with object streams, as ours are, keep text, tags, bookmarks and destinations", async () => {
    const source = new ObjectWriter(new ChromiumPdf(taggedPdf())).finish(1, 5);
    expect(source.toString("latin1")).toContain("/ObjStm");
    const { bytes, report } = await press(source);
    expect(report.pages).toBe(1);
    const objects = (await objectsOf(bytes)).join("\n");
    for (const part of ["/StructTreeRoot", "/Outlines", "/Dests", "/PageLabels", "/H1"])
      expect(objects).toContain(part);
    expect((await readPdfText(bytes)).pages).toEqual(["Sesi satu"]);
  });

  test("with a table that is wrong, with junk before it, and of another generation are read", async () => {
    const good = pagePdf("1 0 0 rg 0 0 9 9 re f").toString("latin1");
    for (const text of [
      good.replace(/startxref\n\d+/, "startxref\n17"),
      good.replace(/xref\n0 [\s\S]*?trailer/, "trailer"),
      good.replaceAll("4 0 obj", "4 2 obj").replaceAll("4 0 R", "4 2 R"),
    ]) {
      const { bytes } = await press(Buffer.from(text, "latin1"));
      expect(await pageContent(bytes)).toContain(" k 0 0 9 9 re f");
    }
  });

  test.each([
    ["nothing", "", "damaged"],
    ["a text", "bukan PDF", "damaged"],
    ["only a header", "%PDF-1.4\n", "damaged"],
    ["a file cut in half", pagePdf("0 g").toString("latin1").slice(0, 150), "damaged"],
    [
      "an encrypted file",
      pagePdf("0 g").toString("latin1").replace("/Root", "/Encrypt 5 0 R /Root"),
      "encrypted",
    ],
    [
      "a page tree in a circle",
      pagePdf("0 g").toString("latin1").replace("/Kids [3 0 R]", "/Kids [2 0 R]"),
      "circular",
    ],
    ["nesting without end", pagePdf("0 g", `/X ${"[".repeat(200_000)}`).toString("latin1"), "damaged"],
  ])("%s is refused with one clear error", async (_, text, code) => {
    await expect(press(Buffer.from(text, "latin1"))).rejects.toMatchObject({
      name: "PressError",
      problems: [{ code }],
    });
  });

  test("a profile that is none, or not of inks, is refused", async () => {
    const options = { date: "2026-11-22" };
    const intent = { profile: Buffer.from("bukan profil"), condition: "x", info: "x" };
    await expect(toPress(pagePdf("0 g"), { ...options, intent })).rejects.toMatchObject({
      problems: [{ code: "profile" }],
    });
  });
});
