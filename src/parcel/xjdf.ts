import { createHash } from "node:crypto";
import type { BindingMethod, Paper } from "../model/press-settings.ts";
import { sha256 } from "./check-sums.ts";
import { coverPages, type Order, type OrderedBook, type PrintFile } from "./order.ts";
import { slug } from "./names.ts";
import { element, xmlDocument, type XmlElement } from "./xml.ts";

/** Namespace of XJDF 2, the version of the specification that is followed. */
const namespace = "http://www.CIP4.org/JDFSchema_2_0";
const version = "2.1";

const fourInks = "Cyan Magenta Yellow Black";

/**
 * The order as XJDF 2.1 (CIP4): for each book a product of a cover and a block, with the intents of its binding, layout,
 * colours and paper; the files to print, each for its part; and what is delivered. Lengths are points, thicknesses of
 * paper micrometres, as the specification has them.
 */
export function xjdf(order: Order): string {
  const books = order.books.map((book, index) => ({ book, ids: idsOf(index) }));
  const { name, title, date, language, wishes } = order;
  return xmlDocument(
    element(
      "XJDF",
      {
        xmlns: namespace,
        JobID: name,
        Types: "Product",
        Version: version,
        DescriptiveName: title,
      },
      element("AuditPool", {}, element("AuditCreated", {}, createdBy(date))),
      ...(wishes.note === undefined
        ? []
        : [element("Comment", { Language: language, Type: "Instruction" }, wishes.note)]),
      element("ProductList", {}, ...books.flatMap((each) => productsOf(each, order))),
      nodeInfo(order),
      deliverySet(order, books),
      element("ResourceSet", { Name: "RunList", Usage: "Input" }, ...books.flatMap(runListsOf)),
    ),
  );
}

interface Numbered {
  book: OrderedBook;
  ids: { whole: string; cover: string; inside: string };
}

function idsOf(index: number): Numbered["ids"] {
  const whole = `B${index + 1}`;
  return { whole, cover: `${whole}-cover`, inside: `${whole}-inside` };
}

/** When the sources were written: a parcel has no other date. */
function createdBy(date: string): XmlElement {
  return element("Header", { AgentName: "Edisi", DeviceID: "edisi", Time: `${date}T00:00:00Z` });
}

/** The whole book, which comes first, and its two parts. */
function productsOf(numbered: Numbered, { condition }: Order): XmlElement[] {
  return [
    wholeProduct(numbered),
    coverProduct(numbered, condition.name),
    insideProduct(numbered, condition.name),
  ];
}

function wholeProduct({ book, ids }: Numbered): XmlElement {
  const { title, editionTitle, copies, binding, pages, spine } = book;
  const attributes = {
    Amount: copies,
    DescriptiveName: `${title}, ${editionTitle}`,
    ID: ids.whole,
    IsRoot: true,
    ProductType: "Book",
  };
  const layout = { FinishedDimensions: finished(book, spine), Pages: pages + coverPages };
  return element(
    "Product",
    attributes,
    intent("BindingIntent", bindingOf(binding, ids)),
    intent("LayoutIntent", element("LayoutIntent", layout)),
    intent("ProductionIntent", element("ProductionIntent", { PrintProcess: "Lithography" })),
  );
}

function coverProduct({ book, ids }: Numbered, condition: string): XmlElement {
  const { size, spine, bleed, binding, lamination, coverPaper } = book;
  const leaves = binding === "spiral";
  const layout = {
    Bleed: points(bleed),
    Dimensions: `${points(leaves ? size.width : 2 * size.width + spine)} ${points(size.height)}`,
    FinishedDimensions: finished(book),
    Pages: coverPages,
    Sides: "OneSided",
    SpreadType: leaves ? "SinglePage" : "Spread",
  };
  return element(
    "Product",
    { ID: ids.cover, IsRoot: false, ProductType: "Cover" },
    colours([fourInks], condition),
    ...laminating(lamination),
    intent("LayoutIntent", element("LayoutIntent", layout)),
    media(coverPaper),
  );
}

function insideProduct({ book, ids }: Numbered, condition: string): XmlElement {
  const { bleed, pages, colourPages, insidePaper } = book;
  const layout = {
    Bleed: points(bleed),
    FinishedDimensions: finished(book),
    Pages: pages,
    Sides: "TwoSidedHeadToHead",
    SpreadType: "SinglePage",
  };
  return element(
    "Product",
    { ID: ids.inside, IsRoot: false, ProductType: "BookBlock" },
    colours(colourPages > 0 ? [fourInks, fourInks] : ["Black", "Black"], condition),
    intent("LayoutIntent", element("LayoutIntent", layout)),
    media(insidePaper),
  );
}

/** Width, height and thickness of what is finished. */
function finished({ size }: OrderedBook, thickness = 0): string {
  return [size.width, size.height, thickness].map(points).join(" ");
}

function intent(name: string, content: XmlElement): XmlElement {
  return element("Intent", { Name: name }, content);
}

const bindings: Readonly<Record<BindingMethod, { type: string; details: () => XmlElement }>> = {
  "saddle-stitch": { type: "SaddleStitch", details: () => element("SaddleStitching") },
  perfect: {
    type: "SoftCover",
    details: () => element("SoftCoverBinding", { BlockThreadSewing: false, SpineGlue: "Hotmelt" }),
  },
  sewn: { type: "SoftCover", details: () => element("SoftCoverBinding", { BlockThreadSewing: true }) },
  spiral: { type: "CoilBinding", details: () => element("LooseBinding", {}, element("CoilBinding")) },
};

function bindingOf(method: BindingMethod, { cover, inside }: Numbered["ids"]): XmlElement {
  const { type, details } = bindings[method];
  return element(
    "BindingIntent",
    { BindingSide: "Left", BindingType: type, ChildRefs: `${cover} ${inside}` },
    details(),
  );
}

/** Inks of the front, and of the back where there are two. */
function colours(sides: readonly string[], condition: string): XmlElement {
  const surfaces = sides.map((ColorsUsed, index) =>
    element("SurfaceColor", {
      ColorsUsed,
      PrintStandard: token(condition),
      Surface: index === 0 ? "Front" : "Back",
    }),
  );
  return intent("ColorIntent", element("ColorIntent", {}, ...surfaces));
}

function laminating(lamination: string | undefined): XmlElement[] {
  if (lamination === undefined) return [];
  const attributes = { Surface: "Front", Texture: token(lamination) };
  return [
    element(
      "Intent",
      { DescriptiveName: lamination, Name: "LaminatingIntent" },
      element("LaminatingIntent", attributes),
    ),
  ];
}

function media({ name, weight, caliper }: Paper): XmlElement {
  return intent(
    "MediaIntent",
    element("MediaIntent", {
      MediaQuality: name,
      MediaType: "Paper",
      Thickness: Math.round(caliper * 1000),
      Weight: weight,
    }),
  );
}

function nodeInfo({ language, wishes }: Order): XmlElement {
  const attributes = {
    LastEnd: wishes.deadline && dayBegins(wishes.deadline),
    NaturalLang: language,
  };
  return element(
    "ResourceSet",
    { Name: "NodeInfo", Usage: "Input" },
    element("Resource", {}, element("NodeInfo", attributes)),
  );
}

function deliverySet({ wishes, language }: Order, books: readonly Numbered[]): XmlElement {
  const comment = (Type: string, words: string | undefined): XmlElement[] =>
    words === undefined ? [] : [element("Comment", { Language: language, Type }, words)];
  const drops = books.map(({ book, ids }) =>
    element("DropItem", { Amount: book.copies, ItemRef: ids.whole }),
  );
  return element(
    "ResourceSet",
    { Name: "DeliveryParams", Usage: "Input" },
    element(
      "Resource",
      {},
      ...comment("DeliveryAddress", wishes.deliver),
      ...comment("Contact", wishes.contact),
      element("DeliveryParams", { Required: wishes.deadline && dayBegins(wishes.deadline) }, ...drops),
    ),
  );
}

/** The latest that a day can mean is when it begins. */
function dayBegins(date: string): string {
  return `${date}T00:00:00Z`;
}

function runListsOf({ book, ids }: Numbered): XmlElement[] {
  return book.files.map((file) => runList(file, file.role === "cover" ? ids.cover : ids.inside));
}

function runList({ path, bytes, pages }: PrintFile, product: string): XmlElement {
  return element(
    "Resource",
    {},
    element("Comment", { Type: "SHA-256" }, sha256(bytes)),
    element("Part", { ProductPart: product }),
    element(
      "RunList",
      { NPage: pages },
      element("FileSpec", {
        // The specification's check sum is MD5.
        CheckSum: createHash("md5").update(bytes).digest("hex").toUpperCase(),
        FileSize: bytes.length,
        MimeType: "application/pdf",
        URL: path,
      }),
    ),
  );
}

/** A word without spaces. */
function token(text: string): string {
  return /^[\w.:-]+$/.test(text) ? text : slug(text) || "other";
}

/** Points of millimetres. */
function points(millimetres: number): string {
  return String(Math.round((millimetres / 25.4) * 72 * 1000) / 1000);
}
