/**
 * Elements that a writer's own HTML may use in a lesson. Everything else is dropped with a warning: scripts, styles,
 * forms, frames, and pictures, which Markdown brings in with a check that the file exists.
 */
export const writersElements: ReadonlySet<string> = new Set(
  (
    "a abbr b bdi bdo blockquote br code dd del details dfn div dl dt em h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q " +
    "rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr"
  ).split(" "),
);
