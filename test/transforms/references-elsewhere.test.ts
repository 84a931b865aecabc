import { describe, expect, test } from "vitest";
import { editions } from "../../src/editions/index.ts";
import { bindModule, bindPackage } from "../../src/model/bindings.ts";
import type { Diagnostic } from "../../src/diagnostics/report.ts";
import { serialise } from "../../src/outputs/html.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { renderSessions, selectBook } from "../../src/render/book.ts";
import { packageOf } from "../support/packages.ts";

const lesson = (body: string): string => `---\njudul: Awal\ndurasi: 10\ntujuan: a\n---\n\n${body}\n`;

/** What `hak` may refer to in the module `k3`, which has no number. */
const target = lesson(
  [
    ':::lembar-kerja{#peta judul="Peta bahaya"}\nGambar.\n:::',
    ':::energizer{#hujan judul="Hujan reda" durasi=5}\nBerdiri.\n:::',
    "Tabel: Bahaya {#bahaya}\n\n| a |\n|---|\n| b |",
  ].join("\n\n"),
);

/** Reads a package whose module `hak` says this; `names` are the modules asked for. */
async function reading(body: string, names: readonly string[] = []): ReturnType<typeof readPackage> {
  const changes = { "modules/hak/01-awal.md": lesson(body), "modules/k3/01-awal.md": target };
  return readPackage(await packageOf(changes), names);
}

async function errorsOf(body: string, names: readonly string[] = []): Promise<string[]> {
  const { diagnostics } = await reading(body, names);
  const worded = ({ ruleId, details }: Diagnostic): string =>
    [ruleId, details["target"], "→", details["near"]].map(String).join(" ");
  return diagnostics.filter(({ severity }) => severity === "error").map(worded);
}

describe("a reference into another module", () => {
  const body = "Lihat {lihat:k3/peta}, {ref:k3/bahaya}, {lihat:k3/sesi-1}, {ref:k3/session-1}, {lihat:k3}.";

  test.each([[[]], [["hak"]]])("finds what is meant, modules asked for: %j", async (names) => {
    const { package: source, diagnostics } = await reading(body, names);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const [module] = source.modules;
    if (!module) throw new Error("no module");
    const book = selectBook(bindModule(module), source, editions.participant);
    const html = serialise(book.parts.flatMap((part) => renderSessions(part, 2))).replaceAll("\u00a0", " ");
    expect(html.replace(/<[^>]+>/g, "")).toContain(
      "Lihat Lembar Kerja 1 (K3), Tabel 1 (K3), Sesi 1 (K3), Sesi 1 (K3), K3.",
    );
    expect(html).not.toContain('href="#peta"');
  });

  test("is a link in the volume", async () => {
    const { package: source } = await reading(body);
    const book = selectBook(bindPackage(source), source, editions.participant);
    const [html = ""] = book.parts.map((part) =>
      serialise(renderSessions(part, 2)).replaceAll("\u00a0", " "),
    );
    expect(html).toContain('<a href="#k3--peta">Lembar Kerja 1, K3</a>');
    expect(html).toContain('<a href="#k3--session-1">Sesi 1, K3</a>');
    expect(html).toContain('<a href="#k3--module">K3</a>');
  });

  test.each([
    ["a module that is not there", "{lihat:k4/peta}", "k4/peta → k3/peta"],
    ["a module and an anchor nearly written", "{lihat:k4/pta}", "k4/pta → k3/peta"],
    ["a module that is like none", "{lihat:keselamatan/peta}", "keselamatan/peta → "],
    ["an anchor that the module lacks", "{lihat:k3/pta}", "k3/pta → k3/peta"],
    ["an anchor that is like none", "{lihat:k3/sesuatu-yang-lain}", "k3/sesuatu-yang-lain → "],
    ["a whole module, nearly written", "{lihat:k33}", "k33 → k3"],
    ["something without its module", "{lihat:peta}", "peta → k3/peta"],
    ["a session that the module lacks", "{lihat:k3/sesi-2}", "k3/sesi-2 → k3/session-1"],
  ])("to %s is an error", async (_, text, expected) => {
    expect(await errorsOf(`Lihat ${text}.`)).toEqual([`reference-target ${expected}`]);
  });

  test("from what everyone reads to what only the other guide has is an error", async () => {
    expect(await errorsOf("Lihat {lihat:k3/hujan}.")).toEqual(["reference-edition k3/hujan → undefined"]);
    expect(await errorsOf(":::fasilitator\n\nLihat {lihat:k3/hujan}.\n\n:::")).toEqual([]);
  });

  test("gives way to a name of the module's own", async () => {
    const { package: source, diagnostics } = await reading(
      'Lihat {lihat:k3} dan {lihat:hak/k3}.\n\n:::lembar-kerja{#k3 judul="Sendiri"}\n\nIsi.\n\n:::',
    );
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const book = selectBook(bindPackage(source), source, editions.participant);
    const [html = ""] = book.parts.map((part) => serialise(renderSessions(part, 2)));
    expect(html.match(/<a href="#k3">/g)).toHaveLength(2);
  });
});
