/** How to print a document. */
export interface PrintOptions {
  /** With tags for assistive technology and an outline. */
  readonly tagged: boolean;
  /** With the content invisible: the same pages and links, sooner. */
  readonly layoutOnly?: boolean;
}

/** A document that is laid out in the browser. */
export interface PrintDocument {
  /** Prints it as it is now. */
  print(options: PrintOptions): Promise<Uint8Array>;
  /** Runs a function in the page, which sees nothing but its argument; what it returns comes back. */
  run<T, A>(change: (argument: A) => T, argument: A): Promise<Awaited<T>>;
}

/** A running browser that prints. */
export interface PrintBrowser {
  /** Name and version, as the browser tells. */
  readonly version: string;
  /** Whether its pages run in Chromium's sandbox. */
  readonly sandbox: boolean;
  /** How it was found: forced, embedded, puppeteer or installed. */
  readonly kind: string;
  /**
   * Loads a document, lends it, and closes it. Several may be open at once. It may use only what is in it: a request
   * for anything else fails it, and so does an image or font that cannot be read. `name` names it in failures.
   */
  open<T>(
    html: string,
    use: (document: PrintDocument) => Promise<T>,
    options?: { readonly name?: string },
  ): Promise<T>;
  /** Ends the browser; a second time does nothing. */
  close(): Promise<void>;
}
