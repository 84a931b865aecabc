import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { publish, removeStaged } from "../../src/pipeline/publish.ts";

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "edisi-test-")));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe("publish", () => {
  test("makes folders, replaces old files, and leaves nothing else", async () => {
    await writeFile(join(folder, "a.html"), "lama");
    await publish(folder, [
      { path: "a.html", bytes: bytes("baru") },
      { path: "k3/b.pdf", bytes: bytes("pdf") },
    ]);
    expect(await readFile(join(folder, "a.html"), "utf8")).toBe("baru");
    expect(await readFile(join(folder, "k3", "b.pdf"), "utf8")).toBe("pdf");
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      "a.html",
      "k3",
      join("k3", "b.pdf"),
    ]);
  });

  test("changes nothing where one of the files cannot be written", async () => {
    await writeFile(join(folder, "a.html"), "lama");
    await writeFile(join(folder, "k3"), "sebuah berkas");
    const failed = publish(folder, [
      { path: "a.html", bytes: bytes("baru") },
      { path: "k3/b.pdf", bytes: bytes("pdf") },
    ]);
    await expect(failed).rejects.toMatchObject({ id: "write-failed" });
    expect(await readFile(join(folder, "a.html"), "utf8")).toBe("lama");
    expect((await readdir(folder)).sort()).toEqual(["a.html", "k3"]);
  });

  test("names what is in the way", async () => {
    await mkdir(join(folder, "a.html", "isi"), { recursive: true });
    const failed = publish(folder, [{ path: "a.html", bytes: bytes("baru") }]);
    await expect(failed).rejects.toMatchObject({ details: { path: join(folder, "a.html") } });
    expect(await readdir(folder)).toEqual(["a.html"]);
  });

  // Root may write everywhere.
  test.skipIf(process.getuid?.() === 0)("leaves a read-only folder as it is", async () => {
    await writeFile(join(folder, "a.html"), "lama");
    await chmod(folder, 0o555);
    await expect(publish(folder, [{ path: "a.html", bytes: bytes("baru") }])).rejects.toMatchObject({
      id: "write-failed",
    });
    await chmod(folder, 0o755);
    expect(await readFile(join(folder, "a.html"), "utf8")).toBe("lama");
  });
});

describe("removeStaged", () => {
  test("removes what was staged, at any depth, and nothing that only looks like it", async () => {
    await mkdir(join(folder, "k3"));
    const kept = ["a.html", join("k3", "catatan.edisi-panjang"), "naskah.edisi-0a1b2c3d.txt"];
    for (const name of [...kept, "a.html.edisi-0a1b2c3d", join("k3", "b.pdf.edisi-ffffffff")]) {
      await writeFile(join(folder, name), "");
    }
    await removeStaged(folder);
    const left = await readdir(folder, { recursive: true });
    expect(left.sort()).toEqual([...kept, "k3"].sort());
  });

  test("minds no folder that is not there", async () => {
    await expect(removeStaged(join(folder, "tidak-ada"))).resolves.toBeUndefined();
  });
});
