import { deflateSync } from "node:zlib";

/** A value of an object of the PDF, or its stream. */
export type PdfObject = string;

/** Bytes of a PDF in the shape Chromium writes: objects in order, one classic table, generation 0. */
export function pdfOf(objects: Readonly<Record<number, PdfObject>>, trailer: string): Buffer {
  let text = "%PDF-1.4\n%\u00d3\u00eb\u00e9\u00e1\n";
  const places = new Map<number, number>();
  for (const [number, body] of Object.entries(objects)) {
    places.set(Number(number), text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const size = Math.max(...places.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? "0000000000 65535 f \n" : `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${size}\n${rows.join("")}trailer\n<</Size ${size}\n${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** A compressed stream. */
function stream(content: string): PdfObject {
  const data = deflateSync(Buffer.from(content, "latin1")).toString("latin1");
  return `<</Filter /FlateDecode\n/Length ${data.length}>> stream\n${data}\nendstream`;
}

/** Content of the pages of the small book. */
export const contents = ["isi satu", "isi dua", "isi tiga"].map(
  (text) => `q\n/P <</MCID 0 >>BDC\nBT\n/F1 12 Tf\n(${text}) Tj\nET\nQ\nEMC\n`,
);

/** Node numbers of the three table heads, and the date, as they vary from print to print. */
export interface Print {
  ids: readonly [number, number, number];
  date: string;
}

/** A book of three pages, tagged, with a table, bookmarks and destinations, as Chromium prints it on a larger sheet. */
export function smallBook({ ids, date }: Print = { ids: [7, 8, 9], date: "20260101120000" }): Buffer {
  const [one, two, three] = ids.map((id) => `(node${String(id).padStart(8, "0")})`);
  const page = (number: number): string =>
    `<</Type /Page\n/Resources <</ProcSet [/PDF]>>\n/MediaBox [0 0 623.62207 870.23622]\n/Contents ${number + 3} 0 R\n/StructParents ${number - 3}\n/Parent 9 0 R>>`;
  const head = (id: string | undefined): string =>
    `<</Type /StructElem\n/S /TH\n/P 11 0 R\n/ID ${id ?? ""}>>`;
  const leaf = (names: [string | undefined, number][]): string => {
    const sorted = names.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));
    return `<</Limits [${sorted[0]?.[0]} ${sorted.at(-1)?.[0]}]\n/Names [${sorted.map(([id, ref]) => `${id} ${ref} 0 R`).join(" ")}]>>`;
  };
  // The tree is sorted by the browser's numbers, whatever the order of the elements.
  const sorted = (
    [
      [one, 12],
      [two, 13],
      [three, 14],
    ] as [string | undefined, number][]
  ).toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  return pdfOf(
    {
      1: `<</Creator (Chromium)\n/Producer (Skia/PDF m147)\n/CreationDate (D:${date}+00'00')\n/ModDate (D:${date}+00'00')>>`,
      2: "<</K [14 0 R]>>",
      3: page(3),
      4: page(4),
      5: page(5),
      6: stream(contents[0] ?? ""),
      7: stream(contents[1] ?? ""),
      8: stream(contents[2] ?? ""),
      9: "<</Type /Pages\n/Count 3\n/Kids [3 0 R 20 0 R]>>",
      10: "<</Type /StructTreeRoot\n/K 11 0 R\n/IDTree 17 0 R>>",
      11: `<</Type /StructElem\n/S /Table\n/P 10 0 R\n/K [12 0 R 13 0 R 14 0 R]\n/A [<</O /Table\n/Headers [${two} ${one}]>>]>>`,
      12: head(one),
      13: head(two),
      14: head(three),
      15: leaf(sorted.slice(0, 2)),
      16: leaf(sorted.slice(2)),
      17: "<</Kids [15 0 R 16 0 R]>>",
      18: "<</session-1 [4 0 R /XYZ 36 800 0]\n/k#20k [5 0 R /XYZ 36 700 0]\n/gone [99 0 R /XYZ 0 0 0]>>",
      19: `<</Type /Catalog\n/Pages 9 0 R\n/MarkInfo <</Type /MarkInfo\n/Marked true>>\n/StructTreeRoot 10 0 R\n/Lang (id)\n/Dests 18 0 R\n/Outlines 21 0 R>>`,
      21: "<</Type /Outlines\n/First 22 0 R\n/Last 22 0 R\n/Count 2>>",
      22: "<</Title (Sesi \\(satu\\))\n/Dest [4 0 R /XYZ 36 800 0]\n/Parent 21 0 R\n/First 23 0 R\n/Last 23 0 R\n/Count 1>>",
      23: "<</Title <FEFF0048>\n/Dest [5 0 R /XYZ 36 700 0]\n/Parent 22 0 R>>",
      20: "<</Type /Pages\n/Parent 9 0 R\n/Count 2\n/Kids [4 0 R 5 0 R]>>",
    },
    "/Root 19 0 R\n/Info 1 0 R",
  );
}
