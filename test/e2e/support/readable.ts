/** Elements that stand on lines of their own; everything else stays in the line it is in. */
const blocks = new Set(
  (
    "html head meta title style body header nav main section article aside footer div h1 h2 h3 h4 h5 h6 p ul ol li dl " +
    "dt dd table thead tbody tr th td figure figcaption details summary blockquote pre hr input a.skip"
  ).split(" "),
);

const empty = new Set(["meta", "input", "br", "hr", "img"]);

/** HTML as people read it in a diff: one block a line, indented, without styles and without embedded files. */
export function readable(html: string): string {
  const masked = html
    .replace(/<style>[\s\S]*?<\/style>/g, "<style>…</style>")
    .replace(/sha256-[A-Za-z0-9+/=]+/g, "sha256-…")
    .replace(/data:([a-z]+\/[a-z0-9+.-]+);base64,[A-Za-z0-9+/=]+/g, "data:$1;base64,…")
    .replace(/Edisi \d+\.\d+\.\d+[\w.-]*/g, "Edisi x.y.z");
  const lines: string[] = [];
  let depth = 0;
  let line = "";
  const end = (): void => {
    if (line.trim() !== "") lines.push("  ".repeat(depth) + line.trim());
    line = "";
  };
  for (const [token, name = ""] of masked.matchAll(/<\/?([a-z][a-z0-9]*)[^>]*>|<![^>]*>|[^<]+/gi)) {
    if (!blocks.has(name) || token.startsWith("<!")) {
      line += token.startsWith("<") ? token : token.replace(/\s+/g, " ");
      if (token.startsWith("<!")) end();
    } else if (token.startsWith("</")) {
      end();
      depth -= 1;
      lines.push(`${"  ".repeat(depth)}${token}`);
    } else {
      end();
      lines.push(`${"  ".repeat(depth)}${token}`);
      if (!empty.has(name)) depth += 1;
    }
  }
  end();
  return `${joinShort(lines).join("\n")}\n`;
}

/** Puts an element that holds one line of text on that line. */
function joinShort(lines: readonly string[]): string[] {
  const result: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [open = "", text = "", close = ""] = lines.slice(index, index + 3);
    const name = /^\s*<([a-z][a-z0-9]*)/.exec(open)?.[1];
    if (name !== undefined && blocks.has(name) && close.trim() === `</${name}>` && isDeeper(text, open)) {
      result.push(open + text.trim() + close.trim());
      index += 2;
    } else if (name !== undefined && blocks.has(name) && text.trim() === `</${name}>`) {
      result.push(open + text.trim());
      index += 1;
    } else result.push(open);
  }
  return result;
}

function isDeeper(line: string, than: string): boolean {
  const first = /^\s*<([a-z][a-z0-9]*)/.exec(line)?.[1];
  return indent(line) > indent(than) && (first === undefined || !blocks.has(first));
}

function indent(line: string): number {
  return line.length - line.trimStart().length;
}
