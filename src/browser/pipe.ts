import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "puppeteer";

/**
 * Carries the debugger's messages over two pipes, each message closed by a zero byte. No port is opened, so no other
 * program on the machine can take hold of the browser; and when we end, however, the pipe closes and the browser ends.
 */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  let parts: Buffer[] = [];
  const transport: ConnectionTransport = {
    send(message) {
      toBrowser.write(`${message}\0`);
    },
    close() {
      toBrowser.end();
      fromBrowser.destroy();
    },
  };
  fromBrowser.on("data", (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      const message = Buffer.concat(parts).toString("utf8");
      parts = [];
      start = end + 1;
      setImmediate(() => transport.onmessage?.(message));
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
  fromBrowser.on("close", () => transport.onclose?.());
  // A pipe that breaks is a browser that ended: its exit says more than these do.
  fromBrowser.on("error", () => undefined);
  toBrowser.on("error", () => undefined);
  return transport;
}
