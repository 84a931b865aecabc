import type { Context } from "hono";

/** Largest body of a request, in bytes. */
const largestBody = 64 * 1024;

/** Where comments are sent to. */
const address = /^\/\.edisi\/comments(?:\/[^/?#]+\/[^/?#]+\/(?:reply|resolve|reopen))?$/;

/**
 * Whether a request sends a comment in the one way that a page of the preview does: as JSON, which no foreign form can,
 * of a known length, and saying where it comes from. Whether that is the preview itself is for others to say.
 */
export function isCommentPost(c: Context): boolean {
  const length = Number(c.req.header("content-length") ?? Number.NaN);
  return (
    c.req.method === "POST" &&
    address.test(c.req.path) &&
    c.req.header("origin") !== undefined &&
    /^application\/json(?:;|$)/i.test(c.req.header("content-type") ?? "") &&
    c.req.header("transfer-encoding") === undefined &&
    length > 0 &&
    length <= largestBody
  );
}
