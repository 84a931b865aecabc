import type { Element } from "hast";
import { s } from "hastscript";
import { encode } from "uqr";

/** Side of a module in print, mm: cameras read half a millimetre, photocopies need a little more. */
const moduleSize = 0.6;

/** Empty modules around the code, as the standard asks (ISO/IEC 18004). */
const quietZone = 4;

/**
 * A QR code, black on white in every appearance, with at least 15 % of its area spare (level M).
 * @param text what a camera reads from it
 */
export function qrCode(text: string): Element {
  const { data, size } = encode(text, { ecc: "M", border: quietZone });
  const side = `${Math.round(size * moduleSize * 10) / 10}mm`;
  return s(
    "svg",
    { viewBox: `0 0 ${size} ${size}`, width: side, height: side, shapeRendering: "crispEdges" },
    [
      s("rect", { width: size, height: size, fill: "#ffffff" }),
      s("path", { d: data.map(runs).join(""), fill: "#000000" }),
    ],
  );
}

/** Path data of a row's dark modules, one rectangle for neighbours. */
function runs(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    const start = x;
    while (row[x + 1] === true) x += 1;
    const length = x + 1 - start;
    path += `M${start} ${y}h${length}v1h-${length}z`;
  }
  return path;
}
