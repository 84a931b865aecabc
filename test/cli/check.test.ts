import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCheck, type CheckArguments } from "../../src/cli/check.ts";
import type { Shell } from "../../src/cli/shell.ts";
import { textsOf } from "../../src/cli/texts.ts";
import { packageOf } from "../support/packages.ts";

interface Checked {
  status: number;
  out: string;
  err: string;
}

async function check(cwd: string, options: CheckArguments, env: Shell["env"] = {}): Promise<Checked> {
  const written = { out: "", err: "" };
  const status = await runCheck([], options, {
    cwd,
    env,
    language: "id",
    texts: textsOf("id"),
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
    color: false,
    signal: new AbortController().signal,
  });
  return { status, ...written };
}

const lesson = (body: string): string =>
  `---\njudul: Awal\ndurasi: 10\ntujuan: a\n---\n\n${body}\n\n:::kegiatan{judul=b durasi=10 tujuan=1}\nx\n:::\n`;
const root = await packageOf({ "modules/k3/01-awal.md": lesson("[a](#tiada)\n") });

test("puts annotations for GitHub on standard output, with the path in the repository", async () => {
  const folder = join(root, "pelatihan");
  await mkdir(folder);
  await rename(join(root, "modules"), join(folder, "modules"));
  const { status, out, err } = await check(folder, { format: "github" }, { GITHUB_WORKSPACE: root });
  expect([status, err]).toEqual([1, ""]);
  expect(out).toMatch(
    /^::error file=pelatihan\/modules\/k3\/01-awal\.md,line=7,endLine=7,col=1,endColumn=12,title=link-target::Tautan/m,
  );
  expect((await check(folder, { format: "github" })).out).toContain("file=modules/k3/");
  await rename(join(folder, "modules"), join(root, "modules"));
});

test("--json is --format json", async () => {
  const { out, status } = await check(root, { json: true });
  expect(await check(root, { format: "json" })).toEqual({ out, status, err: "" });
  expect(JSON.parse(out)).toMatchObject([{ rule: "link-target", docs: "docs/rules/link-target.md" }]);
});

test("refuses a format that there is not", async () => {
  await expect(check(root, { format: "githb" })).rejects.toMatchObject({
    details: { option: "--format", value: "githb", known: "text, json, github", near: "github" },
  });
});

test("fails on warnings only where asked to be strict", async () => {
  const warned = await packageOf({ "modules/k3/01-awal.md": lesson("<nav>a</nav>\n") });
  expect((await check(warned, {})).status).toBe(0);
  expect((await check(warned, { strict: true })).status).toBe(1);
});
