/** A book on the screen. */
export interface ShownBook {
  book: string;
  page: Document;
  /** Stands before the anchors of a module in this book; undefined where the book does not have the module. */
  prefixOf(module: string): string | undefined;
  /** Where the window on the book begins, in the window of the margin. */
  top(): number;
}
