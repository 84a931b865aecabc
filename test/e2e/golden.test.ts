import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallDist } from "./support/built.ts";
import { readable } from "./support/readable.ts";

describe("the finished HTML is as it was", () => {
  test.each([
    "index.html",
    "uji/uji-facilitator.html",
    "uji/uji-participant.html",
    "mentah/mentah-facilitator.html",
    "mentah/mentah-participant.html",
    "package/package-participant.html",
  ])("%s", async (path) => {
    const html = await readFile(join(await smallDist(), path), "utf8");
    // Sizes of PDFs change with the browser, not with us.
    const golden = readable(html).replace(/\b\d+(?:,\d+)? [kM]B\b/g, "… kB");
    await expect(golden).toMatchFileSnapshot(join("golden", path.split("/").at(-1) ?? ""));
  });
});
