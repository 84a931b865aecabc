import { deflateSync } from "node:zlib";
import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import type { Pixels } from "./pixels.ts";

/** A page that shows the pixels' inks one to one at 50 dpi, so that a viewer turns them into light in its own way. */
export async function proofPdf({ width, height, data }: Pixels): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([(width * 72) / 50, (height * 72) / 50]);
  const entries = { Type: "XObject", Subtype: "Image", Width: width, Height: height, BitsPerComponent: 8 };
  const picture = document.context.stream(deflateSync(data, { level: 1 }), {
    ...entries,
    ColorSpace: "DeviceCMYK",
    Filter: "FlateDecode",
  });
  page.node.setXObject(PDFName.of("P"), document.context.register(picture));
  const content = `q ${(width * 72) / 50} 0 0 ${(height * 72) / 50} 0 0 cm /P Do Q`;
  page.node.set(PDFName.of("Contents"), document.context.register(document.context.stream(content)));
  return document.save({ useObjectStreams: false });
}
