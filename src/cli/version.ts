import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the installed npm package. */
export const packageFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const manifest = createRequire(import.meta.url)(join(packageFolder, "package.json")) as { version: string };

/** Version of edisi. */
export const version = manifest.version;

/** Name and version as written into finished files. */
export const generator = `Edisi ${version}`;
