import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { element, escapeXml, xmlDocument } from "../../src/parcel/xml.ts";
import { xjdf } from "../../src/parcel/xjdf.ts";
import { order, orderedBook } from "./support/orders.ts";
import { parsedXml, type Parsed } from "./support/parsed-xml.ts";

/**
 * What the schema of XJDF 2.1 (schema.cip4.org, xjdf.xsd) says of the elements that an order has: attributes that may be
 * there, those that must, and what may stand inside, in this order.
 */
const schema: Record<string, { may?: string; must?: string; inside?: string }> = {
  XJDF: {
    may: "xmlns Version DescriptiveName",
    must: "JobID Types",
    inside: "AuditPool Comment ProductList ResourceSet",
  },
  AuditPool: { inside: "AuditCreated" },
  AuditCreated: { inside: "Header" },
  Header: { may: "AgentName", must: "DeviceID Time" },
  Comment: { may: "Language Type" },
  ProductList: { inside: "Product" },
  Product: { may: "Amount DescriptiveName ID IsRoot ProductType", inside: "Intent" },
  Intent: {
    may: "DescriptiveName",
    must: "Name",
    inside: "BindingIntent ColorIntent LaminatingIntent LayoutIntent MediaIntent ProductionIntent",
  },
  BindingIntent: {
    may: "BindingSide ChildRefs",
    must: "BindingType",
    inside: "LooseBinding SaddleStitching SoftCoverBinding",
  },
  LooseBinding: { inside: "CoilBinding" },
  CoilBinding: {},
  SaddleStitching: {},
  SoftCoverBinding: { may: "BlockThreadSewing SpineGlue" },
  ColorIntent: { inside: "SurfaceColor" },
  SurfaceColor: { may: "ColorsUsed PrintStandard", must: "Surface" },
  LaminatingIntent: { may: "Texture", must: "Surface" },
  LayoutIntent: { may: "Bleed Dimensions FinishedDimensions Pages Sides SpreadType" },
  MediaIntent: { may: "MediaQuality Thickness Weight", must: "MediaType" },
  ProductionIntent: { may: "PrintProcess" },
  ResourceSet: { may: "Usage", must: "Name", inside: "Resource" },
  Resource: { inside: "Comment Part DeliveryParams NodeInfo RunList" },
  Part: { may: "ProductPart" },
  NodeInfo: { may: "LastEnd NaturalLang" },
  DeliveryParams: { may: "Required", inside: "DropItem" },
  DropItem: { must: "Amount ItemRef" },
  RunList: { may: "NPage", inside: "FileSpec" },
  FileSpec: { may: "CheckSum FileSize MimeType URL" },
};

/** What its types say of attributes. */
const types: Record<string, RegExp> = {
  JobID: /^[\w.:-]+$/,
  Types: /^Product$/,
  Version: /^2\.[0-3]$/,
  Time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  LastEnd: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  Required: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  ID: /^[A-Za-z_][\w.-]*$/,
  Amount: /^[1-9]\d*$/,
  IsRoot: /^(?:true|false)$/,
  BindingType: /^(?:CoilBinding|SaddleStitch|SoftCover)$/,
  BindingSide: /^(?:Bottom|Left|Right|Top)$/,
  SpineGlue: /^(?:ColdGlue|Hotmelt|PUR)$/,
  Surface: /^(?:Back|Front)$/,
  PrintStandard: /^[\w.:-]+$/,
  Texture: /^[\w.:-]+$/,
  Bleed: /^[\d.]+$/,
  Dimensions: /^[\d.]+ [\d.]+$/,
  FinishedDimensions: /^[\d.]+ [\d.]+ [\d.]+$/,
  Pages: /^\d+$/,
  NPage: /^\d+$/,
  Sides: /^(?:OneSided|TwoSidedHeadToHead)$/,
  SpreadType: /^(?:SinglePage|Spread)$/,
  MediaType: /^Paper$/,
  Weight: /^[\d.]+$/,
  Thickness: /^[\d.]+$/,
  Usage: /^(?:Input|Output)$/,
  CheckSum: /^(?:[0-9A-F]{2})+$/,
  FileSize: /^\d+$/,
  URL: /^[^\s\\]+$/,
};

function broken(node: Parsed): string[] {
  const rule = schema[node.name];
  if (!rule) return [`${node.name} is unknown`];
  const must = rule.must?.split(" ") ?? [];
  const may = new Set([...must, ...(rule.may?.split(" ") ?? [])]);
  const inside = rule.inside?.split(" ") ?? [];
  const places = node.children.map(({ name }) => inside.indexOf(name));
  return [
    ...Object.keys(node.attributes)
      .filter((name) => !may.has(name))
      .map((name) => `${node.name}/@${name} is unknown`),
    ...must
      .filter((name) => node.attributes[name] === undefined)
      .map((name) => `${node.name}/@${name} is missing`),
    ...Object.entries(node.attributes)
      .filter(([name, value]) => types[name]?.test(value) === false)
      .map(([name, value]) => `${node.name}/@${name} is ${value}`),
    ...places.flatMap((place, at) =>
      place < 0 || place < (places[at - 1] ?? 0) ? [`${node.children[at]?.name} in ${node.name}`] : [],
    ),
    ...node.children.flatMap(broken),
  ];
}

function all(node: Parsed, name: string): Parsed[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => all(child, name))];
}

const hostile = `A & B <C> "D" 'E' ]]> \u0000\u0007 الحرية \u{1f600} \ud800`;

const orders = {
  "a glued book": order(),
  "every wish, and hostile words": order({
    title: hostile,
    books: [orderedBook({ title: hostile, lamination: "doff & halus" })],
    wishes: { deadline: "2026-12-15", deliver: hostile, contact: hostile, note: hostile },
    condition: { name: "Kertas Kita 2026", info: "", inkLimit: 2.8 },
  }),
  "every binding": order({
    books: (["saddle-stitch", "perfect", "sewn", "spiral"] as const).map((binding) =>
      orderedBook({ binding, colourPages: 0, spine: binding === "sewn" ? 9 : 0 }),
    ),
  }),
};

describe.each(Object.entries(orders))("the XJDF of %s", (_, given) => {
  const root = parsedXml(xjdf(given));

  test("keeps the rules of the schema", () => {
    expect(root.attributes["xmlns"]).toBe("http://www.CIP4.org/JDFSchema_2_0");
    expect(broken(root)).toEqual([]);
  });

  test("has every ID once, and names only those that are there", () => {
    const ids = all(root, "Product").map(({ attributes }) => attributes["ID"] ?? "");
    expect(new Set(ids).size).toBe(ids.length);
    const named = [
      ...all(root, "BindingIntent").flatMap(({ attributes }) => attributes["ChildRefs"]?.split(" ") ?? []),
      ...all(root, "DropItem").map(({ attributes }) => attributes["ItemRef"] ?? ""),
      ...all(root, "Part").map(({ attributes }) => attributes["ProductPart"] ?? ""),
    ];
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

test("the XJDF says copies, size in points, paper, files", () => {
  const root = parsedXml(xjdf(order()));
  const [book, cover, inside] = all(root, "Product");
  expect(book?.attributes["Amount"]).toBe("1500");
  expect(all(book ?? root, "LayoutIntent")[0]?.attributes["FinishedDimensions"]).toBe(
    "595.276 841.89 18.595",
  );
  expect(all(cover ?? root, "LayoutIntent")[0]?.attributes["Dimensions"]).toBe("1209.146 841.89");
  expect(all(inside ?? root, "MediaIntent")[0]?.attributes).toMatchObject({ Weight: "80", Thickness: "100" });
  const [file] = all(root, "FileSpec");
  expect(file?.attributes["CheckSum"]?.toLowerCase()).toBe(createHash("md5").update("isi").digest("hex"));
  expect(all(root, "Comment").map(({ text }) => text)).toContain(
    createHash("sha256").update("isi").digest("hex"),
  );
});

test("the XJDF has hostile words as they are, but for what XML cannot hold", () => {
  const root = parsedXml(xjdf(orders["every wish, and hostile words"]));
  const clean = `A & B <C> "D" 'E' ]]>  الحرية \u{1f600} `;
  expect(root.attributes["DescriptiveName"]).toBe(clean);
  expect(all(root, "Comment").filter(({ text }) => text === clean)).toHaveLength(3);
});

describe("XML", () => {
  test("leaves out attributes that are undefined", () => {
    expect(xmlDocument(element("a", { b: undefined, c: 1, d: true }))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a c="1" d="true"/>\n',
    );
  });

  test("keeps white space of text", () => {
    expect(xmlDocument(element("a", {}, element("b", {}, " x ")))).toContain("  <b> x </b>\n");
  });

  test("holds no character that is none of XML", () => {
    expect(escapeXml("a\u0000\u001f\ufffe\uffff\udc00b\t\n")).toBe("ab\t\n");
  });
});
