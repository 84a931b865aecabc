/** Elements that stand in a line of text. */
const inline = new Set(
  "a abbr b bdi bdo br cite code dfn em i img input kbd mark q s samp small span strong sub sup u wbr".split(
    " ",
  ),
);

/** HTML with each block element on a line of its own, indented by depth, for people who compare two versions. */
export function indented(html: string): string {
  let depth = 0;
  let line = "";
  const lines: string[] = [];
  const flush = (): void => {
    if (line.trim() !== "") lines.push("  ".repeat(depth) + line.trim());
    line = "";
  };
  for (const [part] of html.matchAll(/<[^>]+>|[^<]+/g)) {
    const [, end, name = ""] = /^<(\/?)([a-z0-9]+)/.exec(part) ?? [];
    if (name === "" || inline.has(name)) {
      line += part.replaceAll("\n", name === "" ? " " : "\n");
    } else if (end === "/") {
      flush();
      depth -= 1;
      lines.push(`${"  ".repeat(depth)}${part}`);
    } else {
      flush();
      lines.push(`${"  ".repeat(depth)}${part}`);
      if (name !== "hr") depth += 1;
    }
  }
  flush();
  return `${lines.join("\n")}\n`;
}
