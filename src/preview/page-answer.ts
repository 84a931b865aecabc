import type { Context } from "hono";
import type { LivePage } from "./page.ts";

/** Answers with a page of the preview, its policy in the header as well. */
export function pageAnswer(
  c: Context,
  { html, policy, version }: LivePage,
  status: 200 | 404 | 503,
): Response {
  // Only a header can say who may frame a page.
  const policies = policy.split(", ").map((each) => `${each}; frame-ancestors 'self'`);
  return c.body(html, status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": String(Buffer.byteLength(html)),
    "content-security-policy": policies.join(", "),
    "x-edisi-version": version,
  });
}
