import type { Data } from "unified";

type Syntax = NonNullable<Data["micromarkExtensions"]>[number];
type FromSyntax = Exclude<NonNullable<Data["fromMarkdownExtensions"]>[number], unknown[]>;
type Construct = Extract<NonNullable<NonNullable<Syntax["flow"]>[string]>, { tokenize: unknown }>;
type Tokenizer = Construct["tokenize"];
type State = ReturnType<Tokenizer>;
type Code = Parameters<State>[0];
type TokenType = Parameters<Parameters<Tokenizer>[0]["enter"]>[0];

/** Character code of a colon. */
const colon = 58;

/** The token and the node of a line that ends a block; `nest-blocks.ts` takes it out of the tree again. */
const endType = "blockEnd" as TokenType;

/**
 * Makes a parser read blocks line by line: the opening line and the closing line of a container directive are each a
 * node, and what is between them stays beside them. So a lesson is tokenised once, where the extension would read what a
 * container holds again for each level of nesting. `nestBlocks` puts it inside afterwards.
 *
 * @param data of a processor that uses remark-directive, whose grammar of an opening line stays
 */
export function flattenBlocks({ micromarkExtensions = [], fromMarkdownExtensions = [] }: Data): void {
  for (const extension of micromarkExtensions) {
    const constructs = extension.flow?.[colon];
    if (!extension.flow || !Array.isArray(constructs)) continue;
    // The extension has the container first, the leaf behind it.
    const [container, ...others] = constructs;
    if (container) extension.flow[colon] = [closingLine, openingLine(container), ...others];
  }
  fromMarkdownExtensions.push(endFromSyntax);
}

/** The construct of a container that is over where its opening line is. */
function openingLine({ tokenize }: Construct): Construct {
  return {
    tokenize(effects, ok, nok) {
      // At the line's end the container attempts its content; at `[` and `{` it attempts its label and attributes.
      const attempt: typeof effects.attempt = (construct, yes, no) => {
        const within = effects.attempt(construct, yes, no);
        return (code) => (isLineEnd(code) ? no?.(code) : within(code));
      };
      return tokenize.call(this, { ...effects, attempt }, ok, nok);
    },
  };
}

const closingLine: Construct = {
  tokenize(effects, ok, nok) {
    let colons = 0;
    const sequence: State = (code) => {
      if (code === colon) {
        effects.consume(code);
        colons += 1;
        return sequence;
      }
      return colons < 3 ? nok(code) : after(code);
    };
    const after: State = (code) => {
      // micromark's codes: -2 is a tab, -1 what a tab is worth beyond its first column, 32 a space.
      if (code === 32 || code === -2 || code === -1) {
        effects.consume(code);
        return after;
      }
      if (!isLineEnd(code)) return nok(code);
      effects.exit(endType);
      return ok(code);
    };
    return (code) => {
      effects.enter(endType);
      return sequence(code);
    };
  },
};

const endFromSyntax: FromSyntax = {
  enter: {
    [endType](token) {
      this.enter({ type: endType } as never, token);
    },
  },
  exit: {
    [endType](token) {
      this.exit(token);
    },
  },
};

/** micromark's codes of line ends: -5, -4 and -3, and null at the end of the file. */
function isLineEnd(code: Code): boolean {
  return code === null || (code <= -3 && code >= -5);
}
