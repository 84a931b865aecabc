import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { networkInterfaces } from "node:os";
import { isIPv6 } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { isCommentPost } from "../comments/comment-post.ts";

/** The server as requests see it. */
export interface AccessOptions {
  /** Address that it listens on. */
  host: string;
  /** The port, once it is known. */
  port(): number;
  /** What the link must name, where others on the network can ask; undefined where only this machine can. */
  token?: string | undefined;
}

/** The address of the preview when no other is asked for: nobody on the network can reach it. */
export const ownAddress = "127.0.0.1";

/** Longest address of a request, in characters. */
const longestTarget = 2_048;

/** A segment of a path that is one dot or two, however they are written: no browser sends one. */
const climbing = /^[^?#]*\/(?:\.|%2e){1,2}(?:[/\\?#]|%2f|%5c|$)/i;

type Env = { Bindings: HttpBindings };

/** A new token of 128 bits, or undefined for an address that only this machine reaches. */
export function tokenFor(host: string): string | undefined {
  return isLoopback(host) ? undefined : randomBytes(16).toString("hex");
}

/** The address that a browser opens: one of the network's where the server listens on all of them. */
export function linkTo(host: string, port: number, token?: string): string {
  const all = host === "0.0.0.0" || host === "::";
  const shown = all
    ? (ownAddresses().find((each) => !isLoopback(each) && !isIPv6(each)) ?? ownAddress)
    : host;
  return `http://${bracketed(shown)}:${port}/${token === undefined ? "" : `?token=${token}`}`;
}

/**
 * Answers only who asks by an address of this machine, so that no other site can come in through a name that it points
 * here (DNS rebinding), only from the preview's own pages, only reading, without a body, and where others can reach it
 * only with the token: in the link first, then in a cookie. Sets what every answer has.
 */
export function refuseOthers(options: AccessOptions): MiddlewareHandler<Env> {
  return async (c, next) => {
    const refused = refusal(c, options);
    if (refused) {
      c.res = c.text(String(refused), refused, refused === 405 ? { allow: "GET, HEAD" } : {});
    } else {
      await next();
      const { token } = options;
      if (token !== undefined && isEqual(asked(c), token)) {
        c.header("set-cookie", `${cookieName(options)}=${token}; Path=/; HttpOnly; SameSite=Strict`);
      }
    }
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
    c.header("cross-origin-resource-policy", "same-origin");
    c.header("cross-origin-opener-policy", "same-origin");
  };
}

/** Why a request is not answered, as a status; undefined where it is. */
function refusal(c: Context<Env>, options: AccessOptions): 400 | 403 | 405 | 413 | 414 | 505 | undefined {
  const { url, httpVersion } = c.env.incoming;
  const names = namesOf(options);
  const host = c.req.header("host")?.toLowerCase() ?? "";
  const origin = c.req.header("origin")?.toLowerCase();
  if (!names.includes(host)) return 403;
  if (origin !== undefined && !names.some((name) => origin === `http://${name}`)) return 403;
  if (isForeign(c)) return 403;
  if (httpVersion !== "1.1" && httpVersion !== "1.0") return 505;
  if (!url?.startsWith("/") || climbing.test(url)) return 400;
  if (url.length > longestTarget) return 414;
  const sends = isCommentPost(c);
  if (!sends && c.req.method !== "GET" && c.req.method !== "HEAD") return 405;
  if (!sends && hasBody(c)) return 413;
  const { token } = options;
  if (token === undefined || isEqual(asked(c), token) || isEqual(kept(c, options), token)) return undefined;
  return 403;
}

function hasBody(c: Context<Env>): boolean {
  return c.req.header("transfer-encoding") !== undefined || Number(c.req.header("content-length") ?? 0) !== 0;
}

/** Whether a page of another site has asked for anything but to be left for this one. */
function isForeign(c: Context<Env>): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== "cross-site" && site !== "same-site") return false;
  return c.req.header("sec-fetch-mode") !== "navigate" || c.req.header("sec-fetch-dest") !== "document";
}

/** The token in the link. */
function asked(c: Context<Env>): string {
  return /[?&]token=([0-9a-f]*)(?:[&#]|$)/.exec(c.env.incoming.url ?? "")?.[1] ?? "";
}

/** The token in the cookie. */
function kept(c: Context<Env>, options: AccessOptions): string {
  const name = cookieName(options);
  const cookies = (c.req.header("cookie") ?? "").split(";").map((each) => each.trim().split("="));
  return cookies.find(([key]) => key === name)?.[1] ?? "";
}

/** Cookies know no ports: each preview has one of its own name. */
function cookieName({ port }: AccessOptions): string {
  return `edisi-preview-${port()}`;
}

/** In constant time, whatever the lengths. */
function isEqual(given: string, token: string): boolean {
  const [a, b] = [given, token].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** What `Host` may say. */
function namesOf({ host, port }: AccessOptions): string[] {
  const all = host === "0.0.0.0" || host === "::";
  const addresses = all ? ownAddresses() : [host.toLowerCase()];
  return [
    ...new Set([...addresses.map(bracketed), ...(all || isLoopback(host) ? ["localhost", ownAddress] : [])]),
  ].flatMap((name) => [`${name}:${port()}`, ...(port() === 80 ? [name] : [])]);
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function bracketed(address: string): string {
  return isIPv6(address) ? `[${address.toLowerCase()}]` : address;
}
