import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LivePreview } from "../../src/preview/live/live-preview.ts";
import { startServer, type PreviewServer } from "../../src/preview/server.ts";
import { StateBoard } from "../../src/preview/state.ts";
import { freshFolder } from "../browser/machines.ts";
import { ask } from "./fixture.ts";
import { compiledClient, templates } from "./margin-page.ts";

/** In every file that must not come out. */
const secret = "RAHASIA-BESAR";

let root: string;
let server: PreviewServer;
let host: string;

beforeAll(async () => {
  root = await freshFolder();
  const folder = join(root, "dist");
  await mkdir(join(folder, "k3"), { recursive: true });
  await mkdir(join(folder, ".git"));
  await mkdir(join(root, "modules"));
  await mkdir(join(root, "dist-lain"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Daftar</title>");
  await writeFile(join(folder, "manifest.json"), "{}");
  await writeFile(join(folder, "k3", "k3-facilitator.html"), "<!doctype html><title>Buku</title>");
  for (const path of [
    ".git/config",
    ".env",
    "../package.json",
    "../modules/package.yaml",
    "../dist-lain/a.html",
  ]) {
    await writeFile(join(folder, path), secret);
  }
  await symlink(join(root, "package.json"), join(folder, "keluar.json"));
  await symlink(root, join(folder, "atas"));
  await symlink("/etc", join(folder, "k3", "etc"));
  await symlink(join(root, "modules"), join(folder, "k3", "k3-participant.html"));
  const nothing = {
    page: () => Promise.resolve(undefined),
    package: () => Promise.resolve(undefined),
    section: () => undefined,
    picture: () => Promise.resolve(undefined),
    listen: () => () => undefined,
  };
  server = await startServer({
    folder,
    port: 0,
    language: "id",
    board: new StateBoard(),
    live: nothing as unknown as LivePreview,
    shell: { client: await compiledClient(join(root, "client")), templates },
  });
  host = `127.0.0.1:${server.port}`;
});
afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

/** Ways to write `..`, and what may part it from the next name. */
const ups = [
  "..",
  "%2e%2e",
  ".%2e",
  "%2E.",
  "%252e%252e",
  "%c0%ae%c0%ae",
  "%uff0e%uff0e",
  "..%00",
  "..;",
  "....",
  "%e0%80%ae%e0%80%ae",
];
const separators = ["/", "%2f", "%5c", "\\", "%252f", "%c0%af", "//", "/./"];
const places = ["package.json", "modules/package.yaml", "dist-lain/a.html"];

const traversals = ups.flatMap((up) =>
  separators.flatMap((separator) => places.slice(0, 2).map((place) => `/${up}${separator}${place}`)),
);

const prefixed = [
  "/k3/",
  "/.edisi/shell/",
  "/.edisi/frame/",
  "/.edisi/frame/k3/",
  "/.edisi/picture/",
  "/.edisi/session/k3/",
].flatMap((prefix) =>
  [
    "../../package.json",
    "%2e%2e%2f%2e%2e%2fpackage.json",
    "..%5c..%5cpackage.json",
    "%2e%2e/%2e%2e/package.json",
  ].map((rest) => `${prefix}${rest}`),
);

const tricks = [
  "/keluar.json",
  "/atas/package.json",
  "/atas/modules/package.yaml",
  "/k3/etc/passwd",
  "/k3/etc/hostname",
  "/.git/config",
  "/.env",
  "/%2egit/config",
  "/.GIT/config",
  "/%2Egit%2Fconfig",
  "/.edisi",
  "/.edisi/",
  "/.edisi/shell",
  "/.edisi/shell/",
  "/.edisi/shell/shell.html",
  "/.edisi/shell/MAIN.JS",
  "/.edisi/shell/main.js%00",
  "/.edisi/shell/main.js/",
  "/.edisi/shell/main.js%2f..%2fx",
  "/.edisi/shell/tsconfig.json",
  "/.edisi/shell/pdf.mjs",
  "/.edisi/shell/pdf.worker.min.mjs.map",
  "/.edisi/shell/package.json",
  "/.edisi/shell/__proto__",
  "/.edisi/shell/constructor",
  "/.edisi/shell/toString",
  "/.edisi/shell/..%2f..%2fpackage.json",
  "/.edisi/frame/k3/participant",
  "/.edisi/frame/k3/..",
  "/.edisi/frame/../k3",
  "/.edisi/frame/k3/%00",
  "/.edisi/frame/atas/x",
  "/.edisi/frame/%2e%2e/%2e%2e",
  "/.edisi/frame/.git/config",
  "/.edisi/frame/k3/facilitator.html",
  "/.edisi/frame/k3/FACILITATOR%00",
  "/.edisi/frame/con/aux",
  "/manifest.json%00",
  "/manifest.json%00.html",
  "/manifest.json::$DATA",
  "/manifest.json.",
  "/k3/k3-facilitator.html/",
  "/k3/k3-facilitator.html/..",
  "/CON",
  "/nul.html",
  "/lpt1",
  "/c:/windows/win.ini",
  "/file:///etc/passwd",
  "//etc/passwd",
  "///etc/passwd",
  "/%2f%2fetc%2fpasswd",
  "/etc/passwd",
  "/proc/self/environ",
  "/%",
  "/%zz",
  "/%f0%28%8c%28",
  "/\u00e9",
  `/${"a/".repeat(900)}x`,
  `/${"%2e%2e%2f".repeat(200)}package.json`,
  `/${"x".repeat(5_000)}`,
  `/manifest.json?${"q=1&".repeat(2_000)}`,
];

/** What a request of these bytes is answered; empty where the connection is closed without a word. */
function raw(bytes: string | Buffer, { wait = 4_000, slowly = false } = {}): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    let drip: ReturnType<typeof setInterval> | undefined;
    const socket = connect(server.port, "127.0.0.1", () => {
      if (!slowly) {
        socket.write(bytes);
        return;
      }
      let at = 0;
      drip = setInterval(() => {
        if (at >= bytes.length) return;
        socket.write(bytes.slice(at, at + 1));
        at += 1;
      }, 400);
    });
    const timer = setTimeout(() => socket.destroy(), wait);
    socket.on("data", (data: Buffer) => {
      answer += data.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      clearInterval(drip);
      resolve(answer);
    });
  });
}

const line = (target: string, { method = "GET", headers = [] as string[], named = host } = {}): string =>
  [`${method} ${target} HTTP/1.1`, `Host: ${named}`, "Connection: close", ...headers, "", ""].join("\r\n");

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

/** Requests that are refused, each with a name: 0 is a connection closed without an answer. */
function refusals(): (readonly [string, string | Buffer])[] {
  const bad = (name: string, value: string | Buffer): readonly [string, string | Buffer] => [name, value];
  const { port } = server;
  const hosts = [
    "",
    "evil.example",
    `evil.example:${port}`,
    "127.0.0.1",
    "localhost",
    `127.0.0.1:${port + 1}`,
    `127.0.0.1:${port}.evil.example`,
    `127.1:${port}`,
    `2130706433:${port}`,
    `0x7f.1:${port}`,
    `[::1]:${port}`,
    `0.0.0.0:${port}`,
    `localhost.:${port}`,
    `127.0.0.1:${port}@evil.example`,
    `evil.example#127.0.0.1:${port}`,
    `user@127.0.0.1:${port}`,
  ];
  const origins = [
    "null",
    "http://evil.example",
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port}.evil.example`,
    `http://127.0.0.1:${port + 1}`,
    "file://",
    `http://localhost`,
    `http://127.0.0.1:${port}/`,
    "*",
  ];
  return [
    ...hosts.map((named) => bad(`Host ${named}`, line("/manifest.json", { named }))),
    ...origins.map((origin) =>
      bad(`Origin ${origin}`, line("/manifest.json", { headers: [`Origin: ${origin}`] })),
    ),
    bad(
      "cross-site",
      line("/manifest.json", { headers: ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"] }),
    ),
    bad(
      "framed elsewhere",
      line("/", {
        headers: ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"],
      }),
    ),
    ...["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "GETX"].map(
      (method) => bad(method, line("/manifest.json", { method })),
    ),
    bad("a body", `${line("/manifest.json", { headers: ["Content-Length: 5"] })}hello`),
    bad("a huge body", line("/manifest.json", { headers: ["Content-Length: 999999999999"] })),
    bad(
      "chunks",
      `${line("/manifest.json", { headers: ["Transfer-Encoding: chunked"] })}5\r\nhello\r\n0\r\n\r\n`,
    ),
    bad(
      "length and chunks",
      `${line("/manifest.json", { headers: ["Content-Length: 4", "Transfer-Encoding: chunked"] })}0\r\n\r\n`,
    ),
    bad("two lengths", line("/manifest.json", { headers: ["Content-Length: 1", "Content-Length: 2"] })),
    bad("a negative length", line("/manifest.json", { headers: ["Content-Length: -1"] })),
    bad("two hosts", line("/manifest.json", { headers: ["Host: evil.example"] })),
    bad("no host", "GET /manifest.json HTTP/1.1\r\nConnection: close\r\n\r\n"),
    bad("large headers", line("/manifest.json", { headers: [`X-A: ${"a".repeat(40_000)}`] })),
    bad(
      "many headers",
      line("/manifest.json", { headers: Array.from({ length: 3_000 }, (_, index) => `X-${index}: 1`) }),
    ),
    bad("folded header", "GET / HTTP/1.1\r\nHost: x\r\n y: 1\r\n\r\n"),
    bad("a space before the colon", `GET /manifest.json HTTP/1.1\r\nHost : ${host}\r\n\r\n`),
    bad("no version", "GET /manifest.json\r\n\r\n"),
    bad("an unknown version", `GET /manifest.json HTTP/9.9\r\nHost: ${host}\r\n\r\n`),
    bad("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    bad("TLS", Buffer.from("16030100a5010000a10303000000000000", "hex")),
    bad("bytes", Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 151) % 256))),
    bad("NUL in the target", `GET /man\0ifest.json HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
    bad("a line feed in the target", `GET /manifest.json\nX: y HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
    bad("an absolute target", line(`http://${host}/manifest.json`)),
    bad("another's target", line("http://evil.example/")),
    bad("an asterisk", line("*")),
    bad("no slash", line("manifest.json")),
    bad(
      "smuggling",
      `${line("/manifest.json", { headers: ["Content-Length: 40"] })}GET /keluar.json HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    ),
  ];
}

test("three hundred hostile paths get nothing", async () => {
  const paths = [...traversals, ...prefixed, ...tricks];
  expect(paths.length).toBeGreaterThan(250);
  for (const path of paths) {
    const answer = await raw(line(path));
    // 301 and the like would send a client where it asked to go.
    expect([path.slice(0, 90), [400, 404, 414, 431, 503].includes(statusOf(answer))]).toEqual([
      path.slice(0, 90),
      true,
    ]);
    for (const word of [secret, "root:", '"name": "edisi"', "compilerOptions"])
      expect([path, answer.includes(word)]).toEqual([path, false]);
  }
}, 120_000);

test("foreign, malformed, oversized and writing requests are refused", async () => {
  for (const [name, bytes] of refusals()) {
    const answer = await raw(bytes, { wait: 6_000 });
    expect([name, [0, 400, 403, 404, 405, 413, 414, 431, 505].includes(statusOf(answer))]).toEqual([
      name,
      true,
    ]);
    expect([name, answer.includes(secret), statusOf(answer) === 200]).toEqual([name, false, false]);
  }
}, 240_000);

test("a request that dribbles in is given up, and others are answered meanwhile", async () => {
  const begun = performance.now();
  const slow = [1, 2, 3].map(() => raw(line("/manifest.json"), { wait: 20_000, slowly: true }));
  const idle = raw("", { wait: 20_000 });
  expect((await ask(server.port, "/manifest.json")).status).toBe(200);
  for (const answer of await Promise.all(slow)) expect([0, 408]).toContain(statusOf(answer));
  expect(performance.now() - begun).toBeLessThan(15_000);
  expect(await idle).not.toContain("200");
}, 40_000);

test("what is meant to be served still is, after all of it", async () => {
  const get = async (path: string): Promise<number> => (await ask(server.port, path)).status;
  expect(await get("/")).toBe(200);
  expect(await get("/index.html")).toBe(200);
  expect(await get("/.edisi/shell/main.js")).toBe(200);
  expect(await get("/.edisi/shell/shell.css")).toBe(200);
  expect(await get("/.edisi/shell/pdf.worker.min.mjs")).toBe(200);
  expect(await get("/.edisi/shell/sans-400.woff2")).toBe(200);
  expect(await get("/.edisi/frame/k3/facilitator")).toBe(200);
  expect(await get("/.edisi/times")).toBe(200);
  const { headers, body } = await ask(server.port, "/");
  expect(headers["content-security-policy"]).toMatch(
    /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'$/,
  );
  expect(body).not.toMatch(/<script(?! type="module" src="\/\.edisi\/)|\son\w+=|\sstyle=|\{\{/);
  const frame = await ask(server.port, "/.edisi/frame/k3/facilitator");
  expect(frame.headers["content-security-policy"]).toContain("script-src 'none'");
});
