import { crc32 } from "./crc32.ts";

/** A file for an archive. */
export interface ArchivedFile {
  /** With forward slashes, relative. */
  path: string;
  bytes: Uint8Array;
}

/** Bit 11: names are UTF-8. */
const utf8Names = 0x0800;
const version = 20;
/** Made on a system with Unix modes, so that files are not executable where they are unpacked. */
const madeByUnix = (3 << 8) | version;
const fileMode = 0o100644 * 0x10000;

/** Nothing here is larger: without these limits a ZIP would need the 64-bit records that old programs cannot read. */
const mostBytes = 0xffffffff;
const mostFiles = 0xffff;

/**
 * Puts files into a ZIP archive (PKWARE APPNOTE 6.3), sorted by path, all with the same time, stored as they are: what a
 * parcel holds is compressed already, and so the same files make the same bytes on every machine.
 * @param date ISO 8601 date of every file; the format begins with 1980
 * @throws RangeError where it would have 4 GB or more, or 65,536 files
 */
export function zipOf(files: readonly ArchivedFile[], date: string): Uint8Array {
  const total = files.reduce((sum, { path, bytes }) => sum + bytes.length + 2 * path.length + 100, 0);
  if (total >= mostBytes || files.length >= mostFiles) throw new RangeError("Too much for one ZIP archive");
  const day = dosDate(date);
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const name = Buffer.from(path, "utf8");
    const entry = { name, day, crc: crc32(bytes), size: bytes.length };
    const local = localHeader(entry);
    parts.push(local, name, bytes);
    directory.push(centralHeader(entry, offset), name);
    offset += local.length + name.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...parts, ...directory, endOf(files.length, size, offset)]);
}

interface Entry {
  name: Uint8Array;
  /** As MS-DOS writes days. */
  day: number;
  crc: number;
  size: number;
}

/** What both headers say, from the version that is needed to the length of the name. */
function common({ name, day, crc, size }: Entry): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(day, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function localHeader(entry: Entry): Buffer {
  return Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), common(entry), Buffer.alloc(2)]);
}

function centralHeader(entry: Entry, offset: number): Buffer {
  const made = Buffer.alloc(2);
  made.writeUInt16LE(madeByUnix, 0);
  const rest = Buffer.alloc(16);
  rest.writeUInt32LE(fileMode, 8);
  rest.writeUInt32LE(offset, 12);
  return Buffer.concat([Buffer.from("PK\u0001\u0002", "latin1"), made, common(entry), rest]);
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function dosDate(date: string): number {
  const [year = 1980, month = 1, day = 1] = date.split("-").map(Number);
  return year < 1980 ? (1 << 5) | 1 : ((year - 1980) << 9) | (month << 5) | day;
}
