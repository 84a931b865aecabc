import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliDecompress, createBrotliDecompress } from "node:zlib";
import { parseTar } from "nanotar";
import type { PinnedArchive, PinnedFile } from "./pins.ts";
import { type Seen, seen } from "./stamp.ts";

/** What was written, by path. */
export type Written = Record<string, Seen>;

/** Inflates a compressed program into the folder; nothing takes its name before its hash is right. */
export async function inflateProgram(source: string, folder: string, file: PinnedFile): Promise<Written> {
  const written = await pipeline(
    createReadStream(source, { highWaterMark: 1 << 20 }),
    createBrotliDecompress({ chunkSize: 1 << 20 }),
    (bytes: AsyncIterable<Uint8Array>) => place(bytes, folder, file),
  );
  return { [file.path]: written };
}

/** Inflates a compressed tar and writes the files that are pinned, and no others, into the folder. */
export async function inflateTar(source: string, folder: string, archive: PinnedArchive): Promise<Written> {
  const tar = await promisify(brotliDecompress)(await readFile(source));
  mustBe(createHash("sha256").update(tar).digest("hex"), archive.sha256, archive.source);
  const contents = new Map(parseTar(tar).map((item) => [item.name, item.data]));
  const written = await Promise.all(
    archive.files.map(async (file) => {
      const data = contents.get(file.path) ?? new Uint8Array();
      return [file.path, await place([data], folder, file)] as const;
    }),
  );
  return Object.fromEntries(written);
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Writes a file under a name of its own while hashing, then gives it its place in one step. Two processes may do this
 * at once: each writes its own, the bytes are the same, and the second takes the place of the first.
 */
async function place(bytes: Bytes, folder: string, file: PinnedFile): Promise<Seen> {
  const final = join(folder, file.path);
  await mkdir(dirname(final), { recursive: true, mode: 0o700 });
  const temporary = `${final}.${randomUUID()}.part`;
  try {
    const handle = await open(temporary, "wx", 0o600);
    let stats;
    try {
      const hash = createHash("sha256");
      for await (const chunk of bytes) {
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
      mustBe(hash.digest("hex"), file.sha256, file.path);
      await handle.chmod(0o500);
      await handle.sync();
      stats = await handle.stat();
    } finally {
      await handle.close();
    }
    await rename(temporary, final);
    return seen(stats, file.sha256);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function mustBe(actual: string, expected: string, what: string): void {
  if (actual !== expected) throw new Error(`Unexpected hash ${actual} of ${what}, expected ${expected}`);
}
