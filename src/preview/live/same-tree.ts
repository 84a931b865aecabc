/**
 * Whether two resolved trees of one text say the same. Places are left out, as the text is known to be the same; pictures
 * are the same where they were read once.
 */
export function sameTree(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((each, index) => sameTree(each, b[index]));
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(left).filter((name) => name !== "position");
  return (
    names.length === Object.keys(right).filter((name) => name !== "position").length &&
    names.every((name) =>
      name === "picture" ? left[name] === right[name] : sameTree(left[name], right[name]),
    )
  );
}
