import { createHash } from "node:crypto";
import { join } from "node:path";
import type { PackageConfig } from "../../model/book.ts";
import { escapeHtml, type Templates } from "../../outputs/templates.ts";

/** A book of a share. */
export interface SharedBook {
  /** File name. */
  name: string;
  title: string;
  /** What its edition is called. */
  edition: string;
  /** Open comments in it. */
  comments: number;
  /** Open comments on it that its readers may not see. */
  withheld: number;
  /** A word of warning, where not everybody may have it. */
  warning?: string | undefined;
}

const words = {
  id: {
    how: "Buka sebuah buku, pilih kata-kata yang ingin dikomentari, lalu tekan “Tulis komentar”. Setelah selesai, tekan “Kirim komentar” dan kirimkan berkasnya kepada pengirim naskah ini.",
    comments: "komentar terbuka",
    guide: "Memuat jawaban: jangan dibagikan kepada peserta.",
  },
  en: {
    how: "Open a book, select the words to comment on, and press “Write a comment”. When you are done, press “Send comments” and send the file to whoever sent you these texts.",
    comments: "open comments",
    guide: "It has the answers: do not give it to participants.",
  },
} as const;

/** What is said of a book that has the answers. */
export function guideWarning(language: PackageConfig["language"]): string {
  return words[language].guide;
}

/** The first page of a share: its books. */
export async function shareIndex(
  books: readonly SharedBook[],
  { title, language, round, date }: Pick<PackageConfig, "title" | "language" | "round" | "date">,
  templates: Templates,
): Promise<string> {
  const style = await templates.read(join("share", "index.css"));
  const own = words[language];
  const rows = books.map(
    ({ name, title: of, edition, comments, warning }) =>
      `<li><a href="${escapeHtml(encodeURIComponent(name))}"><b>${escapeHtml(of)}</b> <span>${escapeHtml(edition)}</span>${warning === undefined ? "" : ` <strong>${escapeHtml(warning)}</strong>`}</a>${comments > 0 ? ` <small>${comments} ${escapeHtml(own.comments)}</small>` : ""}</li>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="round">${escapeHtml([round, date].filter(Boolean).join(" · "))}</p>
<p>${escapeHtml(own.how)}</p>
<ul>
${rows.join("\n")}
</ul>
</main>
</body>
</html>
`;
}
