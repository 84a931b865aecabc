import { randomUUID } from "node:crypto";
import { readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { openOwnFolder } from "./folder.ts";
import { type Written, inflateProgram, inflateTar } from "./inflate.ts";
import { type Machine, variable } from "./machine.ts";
import {
  type PinnedArchive,
  chromiumArchive,
  embeddedVersion,
  fontsArchive,
  librariesArchive,
} from "./pins.ts";
import { type Stamp, checkFile, readStamp, writeStamp } from "./stamp.ts";

/** The embedded browser, unpacked and checked. */
export interface EmbeddedBrowser {
  readonly folder: string;
  readonly executable: string;
  /** Variables its process needs: our libraries after the machine's own choice, and our fonts only. */
  readonly variables: Readonly<Record<string, string>>;
  /** Set where it was unpacked for this run only. */
  readonly release?: () => Promise<void>;
}

const archives: readonly PinnedArchive[] = [chromiumArchive, librariesArchive, fontsArchive];

/** Name of the folder of the embedded browser in the cache. @internal for tests */
export const embeddedFolder = `chromium-${embeddedVersion}-${chromiumArchive.sha256.slice(0, 12)}`;

/** The folder of the compressed files in the npm package, or undefined where it is not installed. */
export function embeddedSource(): string | undefined {
  try {
    // The package exports only its entry, build/cjs/index.cjs; the files we need lie beside `build`.
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    return join(dirname(entry), "..", "..", "bin");
  } catch {
    return undefined;
  }
}

/**
 * Unpacks the embedded browser where it is not unpacked yet, checks every file of it by hash, and answers how to start
 * it. `source` is the folder of the compressed files.
 */
export async function prepareEmbedded(machine: Machine, source: string): Promise<EmbeddedBrowser> {
  const { path: folder, release } = await openOwnFolder(machine, embeddedFolder);
  try {
    const stamp = await readStamp(folder);
    const checked = await Promise.all(
      archives.map((archive) => prepareArchive(archive, { folder, source, stamp })),
    );
    const now: Stamp = Object.assign({}, ...checked);
    if (JSON.stringify(now) !== JSON.stringify(stamp)) await writeStamp(folder, now);
    await writeFontConfiguration(folder);
  } catch (error) {
    await release?.();
    const reason = error instanceof Error ? error.message : String(error);
    const detail = `${reason}. Install edisi anew (\`npm ci\`), look for free disk space (200 MB), or set EDISI_CACHE to another folder.`;
    throw new CannotRun("browser-damaged", { folder, detail }, { cause: error });
  }
  return {
    folder,
    executable: join(folder, chromiumArchive.files[0].path),
    variables: variables(machine, folder),
    ...(release && { release }),
  };
}

interface Place {
  readonly folder: string;
  readonly source: string;
  readonly stamp: Stamp;
}

async function prepareArchive(archive: PinnedArchive, { folder, source, stamp }: Place): Promise<Written> {
  const written: Written = {};
  for (const file of archive.files) {
    const seen = await checkFile(folder, file, stamp);
    if (!seen) return inflateArchive(archive, folder, join(source, archive.source));
    written[file.path] = seen;
  }
  return written;
}

async function inflateArchive(archive: PinnedArchive, folder: string, path: string): Promise<Written> {
  await removeLeftovers(folder);
  if (archive !== chromiumArchive) return inflateTar(path, folder, archive);
  return inflateProgram(path, folder, chromiumArchive.files[0]);
}

/** Removes what an interrupted run left half-written; an hour old, so that no other run is still at it. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".part"));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const stats = await stat(path).catch(() => undefined);
      if (stats && Date.now() - stats.mtimeMs > 3_600_000) await rm(path, { force: true });
    }),
  );
}

/** The font configuration names our fonts by their full path, so it is compared as a whole and written where it differs. */
async function writeFontConfiguration(folder: string): Promise<void> {
  const path = join(folder, "fonts.conf");
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${escape(join(folder, "fonts"))}</dir>
  <cachedir>${escape(join(folder, "fonts-cache"))}</cachedir>
</fontconfig>
`;
  const present = await readFile(path, "utf8").catch(() => undefined);
  if (present === text) return;
  const temporary = `${path}.${randomUUID()}.part`;
  await writeFile(temporary, text, { mode: 0o600, flag: "wx" });
  await rename(temporary, path);
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

function variables(machine: Machine, folder: string): Record<string, string> {
  const before = variable(machine, "LD_LIBRARY_PATH");
  const libraries = join(folder, "lib");
  return {
    LD_LIBRARY_PATH: before ? `${before}:${libraries}` : libraries,
    FONTCONFIG_PATH: folder,
    FONTCONFIG_FILE: join(folder, "fonts.conf"),
  };
}
