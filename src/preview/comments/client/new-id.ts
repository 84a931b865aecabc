const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Eight small letters or digits that nobody else has. */
export function newKey(): string {
  // Twice as many bytes as letters, so that no letter comes much more often than another.
  const bytes = crypto.getRandomValues(new Uint16Array(8));
  return Array.from(bytes, (value) => letters[value % letters.length]).join("");
}

/** A new id for a comment, beginning with today's date. */
export function newId(): string {
  return `${localTime().slice(0, 10).replaceAll("-", "")}-${newKey()}`;
}

/** Now, as ISO 8601 with the zone of this device. */
export function localTime(now = new Date()): string {
  const minutes = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${local}${minutes < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
}
