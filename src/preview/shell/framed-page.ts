/** A policy that holds in a frame beside the one that a book has in its file: nothing runs, nothing is asked for. */
const policy = [
  "default-src 'none'",
  "script-src 'none'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** A page for a frame of the preview. */
export interface FramedPage {
  html: string;
  /** Changes with the page. */
  version: string;
}

/** Headers of a book in a frame: no script of any kind runs there, since the page around it moves and marks its text. */
export function framedHeaders({ html, version }: FramedPage): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "content-length": String(Buffer.byteLength(html)),
    "content-security-policy": policy,
    "x-edisi-version": version,
  };
}
