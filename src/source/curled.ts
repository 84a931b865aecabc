/** Words between double quotes, with nothing around that makes the direction of a quote doubtful. */
const pair = /(^|[\s(])"([^\s"](?:[^"]*[^\s"])?)"(?=$|[\s).,;:!?])/g;

/** An apostrophe within or behind a word: "Joko's", "workers'". */
const apostrophe = /(?<=\p{L})'(?=\p{L}|$|[\s).,;:!?])/gu;

/** A text of front matter or of an attribute with curly quotes and apostrophes; lessons' own text is read by sentence. */
export function curled(text: string): string {
  return text.replace(pair, "$1\u201c$2\u201d").replace(apostrophe, "\u2019");
}
