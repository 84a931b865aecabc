import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
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
  /** Called as soon as something is saved, with paths below the root. */
  onSave?(paths: string[]): void;
  /** Called once for a burst of changes, with the same paths, when it has ended. */
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
interface Pace {
  quiet: number;
  longest: number;
}

/** A writer's pause, before what takes longer. */
const pause: Pace = { quiet: 700, longest: 4_000 };

/** The events of one save: a file is emptied and filled, or replaced by another. */
const save: Pace = { quiet: 4, longest: 20 };

/**
 * Watches the sources of a package. The package's own folder is where it begins, so that a `templates/` made later is
 * seen too.
 * @throws CannotRun `watch-failed`
 */
export async function watchSources(options: WatchOptions): Promise<SourceWatcher> {
  const { root, onSave, onChange, onFailure } = options;
  const bursts = [new Burst(onChange, pause), ...(onSave ? [new Burst(onSave, save)] : [])];
  const watcher = chokidarWatch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => isIgnored(resolve(path), options),
  });
  const echoes = new Echoes((path) => {
    for (const burst of bursts) burst.add(slashed(relative(root, path)));
  });
  watcher.on("all", (event, path, stats) => {
    if (telling.has(event)) echoes.add(path, stats);
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
      echoes.drop();
      for (const burst of bursts) burst.drop();
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
  readonly #pace: Pace;
  readonly #paths = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #begun = 0;

  constructor(tell: (paths: string[]) => void, pace: Pace) {
    this.#tell = tell;
    this.#pace = pace;
  }

  add(path: string): void {
    const now = Date.now();
    const { quiet, longest } = this.#pace;
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

/** What a file was like when something was told of it. */
type Seen = Pick<Stats, "mtimeMs" | "size">;

/**
 * Passes saves on at once, and looks again a little later: chokidar tells of one file at most every 50 ms, and what is
 * saved meanwhile is told by nobody. A file that was only just emptied waits for that second look.
 */
class Echoes {
  readonly #pass: (path: string) => void;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(pass: (path: string) => void) {
    this.#pass = pass;
  }

  add(path: string, seen: Seen | undefined): void {
    const isEmptied = seen?.size === 0;
    if (!isEmptied) this.#pass(path);
    clearTimeout(this.#timers.get(path));
    const look = (): void => void this.#look(path, isEmptied ? undefined : seen);
    this.#timers.set(path, setTimeout(look, isEmptied ? 15 : 70));
  }

  drop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  async #look(path: string, seen: Seen | undefined): Promise<void> {
    const timer = this.#timers.get(path);
    const now = await stat(path).catch(() => undefined);
    // Another save has come meanwhile, or the end.
    if (this.#timers.get(path) !== timer) return;
    this.#timers.delete(path);
    if (now?.mtimeMs === seen?.mtimeMs && now?.size === seen?.size) return;
    this.#pass(path);
    if (now)
      this.#timers.set(
        path,
        setTimeout(() => void this.#look(path, now), 70),
      );
  }
}

function watchFailure(folder: string, error: unknown): CannotRun {
  const detail = error instanceof Error ? error.message : String(error);
  return new CannotRun("watch-failed", { folder, detail }, { cause: error });
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
