/** Names of modules as they are given: also as a path that the shell completed, `modules/foa/`. */
export function moduleNames(given: readonly string[]): string[] {
  return given.map((name) => name.replace(/[/\\]+$/, "").replace(/^modules[/\\]/, ""));
}
