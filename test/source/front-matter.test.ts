import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../src/diagnostics/report.ts";
import { readLessonMatter, readModuleMatter } from "../../src/source/matter.ts";
import { textFile } from "../../src/source/read-text.ts";
import { words } from "../../src/source/words.ts";
import { reportsOf } from "../support/lesson.ts";

const whole = "title: a\nduration: 5\nobjectives: b";

function read(text: string): { reports: string[]; body: string; matter: unknown; reasons: string[] } {
  const file = textFile(Buffer.from(text, "utf8"), "01.md");
  const { matter, body } = readLessonMatter(file);
  return { reports: reportsOf(file), body, matter, reasons: file.messages.map(({ reason }) => reason) };
}

const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x]",
  ..."bcdefghi".split("").map((name, index) => {
    const before = "abcdefgh"[index];
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(", ")}]`;
  }),
].join("\n");

describe("front matter", () => {
  test.each([
    ["none", "Teks\n", ["1:1 front-matter-missing"]],
    ["none in an empty file", "", ["1:1 front-matter-missing"]],
    ["a space before it", ` ---\n${whole}\n---\n`, ["1:1 front-matter-missing"]],
    ["no end", `---\n${whole}\n`, ["1:1 front-matter-unclosed"]],
    ["only its first line", "---", ["1:1 front-matter-unclosed"]],
    ["another language", `---js\n${whole}\n---\n`, ["1:4 front-matter-language"]],
    ["no title", "---\nduration: 5\nobjectives: b\n---\n", ["1:1 word-missing"]],
    ["an empty title", '---\ntitle: ""\nduration: 5\nobjectives: b\n---\n', ["2:1 value-invalid"]],
    ["a title without a value", "---\ntitle:\nduration: 5\nobjectives: b\n---\n", ["1:1 word-missing"]],
    ["nothing at all", "---\n---\n", ["1:1 word-missing", "1:1 word-missing", "1:1 word-missing"]],
    ["an unknown word", `---\n${whole}\ntitel: b\n---\n`, ["5:1 word-unknown"]],
    ["the same word in two languages", `---\n${whole}\njudul: b\n---\n`, ["5:1 word-twice"]],
    ["the same word in two cases", `---\n${whole}\nTitle: b\n---\n`, ["5:1 word-twice"]],
    ["broken YAML", '---\ntitle: a\nsummary: "b\nduration: 5\n---\n', ["5:1 yaml-broken"]],
    ["a list", "---\n- a\n---\n", ["2:1 yaml-broken"]],
    ["minutes as words", "---\ntitle: a\nduration: lima\nobjectives: b\n---\n", ["3:1 value-invalid"]],
    ["half a minute", "---\ntitle: a\nduration: 5.5\nobjectives: b\n---\n", ["3:1 value-invalid"]],
    ["a map as text", "---\ntitle: {a: b}\nduration: 5\nobjectives: b\n---\n", ["2:1 value-invalid"]],
    ["lists in a list", "---\ntitle: a\nduration: 5\nobjectives: [[b]]\n---\n", ["4:1 value-invalid"]],
  ])("%s is reported in its line", (_, text, reports) => {
    const { reports: found } = read(text);
    // The end of a quote is looked for until the text ends: the line is the writer's, not the exact column.
    const line = (report: string): string => report.replace(/:\d+ yaml-broken/, " yaml-broken");
    if (text.includes('summary: "b')) expect(found.map(line)[0]).toMatch(/^[345] yaml-broken$/);
    else expect(found.slice(0, reports.length)).toEqual(reports);
  });

  test("broken YAML is reported with the line of the file, not of the front matter", () => {
    expect(read("---\ntitle: a\nsummary: b: c\n---\n").reports[0]).toMatch(/^3:\d+ yaml-broken$/);
  });

  test.each(
    Object.entries(words).filter(([word]) =>
      ["title", "duration", "summary", "objectives", "methods", "materials", "preparation"].includes(word),
    ),
  )("%s can be written in both languages", (word, { en, id }) => {
    const rest: Record<string, string> = { title: "a", duration: "5", objectives: "b" };
    delete rest[word];
    for (const written of [en, id, id.toUpperCase()]) {
      const lines = [...Object.entries(rest).map(([name, value]) => `${name}: ${value}`), `${written}: 7`];
      const { reports, matter } = read(`---\n${lines.join("\n")}\n---\n`);
      expect(reports).toEqual([]);
      expect(JSON.stringify((matter as Record<string, unknown>)[word])).toContain("7");
    }
  });

  test("an unknown word brings a suggestion in both languages, and the words that are known", () => {
    const file = textFile(Buffer.from(`---\n${whole}\ndurasii: 5\nobjektives: c\n---\n`), "01.md");
    readLessonMatter(file);
    const [first, second] = file.messages;
    expect(messageOf("word-unknown", first?.details ?? {}, "id")).toBe(
      "Kata `durasii` tidak dikenal. Yang dikenal: judul, durasi, ringkasan, tujuan, metode, bahan, persiapan, bawa, status, terjemahan-dari. Mungkin maksudnya `durasi`?",
    );
    expect(messageOf("word-unknown", second?.details ?? {}, "en")).toContain("Did you mean `objectives`?");
  });

  test("in JavaScript is never run", () => {
    const trace = join(tmpdir(), `edisi-js-${process.pid}`);
    const code = `require("fs").writeFileSync(${JSON.stringify(trace)}, "x")`;
    for (const language of ["js", "javascript", "coffee", " js", "json"]) {
      const { reports, matter } = read(`---${language}\n{ title: ${code} }\n---\nTeks\n`);
      expect(reports[0]).toBe("1:4 front-matter-language");
      expect(matter).toMatchObject({ title: "" });
    }
    read(`---\ntitle: !!js/function 'function () { ${code} }'\nduration: 5\nobjectives: b\n---\n`);
    expect(existsSync(trace)).toBe(false);
  });

  test("with a bomb of aliases is refused at once", () => {
    const begun = performance.now();
    expect(read(`---\n${whole}\n${bomb}\n---\nTeks\n`).reports).toContain("1:1 yaml-aliases");
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test("leaves the body its line numbers, whatever the line ends", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const { body, reports } = read(`\uFEFF---\n${whole}\n---\n\nTeks\n`.replaceAll("\n", end));
      expect(reports).toEqual([]);
      expect(body).toBe("\n\n\n\n\n\nTeks\n");
    }
  });

  test("ends at its second line only: a rule in the text stays", () => {
    expect(read(`---\n${whole}\n---\n\na\n\n---\n\nb\n`).body).toBe("\n\n\n\n\n\na\n\n---\n\nb\n");
  });

  test("takes numbers as text, one text as a list, and dates as they are written", () => {
    const { matter, reports } = read(
      "---\ntitle: 2025\nduration: 5\nobjectives: 7\nmaterials: [1, b]\nsummary: 2026-11-22\n---\n",
    );
    expect(reports).toEqual([]);
    expect(matter).toMatchObject({
      title: "2025",
      objectives: ["7"],
      materials: ["1", "b"],
      summary: "2026-11-22",
    });
  });

  test("of a module has words of its own", () => {
    const file = textFile(Buffer.from("---\njudul: a\nnomor: 100\ntujuan: b\n---\n"), "module.md");
    readModuleMatter(file);
    expect(reportsOf(file)).toEqual(["3:1 value-invalid", "4:1 word-unknown"]);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("knows no word %s", (word) => {
    expect(read(`---\n${whole}\n${word}: b\n---\n`).reports).toEqual(["5:1 word-unknown"]);
  });
});
