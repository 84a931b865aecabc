import { mkdir, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { messageOf, hintOf } from "../../../src/diagnostics/report.ts";
import { readPackage } from "../../../src/pipeline/read-package.ts";
import { releaseProblems } from "../../../src/pipeline/release.ts";
import { openComments } from "../../../src/review/comments/open-comments.ts";
import { packageComments } from "../../../src/review/comments/package-comments.ts";
import { packageOf } from "../../support/packages.ts";

const good = "---\nsesi: 01-awal.md\njenis: hukum\noleh: Siti\ntanggal: 2026-11-22\n---\n\nMohon dicek.\n";
const name = "20261122-aaaaaaaa.md";

/** A package with one comment on law, where people may put it by mistake. */
async function packageWith(place: (module: string, root: string) => Promise<void>): Promise<string> {
  const root = await packageOf();
  await place(join(root, "modules", "hak"), root);
  return root;
}

/** What keeps a release from being made, but for statuses. */
async function refusals(root: string): Promise<string[]> {
  const { package: source } = await readPackage(root);
  const problems = releaseProblems(source.modules, await openComments(source));
  return problems
    .filter(({ ruleId }) => ruleId !== "release-status")
    .map(({ ruleId, path }) => `${path} ${ruleId}`);
}

async function commentsIn(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, name), good);
}

test.each([
  [
    "a link inside the package",
    async (module: string, root: string) => {
      await commentsIn(join(root, "rapat"));
      await symlink(join(root, "rapat"), join(module, "komentar"), "junction");
    },
    "komentar",
  ],
  [
    "a link that leads nowhere",
    (module: string) => symlink(join(module, "tidak-ada"), join(module, "komentar")),
    "komentar",
  ],
  ["a file", (module: string) => writeFile(join(module, "komentar"), good), "komentar"],
  ["a folder with a capital", (module: string) => commentsIn(join(module, "Komentar")), "Komentar"],
  ["a folder in capitals", (module: string) => commentsIn(join(module, "KOMENTAR")), "KOMENTAR"],
  ["a folder in English", (module: string) => commentsIn(join(module, "comments")), "comments"],
] as const)("comments in %s are no silence: no release passes", async (_, place, told) => {
  const root = await packageWith(place);
  expect(await refusals(root)).toEqual([`modules/hak/${told} comment-folder`]);
});

test("a second folder under another name is told beside the comments that are read", async () => {
  const root = await packageWith(async (module) => {
    await commentsIn(join(module, "komentar"));
    await commentsIn(join(module, "Comments"));
  });
  expect(await refusals(root)).toEqual([
    "modules/hak/01-awal.md release-comment",
    "modules/hak/Comments comment-folder",
  ]);
  await rename(join(root, "modules", "hak", "Comments"), join(root, "modules", "hak", "gambar"));
  expect(await refusals(root)).toEqual(["modules/hak/01-awal.md release-comment"]);
});

test("a file without front matter is told what comments need, not lessons", async () => {
  const root = await packageOf({
    [`modules/hak/komentar/${name}`]: "",
    "modules/hak/komentar/20261122-bbbbbbbb.md": "Tanpa keterangan.\n",
    "modules/hak/komentar/20261122-aaaaaaaa.balasan-cccccccc.md": "---\noleh: Siti\n",
  });
  const { package: source } = await readPackage(root);
  const { diagnostics } = await packageComments(source);
  expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(Array(3).fill("comment-start"));
  const hints = diagnostics.map(({ ruleId, details }) => hintOf(ruleId, details, "id") ?? "");
  expect(hints.join()).not.toContain("judul");
  expect(hints[0]).toContain("baris `oleh: …`, `tanggal: …`, lalu");
  expect(hints[1]).toContain("baris `sesi: …`, `jenis: …`, `oleh: …`, `tanggal: …`, lalu");
  expect(messageOf("comment-start", diagnostics[1]?.details ?? {}, "id")).toMatch(/^Berkas ini kosong/);
});

test("a session without its ending is told once", async () => {
  const root = await packageOf({
    [`modules/hak/komentar/${name}`]: good.replace("01-awal.md", "02-x"),
    "modules/hak/komentar/20261122-bbbbbbbb.md": good.replace("sesi: 01-awal.md\n", ""),
  });
  const { package: source } = await readPackage(root);
  const { diagnostics } = await packageComments(source);
  expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(["value-invalid", "word-missing"]);
});
