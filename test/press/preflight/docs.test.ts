import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { fill } from "../../../src/diagnostics/failure.ts";
import { figure } from "../../../src/press/preflight/finding.ts";
import { profileNames, profiles } from "../../../src/press/preflight/profiles.ts";
import { usualLimits } from "../../../src/press/preflight/read/limits.ts";
import { preflightRules } from "../../../src/press/preflight/rules/index.ts";

const words = { error: "kesalahan", warning: "peringatan", off: "–" };

/** The rules as rows of the table in docs/preflight.md: what they say, with the thresholds of offset. */
function rows(): string[] {
  return preflightRules.map((rule) => {
    const limits = profileNames.map((name) => rule.limit?.(profiles[name].thresholds));
    const own = profileNames.findIndex((name) => rule.severity[name] !== "off");
    const limit = limits[own];
    const named = Object.fromEntries(
      ["value", "subject", "what", "usual", "pixels", "inks", "space"].map((name) => [name, "…"]),
    );
    const text = fill(rule.message.id, { ...named, limit: limit === undefined ? "" : figure(limit, "id") });
    const severities = profileNames.map((name, index) => {
      const other =
        limits[index] !== limit && rule.severity[name] !== "off"
          ? ` (${figure(limits[index] ?? 0, "id")})`
          : "";
      return `${words[rule.severity[name]]}${other}`;
    });
    return `| \`${rule.id}\` | ${text} | ${severities.join(" | ")} | ${rule.clause} |`;
  });
}

test("docs/preflight.md lists every rule as it is", async () => {
  const page = await readFile(new URL("../../../docs/preflight.md", import.meta.url), "utf8");
  expect(page.split("\n").filter((line) => /^\| `[a-z]/.test(line))).toEqual(rows());
});

test("and the limits of what is read", async () => {
  const page = await readFile(new URL("../../../docs/preflight.md", import.meta.url), "utf8");
  expect(page).toContain(`${usualLimits.seconds} detik`);
  expect(page).toContain(`${usualLimits.file / 1024 ** 3} GB`);
});
