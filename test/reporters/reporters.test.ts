import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { diagnosticsOf, report } from "../../src/diagnostics/report.ts";
import { githubDiagnostics } from "../../src/reporters/github.ts";
import { jsonDiagnostics } from "../../src/reporters/json.ts";
import { prettyDiagnostics } from "../../src/reporters/pretty.ts";
import { readLessonMatter } from "../../src/source/matter.ts";
import { textFile } from "../../src/source/read-text.ts";
import { moduleOf } from "../support/lesson.ts";

const golden = (name: string): string => fileURLToPath(new URL(`golden/${name}`, import.meta.url));

const body = `Teks pembuka.

:::fasilitatr
x
:::

::::kegiatan{judul="Peta" drasi=5}
:::ucapkan
Halo
::::

![](tiada.png) [a](#tiada)

${"Kata yang panjang ".repeat(12)}[b](lain.md)${" dan kata lagi".repeat(12)}

\t[^1] <script>x</script> catatan[^9]
`;

const module = await moduleOf([body]);
const matter = textFile(Buffer.from("---\ndurasii: lima\n---\n"), "modules/uji/02.md");
readLessonMatter(matter);
// Lists of all blocks and attributes would change with every new one.
const diagnostics = diagnosticsOf([matter, ...module.lessons.map(({ file }) => file)]).map((diagnostic) => ({
  ...diagnostic,
  details: "known" in diagnostic.details ? { ...diagnostic.details, known: "…" } : diagnostic.details,
}));

describe("the pretty reporter", () => {
  test.each(["id", "en"] as const)("says what is wrong and where, in %s", async (language) => {
    await expect(prettyDiagnostics(diagnostics, { language, color: false })).toMatchFileSnapshot(
      golden(`pretty-${language}.txt`),
    );
  });

  test("colours only where asked to", () => {
    const [colored, plain] = [true, false].map((color) =>
      prettyDiagnostics(diagnostics, { language: "id", color }),
    );
    expect(plain).not.toContain("\u001B");
    expect(colored).toContain("\u001B[31mkesalahan");
    // oxlint-disable-next-line no-control-regex -- the escapes are what the test is about
    expect(colored?.replaceAll(/\u001B\[\d+m/g, "")).toBe(plain);
  });

  test("puts its mark under the place", () => {
    const lines = prettyDiagnostics(diagnostics, { language: "en", color: false }).split("\n");
    const at = lines.findIndex((line) => line.includes("(link-kind)"));
    const [source = "", mark = ""] = lines.slice(at + 1);
    expect(source.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("[b](lain.md)");
    expect(source.length).toBeLessThan(120);
  });

  test("says nothing where nothing is wrong", () => {
    expect(prettyDiagnostics([], { language: "id", color: true })).toBe("");
  });
});

describe("the JSON reporter", () => {
  test("gives every diagnostic with the same fields", async () => {
    const json = jsonDiagnostics(diagnostics, "en");
    for (const each of json) {
      expect(Object.keys(each)).toEqual([
        "rule",
        "severity",
        "file",
        "line",
        "column",
        "message",
        "hint",
        "docs",
      ]);
    }
    await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot(golden("diagnostics.json"));
  });
});

describe("the reporter for GitHub", () => {
  test("gives every diagnostic a command of one line", async () => {
    const lines = githubDiagnostics(diagnostics, { language: "id", color: false });
    expect(lines.match(/^::(?:error|warning) file=/gm)).toHaveLength(diagnostics.length);
    await expect(lines).toMatchFileSnapshot(golden("github.txt"));
  });

  test("escapes what would end a property or the command", () => {
    const file = textFile(Buffer.from("x"), "modules/a,b:c/100%.md");
    report(file, "link-target", { target: "#50%\r\na:b,c" });
    const line = githubDiagnostics(diagnosticsOf([file]), { language: "en", color: false });
    expect(line).toBe(
      "::error file=modules/a%2Cb%3Ac/100%25.md,title=link-target::" +
        "Unexpected link to #50%25%0D%0Aa:b,c, which nothing in this book bears%0Adocs/rules/link-target.md\n",
    );
  });
});
