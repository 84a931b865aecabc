import { describe, expect, test } from "vitest";
import { languages } from "../../../src/model/language.ts";
import { wordsOf } from "../../../src/press/preflight/finding.ts";
import { preflight } from "../../../src/press/preflight/preflight.ts";
import { profileNames } from "../../../src/press/preflight/profiles.ts";
import { preflightRules } from "../../../src/press/preflight/rules/index.ts";
import { ruleCases } from "./rule-cases.ts";
import { smallPdf } from "./support/small-pdf.ts";

test("a small PDF/X-4 file has nothing to find, in any profile", async () => {
  for (const profile of profileNames) {
    const { verdict, findings } = await preflight(smallPdf(), profile);
    expect(findings.map(({ rule }) => rule.id)).toEqual([]);
    expect(verdict).toBe("pass");
  }
});

describe("every rule has a file that breaks it and one that does not", () => {
  test.each(ruleCases)("$rule $profile", async ({ rule, profile = "sheet", fails, passes }) => {
    const broken = await preflight(smallPdf(fails), profile);
    const found = broken.findings.find((finding) => finding.rule.id === rule);
    expect(broken.findings.map((finding) => finding.rule.id)).toContain(rule);
    expect(found?.severity).toBe(found?.rule.severity[profile]);
    const whole = await preflight(smallPdf(passes), profile);
    expect(whole.findings.map((finding) => finding.rule.id)).not.toContain(rule);
    // It passes because it is right, and not because nobody could read it.
    expect(whole.pages.length).toBeGreaterThan(0);
    const unread = whole.findings.filter((finding) =>
      ["page-unread", "file-encrypted"].includes(finding.rule.id),
    );
    expect(unread).toEqual([]);
    for (const language of languages) {
      const { message, hint, place } = wordsOf(found ?? whole.findings[0] ?? fail(rule), language);
      expect(`${message} ${hint} ${place}`).not.toMatch(/[{}]|undefined|NaN|Infinity/);
      expect(message).not.toMatch(/ {2}|\( ?\)|^\s|\s$/);
    }
  });

  test("no rule is left out, and ids are unique", () => {
    const ids = preflightRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(ruleCases.map(({ rule }) => rule))].toSorted()).toEqual(ids.toSorted());
  });

  test("every rule names its clause, and ends its sentences", () => {
    for (const { clause, message, hint, id } of preflightRules) {
      expect(clause).not.toBe("");
      for (const language of languages)
        expect(`${message[language]}|${hint[language]}`, id).toMatch(/\.\|.*\.$/);
      expect(message.en).toMatch(/^Unexpected .*, expected /);
    }
  });
});

function fail(rule: string): never {
  throw new Error(`${rule} found nothing`);
}
