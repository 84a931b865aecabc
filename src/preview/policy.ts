/** Where a page has no policy of its own: only itself, and styles inside it. */
const fallback =
  "default-src 'none'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A page with its policy opened for the preview, and the same policy for the header. */
export interface OpenedPage {
  html: string;
  policy: string;
}

/**
 * Opens a page's Content Security Policy for one script, known by its hash, and for requests to the preview itself. The
 * rest stays as strict as it is in the file. Several policies in one page all hold, so each is opened.
 */
export function openPolicy(html: string, scriptHash: string): OpenedPage {
  const end = html.search(/<\/head\s*>/i);
  const head = end === -1 ? html : html.slice(0, end);
  const policies: string[] = [];
  const opened = head.replace(/<meta\b[^>]*>/gi, (meta) => {
    if (!/\bhttp-equiv\s*=\s*["']?content-security-policy\b/i.test(meta)) return meta;
    return meta.replace(/(\bcontent\s*=\s*")([^"]*)"/i, (_, before: string, written: string) => {
      const policy = openDirectives(unescape(written), scriptHash);
      policies.push(policy);
      return `${before}${escape(policy)}"`;
    });
  });
  return {
    html: opened + html.slice(head.length),
    policy: policies.length > 0 ? policies.join(", ") : openDirectives(fallback, scriptHash),
  };
}

function openDirectives(policy: string, scriptHash: string): string {
  const directives = new Map<string, string[]>();
  for (const written of policy.split(";")) {
    const [name, ...sources] = written.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  const allow = (name: string, source: string): void => {
    const sources = (directives.get(name) ?? []).filter((each) => each !== "'none'");
    directives.set(name, sources.includes(source) ? sources : [...sources, source]);
  };
  allow("script-src", `'${scriptHash}'`);
  allow("connect-src", "'self'");
  // For the empty icon of the preview.
  allow("img-src", "data:");
  return [...directives].map(([name, sources]) => [name, ...sources].join(" ")).join("; ");
}

function unescape(text: string): string {
  return text.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
