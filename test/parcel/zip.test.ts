import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkSums, sha256 } from "../../src/parcel/check-sums.ts";
import { crc32 } from "../../src/parcel/crc32.ts";
import { zipOf } from "../../src/parcel/zip.ts";
import { has } from "../press/convert/support/proof.ts";
import { entriesOf } from "./support/entries-of.ts";

const run = promisify(execFile);
const files = [
  { path: "paket/b.txt", bytes: Buffer.from("isi b\n") },
  { path: "paket/folder/á.txt", bytes: Buffer.from("isi a\n") },
  { path: "paket/kosong.txt", bytes: new Uint8Array() },
];

const unzip = await has("unzip", "-v");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "edisi-zip-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("the check sum of ZIP archives", () => {
  expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

describe("an archive", () => {
  test("holds every file, sorted, with names in UTF-8", () => {
    const entries = entriesOf(zipOf(files.toReversed(), "2026-11-22"));
    expect(entries.map(({ path }) => path)).toEqual([
      "paket/b.txt",
      "paket/folder/á.txt",
      "paket/kosong.txt",
    ]);
    expect(entries.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(["isi b\n", "isi a\n", ""]);
  });

  test("has the same bytes, whatever the order that files come in", () => {
    expect(zipOf(files, "2026-11-22")).toEqual(zipOf(files.toReversed(), "2026-11-22"));
  });

  test("has one date, the earliest that the format knows where it is earlier", () => {
    const days = (date: string): string[] => [
      ...new Set(entriesOf(zipOf(files, date)).map(({ date: day }) => day)),
    ];
    expect(days("2026-11-22")).toEqual(["2026-11-22"]);
    expect(days("1970-01-01")).toEqual(["1980-01-01"]);
  });

  test.skipIf(!unzip)("is unpacked by unzip", async () => {
    await writeFile(join(folder, "paket.zip"), zipOf(files, "2026-11-22"));
    const { stdout } = await run("unzip", ["-t", "paket.zip"], { cwd: folder });
    expect(stdout).toContain("No errors detected");
    await run("unzip", ["paket.zip"], { cwd: folder });
    expect(await readFile(join(folder, "paket", "b.txt"), "utf8")).toBe("isi b\n");
  });

  test("that would need 64-bit records is refused", () => {
    const many = Array.from({ length: 0xffff }, (_, index) => ({
      path: `${index}`,
      bytes: new Uint8Array(),
    }));
    expect(() => zipOf(many, "2026-11-22")).toThrow(RangeError);
  });
});

test("check sums are sorted lines as sha256sum reads them", () => {
  const text = Buffer.from(checkSums(files.toReversed())).toString();
  expect(text.split("\n")[0]).toBe(`${sha256(Buffer.from("isi b\n"))}  paket/b.txt`);
  expect(text.trimEnd().split("\n")).toHaveLength(3);
  expect(sha256(new Uint8Array())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});
