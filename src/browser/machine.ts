/** What finding a browser may know of the machine; the command line fills it from `process`, tests from their own. */
export interface Machine {
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: NodeJS.Platform;
  /** As `process.arch`. */
  readonly arch: string;
  /** The user's home folder. */
  readonly home: string;
}

/** Value of an environment variable, or undefined where it is empty; on Windows its letter case does not matter. */
export function variable(machine: Machine, name: string): string | undefined {
  const exact = machine.env[name];
  if (exact) return exact;
  if (machine.platform !== "win32") return undefined;
  const key = Object.keys(machine.env).find((key) => key.toUpperCase() === name.toUpperCase());
  return (key && machine.env[key]) || undefined;
}

/**
 * Environment for the browser's process: the machine's, but with one language and one time zone everywhere, so that
 * the same book does not differ from one machine to the next.
 */
export function browserEnvironment(
  machine: Machine,
  extra: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(machine.env)) {
    if (value !== undefined && name !== "LANGUAGE" && !name.startsWith("LC_")) kept[name] = value;
  }
  return { ...kept, LANG: "C.UTF-8", TZ: "UTC", ...extra };
}
