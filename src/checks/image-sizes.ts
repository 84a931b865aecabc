import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** Pixels per inch below which a print shop refuses a picture, and from which on it has nothing to say. */
const resolutions = { least: 150, good: 225 };

/** Text takes 77 to 79 % of a page's width in every size of templates/print/layout.json. @internal for tests */
export const textShare = 0.78;

const millimetresPerInch = 25.4;

/** A picture has pixels enough to be printed as wide as the text. A drawing (SVG) has no pixels. */
export const imageSizes: Check = {
  nodes: {
    image(node, { file, context }) {
      const { mediaType, width, path = "" } = node.data?.picture ?? {};
      if (width === undefined || mediaType === undefined || mediaType === "image/svg+xml") return;
      const inches = (context.config.pageSize.width * textShare) / millimetresPerInch;
      const ppi = Math.floor(width / inches);
      if (ppi >= resolutions.least) return;
      const details = {
        path: path.replace(/^.*\//, ""),
        width,
        ppi,
        page: context.config.pageSize.name,
        needed: Math.ceil(inches * resolutions.least),
        good: Math.ceil(inches * resolutions.good),
      };
      report(file, "image-small", details, node);
    },
  },
};
