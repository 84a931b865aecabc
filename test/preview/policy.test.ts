import { describe, expect, test } from "vitest";
import { addLiveScript, waitingPage } from "../../src/preview/page.ts";
import { openPolicy } from "../../src/preview/policy.ts";

const meta = (policy: string): string => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

describe("a page's policy", () => {
  test("is opened for the script and the preview, and for nothing else", () => {
    const { html, policy } = openPolicy(
      `<head>${meta("default-src 'none'; style-src 'sha256-a+b/c='; base-uri 'none'")}</head><body></body>`,
      "sha256-x",
    );
    expect(policy).toBe(
      "default-src 'none'; style-src 'sha256-a+b/c='; base-uri 'none'; script-src 'sha256-x'; connect-src 'self'; img-src data:",
    );
    expect(html).toBe(`<head>${meta(policy)}</head><body></body>`);
  });

  test("keeps scripts that the page already allows, and drops 'none' beside a source", () => {
    const { policy } = openPolicy(
      `<head>${meta("script-src 'sha256-own'; connect-src 'none'; img-src data:")}</head>`,
      "sha256-x",
    );
    expect(policy).toBe("script-src 'sha256-own' 'sha256-x'; connect-src 'self'; img-src data:");
  });

  test("is opened in whatever way the tag is written, and each of several", () => {
    const { html, policy } = openPolicy(
      `<head><META content="default-src 'none'" HTTP-EQUIV=content-security-policy />${meta("img-src &quot;x&quot; a&amp;b")}</head>`,
      "sha256-x",
    );
    expect(policy.split(", ")).toHaveLength(2);
    expect(html.match(/'sha256-x'/g)).toHaveLength(2);
    expect(html).toContain("img-src &quot;x&quot; a&amp;b data:");
  });

  test("is left alone in the body, where it is text", () => {
    const body = `<body><pre>${meta("default-src 'none'")}</pre></body>`;
    const { html } = openPolicy(`<head></head>${body}`, "sha256-x");
    expect(html).toContain(body);
  });

  test("is a strict one where the page has none", () => {
    const { policy } = openPolicy("<p>x", "sha256-x");
    expect(policy).toMatch(/^default-src 'none';.*script-src 'sha256-x'; connect-src 'self'$/);
  });
});

describe("a live page", () => {
  test("has the script at the end of its body, with texts in the language chosen", () => {
    const { html } = addLiveScript("<html><body><p>x</p></body></html>\n", "en");
    expect(html).toMatch(/<p>x<\/p><link rel="icon" href="data:,"><script data-version="[\w-]{22}"/);
    expect(html).toContain('data-hide-word="Close"');
    expect(html.endsWith("</script>\n</body></html>\n")).toBe(true);
  });

  test("has a script that no page's text can end early", () => {
    const { html } = addLiveScript("<body></body></html>", "id");
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).not.toContain("<!--");
  });

  test("has a version that is that of its file", () => {
    const version = (text: string): string => addLiveScript(text, "id").version;
    expect(version("<p>a")).toBe(version("<p>a"));
    expect(version("<p>a")).not.toBe(version("<p>b"));
  });

  test("that waits says what for, with the sources' text as text", () => {
    const problems = [{ place: "modules/k3/01.md:3:1", message: "Blok <b>", source: "<script>", hint: "&" }];
    const { html } = waitingPage({ round: 1, phase: "failed", problems }, "id");
    expect(html).toContain("Menunggu naskah diperbaiki");
    expect(html).toContain("modules/k3/01.md:3:1");
    expect(html).toContain("Blok &lt;b&gt;");
    expect(html).toContain("<pre>&lt;script&gt;</pre>");
    expect(waitingPage({ round: 1, phase: "ready", problems: [] }, "en").html).toContain('<a href="/">');
  });
});
