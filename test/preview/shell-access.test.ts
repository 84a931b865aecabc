import { mkdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startServer, type PreviewServer } from "../../src/preview/server.ts";
import { StateBoard } from "../../src/preview/state.ts";
import { linkTo, tokenFor } from "../../src/preview/shell/access.ts";
import { freshFolder } from "../browser/machines.ts";

let root: string;
let server: PreviewServer | undefined;
beforeEach(async () => {
  root = await freshFolder();
  await mkdir(join(root, "dist"));
  await writeFile(join(root, "dist", "index.html"), "<!doctype html><title>Daftar</title>");
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(root, { recursive: true });
});

const start = async (host?: string): Promise<PreviewServer> => {
  server = await startServer({
    folder: join(root, "dist"),
    port: 0,
    language: "id",
    board: new StateBoard(),
    host,
  });
  return server;
};

/** Asks with these headers. */
const get = (
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; cookie: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers, agent: false }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, cookie: answer.headers["set-cookie"]?.join() ?? "" });
    });
    asked.once("error", reject);
    asked.end();
  });

describe("without --host", () => {
  test("there is no token, and only this machine's names are answered", async () => {
    const { url, port } = await start();
    expect(url).toBe(`http://127.0.0.1:${port}/`);
    expect(await get(url)).toEqual({ status: 200, cookie: "" });
    expect((await get(url, { origin: `http://127.0.0.1:${port}` })).status).toBe(200);
    expect((await get(url, { origin: "http://evil.example" })).status).toBe(403);
    expect((await get(url, { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" })).status).toBe(403);
    expect(
      (
        await get(url, {
          "sec-fetch-site": "cross-site",
          "sec-fetch-mode": "navigate",
          "sec-fetch-dest": "document",
        })
      ).status,
    ).toBe(200);
  });
});

describe("with --host 0.0.0.0", () => {
  test("the link has a token of 128 bits, which becomes a cookie of this preview alone", async () => {
    const { url, port } = await start("0.0.0.0");
    const token = /\?token=([0-9a-f]{32})$/.exec(url)?.[1] ?? "";
    expect(token).toHaveLength(32);
    const base = `http://127.0.0.1:${port}/`;
    const first = await get(`${base}?token=${token}`);
    expect(first.status).toBe(200);
    expect(first.cookie).toBe(`edisi-preview-${port}=${token}; Path=/; HttpOnly; SameSite=Strict`);
    expect(await get(base, { cookie: `a=b; edisi-preview-${port}=${token}` })).toEqual({
      status: 200,
      cookie: "",
    });
    const next = (await start("0.0.0.0")).url;
    expect(next).not.toContain(token);
  });

  test("nothing is answered without it, nor with another", async () => {
    const { url, port } = await start("0.0.0.0");
    const token = url.slice(-32);
    const base = `http://127.0.0.1:${port}/`;
    const others = [
      "",
      "?token=",
      "?token=0",
      `?token=${"0".repeat(32)}`,
      `?token=${token.slice(1)}`,
      `?token=${token}0`,
      `?token=${token.toUpperCase()}Z`,
      `?Token=${token}`,
      `?token=${token.slice(0, 31)}%00`,
      "?token[]=1",
    ];
    for (const path of ["", "index.html", ".edisi/events", ".edisi/times", "manifest.json"]) {
      for (const other of others)
        expect([path, other, (await get(`${base}${path}${other}`)).status]).toEqual([path, other, 403]);
    }
    for (const cookie of [
      "",
      `edisi-preview-${port}=`,
      `edisi-preview-${port}=${"0".repeat(32)}`,
      `edisi-preview-1=${token}`,
      `x=${token}`,
    ]) {
      expect([cookie, (await get(base, { cookie })).status]).toEqual([cookie, 403]);
    }
  });

  test("Host and Origin are looked at all the same", async () => {
    const { url, port } = await start("0.0.0.0");
    const path = `http://127.0.0.1:${port}/?token=${url.slice(-32)}`;
    expect((await get(path, { host: `evil.example:${port}` })).status).toBe(403);
    expect((await get(path, { origin: "http://evil.example" })).status).toBe(403);
    const own = Object.values(networkInterfaces()).flat();
    const outer = own.find((each) => each?.family === "IPv4" && !each.internal)?.address;
    if (outer === undefined) return;
    expect(url).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:/);
    expect((await get(`http://${outer}:${port}/?token=${url.slice(-32)}`)).status).toBe(200);
    expect((await get(`http://${outer}:${port}/`)).status).toBe(403);
  });
});

test("an address of this machine needs no token, any other does", () => {
  for (const host of ["127.0.0.1", "127.0.0.2", "localhost", "::1"]) expect(tokenFor(host)).toBeUndefined();
  for (const host of ["0.0.0.0", "::", "192.168.1.5", "127.0.0.1.evil.example"])
    expect(tokenFor(host)).toMatch(/^[0-9a-f]{32}$/);
  expect(linkTo("::1", 4321)).toBe("http://[::1]:4321/");
  expect(linkTo("192.168.1.5", 80, "ab")).toBe("http://192.168.1.5:80/?token=ab");
});

test("an address that is not this machine's is a failure that says so", async () => {
  await expect(start("203.0.113.7")).rejects.toMatchObject({ id: "host-refused" });
});
