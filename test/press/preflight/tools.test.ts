import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { preflight } from "../../../src/press/preflight/preflight.ts";
import type { ProfileName } from "../../../src/press/preflight/profiles.ts";

/** What a file of another program must be told: rule, page, subject and the worst value, as checked by hand. */
interface ToolCase {
  tool: string;
  profile: ProfileName;
  verdict: string;
  findings: string[];
}

const cases: ToolCase[] = [
  {
    tool: "ghostscript",
    profile: "sheet",
    verdict: "fail",
    findings: [
      "pdfx-version",
      "pdfx-metadata missing",
      "pdfx-trapped",
      "pdfx-info Title",
      "output-intent 0",
      "trim-box 1",
      "font-embedded 1 Helvetica",
      "colour-rgb 1 fill",
      "ink-total 1 340.23",
      "text-small 1 6",
      "line-zero 1",
      "image-coarse 1 14",
      "trim-box 2",
      "font-embedded 2 Helvetica",
      "text-gray 2",
      "overprint-text 2 6",
      "trim-box 3",
      "page-empty 3",
    ],
  },
  {
    tool: "latex",
    profile: "sheet",
    verdict: "fail",
    findings: [
      "pdfx-version",
      "pdfx-metadata missing",
      "output-intent 0",
      "trim-box 1",
      "colour-rgb 1 text",
      "text-gray 1",
      "overprint-text 1 10.91",
      "overprint-line 1 0.1",
      "line-hairline 1 0.1",
      "trim-box 2",
      "text-gray 2",
      "overprint-text 2 5.98",
    ],
  },
  {
    tool: "latex",
    profile: "digital",
    verdict: "warn",
    findings: [
      "pdfx-version",
      "output-intent 0",
      "trim-box 1",
      "colour-rgb 1 text",
      "line-hairline 1 0.1",
      "trim-box 2",
    ],
  },
  {
    tool: "latex-black",
    profile: "sheet",
    verdict: "fail",
    findings: [
      "pdfx-version",
      "pdfx-metadata missing",
      "output-intent 0",
      "overprint-text 1 10.91",
      "overprint-line 1 0.6",
    ],
  },
  {
    tool: "latex-black",
    profile: "black",
    verdict: "pass",
    findings: [],
  },
  {
    tool: "libreoffice",
    profile: "sheet",
    verdict: "fail",
    findings: [
      "pdfx-version",
      "pdfx-metadata missing",
      "pdfx-trapped",
      "output-intent 0",
      "trim-box 1",
      "annotation 1 Link",
      "colour-rgb 1 text",
      "colour-rgb 1 stroke",
      "colour-rgb 1 image",
      "line-hairline 1 0.1",
      "image-coarse 1 38",
    ],
  },
  {
    tool: "typst",
    profile: "sheet",
    verdict: "fail",
    findings: [
      "pdfx-version",
      "pdfx-metadata missing",
      "pdfx-trapped",
      "output-intent 0",
      "trim-box 1",
      "overprint-text 1 11",
      "overprint-line 1 0.1",
      "ink-total 1 340.39",
      "text-small 1 7",
      "line-hairline 1 0.1",
      "trim-box 2",
      "colour-managed 2 text",
      "overprint-text 2 11",
    ],
  },
  {
    tool: "weasyprint",
    profile: "sheet",
    verdict: "fail",
    findings: [
      "file-id",
      "pdfx-version",
      "pdfx-metadata missing",
      "pdfx-trapped",
      "output-intent 0",
      "annotation 1 Link",
      "colour-rgb 1 fill",
      "colour-rgb 1 text",
      "colour-rgb 1 stroke",
      "colour-rgb 1 image",
      "image-coarse 1 38",
    ],
  },
  {
    tool: "weasyprint",
    profile: "digital",
    verdict: "fail",
    findings: [
      "pdfx-version",
      "output-intent 0",
      "annotation 1 Link",
      "colour-rgb 1 fill",
      "colour-rgb 1 text",
      "colour-rgb 1 stroke",
      "colour-rgb 1 image",
      "image-coarse 1 38",
    ],
  },
  {
    tool: "qpdf-locked",
    profile: "sheet",
    verdict: "fail",
    findings: ["file-encrypted"],
  },
];

async function found(tool: string, profile: ProfileName): Promise<{ verdict: string; findings: string[] }> {
  const { verdict, findings } = await preflight(
    await readFile(new URL(`tools/${tool}.pdf`, import.meta.url)),
    profile,
  );
  return {
    verdict,
    findings: findings.map(({ rule, page, subject, value }) =>
      [rule.id, page, subject, value === undefined ? undefined : Math.round(value * 100) / 100]
        .filter((word) => word !== undefined)
        .join(" "),
    ),
  };
}

describe("files of other programs", () => {
  test.each(cases)("$tool, $profile: $verdict", async ({ tool, profile, verdict, findings }) => {
    expect(await found(tool, profile)).toEqual({ verdict, findings });
  });

  test("the same file with object streams and ready for the web is told the same", async () => {
    expect(await found("ghostscript-linear", "sheet")).toEqual(await found("ghostscript", "sheet"));
  });
});
