import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VFile } from "vfile";
import { CannotRun, failures, fill } from "../../src/diagnostics/failure.ts";
import { diagnosticsOf, hasErrors, hintOf, messageOf, report } from "../../src/diagnostics/report.ts";
import { ruleOf, rules, type RuleId } from "../../src/diagnostics/rules.ts";
import { nearest, nearSentence } from "../../src/diagnostics/suggest.ts";

const ids = Object.keys(rules) as RuleId[];

const argumentsOf = (message: string | undefined): string[] =>
  [...new Set(message?.match(/\{\w+\}/g))].sort();

describe("the catalogue", () => {
  test.each(ids)("%s says the same in both languages", (id) => {
    const { message, hint } = ruleOf(id);
    expect(argumentsOf(message.id)).toEqual(argumentsOf(message.en));
    expect(argumentsOf(hint?.id)).toEqual(argumentsOf(hint?.en));
    expect(message.id).not.toBe(message.en);
    expect(message.en).toMatch(/^(?:Unexpected|Broken)/);
  });

  test.each(Object.entries(failures))("%s says the same in both languages", (_, { en, id }) => {
    expect(argumentsOf(id).filter((each) => !argumentsOf(en).includes(each))).toEqual([]);
    expect(id).not.toBe(en);
  });
});

describe("a report", () => {
  test("is data until it is put into words", () => {
    const file = new VFile({ path: "b.md", value: "satu\r\ndua\n" });
    report(
      file,
      "word-unknown",
      { word: "jduul", known: { en: "title", id: "judul" }, near: "judul" },
      { line: 2, column: 1 },
    );
    const [diagnostic] = diagnosticsOf([file]);
    expect(diagnostic).toMatchObject({
      ruleId: "word-unknown",
      severity: "error",
      path: "b.md",
      line: 2,
      column: 1,
      sourceLine: "dua",
    });
    expect(messageOf("word-unknown", diagnostic?.details ?? {}, "en")).toBe(
      "Unexpected word `jduul`, expected one of: title. Did you mean `judul`?",
    );
    expect(hintOf("word-unknown", {}, "id")).toBeUndefined();
  });

  test("comes by path, then by place; of the whole file first", () => {
    const [b, a] = ["b.md", "a.md"].map((path) => new VFile({ path, value: "x\nx\n" }));
    if (!a || !b) throw new Error("no files");
    report(b, "lesson-empty", {}, { line: 2, column: 1 });
    report(b, "lesson-empty");
    report(a, "lesson-empty", {}, { line: 10, column: 2 });
    report(a, "lesson-empty", {}, { line: 2, column: 9 });
    expect(diagnosticsOf([b, a]).map(({ path, line }) => [path, line])).toEqual([
      ["a.md", 2],
      ["a.md", 10],
      ["b.md", undefined],
      ["b.md", 2],
    ]);
  });

  test("is an error or a warning as its rule says", () => {
    const file = new VFile({ path: "a.md", value: "" });
    report(file, "image-alt");
    expect(hasErrors(diagnosticsOf([file]))).toBe(false);
    report(file, "image-missing", { path: "x", near: "" });
    expect(hasErrors(diagnosticsOf([file]))).toBe(true);
  });
});

describe("a failure", () => {
  test("speaks both languages", () => {
    const failure = new CannotRun("package-none", { folder: "/tmp", expected: "modules/package.yaml" });
    expect(failure.message).toContain("/tmp holds no package");
    expect(failure.in("id")).toContain("/tmp tidak berisi paket");
  });

  test("is filled with arguments as they are", () => {
    expect(fill("{a} {b} {c}", { a: "$& {b}", b: "$1" })).toBe("$& {b} $1");
  });
});

describe("a suggestion", () => {
  test.each([
    ["fasilitatr", "fasilitator"],
    ["FASILITATOR", "fasilitator"],
    ["jawban", "jawaban"],
    ["xyz", undefined],
    ["", undefined],
  ])("for %j is %j", (word, near) => {
    expect(nearest(word, ["fasilitator", "jawaban", "kasus"])).toBe(near);
  });

  test("is never further away than a third of the word", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, maxLength: 12 }), (word) => {
        expect(nearest(word, [`${word}xxxxxxxx`])).toBeUndefined();
      }),
    );
  });

  test("is a sentence only where there is one", () => {
    expect(nearSentence("", "id")).toBe("");
    expect(nearSentence("a", "id")).toBe(" Mungkin maksudnya `a`?");
  });
});
