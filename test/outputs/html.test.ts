import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { html } from "../../src/outputs/html.ts";
import { bookOf, templates } from "./book.ts";

async function made(
  edition: "facilitator" | "participant",
  changes: Record<string, string> = {},
): Promise<string> {
  const context = {
    templates,
    generator: "Edisi uji",
    browser: () => Promise.reject(new Error("no browser")),
    companionPages: () => Promise.resolve(undefined),
    pdfOf: () => Promise.reject(new Error("no PDF here")),
    looseSheetsOf: () => Promise.resolve(undefined),
    extracts: [],
  };
  const [file] = await html.make(await bookOf(edition, changes), context);
  expect(file?.name).toBe(`hak-${edition}.html`);
  return Buffer.from(file?.bytes ?? []).toString("utf8");
}

test("the only style is the one that the policy names, and no other source is allowed", async () => {
  const page = await made("participant");
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "";
  const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = ""]) => style);
  expect(styles).toHaveLength(1);
  const hash = createHash("sha256")
    .update(styles[0] ?? "")
    .digest("base64");
  expect(policy).toContain(`style-src 'sha256-${hash}'`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|script-src|https?:|\*/);
  expect(page).not.toMatch(/<script|<link|@import|url\((?!data:)/);
});

test("minutes stand in the guide's contents, and not in the participant's", async () => {
  expect(await made("facilitator")).toContain('<span class="time">10 menit</span>');
  expect(await made("participant")).not.toContain("menit");
});

test("a title of signs is text, in the title and in the heading", async () => {
  const page = await made("participant", {
    "modules/hak/module.md": "---\njudul: '</title><script>alert(1)</script> & {{main}}'\n---\n\nx\n",
  });
  expect(page).not.toContain("<script");
  expect(page).toContain("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{main}} –");
});
