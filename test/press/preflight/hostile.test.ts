import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { preflight, type PreflightOptions } from "../../../src/press/preflight/preflight.ts";
import { UnreadablePdf } from "../../../src/press/preflight/read/unreadable.ts";
import { greeting, smallPdf, type SmallPdf } from "./support/small-pdf.ts";

/** Ids of what was found, or the id of the failure. */
async function foundIn(bytes: Uint8Array, options?: PreflightOptions): Promise<string[]> {
  try {
    const { findings } = await preflight(bytes, "sheet", options);
    return findings.map(({ rule, subject }) => (subject === undefined ? rule.id : `${rule.id} ${subject}`));
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    expect(error.in("id")).not.toMatch(/[{}]/);
    return [`unreadable ${error.id}`];
  }
}

const withForm = (entries: string, data: string, content = "/F Do"): SmallPdf => ({
  pages: [{ content, resources: "/XObject << /F @form >>" }],
  objects: { form: { entries: `/Subtype /Form /BBox [0 0 300 300] ${entries}`, data } },
});

/** A page whose content is compressed so many times over. */
function bomb(megabytes: number, filters = 1): SmallPdf {
  let data: Uint8Array = Buffer.alloc(megabytes * 1024 ** 2, " ");
  for (let index = 0; index < filters; index += 1) data = deflateSync(data);
  const entries = `/Filter [${"/FlateDecode ".repeat(filters)}]`;
  return { pages: [{ entries: "/Contents @bomb" }], objects: { bomb: { entries, data } } };
}

const text = (bytes: Buffer): string => bytes.toString("latin1");
const whole = smallPdf();

describe("what is no PDF, or cannot be read, is said in one message", () => {
  test.each([
    ["empty", Buffer.alloc(0), "unreadable empty"],
    ["a picture", Buffer.from("\u0089PNG\r\n\u001a\n0000"), "unreadable not-pdf"],
    ["only a header", Buffer.from("%PDF-1.6\n"), "unreadable no-pages"],
    ["cut off in the middle of the first objects", whole.subarray(0, 120), "unreadable no-pages"],
    [
      "no pages in it",
      Buffer.from(text(whole).replace(/\/Kids \[.*?\]/, "/Kids []     ")),
      "unreadable no-pages",
    ],
    ["zeros", Buffer.alloc(100_000), "unreadable not-pdf"],
  ])("%s", async (_, bytes, expected) => {
    expect(await foundIn(bytes)).toEqual([expected]);
  });

  test("larger than what is read", async () => {
    expect(await foundIn(whole, { limits: { file: 1000 } })).toEqual(["unreadable too-large"]);
  });

  test("more pages or objects than what is read", async () => {
    const pages = Array.from({ length: 12 }, () => ({}));
    expect(await foundIn(smallPdf({ pages }), { limits: { pages: 10 } })).toEqual(["unreadable limit"]);
    expect(await foundIn(whole, { limits: { objects: 5 } })).toEqual(["unreadable limit"]);
  });
});

describe("damage is a finding, and what can be read is checked", () => {
  test.each([
    [
      "cut off before its cross-references",
      whole.subarray(0, text(whole).lastIndexOf("xref\n0")),
      ["file-damaged end", "file-damaged xref"],
    ],
    [
      "cross-references that lead elsewhere",
      Buffer.from(text(whole).replace(/startxref\n\d+/, "startxref\n17"), "latin1"),
      ["file-damaged xref"],
    ],
    [
      "bytes before the header",
      Buffer.concat([Buffer.from("From: a mail\n\n"), whole]),
      ["file-damaged header"],
    ],
    [
      "lines that were changed on the way",
      Buffer.from(text(whole).replaceAll("\n", "\r\n"), "latin1"),
      ["file-damaged xref", "file-damaged stream"],
    ],
    [
      "a wrong length of a stream",
      Buffer.from(text(whole).replace(`/Length ${greeting.length}`, "/Length 1"), "latin1"),
      ["file-damaged stream"],
    ],
  ])("%s", async (_, bytes, expected) => {
    const found = await foundIn(bytes);
    for (const each of expected) expect(found).toContain(each);
    expect(found).not.toContain("page-empty");
  });

  test("every cut of a file ends with a message", async () => {
    for (let length = 0; length < whole.length; length += 97) {
      expect((await foundIn(whole.subarray(0, length))).length, `${length} bytes`).toBeGreaterThan(0);
    }
  });

  test("a flipped byte anywhere never throws", async () => {
    for (let at = 0; at < whole.length; at += 13) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x15;
      expect(await foundIn(bytes)).toBeInstanceOf(Array);
    }
  });

  test("a branch of pages that leads back to its root", async () => {
    const kids = "/Kids [@page0 @tree]";
    const bytes = smallPdf({
      objects: { again: "<< /Type /Pages /Kids [@page0 @again @tree] >>" },
      catalog: "/Pages @again",
    });
    expect(await foundIn(bytes), kids).toContain("file-damaged object");
  });

  test("content that inflates to more than is read", async () => {
    expect(await foundIn(smallPdf(bomb(40)), { limits: { stream: 1024 ** 2 } })).toContain(
      "page-unread stream",
    );
    expect(await foundIn(smallPdf(bomb(40, 2)), { limits: { stream: 1024 ** 2 } })).toContain(
      "page-unread stream",
    );
    expect(await foundIn(smallPdf(bomb(40)), { limits: { decoded: 1024 ** 2 } })).toContain(
      "page-unread stream",
    );
  });

  test("metadata that inflates to more than is read", async () => {
    const packet = deflateSync(Buffer.alloc(8 * 1024 ** 2));
    const bytes = smallPdf({ metadata: "/Subtype /XML /Filter /FlateDecode", xmp: packet });
    expect(await foundIn(bytes, { limits: { stream: 1024 ** 2 } })).toEqual(["unreadable limit"]);
  });
});

describe("what would not end is ended", () => {
  test("forms in a circle", async () => {
    expect(await foundIn(smallPdf(withForm("/Resources << /XObject << /F @form >> >>", "/F Do")))).toContain(
      "form-circular",
    );
  });

  test("forms in each other, deeper than anybody draws", async () => {
    const objects: Record<string, { entries: string; data: string }> = {};
    for (let depth = 0; depth < 40; depth += 1) {
      const inner = depth === 39 ? "" : `/Resources << /XObject << /F @f${depth + 1} >> >>`;
      objects[`f${depth}`] = { entries: `/Subtype /Form /BBox [0 0 300 300] ${inner}`, data: "/F Do" };
    }
    const bytes = smallPdf({ objects, pages: [{ content: "/F Do", resources: "/XObject << /F @f0 >>" }] });
    expect(await foundIn(bytes)).toContain("page-unread forms");
  });

  test("few forms that draw each other again and again", async () => {
    const objects: Record<string, { entries: string; data: string }> = {};
    for (let depth = 0; depth < 20; depth += 1) {
      const inner = depth === 19 ? "" : `/Resources << /XObject << /F @f${depth + 1} >> >>`;
      objects[`f${depth}`] = {
        entries: `/Subtype /Form /BBox [0 0 300 300] ${inner}`,
        data: "/F Do ".repeat(10),
      };
    }
    const bytes = smallPdf({ objects, pages: [{ content: "/F Do", resources: "/XObject << /F @f0 >>" }] });
    expect(await foundIn(bytes, { limits: { operators: 50_000 } })).toContain("page-unread operators");
    expect(await foundIn(bytes, { limits: { seconds: 0.2 } })).toContain("page-unread seconds");
  });

  test("arrays in each other", async () => {
    const deep = "[".repeat(50_000);
    expect(await foundIn(smallPdf({ pages: [{ content: `${deep} TJ` }] }))).toContain("page-unread depth");
    expect(await foundIn(smallPdf({ catalog: `/X ${deep}` }))).toEqual(["unreadable limit"]);
  });

  test("states and marks without end", async () => {
    expect(await foundIn(smallPdf({ pages: [{ content: "q ".repeat(20_000) }] }))).toContain(
      "page-unread depth",
    );
    const content = "0 0 0 1 k 50 50 9 9 re f ".repeat(200);
    expect(await foundIn(smallPdf({ pages: [{ content }] }), { limits: { marks: 100 } })).toContain(
      "page-unread marks",
    );
  });

  test("a patterns' tile, a glyph, a colour space, a function and an object stream that contain themselves", async () => {
    const bytes = smallPdf({
      pages: [
        {
          content:
            "/Pattern cs /P scn 50 50 90 90 re f /S cs 1 scn 50 50 90 90 re f BT /F1 9 Tf 60 60 Td (a) Tj ET",
          resources: "/Pattern << /P @tile >> /ColorSpace << /S @space >> /Font << /F1 @type3 >>",
        },
      ],
      objects: {
        tile: {
          entries: "/PatternType 1 /PaintType 1 /BBox [0 0 9 9] /Resources << /Pattern << /P @tile >> >>",
          data: "/Pattern cs /P scn 0 0 9 9 re f",
        },
        space: "[/Indexed @space 1 <0000>]",
        type3:
          "<< /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 0 0] /Encoding << /Differences [97 /a] >> /CharProcs << /a @glyph >> /Resources << /Font << /F1 @type3 >> >> >>",
        glyph: { data: "1 0 d0 BT /F1 9 Tf (a) Tj ET" },
        length: { entries: "/Length @length", data: "" },
        loop: "<< /FunctionType 3 /Domain [0 1] /Functions [@loop] /Bounds [] /Encode [0 1] >>",
      },
    });
    expect(await foundIn(bytes)).toContain("colour-unknown fill");
  });

  test("a function made of functions made of functions", async () => {
    const objects: Record<string, string> = {
      shading:
        "<< /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 9 9] /Function @f0 >> >>",
    };
    for (let depth = 0; depth < 8; depth += 1) {
      const inner = depth === 7 ? "<< /FunctionType 2 /Domain [0 1] /N 1 >> " : `@f${depth + 1} `;
      objects[`f${depth}`] =
        `<< /FunctionType 3 /Domain [0 1] /Bounds [] /Encode [0 1] /Functions [${inner.repeat(50)}] >>`;
    }
    const page = { content: "/Pattern cs /P scn 50 50 90 90 re f", resources: "/Pattern << /P @shading >>" };
    expect(await foundIn(smallPdf({ pages: [page], objects }))).toEqual([]);
  });

  test("an interruption", async () => {
    const interruption = new AbortController();
    interruption.abort(new Error("enough"));
    await expect(preflight(whole, "sheet", { signal: interruption.signal })).rejects.toThrow("enough");
  });

  test("a large heap of junk is searched in good time", async () => {
    const junk = Buffer.concat([
      Buffer.from("%PDF-1.6\n"),
      Buffer.from("1 0 obj 12 0 obj 7 ".repeat(100_000)),
    ]);
    const begun = performance.now();
    expect(await foundIn(junk)).toEqual(["unreadable no-pages"]);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
