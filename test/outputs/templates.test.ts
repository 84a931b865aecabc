import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import { escapeHtml, Templates } from "../../src/outputs/templates.ts";
import { freshFolder } from "../pipeline/tiny-build.ts";

let own: string;
let ours: string;
let templates: Templates;
beforeAll(async () => {
  [own, ours] = [await freshFolder(), await freshFolder()];
  await mkdir(join(ours, "blocks"));
  await mkdir(join(own, "blocks"));
  await writeFile(join(ours, "a.html"), "<p>{{text}}</p>{{html}}");
  await writeFile(join(ours, "b.html"), "ours");
  await writeFile(join(own, "b.html"), "own");
  await writeFile(join(ours, "blocks", "z.css"), "");
  await writeFile(join(own, "blocks", "a.css"), "");
  await writeFile(join(own, "blocks", "z.css"), "");
  templates = new Templates([own, ours]);
});
afterAll(() => Promise.all([own, ours].map((folder) => rm(folder, { recursive: true }))));

describe("Templates", () => {
  test("takes a package's own file before the tool's, file by file", async () => {
    expect(await templates.read("b.html")).toBe("own");
    expect(await templates.read("a.html")).toContain("{{text}}");
    expect(await templates.list("blocks")).toEqual(["a.css", "z.css"]);
    expect(await templates.list("nothing")).toEqual([]);
  });

  test("fills slots once, as they are or escaped, whatever is in them", async () => {
    const slots = { html: { html: "<b>$& $1 {{text}}</b>" }, text: { text: '"<&>" $\' {{html}}' } };
    expect(await templates.fill("a.html", slots)).toBe(
      "<p>&quot;&lt;&amp;&gt;&quot; $' {{html}}</p><b>$& $1 {{text}}</b>",
    );
  });

  test("fails at a slot that nothing fills, and at a template that is nowhere", async () => {
    await expect(templates.fill("a.html", { html: {}, text: { text: "" } })).rejects.toMatchObject({
      id: "template-word",
      details: { path: join(ours, "a.html"), line: "1", word: "{{html}}", known: "{{text}}" },
    });
    await expect(templates.read("c.html")).rejects.toMatchObject({
      details: { path: "c.html", detail: "ENOENT" },
    });
    await expect(templates.read("blocks")).rejects.toMatchObject({ id: "template-broken" });
  });
});

test.each([
  ["{{board}}", ""],
  ["{{ main }}", "{{main}}"],
  ["{{mains}}", "{{main}}"],
  ["{{my-word}}", ""],
  ["{{}}", ""],
  ["{{constructor}}", ""],
  ["{{__proto__}}", ""],
])("%s, which nothing fills, is never printed: file, line and known words are named", async (word, near) => {
  await writeFile(join(own, "old.html"), `<main>\n{{main}}\n${word}</main>`);
  const failed: unknown = await new Templates([own, ours])
    .fill("old.html", { html: { main: "x" }, text: { title: "y" } })
    .catch((error: unknown) => error);
  expect(failed).toMatchObject({
    id: "template-word",
    details: { path: join(own, "old.html"), line: "3", word, near, known: "{{main}}, {{title}}" },
  });
  if (!(failed instanceof CannotRun)) throw failed;
  expect(failed.in("id")).toContain(`${word} di baris 3 templat ${join(own, "old.html")} tidak dikenal.`);
});

test("escapeHtml leaves nothing that could end a text or an attribute", () => {
  expect(escapeHtml('a & b < c > d " e')).toBe("a &amp; b &lt; c &gt; d &quot; e");
});
