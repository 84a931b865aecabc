/** A file in an archive, as its directory names it. */
export interface Entry {
  path: string;
  /** ISO 8601. */
  date: string;
  bytes: Uint8Array;
}

/** Reads a ZIP archive of stored files by its directory, with nothing of what wrote it. */
export function entriesOf(archive: Uint8Array): Entry[] {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (bytes.toString("latin1", at, at + 4) !== "PK\u0001\u0002") throw new Error(`No entry at ${at}`);
    const names = bytes.readUInt16LE(at + 8) & 0x0800 ? "utf8" : "latin1";
    const day = bytes.readUInt16LE(at + 14);
    const size = bytes.readUInt32LE(at + 24);
    const length = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const path = bytes.toString(names, at + 46, at + 46 + length);
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const date = [1980 + (day >> 9), (day >> 5) & 15, day & 31]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
    return { path, date, bytes: bytes.subarray(start, start + size) };
  });
}
