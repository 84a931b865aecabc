import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Text of each page by pdf.js, in the order of the content and without spaces; of pages from 0 that are wanted. */
export async function pageTexts(
  bytes: Uint8Array,
  wanted: (page: number) => boolean = () => true,
): Promise<string[]> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise;
    const texts: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      if (!wanted(number - 1)) continue;
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      texts.push(
        items
          .map((item) => ("str" in item ? item.str : ""))
          .join("")
          .replace(/\s+/g, ""),
      );
      page.cleanup();
    }
    return texts;
  } finally {
    await task.destroy();
  }
}
