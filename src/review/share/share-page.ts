import { createHash } from "node:crypto";
import type { ShareData } from "../../preview/comments/comment-data.ts";

/** What is added to a book. */
export interface ShareParts {
  script: string;
  style: string;
  data: ShareData;
}

/**
 * A finished book with its comments, and what writes others: one script and one style, each known to the page's policy by
 * its hash. Nothing else may run there, and nothing is ever asked for.
 * @param html a book as the HTML output makes it
 */
export function sharePage(html: string, { script, style, data }: ShareParts): string {
  const opened = openPolicy(html, { "script-src": hashOf(script), "style-src": hashOf(style) });
  const head = opened.search(/<\/head\s*>/i);
  const end = opened.search(/<\/body\s*>\s*<\/html\s*>\s*$/i);
  if (head === -1 || end === -1) throw new Error("Unexpected page without a head or a body's end");
  // Text in a script element ends at "</script": nothing that people wrote may hold one.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028");
  return [
    opened.slice(0, head),
    `<style>${style}</style>\n`,
    opened.slice(head, end),
    `<script type="application/json" id="edisi-share">${json}</script>\n<script>${script}</script>\n`,
    opened.slice(end),
  ].join("");
}

/** Lets a page's own policy know hashes; all else stays as strict as it is in the file. */
function openPolicy(html: string, added: Readonly<Record<string, string>>): string {
  const pattern = /(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)"/i;
  if (!pattern.test(html)) throw new Error("Unexpected page without a policy");
  return html.replace(pattern, (_, before: string, policy: string) => {
    const directives = policy
      .split(";")
      .map((each) => each.trim())
      .filter(Boolean);
    for (const [name, hash] of Object.entries(added)) {
      const index = directives.findIndex((each) => each.split(/\s+/)[0] === name);
      const sources = (directives[index] ?? name).replace(/ 'none'/g, "");
      if (index === -1) directives.push(`${sources} '${hash}'`);
      else directives[index] = `${sources} '${hash}'`;
    }
    return `${before}${directives.join("; ")}"`;
  });
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
