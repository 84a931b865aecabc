import { basename, relative, resolve, sep } from "node:path";
import { watch as chokidarWatch } from "chokidar";
import { CannotRun } from "../diagnostics/failure.ts";
import { isInside } from "./locate.ts";

/** What to watch. */
export interface WatchOptions {
  /** Folder that holds `modules/` and, where the package has its own look, `templates/`. */
  root: string;
  /** Absolute output folder, which is not watched. */
  destination: string;
  /** Called once for a burst of changes, with paths below the root. */
  onChange(paths: string[]): void;
  /** Called where watching fails later on. */
  onFailure(error: CannotRun): void;
}

/** A watcher that is ready. */
export interface SourceWatcher {
  close(): Promise<void>;
}

const folders: ReadonlySet<string> = new Set(["modules", "templates"]);

/** Events after which a book may look different. */
const telling: ReadonlySet<string> = new Set(["add", "change", "unlink", "unlinkDir"]);

/** Milliseconds of quiet that end a burst, and after which one that goes on is cut. */
const quiet = 120;
const longest = 1_000;

/**
 * Watches the sources of a package. The package's own folder is where it begins, so that a `templates/` made later is
 * seen too.
 * @throws CannotRun `watch-failed`
 */
export async function watchSources(options: WatchOptions): Promise<SourceWatcher> {
  const { root, onChange, onFailure } = options;
  const burst = new Burst(onChange);
  const watcher = chokidarWatch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => isIgnored(resolve(path), options),
  });
  watcher.on("all", (event, path) => {
    if (telling.has(event)) burst.add(slashed(relative(root, path)));
  });
  await new Promise<void>((ready, reject) => {
    watcher.once("ready", ready);
    watcher.once("error", (error) => reject(watchFailure(root, error)));
  }).catch(async (error: unknown) => {
    await watcher.close();
    throw error;
  });
  watcher.on("error", (error) => onFailure(watchFailure(root, error)));
  return {
    close: async () => {
      burst.drop();
      await watcher.close();
    },
  };
}

/** True for what is not a source: other folders, the output, and the files that editors keep beside the one edited. */
function isIgnored(path: string, { root, destination }: WatchOptions): boolean {
  if (path === root) return false;
  const [top = ""] = relative(root, path).split(sep);
  if (!folders.has(top) || isTemporary(basename(path))) return true;
  // An output folder round the sources cannot be told from them.
  const apart = !isInside(destination, resolve(root, "modules"));
  return apart && (path === destination || isInside(destination, path));
}

/**
 * True for a file name that editors, office programs and systems use for themselves.
 * @internal
 */
export function isTemporary(name: string): boolean {
  return /^[.~#]|~$|^4913$|^(?:Thumbs\.db|desktop\.ini)$|\.(?:tmp|temp|swp|swx|part|bak|crdownload)$/i.test(
    name,
  );
}

/** Collects what comes in quick succession. */
class Burst {
  readonly #tell: (paths: string[]) => void;
  readonly #paths = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #begun = 0;

  constructor(tell: (paths: string[]) => void) {
    this.#tell = tell;
  }

  add(path: string): void {
    const now = Date.now();
    if (this.#paths.size === 0) this.#begun = now;
    this.#paths.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), Math.max(0, Math.min(quiet, this.#begun + longest - now)));
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#paths.clear();
  }

  #end(): void {
    const paths = [...this.#paths].sort();
    this.#paths.clear();
    this.#tell(paths);
  }
}

function watchFailure(folder: string, error: unknown): CannotRun {
  const detail = error instanceof Error ? error.message : String(error);
  return new CannotRun("watch-failed", { folder, detail }, { cause: error });
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
