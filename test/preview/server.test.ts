import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, connect } from "node:net";
import { join } from "node:path";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type PreviewServer } from "../../src/preview/server.ts";
import { StateBoard } from "../../src/preview/state.ts";
import { freshFolder } from "../browser/machines.ts";
import { ask, Listener } from "./fixture.ts";

const book = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head><body>Buku é</body></html>`;

let root: string;
let server: PreviewServer;
const board = new StateBoard();
beforeAll(async () => {
  root = await freshFolder();
  const folder = join(root, "dist");
  await mkdir(join(folder, "foa"), { recursive: true });
  await writeFile(join(root, "package.json"), "rahasia");
  await writeFile(join(folder, "index.html"), book);
  await writeFile(join(folder, "manifest.json"), "{}");
  await writeFile(join(folder, "foa", "foa.pdf"), "%PDF-1.7");
  await writeFile(join(folder, "foa", "data.bin"), "x");
  await writeFile(join(folder, "foa", "a.svg"), "<svg/>");
  await writeFile(join(folder, ".hidden.html"), "rahasia");
  await symlink(join(root, "package.json"), join(folder, "out.json"));
  await symlink(root, join(folder, "above"));
  server = await startServer({ folder, port: 0, language: "id", board });
});
afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

describe("an answer", () => {
  test("to / is the library, with the script and the same policy twice", async () => {
    const { status, headers, body } = await ask(server.port, "/");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(body).toContain("Buku é");
    expect(body).toContain("EventSource");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(body)?.[1];
    expect(headers["content-security-policy"]).toBe(`${policy}; frame-ancestors 'self'`);
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; connect-src 'self'; img-src data:$/,
    );
  });

  test.each([
    ["/", "text/html; charset=utf-8"],
    ["/manifest.json", "application/json; charset=utf-8"],
    ["/foa/foa.pdf", "application/pdf"],
    ["/foa/data.bin", "application/octet-stream"],
    ["/foa/a.svg", "image/svg+xml; charset=utf-8"],
    ["/none.html", "text/html; charset=utf-8"],
  ])("to %s has the headers it needs", async (path, type) => {
    const { headers, body } = await ask(server.port, path);
    expect(headers["content-type"]).toBe(type);
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    expect(headers["content-length"]).toBe(String(Buffer.byteLength(body)));
  });

  test("to HEAD is that to GET without the body", async () => {
    const [get, head] = await Promise.all([ask(server.port, "/"), ask(server.port, "/", { method: "HEAD" })]);
    expect(head.body).toBe("");
    for (const name of ["content-length", "x-edisi-version", "content-security-policy"]) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
    expect((await ask(server.port, "/.edisi/events", { method: "HEAD" })).status).toBe(200);
  });

  test("for a page that is not there is one that waits", async () => {
    board.post({ round: 1, phase: "failed", problems: [{ place: "modules/a.md:1:1", message: "Keliru" }] });
    const failed = await ask(server.port, "/foa/none.html");
    expect(failed.status).toBe(503);
    expect(failed.body).toContain("modules/a.md:1:1");
    board.post({ round: 2, phase: "ready", problems: [] });
    const missing = await ask(server.port, "/foa/none.html");
    expect(missing.status).toBe(404);
    expect(missing.headers["x-edisi-version"]).not.toBe(failed.headers["x-edisi-version"]);
  });

  test("of events is the present state, then each later one", async () => {
    board.post({ round: 3, phase: "ready", problems: [] });
    const listener = await new Listener().listen(server.url);
    board.post({ round: 4, phase: "building", problems: [] });
    await listener.until(({ round }) => round === 4);
    expect(listener.states.map(({ round }) => round)).toEqual([3, 4]);
    listener.stop();
    const { headers } = await ask(server.port, "/.edisi/events", { method: "HEAD" });
    expect(headers["content-type"]).toBe("text/event-stream");
    expect(headers["cache-control"]).toBe("no-store");
  });
});

describe("what lies outside the folder", () => {
  test.each([
    "/../package.json",
    "/%2e%2e/package.json",
    "/%2e%2e%2fpackage.json",
    "/..%2fpackage.json",
    "/..%5cpackage.json",
    "/..\\package.json",
    "/foa/../../package.json",
    "/%252e%252e%252fpackage.json",
    "/%252e%252e/package.json",
    "/foa/..%252f..%252fpackage.json",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/etc/passwd",
    "/manifest.json%00",
    "/../package.json%00.html",
    "/%c0%ae%c0%ae/package.json",
    "/out.json",
    "/above/package.json",
    "/.hidden.html",
    "/%2ehidden.html",
    "/foa",
    "/%",
  ])("%s is not served", async (path) => {
    const { status, body } = await ask(server.port, path);
    // The server itself refuses a raw backslash before we see it.
    expect([400, 404]).toContain(status);
    expect(body).not.toContain("rahasia");
    expect(body).not.toContain("root:");
  });

  test("is not served for an absolute address either", async () => {
    for (const path of [`http://127.0.0.1:${server.port}/manifest.json`, "file:///etc/passwd", "*"]) {
      const { status } = await ask(server.port, path);
      expect({ path, status }).toEqual({ path, status: 400 });
    }
  });
});

describe("who asks", () => {
  test("by the name of this machine is answered", async () => {
    for (const host of [`localhost:${server.port}`, `127.0.0.1:${server.port}`, `LOCALHOST:${server.port}`]) {
      expect({ host, status: (await ask(server.port, "/", { host })).status }).toEqual({ host, status: 200 });
    }
  });

  test("by any other name is refused", async () => {
    const { port } = server;
    const hosts = [
      `attacker.example:${port}`,
      "127.0.0.1",
      "localhost",
      `127.0.0.1:${port + 1}`,
      `localhost.attacker.example:${port}`,
      `0.0.0.0:${port}`,
      `[::1]:${port}`,
    ];
    for (const host of hosts) {
      for (const path of ["/", "/.edisi/events", "/manifest.json"]) {
        const { status, body } = await ask(port, path, { host });
        expect({ host, status }).toEqual({ host, status: 403 });
        expect(body).not.toContain("Buku");
      }
    }
  });

  test("may only read", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
      const { status, headers } = await ask(server.port, "/", { method });
      expect({ method, status }).toEqual({ method, status: 405 });
      expect(headers.allow).toBe("GET, HEAD");
    }
  });

  test("from the network finds nobody", async () => {
    const own = Object.values(networkInterfaces()).flat();
    const outer = own.find((each) => each?.family === "IPv4" && !each.internal)?.address;
    if (outer === undefined) return;
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect(server.port, outer, () => resolve(true)).once("error", () => resolve(false));
      setTimeout(() => socket.destroy(), 500);
    });
    expect(reached).toBe(false);
  });
});

test("a port that is taken is a failure that says so", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  const options = { folder: root, port, language: "id", board } as const;
  await expect(startServer(options)).rejects.toMatchObject({
    id: "port-taken",
    details: { port: String(port) },
  });
  other.close();
});
