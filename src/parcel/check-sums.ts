import { createHash } from "node:crypto";
import type { ArchivedFile } from "./zip.ts";

/** SHA-256 of bytes, in lower case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Check sums of files by path, as `sha256sum -c` reads them. */
export function checkSums(files: readonly ArchivedFile[]): Uint8Array {
  const lines = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`);
  return Buffer.from(lines.join(""), "utf8");
}
