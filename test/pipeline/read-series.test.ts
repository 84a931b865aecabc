import { expect, test } from "vitest";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { packageOf } from "../support/packages.ts";

const titles = async (root: string, names: string[], language?: "en"): Promise<unknown[]> => {
  const { package: source } = await readPackage(root, names, language);
  return (source.series ?? []).map(({ id, matter, written }) => [id, matter.title, written]);
};

test("knows all modules of the package in its order, also those that are not read", async () => {
  const config = "judul: Paket uji\ntanggal: 2026-11-22\nmodul: [k3, hak, tiada]\n";
  const root = await packageOf({ "modules/package.yaml": config, "modules/k3/module.md": undefined });
  expect(await titles(root, ["hak"])).toEqual([
    ["k3", "k3", "id"],
    ["hak", "Hak", "id"],
  ]);
});

test("knows the titles of translations, and which are none", async () => {
  const root = await packageOf({
    "modules/hak/module.en.md": "---\ntitle: Rights\nnumber: 1\n---\n\nText.\n",
  });
  expect(await titles(root, ["k3"], "en")).toEqual([
    ["hak", "Rights", "en"],
    ["k3", "K3", "id"],
  ]);
});

test("what is wrong with a module that nobody asked for is not said", async () => {
  const root = await packageOf({ "modules/k3/module.md": "---\njudull: K3\n---\n" });
  const { diagnostics } = await readPackage(root, ["hak"]);
  expect(diagnostics.filter(({ path }) => path.includes("k3"))).toEqual([]);
});
