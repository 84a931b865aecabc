// The package `hyphen` brings no types for its languages.
declare module "hyphen/*" {
  interface Hyphenator {
    hyphenateSync(text: string, options?: { hyphenChar?: string; minWordLength?: number }): string;
  }
  const hyphenator: Hyphenator;
  export default hyphenator;
}
