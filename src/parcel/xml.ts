/** An element of XML with attributes and what is inside; attributes that are undefined are left out. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  children: readonly (XmlElement | string)[];
}

/** Makes an element. */
export function element(
  name: string,
  attributes: XmlElement["attributes"] = {},
  ...children: readonly (XmlElement | string)[]
): XmlElement {
  return { name, attributes, children };
}

/** A document in XML 1.0, UTF-8, an element a line. Characters that XML cannot hold are left out. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, "")}`;
}

function written({ name, attributes, children }: XmlElement, indent: string): string {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`],
  );
  const open = `${indent}<${name}${pairs.join("")}`;
  if (children.length === 0) return `${open}/>\n`;
  // Text stands alone: white space around it would belong to it.
  const texts = children.filter((child) => typeof child === "string");
  if (texts.length > 0) return `${open}>${texts.map(escapeXml).join("")}</${name}>\n`;
  const inner = children.flatMap((child) =>
    typeof child === "string" ? [] : [written(child, `${indent}  `)],
  );
  return `${open}>\n${inner.join("")}${indent}</${name}>\n`;
}

/**
 * Text for XML, in content and in attributes between double quotes.
 * @internal
 */
export function escapeXml(text: string): string {
  return Array.from(text)
    .filter(isXmlCharacter)
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Production 2 of XML 1.0: no controls but white space, no halves of a pair, no U+FFFE and U+FFFF. */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
