import { createHash } from "node:crypto";
import type { Language } from "../model/language.ts";
import { escapeHtml } from "../outputs/templates.ts";
import { sectionSwapper } from "./live/section-swapper.ts";
import { livePage, placeKeeper, problemPanel } from "./live-script.ts";
import { openPolicy, type OpenedPage } from "./policy.ts";
import type { PreviewState, Problem } from "./state.ts";
import { previewWords } from "./words.ts";

const script = `(${livePage.toString()})({ makePlace: ${placeKeeper.toString()}, makePanel: ${problemPanel.toString()}, makeSwapper: ${sectionSwapper.toString()} })`;

const scriptHash = hashOf(script);

/** A page as the preview serves it. */
export interface LivePage extends OpenedPage {
  /** Changes when the page's file, or what it says while it waits, changes. */
  version: string;
}

/**
 * A published page with the script that keeps it up to date.
 * @param version of the page, where it is known; else one of its bytes
 */
export function addLiveScript(html: string, language: Language, version?: string): LivePage {
  return live(html, language, { version });
}

/** The page for a file that is not there: because the sources have errors, are being built, or never had it. */
export function waitingPage(state: PreviewState, language: Language): LivePage {
  const words = previewWords(language);
  const titles = { building: words.building, failed: words.waiting, ready: words.missing };
  const title = titles[state.phase];
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(`${title} – ${words.preview}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${state.phase === "ready" ? `<a href="/">${escapeHtml(words.library)}</a>` : escapeHtml(words.opens)}</p>
${state.problems.map(problemHtml).join("\n")}
</main>
</body>
</html>
`;
  return live(html, language, { attributes: ' data-plain=""' });
}

const style = `
:root { font: 1.05rem/1.5 system-ui, sans-serif }
main { max-width: 46rem; margin: 12vh auto; padding: 0 1.25rem }
h1 { font-size: 1.6rem } a { color: inherit }
section { margin-top: 1.5rem; padding-left: 1rem; border-left: 4px solid #a3211b }
section p { margin: .2rem 0 } .place { font-weight: 700 } pre { margin: .3rem 0; overflow-x: auto }
`;

function live(
  html: string,
  language: Language,
  { version = versionOf(html), attributes = "" }: { version?: string | undefined; attributes?: string },
): LivePage {
  const words = previewWords(language);
  const { html: opened, policy } = openPolicy(html, scriptHash);
  const data = {
    version,
    lang: language,
    "problems-word": words.problems,
    "hide-word": words.hide,
    "lost-word": words.lost,
  };
  const written = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`);
  const end = /<\/body\s*>\s*<\/html\s*>\s*$/i.exec(opened)?.index ?? opened.length;
  // The empty icon keeps browsers from asking for /favicon.ico, which the page's policy forbids.
  const added = `<link rel="icon" href="data:,"><script${written.join("")}${attributes}>${script}</script>\n`;
  return { html: opened.slice(0, end) + added + opened.slice(end), policy, version };
}

function problemHtml({ place, message, source, hint }: Problem): string {
  return [
    "<section>",
    place && `<p class="place">${escapeHtml(place)}</p>`,
    `<p>${escapeHtml(message)}</p>`,
    source && `<pre>${escapeHtml(source)}</pre>`,
    hint && `<p>${escapeHtml(hint)}</p>`,
    "</section>",
  ]
    .filter(Boolean)
    .join("\n");
}

function versionOf(html: string): string {
  return createHash("sha256").update(html).digest("base64url").slice(0, 22);
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
