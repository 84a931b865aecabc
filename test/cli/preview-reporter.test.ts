import { expect, test } from "vitest";
import { terminalReporter } from "../../src/cli/preview.ts";
import { textsOf } from "../../src/cli/texts.ts";
import { CannotRun } from "../../src/diagnostics/failure.ts";

test("no last good page is promised before there is one", () => {
  let err = "";
  const reporter = terminalReporter({
    cwd: "/",
    env: {},
    language: "id",
    texts: textsOf("id"),
    out: () => undefined,
    err: (text) => (err += text),
    color: false,
    signal: new AbortController().signal,
  });
  reporter.failed(new CannotRun("template-broken", { path: "x", detail: "ENOENT" }));
  expect(err).toContain("belum ada halaman");
  expect(err).not.toContain("terakhir yang baik");
  err = "";
  reporter.built("html", 2, 1);
  reporter.failed(new CannotRun("template-broken", { path: "x", detail: "ENOENT" }));
  expect(err).toContain(textsOf("id").kept);
});
