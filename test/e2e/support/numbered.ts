/** Everything that bears a number, in order: what it is called, its number and its title. */
export function numberedIn(html: string): string[] {
  const main = html.slice(html.indexOf("<main"));
  const pattern =
    /<h[23] class="session-title">([\s\S]*?)<\/h[23]>|<(?:section|div|article) class="block ([a-z-]+)[a-z -]*" id="([^"]+)"><header class="block-head"><(?:h\d|p)[^>]*>([\s\S]*?)<\/(?:h\d|p)>|<figcaption>([\s\S]*?)<\/figcaption>|<p class="table-caption"[^>]*>([\s\S]*?)<\/p>/g;
  return [...main.matchAll(pattern)].flatMap(([, session, , id, head, figure, table]) => {
    const text = plain(session ?? head ?? figure ?? table ?? "");
    if (!/\d/.test(text)) return [];
    // Exercises count anew in each session and in each test.
    return [
      /^(?:Pertanyaan|Question)/.test(text) && head !== undefined
        ? text.replace(/^\S+/, `$& ${id ?? ""}`)
        : text,
    ];
  });
}

function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
