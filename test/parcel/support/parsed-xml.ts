/** An element that was read. */
export interface Parsed {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Parsed[];
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads XML of elements, attributes and text. @throws Error where it is not well-formed */
export function parsedXml(source: string): Parsed {
  const body = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  if (body === source) throw new Error("No declaration");
  const top: Parsed = { name: "", attributes: {}, text: "", children: [] };
  const open = [top];
  const token = /<\/([\w.:-]+)>|<([\w.:-]+)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (token.lastIndex < body.length) {
    const match = token.exec(body);
    if (!match) throw new Error(`Not well-formed: ${body.slice(0, 40)}`);
    const [, closed, opened, attributes = "", empty, text] = match;
    const current = open.at(-1) ?? top;
    if (text !== undefined) current.text += decoded(text);
    if (closed !== undefined && open.pop()?.name !== closed) throw new Error(`Unexpected </${closed}>`);
    if (opened === undefined) continue;
    const element = { name: opened, attributes: attributesOf(attributes), text: "", children: [] };
    current.children.push(element);
    if (empty === "") open.push(element);
  }
  const [root, ...others] = top.children;
  if (open.length !== 1 || !root || others.length > 0) throw new Error("Not one whole element");
  return root;
}

function attributesOf(source: string): Record<string, string> {
  const pairs = [...source.matchAll(/([\w.:-]+)="([^"]*)"/g)].map(
    ([, name = "", value = ""]): [string, string] => [name, decoded(value)],
  );
  const attributes = Object.fromEntries(pairs);
  if (Object.keys(attributes).length !== pairs.length) throw new Error(`Twice the same attribute: ${source}`);
  return attributes;
}

function decoded(text: string): string {
  return text.replace(/&(\w+);|&/g, (_, name: string | undefined) => {
    const character = name === undefined ? undefined : entities[name];
    if (character === undefined) throw new Error(`Unexpected & in ${text}`);
    return character;
  });
}
