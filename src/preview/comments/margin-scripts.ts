/** Scripts of the margin, by name, each after those that it uses; nothing else in their folder is served. */
export const marginScripts: readonly string[] = [
  "element.js",
  "new-id.js",
  "place-of.js",
  "find-range.js",
  "margin-store.js",
  "word-marks.js",
  "comment-card.js",
  "comment-form.js",
  "card-places.js",
  "card-deck.js",
  "scroll-pair.js",
  "margin-panel.js",
  "select-button.js",
  "server-store.js",
  "frames.js",
  "margin.js",
];
