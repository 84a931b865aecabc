import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { diagnosticsOf, messageOf } from "../../src/diagnostics/report.ts";
import {
  byStatus,
  isFinal,
  lowestStatus,
  statusName,
  statusOf,
  type TextStatus,
} from "../../src/model/status.ts";
import { readLessonMatter, readModuleMatter } from "../../src/source/matter.ts";

function read(line: string): { status: TextStatus | undefined; rules: string[]; file: VFile } {
  const value = `---\njudul: Hak\ndurasi: 5\ntujuan: a\n${line}\n---\n\nTeks.\n`;
  const file = new VFile({ path: "01.md", value });
  const { status } = readLessonMatter(file).matter;
  return { status, rules: diagnosticsOf([file]).map(({ line: at, ruleId }) => `${at} ${ruleId}`), file };
}

describe("the status of a text", () => {
  test.each([
    ["status: draf", { stage: "draft" }],
    ["status: Draft", { stage: "draft" }],
    ["STATUS: final", { stage: "final" }],
    ["status: Seri 2", { stage: "round", round: 2 }],
    ["status: seri-3", { stage: "round", round: 3 }],
    ["status: round  012", { stage: "round", round: 12 }],
  ])("%s", (line, status) => {
    expect(read(line)).toMatchObject({ status, rules: [] });
  });

  test("is that of a draft where nothing says so, without a word about it", () => {
    const { status, rules } = read("ringkasan: b");
    expect([status, rules]).toEqual([undefined, []]);
    expect(statusOf({ status })).toEqual({ stage: "draft" });
  });

  test.each([
    ["fnal", "final"],
    ["draff", "draf"],
    ["dratf", "draf"],
    ["2", "seri 2"],
    ["sri 2", "seri 2"],
    ["rond 3", "round 3"],
    ["seri", "seri 1"],
    ["seri kedua", "seri 2"],
    ["terbit", ""],
    ["seri 0", "seri 1"],
    ["constructor", ""],
  ])("%s is none, and perhaps %s was meant", (written, near) => {
    const { status, rules, file } = read(`status: ${written}`);
    expect([status, rules]).toEqual([undefined, ["5 status-unknown"]]);
    const message = messageOf("status-unknown", file.messages[0]?.details ?? {}, "id");
    expect(message.includes("Mungkin maksudnya")).toBe(near !== "");
    if (near !== "") expect(message).toContain(`\`${near}\`?`);
  });

  test("that is a list is no text", () => {
    expect(read("status: [final]").rules).toEqual(["5 value-invalid"]);
  });

  test("is read from module.md, too", () => {
    const file = new VFile({ path: "module.md", value: "---\njudul: Hak\nstatus: final\n---\n" });
    expect(readModuleMatter(file).matter.status).toEqual({ stage: "final" });
  });
});

describe("statuses", () => {
  const draft: TextStatus = { stage: "draft" };
  const second: TextStatus = { stage: "round", round: 2 };
  const tenth: TextStatus = { stage: "round", round: 10 };
  const final: TextStatus = { stage: "final" };

  test("have an order", () => {
    expect([final, tenth, draft, second].toSorted(byStatus)).toEqual([draft, second, tenth, final]);
    expect(byStatus(final, { stage: "final" })).toBe(0);
    expect(lowestStatus([final, tenth, second])).toEqual(second);
    expect(lowestStatus([])).toEqual(final);
  });

  test("have names", () => {
    expect([draft, second, final].map((each) => statusName(each, "id"))).toEqual(["Draf", "Seri 2", "Final"]);
    expect([draft, second, final].map((each) => statusName(each, "en"))).toEqual([
      "Draft",
      "Round 2",
      "Final",
    ]);
    expect([draft, second, final].map(isFinal)).toEqual([false, false, true]);
  });
});
