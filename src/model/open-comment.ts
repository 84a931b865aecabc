import type { CommentKind } from "./comment-kind.ts";

/** A comment of a reviewer that nobody has resolved, as boards count it and a release names it. */
export interface OpenComment {
  /** By which `edisi comments --resolve` knows it. */
  id: string;
  kind: CommentKind;
  by: string;
  /** What it says; not to be trusted. */
  text: string;
  /** Id of the module in whose folder it lives. */
  module: string;
  /** File name of the text that it names. */
  session: string;
  /** Path below the package's folder, of the text where it belongs now; of its own file where that is nowhere. */
  path: string;
  line: number;
  column: number;
}
