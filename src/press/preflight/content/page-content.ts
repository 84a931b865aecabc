import type { Dictionary, PdfValue } from "../../pdf-value.ts";
import { Keyword, Lexer } from "../read/lexer.ts";
import { LimitReached } from "../read/limits.ts";
import type { PdfPage } from "../read/pages.ts";
import type { PdfFile } from "../read/pdf-file.ts";
import { PdfStream } from "../read/stream.ts";
import { ColourSpaces } from "./colour-space.ts";
import type { FontFacts } from "./font.ts";
import { initialState } from "./graphics-state.ts";
import { noteGroup } from "./groups.ts";
import { inlineImage } from "./inline-image.ts";
import { objectOperators } from "./object-operators.ts";
import type { Operator } from "./operator.ts";
import { pathOperators } from "./path-operators.ts";
import { Run, type Inner, type PageContent, type Reading } from "./run.ts";
import { stateOperators } from "./state-operators.ts";
import { textOperators } from "./text-operators.ts";

const operators = new Map<string, Operator>(
  Object.entries({ ...stateOperators, ...pathOperators, ...textOperators, ...objectOperators }),
);

/** Operators that change nothing preflight looks at. */
const idle = new Set(["d", "i", "j", "J", "M", "ri", "MP", "DP", "BX", "EX", "d0", "EI"]);

/** Operands that are kept: a list of words without an operator is broken content. */
const mostOperands = 4096;

/** Reads what the pages of a file print. */
export class ContentReader {
  readonly #file: PdfFile;
  readonly #spaces: ColourSpaces;
  readonly #fonts = new Map<Dictionary, FontFacts>();
  readonly #hidden: ReadonlySet<Dictionary>;

  constructor(file: PdfFile) {
    this.#file = file;
    this.#spaces = new ColourSpaces(file);
    this.#hidden = hiddenLayers(file);
  }

  /** Carries out a page's content. @throws LimitReached only where the whole file is given up */
  read(page: PdfPage): PageContent {
    const content: PageContent = { page, marks: [], groups: [], oddities: new Set(), transparent: false };
    const reading: Reading = {
      file: this.#file,
      spaces: this.#spaces,
      fonts: this.#fonts,
      hidden: this.#hidden,
      content,
      visited: new Map(),
      interpret,
    };
    const run = new Run(reading, page.resources, initialState(page.media));
    try {
      noteGroup(run, page.dictionary.get("Group"), page.media);
      execute(run, contentsOf(this.#file, page.dictionary.get("Contents")));
      if (run.stack.length > 0) run.odd("unbalanced");
    } catch (error) {
      if (!(error instanceof LimitReached) || error.final) throw error;
      content.limit = error;
    }
    return content;
  }
}

/** Content of a page: its streams joined, since an operator may stand in two of them. */
function contentsOf(file: PdfFile, value: PdfValue | undefined): Uint8Array {
  const object = file.resolve(value);
  if (object instanceof PdfStream) return file.data(object);
  const parts = (Array.isArray(object) ? object : []).flatMap((each) => {
    const stream = file.stream(each);
    return stream ? [file.data(stream), Uint8Array.of(10)] : [];
  });
  return Buffer.concat(parts);
}

function execute(run: Run, bytes: Uint8Array): void {
  const { budget } = run.file;
  const lexer = new Lexer(bytes, 0, { depth: budget.limits.depth });
  let operands: PdfValue[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!(token instanceof Keyword)) {
      if (operands.length < mostOperands) operands.push(token);
      continue;
    }
    budget.spendOperator();
    const operator = operators.get(token.word);
    if (operator) operator(run, operands);
    else if (token.word === "BI") inlineImage(run, lexer);
    else if (!idle.has(token.word)) run.odd("operator");
    operands = [];
  }
}

function interpret(outer: Run, stream: PdfStream, { state, resources, ...inner }: Inner): void {
  if (outer.path.includes(stream)) {
    outer.odd("circular");
    return;
  }
  const { forms } = outer.file.budget.limits;
  if (outer.path.length >= forms) throw new LimitReached("forms", forms);
  const own = outer.file.dictionary(stream.dictionary.get("Resources"));
  const run = new Run(outer.reading, own ?? resources ?? outer.resources, state, {
    path: [...outer.path, stream],
    inMask: inner.inMask ?? outer.inMask,
    tile: inner.tile ?? outer.tile,
    uncoloured: inner.uncoloured ?? outer.uncoloured,
  });
  run.layers.push(outer.invisible);
  execute(run, outer.file.data(stream));
}

/** Layers that are off when the file is opened or printed (ISO 32000-1, 8.11.4.3). */
function hiddenLayers(file: PdfFile): Set<Dictionary> {
  const properties = file.dictionary(file.catalog.get("OCProperties"));
  const settings = file.dictionary(properties?.get("D"));
  if (!properties || !settings) return new Set();
  const layers = (key: PdfValue | undefined): Dictionary[] =>
    (file.array(key) ?? []).flatMap((each) => file.dictionary(each) ?? []);
  const hidden = new Set(
    file.name(settings.get("BaseState")) === "OFF" ? layers(properties.get("OCGs")) : [],
  );
  for (const layer of layers(settings.get("ON"))) hidden.delete(layer);
  for (const layer of layers(settings.get("OFF"))) hidden.add(layer);
  return hidden;
}
